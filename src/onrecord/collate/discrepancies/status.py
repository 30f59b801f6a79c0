"""One act that commands in one account and asks in another, or is done in one and not yet in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.collate.acts import ActAccount
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, plain_stem
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set

ONE_ACT = 0.5
"""Likeness from which two accounts of an act speak of one so surely that its stages can be held against each other."""
PROVISIONAL = 0.25
"""The same for what is called provisional: the word itself tells that it is of what others call done."""
_ANOTHER = re.compile(r"\b(?:rival|another|separate|competing|similar|other)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_REJECTS = re.compile(
    r"\b(?:has |have |had )?(?:rejected|turned down|voted down|voted against|threw out|thrown out|refused|rejects|reject)"
    r"\s+(?:the |this |that |its |their )?$",
    re.IGNORECASE,
)
_BEFORE = frozenset(["proposed", "draft", "debated"])
_STOOD = frozenset(["provisional", "signed", "accepted", "announced", "proposed", "draft"])


def statuses(found: Claims) -> Iterator[Finding]:
    """Force and stage of each act as its accounts have them."""
    yield from _force(found)
    for item, of_act in zip(found.acts, found.act_accounts, strict=True):
        yield from (made for made in (_rejection(found, of_act, item.id), _stage(found, of_act, item.id)) if made)


def forceful(source: Source, spans: Sequence[Span]) -> Span | None:
    """The first word in `spans` that makes an act a command, unless a "no" stands before it."""
    return _word(source, spans, "forceful")


def binding_denied(d: ActAccount) -> Span | None:
    """The words by which an account says that the act binds nobody: those that say so first, else a verb of mere advice."""
    if d.act.binding is False and d.binding_words:
        return d.binding_words[0]
    return _word(d.source, d.act.stage_evidence, "advisory")


def advisory_words(source: Source, span: Span) -> Span | None:
    """The first word in the span by which something is only asked or advised."""
    return _word(source, (span,), "advisory")


def _word(source: Source, spans: Sequence[Span], name: str) -> Span | None:
    stems = {plain_stem(w) for w in word_set(name)} | word_set(name)
    for span in spans:
        text = span.of(source.text)
        for m in _WORD.finditer(text):
            word = fold(m.group())
            if (word in stems or plain_stem(word) in stems) and not re.search(
                r"\b(?:not|never|no)\b[^.,;]{0,20}$", text[: m.start()], re.IGNORECASE
            ):
                return Span(span.start + m.start(), span.start + m.end())
    return None


def _force(found: Claims) -> Iterator[Finding]:
    """A command in one account of an act, mere advice or free will in another; once for each pair of acts."""
    rows = [(item.id, d) for item, of_act in zip(found.acts, found.act_accounts, strict=True) for d in of_act]
    commands = [(i, d, w) for i, d in rows if (w := forceful(d.source, d.act.stage_evidence))]
    asks = [(i, d, w) for i, d in rows if d.act.binding is False and (w := binding_denied(d))]
    done: set[tuple[str, str]] = set()
    for i, d, w in commands:
        related = [(j, e, v) for j, e, v in asks if d.source is not e.source and (i == j or _object_of(d, e))]
        for j, e, v in sorted(related, key=lambda x: (x[0] != i, found.rank(x[1].source.id))):
            if (i, j) in done or (i != j and any(a == i for a, _ in done)):
                continue
            done.add((i, j))
            reason = f"“{w.of(d.source.text)}” in one account, “{v.of(e.source.text)}” in the other"
            claims = (i,) if i == j else (i, j)
            yield Finding("status", "conflict", reason, (side(e.source, (v,)), side(d.source, (_clause(d, w),))), claims)


def _object_of(order: ActAccount, other: ActAccount) -> bool:
    """Whether what is ordered is the other act ("ordered Halden to recall", "a voluntary recall")."""
    return (
        plain_stem(other.act.sort) in {plain_stem(w) for w in order.words.run}
        and len(set(order.words.stems) & set(other.words.stems)) >= 3
    )


def _clause(d: ActAccount, w: Span) -> Span:
    """The word of force with the two after it."""
    end = next((s.end for s in d.act.evidence if s.start <= w.start < s.end), w.end)
    after = re.match(r"(?:\s+\S+){0,2}", d.source.text[w.end : end])
    return Span(w.start, w.end + (after.end() if after else 0))


def _same_words(d: ActAccount, e: ActAccount) -> bool:
    """Whether two stages rest on one word ("voted"): for and against, which the word alone does not tell apart."""
    x, y = ({plain_stem(fold(s.of(k.source.text))) for s in k.act.stage_evidence} for k in (d, e))
    return bool(x) and x == y


def _turned_down(of_act: Sequence[ActAccount], d: ActAccount) -> tuple[Span, ...] | None:
    """The words before a mention of the act by which it is rejected ("have rejected the agreement")."""
    for span in d.act.evidence:
        if d.act.stage == "rejected" and any(span.contains(w) for w in d.act.stage_evidence):
            return (span,)
        sentence = d.source.sentence(span.start)
        m = _REJECTS.search(d.source.text[sentence.start : span.start])
        if m and any(e.source is not d.source for e in of_act):
            return (Span(sentence.start + m.start(), span.end),)
    return None


def _rejection(found: Claims, of_act: Sequence[ActAccount], claim: str) -> Finding | None:
    """An act that stood in earlier accounts and is turned down in a later one."""
    for d in of_act:
        words = _turned_down(of_act, d)
        stood = [
            e
            for e in of_act
            if e.act.stage in _STOOD and e.act.stage_evidence and found.rank(e.source.id) < found.rank(d.source.id)
        ]
        if words and stood:
            e = stood[0]
            reason = f"{e.act.stage} in one account, rejected in the later one"
            return Finding("status", "update", reason, (side(e.source, e.act.evidence[:1]), side(d.source, words)), (claim,))
    return None


def _was_planned(found: Claims, d: ActAccount, of_act: Sequence[ActAccount]) -> bool:
    """Whether all earlier accounts only have the act planned, and none calls it done before."""
    before = [e for e in of_act if found.rank(e.source.id) < found.rank(d.source.id)]
    return bool(before) and all(e.act.stage == "planned" for e in before)


def _another(d: ActAccount, e: ActAccount) -> bool:
    """Whether the words of one set the act apart from others of its sort ("a rival bill")."""
    return any(_ANOTHER.search(x.of(k.source.text)) for k in (d, e) for x in k.act.evidence[:1])


def _stage(found: Claims, of_act: Sequence[ActAccount], claim: str) -> Finding | None:
    """Done in one account, not yet in another: an update where all that have it undone came before, else a conflict."""
    done = [d for d in of_act if d.act.stage in word_set("done") or (d.act.stage == "filed" and _was_planned(found, d, of_act))]
    undone = [d for d in of_act if d.act.stage in word_set("undone")]
    for d in done:
        for e in undone:
            if d.source is e.source or _same_words(d, e) or (d.act.stage, e.act.stage) == ("passed", "debated"):
                continue
            if found.deeds.compare(d.words, e.words) < (PROVISIONAL if e.act.stage == "provisional" else ONE_ACT) or _another(d, e):
                continue
            spans = [(x.act.stage_evidence or x.act.evidence)[:1] for x in (d, e)]
            forward = all(found.rank(x.source.id) < found.rank(d.source.id) for x in undone)
            if e.act.stage in _BEFORE and not forward:
                continue  # how it began, told once more
            if e.act.stage in _BEFORE and not e.act.stage_evidence:
                continue  # only called a bill or a draft
            if e.act.stage == "rejected" and (not d.act.stage_evidence or any(x.source is e.source for x in done)):
                continue  # what an article that tells it done has turned down is another motion
            reason = f"{d.act.stage} in one account, {e.act.stage} in the other"
            return Finding(
                "status",
                "update" if forward else "conflict",
                reason,
                (side(d.source, spans[0]), side(e.source, spans[1])),
                (claim,),
            )
    return None

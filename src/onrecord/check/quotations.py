"""Quotations: whether an account has the words, and whether it has them whole, as said, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz

from onrecord.check.called import called_alike
from onrecord.check.finding import Finding
from onrecord.check.laid import QUOTED, Laid
from onrecord.collate.entities import OTHER, entity_of, name_of, speaker_match
from onrecord.collate.material import Source
from onrecord.collate.slots import teller
from onrecord.collate.wording import fold
from onrecord.facts.attribution import Attribution
from onrecord.facts.check import Change, CheckVerdict
from onrecord.facts.span import Side, Span
from onrecord.lexicon.checking import check_words
from onrecord.lexicon.closed import listed

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"\s*(?:\[?(?:…|\.\s?\.\s?\.)\]?)\s*")
LIKE = 72
"""Likeness (0 to 100) of a quotation and an account's words from which they are one quotation, altered."""
KEPT = 0.6
"""Share of a quotation's words that those of an account must keep, in order."""
FEW = 3
"""Words below which a stretch in quotation marks is a name or a word held at arm's length unless somebody says it."""
SPOKEN = 4
"""Words from which a stretch in quotation marks is told by who says it; shorter ones are names and titles as well."""
AFTER = 6
"""Words after a quotation's end that can limit it."""


@dataclass(frozen=True)
class Place:
    """Where an account has a quotation's words: `exact` where all of them stand there in order."""

    source: Source
    span: Span
    exact: bool
    kept: float

    @property
    def side(self) -> Side:
        """The words as a side."""
        return Side(self.source.id, (self.span,), self.span.of(self.source.text))


def quotations(laid: Laid) -> Iterator[Finding]:
    """Every stretch of the draft in quotation marks, with what the accounts make of it."""
    for m in QUOTED.finditer(laid.draft.text):
        span = Span(m.start(), m.end())
        said = m.group(1) or m.group(2)
        words = _WORD.findall(said)
        speaker = teller(laid.draft, span)
        if not words or (len(words) < FEW and speaker is None):
            continue
        yield from _of(laid, span, said, speaker)


def _of(laid: Laid, span: Span, said: str, speaker: Attribution | None) -> Iterator[Finding]:
    pieces = [p for p in _GAP.split(said) if _WORD.search(p)]
    found = places(laid, pieces)
    exact = [p for p in found if p.exact]
    if not found:
        yield Finding(span, "quotation", "not on record", "no account has these words")
        return
    if not exact:
        best = max(found, key=lambda p: p.kept)
        reason = f"an account has it otherwise: {best.span.of(best.source.text)}"
        changes = diff(said, best.span.of(best.source.text))
        yield Finding(span, "quotation", "differs", reason, (best.side,), changes=changes)
        return
    for place in exact:
        lost = cut(place, pieces, _ahead(laid.draft, span), _rest(laid.draft, span))
        if lost:
            yield Finding(span, "quotation", "differs", lost, (place.side,))
            return
    yield from _speaker(laid, span, speaker, exact)
    yield Finding(span, "quotation", "borne", "an account has these words", bearing=tuple(p.side for p in exact[:3]))


def _speaker(laid: Laid, span: Span, speaker: Attribution | None, exact: list[Place]) -> Iterator[Finding]:
    """The quotation with who says it, where every account that has the words gives them to another."""
    if speaker is None or speaker.source is None or len(_WORD.findall(span.of(laid.draft.text))) < SPOKEN:
        return
    mine = entity_of(laid.material, laid.draft, speaker), name_of(laid.material, laid.draft, speaker)
    if mine[0] is None or not mine[0].named or _only_pronoun(laid.draft, speaker):
        return
    given: list[tuple[Place, str]] = []
    agreed: list[Place] = []
    for place in exact:
        told = teller(place.source, place.span)
        if told is None or told.source is None or told.sort == "outlet" or not _quoted(place):
            continue
        theirs = entity_of(laid.material, place.source, told), name_of(laid.material, place.source, told)
        if speaker_match(mine[0], theirs[0], mine[1], theirs[1]) > OTHER or called_alike(mine[1], theirs[1]):
            agreed.append(place)
        else:
            given.append((place, theirs[1]))
    settled = [(p, name) for p, name in given if laid.settled_speaker(p.source, p.span) == name]
    if given and (not agreed or settled):
        place, name = (settled or given)[0]
        whole = Span(min(span.start, speaker.source.start), max(span.end, speaker.source.end))
        reach = whole if whole.length <= 2 * span.length + 120 else span
        reason = f"said by {name} in an account, by {mine[1]} in the draft"
        verdict: CheckVerdict = "disputed" if agreed else "differs"
        yield Finding(reach, "attribution", verdict, reason, tuple(p.side for p, _ in given[:3]))


def _quoted(place: Place) -> bool:
    """Whether an account has the words in quotation marks."""
    text, sentence = place.source.text, place.source.sentence(place.span.start)
    marks = sum(text.count(m, sentence.start, place.span.start) for m in '"“”')
    return marks % 2 == 1 or any(m.start() <= place.span.start < m.end() for m in QUOTED.finditer(text))


def _only_pronoun(draft: Source, speaker: Attribution) -> bool:
    """Whether the draft has the speaker by a pronoun, which may be another's."""
    words = speaker.source
    return words is None or draft.text[words.start : words.end].casefold() in listed("third_persons")


def places(laid: Laid, pieces: list[str]) -> list[Place]:
    """Where accounts have the pieces of a quotation one after the other; those in other words too where no account has them."""
    out = []
    for source in laid.others:
        found = _exact(source, pieces)
        if found is not None:
            out.append(Place(source, found, True, 1.0))
    if out:
        return out
    for source in laid.others:
        near = _near(source, " ".join(pieces))
        if near is not None:
            out.append(near)
    return out


def _exact(source: Source, pieces: list[str]) -> Span | None:
    """The words from the first piece to the last, where all stand in order within one passage."""
    words = _indexed(source.text)
    folded = [w for w, _ in words]
    at, first, last = 0, None, 0
    for n, piece in enumerate(pieces):
        run = [_key(w) for w in _WORD.findall(piece)]
        start = next((i for i in range(at, len(folded) - len(run) + 1) if folded[i : i + len(run)] == run), None)
        if start is None or (n and start - at > 60):
            return None
        first = start if first is None else first
        at = last = start + len(run)
    return Span(words[first][1].start, words[last - 1][1].end) if first is not None else None


def _indexed(text: str) -> list[tuple[str, Span]]:
    return [(_key(m.group()), Span(m.start(), m.end())) for m in _WORD.finditer(text)]


def _key(word: str) -> str:
    return fold(word)


def _near(source: Source, said: str) -> Place | None:
    """The words of an account that a quotation is most like, where it keeps enough of them."""
    if len(_WORD.findall(said)) < FEW:
        return None
    flat = fold_same_length(source.text)
    found = fuzz.partial_ratio_alignment(fold_same_length(said), flat, score_cutoff=LIKE)
    if found is None:
        return None
    start, end = found.dest_start, found.dest_end
    spans = [Span(m.start(), m.end()) for m in _WORD.finditer(source.text) if m.start() < end + 1 and m.end() > start - 1]
    if not spans:
        return None
    span = Span(spans[0].start, spans[-1].end)
    mine, theirs = ([_key(w) for w in _WORD.findall(t)] for t in (said, span.of(source.text)))
    kept = sum(b.size for b in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()) / max(1, len(mine))
    return Place(source, span, False, kept) if kept >= KEPT else None


def fold_same_length(text: str) -> str:
    """Lower case with plain apostrophes, each code point for one."""
    return "".join(x if len(x := c.lower()) == 1 else c for c in text).replace("’", "'")


def diff(draft: str, account: str) -> tuple[Change, ...]:
    """The draft's words and the account's side by side, by word."""
    mine, theirs = (list(_WORD.finditer(t)) for t in (draft, account))
    ours, others = ([_key(m.group()) for m in side] for side in (mine, theirs))
    out = []
    for kind, i, j, k, n in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        words = [" ".join(m.group() for m in side) for side in (mine[i:j], theirs[k:n])]
        out.append(Change(words[0], words[1], kind == "equal"))
    return tuple(out)


def _rest(draft: Source, span: Span) -> str:
    """The words of the draft's sentence after the quotation."""
    return draft.text[span.end : max(span.end, draft.sentence(span.end - 1).end)]


def _ahead(draft: Source, span: Span) -> str:
    """The words of the draft's sentence before the quotation."""
    return draft.text[draft.sentence(span.start).start : span.start]


def cut(place: Place, pieces: list[str], ahead: str, rest: str) -> str:
    """What is lost where the words are cut out of the account's; "" where the sense is kept."""
    text = place.source.text
    sentence = place.source.sentence(place.span.end - 1)
    after = re.split(r"[.!?;”\"]", text[place.span.end : max(place.span.end, sentence.end)], maxsplit=1)[0]
    tail = [fold(w) for w in _WORD.findall(after)][:AFTER]
    limits = check_words("limiting")
    limit = next((x for x in limits if _begins(tail, x.split())), None)
    if tail and tail[0] in check_words("negating") and not {fold(w) for w in _WORD.findall(rest)} & check_words("negating"):
        return f"the account goes on: {' '.join(after.split()[:12])}"
    if limit and not re.search(rf"\b{re.escape(limit)}\b", fold(rest)):
        return f"the account goes on: {' '.join(after.split()[:12])}"
    opening = place.source.sentence(place.span.start)
    before = re.split(r"[,;:.!?“\"”]|\b(?:and|but)\b", text[opening.start : place.span.start])[-1]
    turned = {fold(w) for w in _WORD.findall(before)} & check_words("negating")
    if turned and not {fold(w) for w in _WORD.findall(ahead)} & check_words("negating"):
        return f"the account has it after: {' '.join(before.split()[-6:])}"
    if len(pieces) > 1:
        between = _left_out(text, place.span, pieces)
        lost = {fold(w) for w in _WORD.findall(between)} & check_words("negating")
        if lost:
            return f"the words left out turn it round: {' '.join(between.split())}"
    return ""


def _left_out(text: str, span: Span, pieces: list[str]) -> str:
    words = _indexed(span.of(text))
    folded = [w for w, _ in words]
    at, out = 0, []
    ends = []
    for piece in pieces:
        run = [_key(w) for w in _WORD.findall(piece)]
        start = next((i for i in range(at, len(folded) - len(run) + 1) if folded[i : i + len(run)] == run), at)
        ends.append((start, start + len(run)))
        at = start + len(run)
    for (_, end), (start, _) in pairwise(ends):
        out += folded[end:start]
    return " ".join(out)


def _begins(words: list[str], phrase: list[str]) -> bool:
    return words[: len(phrase)] == phrase

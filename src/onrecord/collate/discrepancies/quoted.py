"""One utterance quoted in different words: quotations of the whole story laid side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations, takewhile

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import OTHER, speaker_match, untold
from onrecord.collate.slots import Quotation, QuotedWord, quotations_of
from onrecord.collate.wording import opposite, spelt_alike, stem, words_of
from onrecord.facts.record import Side, Verdict
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import negations, stop_words, word_set

RUN = 3
"""Words in a row that two quotations must share to be laid side by side."""
KEPT, KEPT_WHOLE = 6, 4
"""Words that both must have in order, and how many do where they are all of either quotation but for what differs."""
IN_A_ROW, MANY = 5, 9
"""Words in a row that two must share where fewer than many are kept: they may be a name and a preposition."""
CONTENT = 2
"""Of these, words that carry content."""
SHARE = 4
"""How many words must be kept for each that differs."""
CUT, COST = 4, 3
"""Words from which what one has and the other lacks is a clause left out, and no other wording; as how many words it counts."""
SURE = 12
"""Words kept from which two are one utterance, whatever else their sentences tell."""
EDGE, EDGE_OTHER, EDGE_SHARE = 3, 8, 3
"""Words at a sentence's beginning or end that can stand for others, how many these may be, how many kept ones each takes."""
SPREAD = 12
"""Quotations that have three words in a row in common from which the three are a set phrase."""
SIDES = 4
SHORT, LONG = 4, 7
"""Words of a quotation that can differ from another in a word taken for another, and letters of that word."""
_CAPITAL = re.compile(r"\b(?!(?:The|In|On|At|He|She|It|They|But|And|Mr|Mrs|Ms)\b)[A-Z][\w’'-]{2,}")

AROUND = 300
"""Characters around a quotation within which its article has the rest of the utterance."""
JOINING = frozenset({"but", "and", "so", "because"})
"""Words with which the rest of an utterance begins, in either part of it."""


@dataclass(frozen=True)
class Change:
    """Words of one quotation that stand where the other has others; either may be empty. `edge`: at the beginning or the end."""

    ours: tuple[QuotedWord, ...]
    theirs: tuple[QuotedWord, ...]
    edge: bool = False


@dataclass(frozen=True)
class Laid:
    """Two quotations side by side: the stretch of each that is one utterance, and how the words in it differ."""

    ours: Quotation
    theirs: Quotation
    spans: tuple[Span, Span]
    kept: tuple[str, ...]
    changes: tuple[Change, ...]


def quoted(found: Claims) -> Iterator[Finding]:
    """Once for an utterance, with each wording of it as a side."""
    every = quotations_of(found.trace.material)
    yield from _misheard(every)
    laid = [x for a, b in _candidates(every) if (x := lay(a, b)) is not None and x.changes and not _told_apart(x)]
    groups: list[list[Laid]] = []
    for one in laid:
        joined = [g for g in groups if any(_touch(one, other) for other in g)]
        merged = [x for g in joined for x in g] + [one]
        groups = [g for g in groups if g not in joined] + [merged]
    for group in groups:
        yield _finding(found, group)


def _told_apart(laid: Laid) -> bool:
    """Whether all that one has more at its ends the other article quotes too, before or after a "he said" in the midst."""
    added = [(0, c.ours) if c.ours else (1, c.theirs) for c in laid.changes if c.edge and not (c.ours and c.theirs)]
    return len(added) == len(laid.changes) and all(_near(laid, mine, words) for mine, words in added)


def _near(laid: Laid, mine: int, words: Sequence[QuotedWord]) -> bool:
    """Whether words of one quotation stand in a row in the other article close to where it has the rest."""
    other, span = (laid.theirs, laid.spans[1]) if mine == 0 else (laid.ours, laid.spans[0])
    text = other.source.text
    around = f"{text[max(0, span.start - AROUND) : span.start]} {text[span.end : span.end + AROUND]}"
    row = [w.key for w in words]
    row = row[:-1] if len(row) > 1 and row[-1] in word_set("joining") | JOINING else row
    told = f" {' '.join(re.findall(r'[a-z]+|[0-9]+', around.casefold()))} "
    return f" {' '.join(row)} " in told


def _misheard(every: Sequence[Quotation]) -> Iterator[Finding]:
    """Quotations of two to four words that differ in one long word which begins alike, in sentences that name one and the same."""
    short = [q for q in every if 2 <= len(q.keys) <= SHORT]
    for a, b in combinations(short, 2):
        if a.source is b.source or len(a.keys) != len(b.keys) or not _may_be_one(a, b):
            continue
        apart = [(x, y) for x, y in zip(a.keys, b.keys, strict=True) if x != y]
        if len(apart) != 1 or not _begin_alike(*apart[0]) or not _names(a) & _names(b):
            continue
        told = [f"{q.source.reading.article.outlet or 'one account'} has “{q.span.of(q.source.text)}”" for q in (a, b)]
        yield Finding("wording", "conflict", f"{told[0]}, {told[1]}", (side(a.source, (a.span,)), side(b.source, (b.span,))))


def _begin_alike(x: str, y: str) -> bool:
    """Whether one word may have been taken for the other ("misquotation", "misconception")."""
    return min(len(x), len(y)) >= LONG and x[:RUN] == y[:RUN] and stem(x) != stem(y)


def _names(q: Quotation) -> frozenset[str]:
    """Words with capitals of the sentence around it, quotations left out."""
    sentence = q.source.sentence(q.span.start)
    around = q.source.text[sentence.start : q.span.start] + q.source.text[q.span.end : sentence.end]
    return frozenset(_CAPITAL.findall(around)[:20])


def _touch(a: Laid, b: Laid) -> bool:
    """Whether a quotation is laid side by side in both, by words that overlap."""
    mine = ((a.ours.source, a.spans[0]), (a.theirs.source, a.spans[1]))
    other = ((b.ours.source, b.spans[0]), (b.theirs.source, b.spans[1]))
    return any(x[0] is y[0] and x[1].overlaps(y[1]) for x in mine for y in other)


def _candidates(every: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    """Pairs of different articles that share three words in a row which are no set phrase, and can be of one speaker."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for n, q in enumerate(every):
        for at in range(len(q.keys) - RUN + 1):
            run = q.keys[at : at + RUN]
            if not rows.get(run) or rows[run][-1] != n:
                rows.setdefault(run, []).append(n)
    pairs = {p for found in rows.values() if len(found) <= SPREAD for p in combinations(found, 2)}
    for i, j in sorted(pairs):
        a, b = every[i], every[j]
        if a.source is not b.source and _may_be_one(a, b):
            yield a, b


def _may_be_one(a: Quotation, b: Quotation) -> bool:
    """Whether nothing speaks against one speaker."""
    if untold(a.entity, a.name) or untold(b.entity, b.name) or not a.name or not b.name:
        return True
    return speaker_match(a.entity, b.entity, a.name, b.name) > OTHER


def lay(a: Quotation, b: Quotation) -> Laid | None:
    """The two laid side by side; None where too few words are kept for them to be one utterance."""
    ops = _steps(a, b)
    first, last = _best(ops, a, b)
    if first > last:
        return None
    inside = ops[first : last + 1]
    edges = _edges(a, b, inside)
    kept = tuple(k for kind, i, j, _, _ in inside if kind == "equal" for k in a.keys[i:j])
    changes = tuple(c for kind, i, j, m, n in inside if kind != "equal" and (c := _change(a.words[i:j], b.words[m:n])))
    if len(edges) == 1 and len(kept) >= SHARE * sum(_cost(a, b, op) for op in inside) + EDGE_SHARE * _least(edges[0]):
        changes += (replace(edges[0], edge=True),)
    differing = sum(_cost(a, b, op) for op in inside)
    whole = all(len(kept) + differing + 1 >= len(q.keys) for q in (a, b))
    telling = {k for k in kept if k not in stop_words()}
    in_a_row = max((j - i for kind, i, j, _, _ in inside if kind == "equal"), default=0)
    if not whole and (len(kept) < KEPT or (in_a_row < IN_A_ROW and len(kept) < MANY)):
        return None
    if len(kept) < KEPT_WHOLE or len(telling) < CONTENT or len(kept) < SHARE * differing:
        return None
    (_, i, _, m, _), (_, _, j, _, n) = inside[0], inside[-1]
    ours, theirs = list(a.words[i:j]), list(b.words[m:n])
    for c in (c for c in changes if c.edge):
        ours, theirs = sorted([*ours, *c.ours], key=_place), sorted([*theirs, *c.theirs], key=_place)
    spans = Span(ours[0].span.start, ours[-1].span.end), Span(theirs[0].span.start, theirs[-1].span.end)
    laid = Laid(a, b, spans, kept, changes)
    apart = len(kept) < SURE and _of_other_sentences(a, b, inside, across=judge(laid) == "conflict")
    return None if apart else laid


def _place(word: QuotedWord) -> int:
    return word.span.start


def _least(c: Change) -> int:
    return max(1, min(len(c.ours), len(c.theirs)))


def _edges(a: Quotation, b: Quotation, inside: Sequence[tuple[str, int, int, int, int]]) -> list[Change]:
    """What differs before and after the words that both keep, in the same sentence, where the words are told as whole."""
    (_, i, _, m, _), (_, _, j, _, n) = inside[0], inside[-1]
    before = Change(_sentence(a, a.words[:i], ahead=True), _sentence(b, b.words[:m], ahead=True))
    after = Change(_sentence(a, a.words[j:], ahead=False), _sentence(b, b.words[n:], ahead=False))
    return [c for c, ahead in ((before, True), (after, False)) if _alters(a, b, c, (i, m) if ahead else (j, n), ahead)]


def _of_other_sentences(a: Quotation, b: Quotation, inside: Sequence[tuple[str, int, int, int, int]], *, across: bool) -> bool:
    """Whether both tell more of the sentence, before or after the words kept, and nothing of the one's is in the other's.

    `across`: beyond what an outlet shows to have left out, too.
    """
    (_, i, _, m, _), (_, _, j, _, n) = inside[0], inside[-1]
    beside = (((a, a.words[:i], True), (b, b.words[:m], True)), ((a, a.words[j:], False), (b, b.words[n:], False)))
    told = [[_telling(*row, across=across) for row in pair] for pair in beside]
    return any(min(map(len, pair)) >= CONTENT and not pair[0] & pair[1] for pair in told)


def _telling(q: Quotation, words: Sequence[QuotedWord], ahead: bool, *, across: bool) -> frozenset[str]:
    """Stems of the words of content before (or after) those kept, of the same sentence."""
    if _parted(q, words, ahead):
        return frozenset()
    told = _sentence(q, words, ahead=ahead)
    if not across:
        told = tuple(takewhile(lambda w: not w.put_in, reversed(told) if ahead else told))
    return frozenset(stem(w.key) for w in told if not w.put_in and w.key not in stop_words())


def _sentence(q: Quotation, words: Sequence[QuotedWord], *, ahead: bool) -> tuple[QuotedWord, ...]:
    """Of the words before (or after) those kept, the ones of the same sentence."""
    text, out = q.source.text, list[QuotedWord]()
    for w in reversed(words) if ahead else words:
        beside = text[w.span.end : out[-1].span.start] if ahead and out else text[out[-1].span.end : w.span.start] if out else ""
        if re.search(r"[.!?]", beside):
            break
        out.append(w)
    return tuple(reversed(out)) if ahead else tuple(out)


def _alters(a: Quotation, b: Quotation, c: Change, at: tuple[int, int], ahead: bool) -> bool:
    """Whether the beginning or the end of a sentence is put in other words, or cut as if it were whole."""
    sides = ((a, c.ours, at[0]), (b, c.theirs, at[1]))
    if any(w.put_in for _, words, _ in sides for w in words):
        return False
    long_one = not (c.ours and c.theirs) and max(len(c.ours), len(c.theirs)) >= CUT
    if not long_one and not _change(c.ours, c.theirs):
        return False
    if any(_parted(q, words, ahead) for q, words, _ in sides):
        return False
    sizes = sorted((len(c.ours), len(c.theirs)))
    if sizes[0]:
        return sizes[0] <= EDGE and sizes[1] <= EDGE_OTHER
    long, short = sorted(sides, key=lambda s: -len(s[1]))
    if not ahead:
        last = short[0].words[short[2] - 1].span.end
        return sizes[1] <= EDGE and short[2] == len(short[0].words) and short[0].source.text[last : last + 1] in {"?", "!"}
    first = short[0].words[short[2]].span if short[2] < len(short[0].words) else None
    kept = long[0].words[long[2]].span if long[2] < len(long[0].words) else None
    if first is None or kept is None or short[2]:
        return False
    return short[0].source.text[first.start].isupper() and long[0].source.text[kept.start].islower() and sizes[1] <= EDGE_OTHER


def _parted(q: Quotation, words: Sequence[QuotedWord], ahead: bool) -> bool:
    """Whether a sentence ends between the words and those that are kept."""
    if not words:
        return False
    at = words[-1].span.end if ahead else words[0].span.start
    beside = q.source.text[at : at + 3] if ahead else q.source.text[max(0, at - 3) : at]
    return bool(re.search(r"[.!?]", beside))


def _steps(a: Quotation, b: Quotation) -> list[tuple[str, int, int, int, int]]:
    """What is kept, put in another's place, added and left out, by the words' stems; other forms of a word are another wording."""
    out: list[tuple[str, int, int, int, int]] = []
    for kind, i, j, m, n in SequenceMatcher(None, a.stems, b.stems, autojunk=False).get_opcodes():
        if kind != "equal":
            out.append((kind, i, j, m, n))
            continue
        for at in range(j - i):
            same = a.keys[i + at] == b.keys[m + at]
            step = ("equal" if same else "form", i + at, i + at + 1, m + at, m + at + 1)
            if out and out[-1][0] == step[0] == "equal":
                out[-1] = ("equal", out[-1][1], step[2], out[-1][3], step[4])
            else:
                out.append(step)
    return out


def _best(ops: Sequence[tuple[str, int, int, int, int]], a: Quotation, b: Quotation) -> tuple[int, int]:
    """First and last of the stretches, both of words that are kept, between which most is kept and least differs."""
    best, found = 0, (1, 0)
    for i, start in enumerate(ops):
        if start[0] != "equal":
            continue
        score = 0
        for j in range(i, len(ops)):
            kind, x, y, _, _ = ops[j]
            if kind == "equal":
                score += y - x
                if score > best or (score == best and i == found[0]):
                    best, found = score, (i, j)
            else:
                score -= max(1, _cost(a, b, ops[j]))
    return found


def _cost(a: Quotation, b: Quotation, op: tuple[str, int, int, int, int]) -> int:
    """As how many words a step counts in which the two differ; nothing where an outlet shows that something is left out."""
    kind, i, j, m, n = op
    ours, theirs = a.words[i:j], b.words[m:n]
    if kind == "equal":
        return 0
    if any(w.put_in for w in (*ours, *theirs)):
        # what stands for any words does not stand for those that are told beside it
        return sum(not w.put_in for side in (ours, theirs) if any(w.put_in for w in side) for w in side) if ours and theirs else 0
    change = _change(ours, theirs)
    if change is None:
        return COST if max(j - i, n - m) >= CUT else 0
    return max(len(change.ours), len(change.theirs))


def _change(ours: tuple[QuotedWord, ...], theirs: tuple[QuotedWord, ...]) -> Change | None:
    """What differs between two stretches; None for words put in by an outlet, clauses left out, sounds and spellings."""
    if any(w.put_in for w in (*ours, *theirs)):
        return None
    x, y = (tuple(w for w in side if w.key not in word_set("spoken")) for side in (ours, theirs))
    if spelt_alike("".join(w.key for w in x), "".join(w.key for w in y)) or {w.key for w in (*x, *y)} <= word_set("joining"):
        return None
    if not (x and y) and max(len(x), len(y)) >= CUT:
        return None
    return Change(x, y)


def judge(laid: Laid) -> Verdict:
    """Conflict where a change gives the words another sense; else paraphrase."""
    return "conflict" if any(turns(laid, c) for c in laid.changes) else "paraphrase"


def turns(laid: Laid, c: Change) -> bool:
    """Whether the sense is another: a "no" more, another number, a limit, an opposite; or one word of content for another."""
    ours, theirs = ([w.key for w in side] for side in (c.ours, c.theirs))
    if c.edge and ours and theirs:
        return False  # another beginning or end: how it was put in is not known
    if sum(w in negations() for w in ours) % 2 != sum(w in negations() for w in theirs) % 2:
        return True
    if any(w[0].isdigit() for w in (*ours, *theirs)) or any((w in ours) != (w in theirs) for w in word_set("limiting")):
        return True
    if ours and theirs and opposite(words_of(" ".join(ours)), words_of(" ".join(theirs))):
        return True
    return len(laid.changes) == 1 and _one_word_for_another(c)


def _one_word_for_another(c: Change) -> bool:
    """Whether one word of content stands in the place of another, and is no form of it."""
    if len(c.ours) != 1 or len(c.theirs) != 1:
        return False
    x, y = c.ours[0].key, c.theirs[0].key
    return not {x, y} & stop_words() and not {x, y} <= word_set("holding") and stem(x) != stem(y)


def _finding(found: Claims, group: Sequence[Laid]) -> Finding:
    """One card for an utterance: each wording once, in the order of publication."""
    best = max(group, key=lambda x: (judge(x) == "conflict", len(x.kept), -found.rank(x.ours.source.id)))
    wordings: dict[tuple[str, ...], Side] = {}
    for q, span in sorted(
        ((q, s) for x in (best, *group) for q, s in ((x.ours, x.spans[0]), (x.theirs, x.spans[1]))),
        key=lambda y: (y[0] not in (best.ours, best.theirs), found.rank(y[0].source.id), y[1]),
    ):
        keys = tuple(w.key for w in q.words if span.contains(w.span) and not w.put_in)
        if not any(s.article == q.source.id for s in wordings.values()):
            wordings.setdefault(keys, side(q.source, (span,)))
    sides = sorted(list(wordings.values())[:SIDES], key=lambda s: (found.rank(s.article), s.spans))
    verdict = judge(best)
    held = "the sense is not the same" if verdict == "conflict" else "one utterance in two wordings"
    return Finding("wording", verdict, f"{_said(best, 0)}, {_said(best, 1)}: {held}", tuple(sides), _claims(found, group))


def _weight(laid: Laid, c: Change) -> tuple[bool, int, int]:
    return turns(laid, c), sum(w.key not in stop_words() for w in (*c.ours, *c.theirs)), len(c.ours)


def _said(laid: Laid, at: int) -> str:
    """Who has which words: the change that tells most, with the word kept before and after it."""
    q, other = (laid.ours, laid.theirs) if at == 0 else (laid.theirs, laid.ours)
    change = max(laid.changes, key=lambda c: _weight(laid, c))
    words = (change.ours, change.theirs)[at]
    every = list(q.words)
    if words:
        i, j = every.index(words[0]), every.index(words[-1])
    else:
        i = _after(laid, at, other.words.index((change.ours, change.theirs)[1 - at][0]))
        j = i - 1
    before = i if change.edge and words else max(0, i - 1)
    start, end = every[before].span.start, every[min(len(every) - 1, j + 1)].span.end
    names = [x.source.reading.article.outlet or "one account" for x in (q, other)]
    name = names[0] if names[0] != names[1] else names[0] if at == 0 else "another account"
    return f"{name} has “{q.source.text[start:end]}”"


def _after(laid: Laid, at: int, before: int) -> int:
    """Where in one quotation the word stands that follows what only the other has."""
    for _, i, j, m, n in _steps(laid.ours, laid.theirs):
        mine, other = ((i, j), (m, n)) if at == 0 else ((m, n), (i, j))
        if other[0] <= before < max(other[1], other[0] + 1):
            return mine[0]
    return 0


def _claims(found: Claims, group: Sequence[Laid]) -> tuple[str, ...]:
    """The statements whose accounts hold the words."""
    spans = {(q.source.id, s) for x in group for q, s in ((x.ours, x.spans[0]), (x.theirs, x.spans[1]))}
    held = [
        item.id
        for item, variants in zip(found.statements, found.statement_accounts, strict=True)
        if any(v.source.id == a and any(c.overlaps(s) for c in v.attribution.content) for v in variants for a, s in spans)
    ]
    return tuple(held)

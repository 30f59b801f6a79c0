"""One statement across articles: which attributions are variants of the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from onrecord.collate.clustering import Joining, join_best, likely_pairs
from onrecord.collate.entities import CLOSE, OTHER, SAME, UNTOLD, close_spelling, speaker_match, untold
from onrecord.collate.material import Material
from onrecord.collate.statements.accounts import LEAST, Variant, variants_of
from onrecord.collate.statements.occasions import apart, longest_run
from onrecord.collate.statements.telling import said_apart
from onrecord.collate.wording import Likeness, Words, frame_of, noes, numbers_clash, opposite, verbatim

ALIKE = 0.42
"""Likeness from which two wordings of one speaker are one statement; tuned on stories_dev."""
CLOSE_SPEAKER = 0.06
"""How much more alike they must be where the speakers are only close."""
ITS_OWN = re.compile(
    r"\bits (?:\w+ ){0,2}(?:spokes\w+|secretary|chief|head|leader|president|director|chair\w*|lawyer|manager|boss|commander)\b",
    re.IGNORECASE,
)
NUMBERS = 0.12
"""What two numbers in both wordings add, and half of it one of ten or more."""
TRANSLATED = 0.27
"""Likeness from which two quotations of one speaker, as long as each other, are one put into other words."""
ALL_BUT = 0.8
"""Share of the shorter wording's words, in order, from which it is a cut of the other."""
LONG = 6
"""Words in one run from which a quotation is one utterance under whatever speaker, and within whatever words of the outlet."""
SEVERAL = 12
"""Words up to which a wording is short: of its words in the other `RUN` must stand in one run."""
RUN = 0.5
HELD = 0.6
"""Score with the fullest wording of a row, in units of `ALIKE`, from which a variant is of the row."""


def align_statements(material: Material) -> list[list[Variant]]:
    """The story's statements, each with its variants in the order of publication."""
    variants = variants_of(material)
    likeness = Likeness.over(v.text for v in variants)
    scores: dict[tuple[int, int], float] = {}
    for i, j in _candidates(variants):
        score = _score(variants[i], variants[j], likeness)
        if score > 0:
            scores[i, j] = score
    joined = join_best(len(variants), scores, lambda i, j: apart(variants[i], variants[j]), told_apart=0.0)
    whole = [part for group in joined for part in _around_the_fullest(group, variants, scores)]
    groups = _lead_in(whole, variants)
    return [[variants[i] for i in group] for group in groups]


def _around_the_fullest(group: list[int], variants: list[Variant], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """A group parted so that every variant is like the fullest wording of its row, or a cut of one that is: no chain joins."""

    def score(i: int, j: int) -> float:
        return scores.get((min(i, j), max(i, j)), 0.0)

    out = []
    while group:
        hub = max(group, key=lambda i: (variants[i].in_quotes, variants[i].whole_quote, len(variants[i].words.run)))
        near = [i for i in group if i == hub or score(i, hub) >= HELD]
        held = [i for i in group if i in near or any(score(i, j) >= 1.0 + ALL_BUT for j in near)]
        out.append(held)
        group = [i for i in group if i not in held]
    return sorted(out)


def _lead_in(groups: list[list[int]], variants: list[Variant]) -> list[list[int]]:
    """Groups with each paraphrase that leads in to a quotation of the same speaker put with it.

    "She denied any deal. 'We have signed nothing,' she said" is one statement, whatever the words share. What gives numbers that
    the quotation does not speak of tells something of its own, and so mostly does what stands in a paragraph before it. Only groups
    that hold no quotation of their own are put elsewhere.
    """
    sets: Joining[int] = Joining(range(len(variants)))
    for group in groups:
        for i in group[1:]:
            sets.join(group[0], i)
    own = {sets.root(i) for i, v in enumerate(variants) if v.in_quotes}
    own |= {group[0] for group in groups if _stands_alone(group, variants)}
    for i, (a, b) in enumerate(pairwise(variants)):
        leads = sets.root(i) not in own and b.whole_quote and _neighbours(a, b) and not numbers_clash(a.words, b.words)
        if leads and (_one_voice(a, b) or _speaks_for(b, a)):
            sets.join(sets.root(i + 1), i)
    return [sorted(group) for group in sorted(sets.groups(), key=min)]


def _stands_alone(group: list[int], variants: list[Variant]) -> bool:
    """Whether another article tells a report without the quotation that it leads in to here: then it is a statement of its own."""
    articles = {variants[i].source.id for i in group}
    led = {variants[i].source.id for i in group if i + 1 < len(variants) and _neighbours(variants[i], variants[i + 1])}
    return len(articles) > 1 and bool(articles - led)


def _one_voice(a: Variant, b: Variant) -> bool:
    """Whether both have one speaker, or who speaks for him, or one post, or the second's is a pronoun nothing resolves."""
    one_paper = bool(a.paper) and a.paper == b.paper and (a.is_paper or b.is_paper)
    return one_paper or speaker_match(a.entity, b.entity, a.name, b.name) >= CLOSE or untold(b.entity, b.name)


def _speaks_for(b: Variant, a: Variant) -> bool:
    """Whether the second's speaker is "its director" and "it" can only be the first's: no other body is named between."""
    if not ITS_OWN.search(frame_of(b.source, b.attribution)) or a.attribution.source is None or b.attribution.source is None:
        return False
    low, high = a.attribution.source.end, b.attribution.source.start
    whose = a.attribution.source.entity
    between = (m for m in b.source.reading.mentions if low <= m.start and m.end <= high and m.entity != whose)
    return not any(b.source.entities[m.entity].kind in {"organization", "group"} for m in between if m.entity in b.source.entities)


def _candidates(variants: list[Variant]) -> list[tuple[int, int]]:
    """Pairs that share a content word or the speaker's name, and neighbours in one article."""
    pairs = set(likely_pairs([{*v.words.bag, f"!{v.name}"} for v in variants]))
    pairs.update((i - 1, i) for i in range(1, len(variants)) if variants[i - 1].source is variants[i].source)
    return sorted(pairs)


def _score(a: Variant, b: Variant, likeness: Likeness) -> float:
    """How surely two variants are one statement, in units of `ALIKE`; 0 where they are not."""
    match = speaker_match(a.entity, b.entity, a.name, b.name)
    one_paper = bool(a.paper) and a.paper == b.paper
    if match == OTHER and one_paper and (a.is_paper or b.is_paper):
        match = CLOSE
    cut, shortest = _cut(a, b)
    if match == OTHER:
        in_one_run = cut >= 0.9 and longest_run(a.words.run, b.words.run) >= LONG
        return 2.0 if in_one_run and (a.in_quotes or b.in_quotes) else 0.0
    if numbers_clash(a.words, b.words) or _swapped(a, b, cut) or apart(a, b):
        return 0.0
    if cut >= ALL_BUT:
        return 1.0 + cut
    if said_apart(a, b) or (a.is_paper != b.is_paper and not one_paper and match < SAME):
        return 0.0
    score = likeness.compare(a.words, b.words)
    shared = a.words.numbers & b.words.numbers
    score += NUMBERS if len(shared) > 1 else NUMBERS / 2 if any(n >= 10 for n in shared) else 0.0
    if a.whole_quote and b.whole_quote and shortest >= 5:
        other_words = score * ALIKE / TRANSLATED if match == SAME and _of_one_length(a, b) and a.source is not b.source else 0.0
        score = max(0.5 * score + 0.5 * verbatim(a.words, b.words), other_words)
    if match == UNTOLD:
        score -= 2 * CLOSE_SPEAKER
    elif match < SAME:
        score -= CLOSE_SPEAKER
    return score / ALIKE if score >= ALIKE * 0.6 else 0.0


def _cut(a: Variant, b: Variant) -> tuple[float, int]:
    """How much of the shorter wording, or of what it quotes, stands in the other as a cut of it; and how many words that one has.

    A few words that stand here and there in a long wording are no cut of it, nor is a phrase that an outlet quotes within its
    own words ("an 'act of terror'"): a speaker uses it again and again. What a whole quotation quotes is another's.
    """
    found = [(_cut_of(a.words, b.words), min(len(a.words.run), len(b.words.run)))]
    if a.quotations and b.quotations:
        one, other = (v.words if v.attribution.kind == "direct" else v.quoted_words for v in (a, b))
        short = min((one, other), key=lambda w: len(w.run))
        if len(short.run) >= LONG or len(short.bag) > LEAST or (a.whole_quote and b.whole_quote and len(short.run) >= LEAST):
            found.append((_cut_of(one, other), len(short.run)))
    return max(found)


def _cut_of(a: Words, b: Words) -> float:
    """Share of the shorter's words that stand in the other, in order and most of a short one's in one run; 0 for none."""
    shortest = min(len(a.run), len(b.run))
    share = verbatim(a, b) if shortest >= LEAST else 0.0
    least = RUN * shortest if shortest < SEVERAL else LEAST
    return share if share < ALL_BUT or longest_run(a.run, b.run) >= least else 0.0


def _of_one_length(a: Variant, b: Variant) -> bool:
    """Whether neither wording is half as long again as the other."""
    short, long = sorted((len(a.words.run), len(b.words.run)))
    return long <= 1.5 * short


def _swapped(a: Variant, b: Variant, cut: float) -> bool:
    """Whether two reports in near-equal words differ in a "no", or in one word put for another that is no spelling of it.

    One word for a happening may be put for another ("the quake that struck", "the quake that hit"), but not for its opposite.

    Only reports in the outlets' own words: a quotation carried with other words is a variant, and its wording a discrepancy.
    """
    if a.in_quotes or b.in_quotes or cut < ALL_BUT:
        return False
    if noes(a.words) % 2 != noes(b.words) % 2:
        return True
    only_a, only_b = a.words.bag - b.words.bag, b.words.bag - a.words.bag
    same_size = len(a.words.run) * 0.8 <= len(b.words.run) <= len(a.words.run) / 0.8
    spelled = any(close_spelling(x, y) for x in only_a for y in only_b)
    verbs = a.happening | b.happening
    put_for = bool(only_a - verbs and only_b - verbs) or opposite(a.words, b.words)
    return same_size and put_for and bool(only_a and only_b) and not spelled


def _neighbours(a: Variant, b: Variant) -> bool:
    """A paraphrase and the quotation that follows it, or two pieces of one quotation."""
    if a.source is not b.source:
        return False
    first, second = sorted((a, b), key=lambda v: v.attribution.content[0].start)
    last, opening = first.attribution.content[-1], second.attribution.content[0]
    near = a.source.sentence_number(opening.start) - a.source.sentence_number(last.start) <= 1
    between = a.source.text[last.end : opening.start]
    tells_more = bool(first.words.numbers - second.words.numbers)
    return near and second.whole_quote and not tells_more and "\n" not in between and "?" not in between

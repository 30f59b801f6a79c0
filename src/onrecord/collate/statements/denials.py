"""Who denies what: a denial and the assertion that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.collate.entities import SAME, speaker_match
from onrecord.collate.material import Source
from onrecord.collate.statements.accounts import Variant
from onrecord.collate.wording import Likeness, fold, quoted, stem, stems_of, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set

_DENIES_IT = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|rebuff(?:s|ed))\s+"
    r"(?:it|that|this|(?:the|these|those|such) (?:\w+ )?"
    r"(?:claims?|reports?|allegations?|accusations?|charges?|account|version))\b"
    r"(?=\s*[.,;:–—-]|\s*$)"
    r"|\b(?:call(?:s|ed)?|brand(?:s|ed)?|label(?:l?ed|s)?) (?:it|that|this|them|(?:the|these|those|such) (?:\w+ )?"
    r"(?:claims?|reports?|allegations?|accusations?|charges?|account|version|story|rumou?rs?)) "
    r"(?:[\"“‘'])?(?:(?:an?|pure|utter|complete|sheer|total) )*(?:nonsense|lies?|false|untrue|rubbish|absurd|invent(?:ed|ions?)"
    r"|fabricat(?:ed|ions?)|fictions?|fantas(?:y|ies)|fairy[- ]tales?|baseless|propaganda|slander|ridiculous|fake|hoax|smear)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:unless|if|until)\b[^,.;!?]*", re.IGNORECASE)
_CHARGED = re.compile(r"(?:charges|accusations?|allegations?)$", re.IGNORECASE)
_ACCUSES = re.compile(r"\b(?:accus|charg|alleg|claim|blam|suspect|prosecut|indict)", re.IGNORECASE)
_ACCUSED_OF = re.compile(
    r"\b(?:accus\w+|suspect\w+|blam\w+)\b(?! of)[^.;!?]{1,80}? (?:of|for) "
    r"(?P<deed>(?:having )?\w+ing\b(?:(?!,? (?:and|but) (?:said|says|saying|called|demanded|told|claimed|added)\b)[^.;!?\n])*)",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|nor|not|never)\b[^.;,]*$", re.IGNORECASE)
REPLY = 2
"""Sentences after a denial of "it" within which the denier's own words stand."""
REACH = 3
"""Sentences back to what "it" may stand for."""
SAME_PAGE = 0.15
"""What an assertion of the denial's own article gains over another's."""
LEAST = 3
"""Content words that an assertion has."""
SHORT, SHARED = 8, 3
"""Content words from which the shorter of assertion and denial does not tell by a word or two, and those they must then share."""
ALONE = 2
"""Content words below which a denial tells only of whom or what it is, and answers no longer assertion."""
MOST_OF_IT = 0.66
"""Share of what is denied that a long assertion of the same article needs to have, where it shares less."""
_PUTS_DOWN = re.compile(r"\b(?:sham|bogus|baseless|untrue|hoax|fake|false|unfounded|a lie|lies)\b", re.IGNORECASE)
_LEFT_OPEN = re.compile(
    r"\btoo (?:soon|early) to\b|\b(?:not|n['’]t) (?:yet )?(?:clear|known|know|say|certain|sure)\b"
    r"|\bunclear\b|\bunknown\b|\bwhether\b",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(
    r"\b(?:the|these|those|such) (?P<name>[A-Z][\w'’-]+) (?:claim|report|allegation|accusation|account|version|story)"
)
ANSWERS = 0.3
"""Likeness from which a denial with its own words answers an assertion; tuned on stories_dev."""


@dataclass(frozen=True)
class Denial:
    """An assertion and its denial, each as article and words."""

    asserted: Source
    claim: tuple[Span, ...]
    denied: Source
    words: tuple[Span, ...]
    denier: str


def denials_in(variants: Sequence[Variant], rank: Mapping[str, int]) -> list[Denial]:
    """All denials of the story with what each answers; each denial once. `rank` is the order of the articles in time."""
    by_article: dict[str, list[Variant]] = {}
    for v in variants:
        by_article.setdefault(v.source.id, []).append(v)
    found = [d for rows in by_article.values() for d in _of_it(rows)]
    likeness = Likeness.over(v.text for v in variants)
    found += [
        d
        for v in variants
        if denies(v) and (d := _of_words(v, [w for w in variants if rank[w.source.id] <= rank[v.source.id]], likeness))
    ]
    return found


def denies(v: Variant) -> bool:
    """Whether the source denies it, as the reader or the cue tells."""
    if v.attribution.denies:
        return True
    cue = v.attribution.cue
    if v.words.bag & stems_of("refused"):
        return False
    words = {stem(w) for w in re.findall(r"\w+", fold(cue.of(v.source.text)))} if cue else set()
    if words & stems_of("putting_off") and not (
        v.words.bag & stems_of("alleging") or v.words.run[:1] in {("it",), ("that",), ("this",), ("any",)}
    ):
        return False  # "rejected the offer"
    if cue and _NEITHER.search(v.source.text[max(0, cue.start - 24) : cue.start]):
        return False
    return bool(words & stems_of("denying"))


def _of_it(rows: Sequence[Variant]) -> Iterator[Denial]:
    """Denials of "it" or "that": the claim stands in the sentences before, the denier's own words in those after."""
    source = rows[0].source
    for m in _DENIES_IT.finditer(source.text):
        here = source.sentence_number(m.start())
        before = [v for v in rows if _stands_before(v, m.start(), here)]
        accused = None
        if _CHARGED.search(m.group().rstrip()):
            before = [v for v in before if _accuses(v)]
            accused = _accusation(source, m.start(), here)
        if named := _REPORT_OF.search(m.group()):
            before = [v for v in before if named["name"] in v.name or named["name"] in v.text]
        if not before and accused is None:
            continue
        claim = max(before, key=lambda v: v.attribution.content[-1].end, default=None)
        claimed = (accused,) if accused else claim.attribution.content if claim else ()
        after = [
            v
            for v in rows
            if v.attribution.content[0].start >= m.start()
            and source.sentence_number(v.attribution.content[0].start) - here <= REPLY
            and v.whole_quote
        ]
        reply = min(after, key=lambda v: v.attribution.content[0].start, default=None)
        words = reply.attribution.content if reply else _denial_itself(source, here)
        yield Denial(source, claimed, source, words, reply.name if reply else "")


def _accusation(source: Source, at: int, here: int) -> Span | None:
    """What somebody is accused of in the last accusing sentence before offset `at`: the deed, not what else is said there."""
    for sentence in reversed(source.sentences[max(0, here - REACH) : here + 1]):
        found = list(_ACCUSED_OF.finditer(source.text, sentence.start, min(sentence.end, at)))
        if found:
            return Span(found[-1].start("deed"), found[-1].end("deed"))
    return None


def _accuses(v: Variant) -> bool:
    """Whether the words around the content tell that it is an accusation."""
    content = v.attribution.content[0]
    sentence = v.source.sentence(content.start)
    around = v.source.text[sentence.start : content.start] + v.source.text[content.end : sentence.end]
    return bool(_ACCUSES.search(around))


def _stands_before(v: Variant, at: int, here: int) -> bool:
    """Whether it is an assertion that ends before offset `at`, a few sentences back at most."""
    near = here - v.source.sentence_number(v.attribution.content[-1].start) <= REACH
    least = LEAST if here - v.source.sentence_number(v.attribution.content[-1].start) > 1 else LEAST - 1
    return near and v.attribution.content[-1].end <= at and len(v.words.bag) >= least and not denies(v)


def _denial_itself(source: Source, here: int) -> tuple[Span, ...]:
    """The denying sentence, and the first of those after it that opens with a quotation."""
    after = [s for s in source.sentences[here + 1 : here + 1 + REPLY] if quoted(s.of(source.text))]
    return (source.sentences[here], *after[:1])


def _asserts(v: Variant) -> bool:
    """Whether it is a proposition put forward as so: more than a name for a thing, not wished, asked for or itself put down."""
    if len(v.words.bag) < (2 if v.words.run[:1] == ("to",) else LEAST) or _PUTS_DOWN.search(v.text) or _LEFT_OPEN.search(v.text):
        return False
    cue = v.attribution.cue
    words = {stem(w) for w in re.findall(r"\w+", fold(cue.of(v.source.text)))} if cue else set()
    return not words & stems_of("unasserting") and v.words.run[0] not in word_set("asking")


def _of_words(denial: Variant, variants: Sequence[Variant], likeness: Likeness) -> Denial | None:
    """A denial in its own words answers the assertion most like it that another speaker makes, of the same article first."""
    best: tuple[tuple[float, int], Variant] | None = None
    for v in variants:
        if (
            v is denial
            or denies(v)
            or v.words.negated
            or not (_asserts(v) or 1 < len(v.words.bag) == len(v.words.bag & denial.words.bag))
        ):
            continue
        if any(x.overlaps(y) for x in v.attribution.content for y in denial.attribution.content) and v.source is denial.source:
            continue
        if speaker_match(v.entity, denial.entity, v.name, denial.name) == SAME:
            continue
        claimed = words_of(_CONDITION.sub("", v.text))
        long = max(len(claimed.bag), len(denial.words.bag)) > SHORT
        shared = claimed.bag & denial.words.bag - stems_of("alleging")
        said = denial.words.bag - stems_of("alleging")
        near = v.source is denial.source and len(shared) >= MOST_OF_IT * len(said)
        only_named = len(denial.words.bag) < ALONE < len(claimed.bag)
        far = only_named or (v.source is not denial.source and len(shared) < SHARED - 1 and 2 * len(shared) < len(claimed.bag))
        by_a_word = len(shared) < SHARED - 1 <= min(len(claimed.bag), len(denial.words.bag)) and not near
        if not shared or far or by_a_word or (long and len(shared) < SHARED and not near):
            continue
        score = likeness.compare(claimed, denial.words)
        rank = (round(score + (SAME_PAGE if v.source is denial.source else 0), 3), -v.attribution.content[0].start)
        if score >= ANSWERS and (best is None or rank > best[0]):
            best = rank, v
    if best is None:
        return None
    claim = best[1]
    return Denial(claim.source, claim.attribution.content, denial.source, denial.attribution.content, denial.name)

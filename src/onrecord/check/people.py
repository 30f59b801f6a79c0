"""Names and offices of people: whether an account spells the name so, and gives the person that office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.check.called import called_alike
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.record import Side
from onrecord.facts.span import Span
from onrecord.lexicon.checking import check_rows, check_words
from onrecord.lexicon.comparing import bodies_by_field
from onrecord.lexicon.countries import country_named, country_of_people
from onrecord.lexicon.offices import honorifics, noun_of

SPELT = 0.3
"""Share of a surname's letters that may differ for it to be one misspelt."""
_APPOSED = re.compile(
    r"\s*,\s+((?:an? |the |its |their |his |her |whose )?[^,.;:“”\"()]{3,80}?)(?=[,.;:“”\"]|\s+(?:said|told|and)\b)"
)
_BEFORE = re.compile(r"((?:[\w’'&-]+ ){1,8})$")


def people(laid: Laid) -> Iterator[Finding]:
    """Each person that the draft names by more than a surname, and each office that stands beside a person's name."""
    draft = laid.draft
    seen: set[str] = set()
    for m in draft.reading.mentions:
        entity = draft.entities.get(m.entity)
        if m.form != "name" or entity is None or entity.kind not in ("person", "organization", "outlet", "place", "group"):
            continue
        span = Span(m.start, m.end)
        if entity.kind == "person" and not laid.in_quotes(span):
            if span.of(draft.text) not in seen:
                yield from _name(laid, span)
                seen.add(span.of(draft.text))
            yield from _office(laid, m, entity)


def _capitals(text: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text) if w[0].isupper() and fold(w) not in honorifics()]


def _name(laid: Laid, span: Span) -> Iterator[Finding]:
    """A name that no account spells so."""
    words = _capitals(span.of(laid.draft.text))
    if not words:
        return
    wrong = [w for w in words if fold(w) not in laid.vocabulary]
    if not wrong:
        known = [s for s in laid.others if all(re.search(rf"\b{re.escape(w)}\b", s.text) for w in words)]
        if known:
            at = known[0].text.find(words[-1])
            side = Side(known[0].id, (Span(at, at + len(words[-1])),), words[-1])
            yield Finding(span, "name", "borne", "accounts spell the name so", bearing=(side,))
        return
    called = _called(laid, span.of(laid.draft.text)) if len(words) > 1 else None
    if called:
        yield Finding(span, "name", "borne", f"accounts call the person {called.says}", bearing=(called,))
        return
    for w in wrong:
        near = _spelt(laid, w, [x for x in words if x != w])
        if near:
            yield Finding(span, "name", "differs", f"accounts spell it {near.says}", (near,))
            return
    if len(words) > 1:
        yield Finding(span, "name", "not on record", "no account names this person")


def _called(laid: Laid, name: str) -> Side | None:
    """A person of the accounts of the same surname, under another form of the given name."""
    for source in laid.others:
        for m in source.reading.mentions:
            said = source.text[m.start : m.end]
            if m.form == "name" and called_alike(name, said):
                return Side(source.id, (Span(m.start, m.end),), said)
    return None


def _spelt(laid: Laid, word: str, beside: list[str]) -> Side | None:
    """The nearest spelling of a name in the accounts, where another part of the name stands beside it or it is all but the same."""
    best: tuple[float, Source, Span] | None = None
    for source in laid.others:
        for m in re.finditer(r"\b[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*", source.text):
            apart = DamerauLevenshtein.normalized_distance(fold(word), fold(m.group()))
            near = source.text[max(0, m.start() - 40) : m.end() + 40]
            known = any(re.search(rf"\b{re.escape(fold(b))}\b", fold(near)) for b in beside)
            if apart <= (SPELT if known else 0.0 if beside else SPELT / 2) and (best is None or apart < best[0]):
                best = apart, source, Span(m.start(), m.end())
    return Side(best[1].id, (best[2],), best[2].of(best[1].text)) if best else None


def _office(laid: Laid, m: Mention, entity: Entity) -> Iterator[Finding]:
    """The office that the draft gives a person beside the name, against all that accounts say the person is."""
    draft = laid.draft
    surname = name_words(entity.name)[-1:]
    if not surname:
        return
    for span in _beside(draft, Span(m.start, m.end)):
        said = span.of(draft.text)
        head = _office_in(said, last=_joined(draft, span, m.start))
        if head is None:
            continue
        told = list(_told(laid, surname[0]))
        if not told:
            continue
        known = frozenset().union(*(words_of(t.says).bag for t in told))
        mine = words_of(said).bag - {stem(w) for w in name_words(entity.name)}
        whole = Span(min(span.start, m.start), max(span.end, m.end))
        fields, known_fields = _fields(said), frozenset().union(*(_fields(t.says) for t in told))
        if (
            (fields and known_fields and not fields & known_fields)
            or not _kin(head) & frozenset().union(*(_kin_of(t.says) for t in told))
            or (
                (new := _capital_stems(said) - known - laid.stems_beside(surname[0]))
                and new <= mine
                and _capital_stems(told[0].says) - mine
            )
        ):
            reason = f"{told[0].says} in an account, {said.strip()} in the draft"
            yield Finding(whole, "name", "differs", reason, tuple(told[:3]))
        else:
            yield Finding(whole, "name", "borne", "accounts give the person this office", bearing=tuple(told[:2]))


def _capital_stems(said: str) -> frozenset[str]:
    """Stems of the words with a capital."""
    names = [re.sub(r"['’]s?$", "", n) for n in re.findall(r"\b[A-Z][\w’'-]+", said)]
    return frozenset(w for name in names if not (country_of_people(name) or country_named(name)) for w in words_of(name).bag)


def _office_in(said: str, *, last: bool = False) -> str | None:
    """The noun for an office in words beside a name; `last`: only where the words end with it ("the mines minister")."""
    words = [fold(w) for w in re.findall(r"[\w’'-]+", said)]
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            if last and i + size < len(words):
                continue
            found = noun_of(words[i : i + size])
            if found is not None and found[0][0] == "person" and found[0][1] not in NO_OFFICE:
                head = " ".join(words[i : i + size][-found[1] :])
                if head not in check_words("no_office"):
                    return head
    return None


NO_OFFICE = frozenset({"CVL", "CRM", "REF", "AGR"})
"""Sectors whose nouns tell what somebody is, and no office that he holds."""


def _fields(said: str) -> frozenset[str]:
    """What an office has to do with ("foreign", "justice")."""
    words = {fold(w) for w in re.findall(r"[\w-]+", said)}
    return frozenset(field for field, known in bodies_by_field().items() if field in OF_OFFICES and words & (known | {field}))


OF_OFFICES = frozenset({"defence", "interior", "foreign", "health", "transport", "education", "justice", "finance"})
"""Fields that a minister has one of."""


def _joined(source: Source, span: Span, name: int) -> bool:
    """Whether words stand right before a name, with nothing but a blank between."""
    return span.end < name and not source.text[span.end : name].strip()


def _kin(head: str) -> frozenset[str]:
    """Stems of the words of an office that tell it from others."""
    return frozenset(office_alike().get(stem(w), stem(w)) for w in re.split(r"[\s-]", head)[-1:])


def _kin_of(said: str) -> frozenset[str]:
    return frozenset(office_alike().get(w, w) for w in words_of(said).bag)


@cache
def office_alike() -> dict[str, str]:
    """The first of the words that tell one office, by the stem of each."""
    return {stem(w): stem(row[0]) for row in check_rows("offices") for w in row}


def _beside(source: Source, name: Span) -> Iterator[Span]:
    """Words beside a name that may tell an office: before it in its phrase, and after a comma."""
    sentence = source.sentence(name.start)
    after = _APPOSED.match(source.text, name.end, sentence.end)
    if after:
        yield Span(after.start(1), after.end(1))
    before = re.search(
        r"(?:^|[,;:.“”\"(]|\b(?:said|told|and|by|to|of which|that|with|from|for)\b)\s*([^,;:.“”\"(]{3,90}?)(,?)\s+$",
        source.text[sentence.start : name.start],
    )
    if before:
        said = before.group(1)
        opens = [
            m.start()
            for m in re.finditer(
                r"(?<!of )(?<!to )(?<!for )(?<!in )(?<!at )(?<!on )(?<!with )(?<!from )\b(?:the|an?|its|their|his|her)\b", said
            )
        ]
        start = sentence.start + before.start(1)
        yield Span(start + (opens[-1] if opens else 0), start + len(said))


def _told(laid: Laid, surname: str) -> Iterator[Side]:
    """All that accounts say beside the person's name, with an office in it."""
    for source in laid.others:
        for m in source.reading.mentions:
            if m.form != "name" or surname not in name_words(source.text[m.start : m.end]):
                continue
            for span in _beside(source, Span(m.start, m.end)):
                if _office_in(span.of(source.text), last=_joined(source, span, m.start)):
                    yield Side(source.id, (span,), span.of(source.text))

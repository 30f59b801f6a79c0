"""Finds names: bodies and outlets of the lexicon, spaCy's named entities, mended, and the capitalised runs that it missed."""

from __future__ import annotations

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import honorifics, noun_of, nouns, suffixes
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.headlines import names_in_headlines
from onrecord.read.entities.known import known_names
from onrecord.read.entities.named_after import law_names
from onrecord.read.entities.runs import Run, entity_runs, missed_runs, stretch
from onrecord.read.entities.sieve import left_surnames, lone_name, office, peopled, sifted
from onrecord.read.entities.tokens import addressed, bare, capital, numbered, party_member, shouted, title_length
from onrecord.read.entities.whole_names import called_so, is_whole, whole, without_nickname
from onrecord.read.parse.tokens import Doc
from onrecord.read.parsed import Parsed

QUANTITIES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
NOBODY: frozenset[EntityKind | None] = frozenset({"organization", "place", "document"})
PARTY_TAGS = frozenset({"R", "D", "I"})


def find_names(parsed: Parsed) -> list[Candidate]:
    """The names of title and body in text order."""
    doc = parsed.doc
    numbers = numbered(doc, parsed.sentences)
    loud = [shouted(parsed.words, sentence) for sentence in parsed.sentences]
    taken = [False] * len(doc)
    names = [*known_names(parsed, numbers, loud, taken), *law_names(doc, numbers, taken)]
    spoken = [(run, numbers[run[0]]) for run in all_runs(parsed, numbers, loud, taken)]
    names.extend(name for run, number in spoken if not loud[number] and (name := name_of(doc, run, number)))
    names.extend(names_in_headlines(parsed, loud, names, [(run, number) for run, number in spoken if loud[number]]))
    names.extend(left_surnames(parsed, names, numbers))
    return sifted(parsed, names)


def all_runs(parsed: Parsed, numbers: list[int], loud: list[bool], taken: list[bool]) -> list[Run]:
    """The runs of tokens that can be names and are not taken, in text order; they are marked as taken."""
    doc = parsed.doc
    runs: list[Run] = []
    for run in entity_runs(doc):
        if numbers[run[0]] >= 0 and not any(taken[run[0] : run[1]]):
            runs.append(run)
            taken[run[0] : run[1]] = [True] * (run[1] - run[0])
    for place, run in enumerate(runs):
        if not loud[numbers[run[0]]]:
            start, end, kind = stretch(doc, run, taken, numbers)
            runs[place] = start, end, kind
            taken[start:end] = [True] * (end - start)
    for entity in doc.ents:
        if entity.label in QUANTITIES or (entity.label == "EVENT" and len(entity) > 1):
            taken[entity.start : entity.end] = [True] * len(entity)
    found = whole(doc, sorted([*runs, *missed_runs(parsed, loud, taken)], key=lambda run: run[:2]), numbers)
    for start, end, _ in found:
        taken[start:end] = [True] * (end - start)
    return found


def kind_by_words(words: list[str]) -> EntityKind | None:
    """The kind that a name's own words tell: a known body, a country, a people, or a last word that names a body."""
    whole = " ".join(words)
    body = body_named(whole)
    if body:
        return body.kind
    if country_named(whole) or country_of_seat(whole):
        return "place"
    if country_of_people(whole):
        return "group"
    last = words[-1].lower()
    if len(words) > 1 and last in cues("grounds"):
        return "place"
    if last in cues("laws") and (len(words) > 2 or (len(words) == 2 and not is_given_name(words[0]))):
        return "document"
    found = noun_of([w.lower() for w in words])
    named = len(words) > 2 or (len(words) == 2 and (not is_given_name(words[0]) or words[1].lower() not in cues("also_surnames")))
    if len(words) > 1 and found and found[0][0] == "organization":
        return "organization"
    if named and last in suffixes():
        return "organization"
    return None


def name_of(doc: Doc, run: Run, sentence: int) -> Candidate | None:
    """A name from its tokens, its titles taken off; None where nothing is left that can be a name."""
    start, end, kind = run
    words = without_nickname([doc[i].text for i in range(start, end)])
    told = kind_by_words(words)
    if (
        told in NOBODY
        and len(words) > 1
        and titled(doc, start)
        and capital(doc[start - 1])
        and not addressed([doc[start - 1].text, *words])
    ):
        start -= 1
        words = [doc[start].text, *words]
    entire = told is None and is_whole(doc, start, end)
    if kind in {None, "organization"} and told is None and not entire and office(doc.span(start, end).text):
        return None
    titles = 0
    if not entire and ((told is None and kind in {"person", None}) or addressed(words)):
        titles = title_length(words)
    nickname = called_so(doc, start)
    if entire or nickname:
        kind = "person"
    first, rest = start + titles, words[titles:]
    addressed_so = titled(doc, start)
    if titles or addressed_so:
        kind, told = "person", None
    elif told is None and len(rest) > 2 and rest[0].lower() in honorifics():
        return None
    if party_member(doc[end - 1]):
        return None
    if "group" in {told, kind if told is None else told} and (told is None or not peopled(doc, start, end)):
        return None
    if empty(doc, first, rest, kind, told):
        return None
    return Candidate(
        start=first,
        end=end,
        head=doc.span(first, end).root.i,
        form="name",
        kind=told or kind or ("person" if len(rest) in {2, 3} and is_given_name(rest[0]) else "organization"),
        words=tuple(rest),
        sentence=sentence,
        before=tuple(words[:titles]),
        sure=3 if titles or told or addressed_so or nickname else 1 if kind else 0,
    )


def titled(doc: Doc, start: int) -> bool:
    """Whether a form of address or an honorific stands right before a name ("Princess")."""
    return start > 0 and bare(doc[start - 1]) in honorifics() and doc[start - 1].sent.start == doc[start].sent.start


def empty(doc: Doc, first: int, words: list[str], kind: EntityKind | None, told: EntityKind | None) -> bool:
    """Whether the words left of a run name nothing: a weekday, a title, a noun for a body, a party tag ("R-Texas")."""
    if len(words) == 1:
        lower = words[0].lower()
        if bare(doc[first]) in cues("not_names") | cues("name_tails") or lower in honorifics():
            return True
        if told is None and doc[first].dep == "amod":
            return True
        if told is None and ((kind != "person" and lower in nouns()) or (kind is None and not lone_name(doc, first))):
            return True
    return not words or (len(words) <= 3 and words[0] in PARTY_TAGS and any(w in {"-", "–"} for w in words))

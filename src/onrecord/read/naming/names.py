"""Finds names: spaCy's named entities, mended, outlets of the lexicon, and the capitalised runs that the tagger missed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.bodies import Body, body_named, lengths_from
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.leaders import country_of_leader
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.offices import honorifics, noun_of, nouns, suffixes, words_of
from onrecord.lexicon.outlets import find_outlets
from onrecord.read.naming.candidate import Candidate
from onrecord.read.naming.headlines import names_in_headlines
from onrecord.read.naming.spans import (
    INNER,
    NOT_NAMES,
    POSSESSIVE,
    addressed,
    bare,
    capital,
    numbered,
    shouted,
    title_length,
    trimmed,
)
from onrecord.read.parsed import Parsed

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "document",
}
QUANTITIES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
OWNERS = frozenset(
    "people people’s women men children workers veterans farmers teachers queen king st students prisoners mayor ladies lord".split()
)
BREAKS = frozenset({":", ";", "‘", "“", "”", '"', "(", "—", "--", "…"})
Run = tuple[int, int, EntityKind | None]


def entity_runs(doc: Doc) -> Iterator[Run]:
    """spaCy's entities that can be names, cut at line ends and at another's possessive, and mended at their edges."""
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        start, end = entity.start, entity.end
        for token in entity:
            plural = token.text in {"'", "’"} and token.i + 1 < entity.end and capital(doc[token.i + 1])
            owner = token.text in POSSESSIVE and not plural and token.i > start and doc[token.i - 1].lower_ not in OWNERS
            if token.is_space or (token.i > start and token.text in BREAKS) or (owner and (kind == "person" or token.i + 1 < end)):
                end = token.i
                break
        start, end = trimmed(doc, start, end)
        if start >= end or not any(capital(doc[i]) for i in range(start, end)):
            continue
        if kind == "group" and doc[start].text.isupper() and len(doc[start]) > 2 and not country_of_people(doc[start].text):
            kind = "organization"
        yield start, end, kind


def stretch(doc: Doc, run: Run, taken: list[bool], numbers: list[int]) -> Run:
    """A run grown over the neighbours that belong to it: given names before, surnames and particles after, "of" and what follows."""
    start, end, kind = run
    here = numbers[start]
    while kind == "person" and start and numbers[start - 1] == here and not taken[start - 1]:
        token = doc[start - 1]
        if not (capital(token) and token.pos_ == "PROPN" and is_given_name(token.text)) or token.lower_ in honorifics():
            break
        start -= 1
    limit = min(len(doc), end + 8)
    while end < limit and numbers[end] == here and not taken[end]:
        token, after = doc[end], doc[end + 1] if end + 1 < limit and numbers[end + 1] == here and not taken[end + 1] else None
        if kind == "person":
            if capital(token) and token.pos_ == "PROPN" and bare(token) not in NOT_NAMES and not noun_of([token.lower_]):
                end += 1
            elif (
                after is not None
                and capital(after)
                and token.lower_ in {"al", "el", "bin", "ibn", "van", "von", "de", "der", "da", "dos", "-"}
            ):
                end += 2
            else:
                break
        elif kind == "organization" and after is not None and joins(token, doc[end - 1]):
            reach = end + 2 if after.lower_ == "the" else end + 1
            if reach >= limit or not capital(doc[reach]) or taken[reach] or bare(doc[reach]) in NOT_NAMES:
                break
            end = reach + 1
        elif kind == "organization" and capital(token) and token.pos_ == "PROPN" and bare(token) not in NOT_NAMES:
            end += 1
        else:
            break
    return start, end, kind


def joins(token: Token, before: Token) -> bool:
    """Whether a small word goes on with a body's name ("Ministry *of* Defence", "Commission *on* Presidential Debates")."""
    return token.lower_ == "of" or (token.lower_ in {"for", "on", "&"} and noun_of([before.lower_]) is not None)


def missed_runs(doc: Doc, parsed: Parsed, taken: list[bool]) -> Iterator[Run]:
    """Runs of capitalised proper nouns that no entity covers, outside headlines."""
    for sentence in parsed.sentences:
        if shouted(sentence):
            continue
        position = sentence.start
        while position < sentence.end:
            token = doc[position]
            if (
                taken[position]
                or token.pos_ != "PROPN"
                or not capital(token)
                or bare(token) in NOT_NAMES
                or not token.text[0].isalpha()
            ):
                position += 1
                continue
            end = position + 1
            while end < sentence.end and not taken[end]:
                here = doc[end]
                after = doc[end + 1] if end + 1 < sentence.end and not taken[end + 1] else None
                if capital(here) and here.pos_ in {"PROPN", "NOUN", "ADJ"} and bare(here) not in NOT_NAMES:
                    end += 1
                elif after is not None and capital(after) and after.pos_ == "PROPN" and (here.lower_ in INNER or here.text == "-"):
                    end += 2
                else:
                    break
            yield position, end, None
            position = end


def find_names(parsed: Parsed) -> list[Candidate]:
    """The names of title and body in text order."""
    doc = parsed.doc
    numbers = numbered(doc, parsed.sentences)
    loud = [shouted(sentence) for sentence in parsed.sentences]
    taken = [False] * len(doc)
    names: list[Candidate] = []
    for first, last, body in bodies(doc):
        if (
            numbers[first] >= 0
            and not any(taken[first:last])
            and (not loud[numbers[first]] or last - first > 1 or doc[first].text.isupper())
        ):
            taken[first:last] = [True] * (last - first)
            words = tuple(doc[i].text for i in range(first, last))
            names.append(Candidate(first, last, doc[first:last].root.i, "name", body.kind, words, numbers[first], sure=3))
    at = {token.idx: token.i for token in doc}
    for named in find_outlets(parsed.text):
        first = at.get(named.start)
        if first is None or numbers[first] < 0:
            continue
        last = first
        while last < len(doc) and doc[last].idx < named.end:
            last += 1
        if any(taken[first:last]) or ((named.ambiguous or common(doc[first:last].text)) and not told_outlet(doc, first, last)):
            continue
        taken[first:last] = [True] * (last - first)
        words = tuple(doc[i].text for i in range(first, last))
        names.append(
            Candidate(
                first,
                last,
                doc[first:last].root.i,
                "name",
                "outlet",
                words,
                numbers[first],
                sure=3,
                outlet=named.outlet.key,
                sector="JRN",
            )
        )
    runs: list[Run] = []
    for run in entity_runs(doc):
        if numbers[run[0]] >= 0 and not any(taken[run[0] : run[1]]):
            runs.append(run)
            taken[run[0] : run[1]] = [True] * (run[1] - run[0])
    for place, run in enumerate(runs):
        if not loud[numbers[run[0]]]:
            runs[place] = stretch(doc, run, taken, numbers)
            taken[runs[place][0] : runs[place][1]] = [True] * (runs[place][1] - runs[place][0])
    for entity in doc.ents:
        if entity.label_ in QUANTITIES or (entity.label_ == "EVENT" and len(entity) > 1):
            taken[entity.start : entity.end] = [True] * len(entity)
    runs.extend(missed_runs(doc, parsed, taken))
    spoken = [(run, numbers[run[0]]) for run in sorted(runs)]
    names.extend(name for run, number in spoken if not loud[number] and (name := name_of(doc, run, number)))
    names.extend(names_in_headlines(parsed, loud, names, [(run, number) for run, number in spoken if loud[number]]))
    names.extend(left_surnames(doc, names, numbers))
    small = {token.text for token in doc if token.is_lower}
    sure = {n.key for n in names if not (n.start - len(n.before) == parsed.sentences[n.sentence].start and unlikely(doc, n))}
    return sorted((n for n in names if n.key in sure and not (stray(n) and n.key in small)), key=lambda n: (n.start, n.end))


def left_surnames(doc: Doc, names: list[Candidate], numbers: list[int]) -> Iterator[Candidate]:
    """The surnames of people of the article where the tagger passed over them."""
    known = {n.words[-1] for n in names if n.kind == "person" and len(n.words) > 1 and is_given_name(n.words[0])}
    covered = {i for n in names for i in range(n.start, n.end)}
    for token in doc:
        if token.text in known and token.i not in covered and numbers[token.i] >= 0 and token.tag_ in {"NNP", "NNPS", "NN"}:
            yield Candidate(token.i, token.i + 1, token.i, "name", "person", (token.text,), numbers[token.i], sure=0)


def unlikely(doc: Doc, name: Candidate) -> bool:
    """Whether a name is one word that may have its capital from the sentence it opens ("Rock came down")."""
    token = doc[name.head]
    if name.end < len(doc) and doc[name.end].text == ":" and not name.text.isupper():
        return True
    if name.text.isupper() and name.sure < 3 and max(map(len, name.words)) > 5 and not is_given_name(name.words[0]):
        return True
    owner = name.end < len(doc) and doc[name.end].text in POSSESSIVE
    if owner or (name.kind == "person" and name.sure and token.dep_ in {"nsubj", "nsubjpass"}) or country_of_leader(name.text):
        return False
    if len(name.words) > 1 or name.sure > 1 or name.before or name.text.isupper() or is_given_name(name.text):
        return False
    return not (token.dep_ == "nsubj" and token.head.lemma_ in words_of("speech", "verbs")) and token.ent_type_ != "GPE"


def stray(name: Candidate) -> bool:
    """Whether a name is one word that only its capital makes a body."""
    return len(name.words) == 1 and name.kind == "organization" and name.sure < 2 and not name.text.isupper()


def bodies(doc: Doc) -> Iterator[tuple[int, int, Body]]:
    """The bodies and peoples that the lexicon knows by names of more than one word, or of capitals alone, the longest at each place."""
    place = 0
    while place < len(doc):
        size = 1
        for length in lengths_from(doc[place].text):
            run = doc[place : place + length]
            body = body_named(run.text)
            adjective = body is not None and body.kind == "group" and run[-1].dep_ in {"amod", "compound", "nmod"}
            if body and (length > 1 or run.text.isupper() or body.kind == "group") and not adjective:
                yield place, place + len(run), body
                size = length
                break
        place += size


def common(name: str) -> bool:
    """Whether one word that is an outlet's name has another meaning too ("Republican", "State")."""
    return " " not in name and (
        body_named(name) is not None or noun_of([name.lower()]) is not None or country_of_people(name) is not None
    )


def told_outlet(doc: Doc, first: int, last: int) -> bool:
    """Whether the context of an ambiguous outlet name ("the Times", "the Post") tells of an outlet."""
    if not capital(doc[first]) or doc[first].pos_ not in {"PROPN", "NOUN"}:
        return False
    if first and last < len(doc) and doc[first - 1].text == "(" and doc[last].text == ")":
        return True
    root = doc[first:last].root
    verb = root.head
    article = first > 0 and doc[first - 1].lower_ == "the"
    reports = root.dep_ == "nsubj" and verb.lemma_ in {
        "report",
        "write",
        "say",
        "publish",
        "note",
        "reveal",
        "claim",
        "quote",
        "add",
        "describe",
        "find",
    }
    told = (root.dep_ in {"dobj", "dative"} and verb.lemma_ == "tell") or (
        root.dep_ == "pobj" and verb.lower_ in {"to", "per", "by", "with"}
    )
    acronym = doc[first].text.isupper() and last - first == 1
    return (article or acronym) and (
        reports or (told and verb.lower_ != "to") or (told and verb.head.lemma_ in {"accord", "speak", "talk"})
    )


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
    found = noun_of([w.lower() for w in words])
    named = len(words) > 1 and not (len(words) == 2 and is_given_name(words[0]))
    if len(words) > 1 and found and found[0][0] == "organization":
        return "organization"
    if named and words[-1].lower() in suffixes():
        return "organization"
    return None


def name_of(doc: Doc, run: Run, sentence: int) -> Candidate | None:
    """A name from its tokens, its titles taken off; None where nothing is left that can be a name."""
    start, end, kind = run
    words = [doc[i].text for i in range(start, end)]
    told = kind_by_words(words)
    if kind in {None, "organization"} and told is None and office(doc[start:end].text):
        return None
    titles = title_length(words) if (told is None and kind in {"person", None}) or addressed(words) else 0
    first = start + titles
    rest = words[titles:]
    if titles:
        kind, told = "person", None
    elif told is None and len(rest) > 2 and rest[0].lower() in honorifics():
        return None
    people = told == "group" or (kind == "group" and told is None)
    if people and (doc[end - 1].tag_ not in {"NNP", "NNPS", "NNS"} or doc[end - 1].dep_ in {"amod", "compound", "nmod"}):
        return None
    if people and (told is None or not peopled(doc, start, end)):
        return None
    if len(rest) == 1 and told is None and kind != "person" and rest[0].lower() in nouns():
        return None
    if not rest or (len(rest) == 1 and (bare(doc[first]) in NOT_NAMES or rest[0].lower() in honorifics())):
        return None
    if kind is None and told is None and len(rest) == 1 and not lone_name(doc, first):
        return None
    if len(rest) <= 3 and rest[0] in {"R", "D", "I"} and any(w in {"-", "–"} for w in rest):
        return None
    return Candidate(
        start=first,
        end=end,
        head=doc[first:end].root.i,
        form="name",
        kind=told or kind or ("person" if len(rest) in {2, 3} and is_given_name(rest[0]) else "organization"),
        words=tuple(rest),
        sentence=sentence,
        before=tuple(words[:titles]),
        sure=3 if titles or told else 1 if kind else 0,
    )


def peopled(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym names people: a plural, or one with a determiner ("Iraqis", "the French", "an Iraqi"), not a language."""
    last, before = doc[end - 1], doc[start - 1] if start else None
    plural = last.text.endswith("s") or last.tag_ in {"NNS", "NNPS"} or last.lower_.endswith("men")
    return plural or (before is not None and before.pos_ in {"DET", "NUM", "ADJ"}) or last.dep_ in {"nsubj", "conj"}


def office(text: str) -> bool:
    """Whether words end in an office or title and so describe instead of naming ("Prime Minister", "UN Secretary-General")."""
    lower = text.lower().split()
    lower = next((lower[:at] for at, word in enumerate(lower) if at and word in {"of", "for"}), lower)
    found = noun_of(lower)
    return " ".join(lower) in honorifics() or bool(found and found[0][0] in {"person", "group", "document"})


def lone_name(doc: Doc, at: int) -> bool:
    """Whether one capitalised word that the tagger did not take for an entity is a name: an argument, not at a sentence's start."""
    token = doc[at]
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "agent"} or len(token) < 3:
        return False
    if noun_of([token.lower_]) or (token.is_sent_start and token.lower_ in doc.vocab.strings and doc.vocab[token.lower_].is_stop):
        return False
    return token.tag_ == "NNP"

"""Entities: what an article names and describes, with the names resolved inside it."""

from __future__ import annotations

from collections import Counter

import msgspec

from onrecord.facts.entity import Entity, Mention
from onrecord.facts.reading import Reading
from onrecord.lexicon.countries import usual_name
from onrecord.lexicon.naming import cues
from onrecord.read.entities.belonging import owners
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.cataphora import join_later_names
from onrecord.read.entities.discourse import Discourse
from onrecord.read.entities.homonyms import mend_homonyms
from onrecord.read.entities.kinds import absorb, drop_fronts, settle_kinds
from onrecord.read.entities.name_groups import group_names
from onrecord.read.entities.named_after import settle_storms
from onrecord.read.entities.names import find_names
from onrecord.read.entities.nominals import find_nominals
from onrecord.read.entities.origins import home, place_described, place_names
from onrecord.read.entities.pronouns import find_pronouns, resolve
from onrecord.read.entities.referring import NATIONAL, lately_acting, refer
from onrecord.read.entities.roles import read_role
from onrecord.read.entities.salience import SUBJECTS
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import QuotationIndex, quotations

SHORT_QUOTATION = 25
ACTING = SUBJECTS | {"dobj", "poss", "dative"}
PARTIES_TO = frozenset({"by", "with", "against", "between"})


def read_entities(parsed: Parsed, reading: Reading) -> Reading:
    """Add entities and mentions: names, then descriptions and pronouns from left to right, each against what stands before it."""
    doc = parsed.doc
    names = find_names(parsed)
    settle_kinds(doc, names)
    settle_storms(doc, names)
    mend_homonyms(doc, names)
    drop_fronts(doc, names)
    absorb(doc, names)
    teams = {name.words[0] for name in names if name.team}
    persons = frozenset(at for name in names if name.kind == "person" for at in range(name.start, name.end))
    for name in names:
        read_role(doc, name, parsed.sentences[name.sentence].start, persons)
        if teams & {doc[at].text for at in range(max(name.front, 0), name.start)}:
            name.country = None
    quoted = QuotationIndex([q for q in quotations(parsed.text) if q.end - q.start >= SHORT_QUOTATION])
    told = narrated(parsed, quoted)
    mark_surroundings(parsed, names, quoted, told)
    groups = group_names(names)
    for group in groups:
        place_names(group)
    covered = [False] * len(doc)
    for name in names:
        first = name.front if name.role or name.noun else name.start
        covered[first : name.end] = [True] * (name.end - first)
    others = find_nominals(parsed, covered) + find_pronouns(parsed)
    mark_surroundings(parsed, others, quoted, told)
    country = home(parsed, groups)
    discourse = Discourse(groups, country)
    beside = {token: name for name in names for token in (*range(name.start, name.end), name.apposed)}
    for candidate in sorted(names + others, key=lambda c: (c.start, -c.end, c.form)):
        if candidate.form == "name":
            if candidate.rivals:
                discourse.reconsider(candidate)
            discourse.see(candidate)
        elif candidate.form == "nominal":
            number = apposed(candidate, beside, doc[candidate.head].dep, doc[candidate.head].head.i)
            settle(candidate, discourse, refer(discourse, candidate) if number is None else number)
        else:
            number = resolve(doc, candidate, discourse, names)
            if number is not None:
                discourse.join(candidate, number)
    join_later_names(discourse.groups)
    for group in discourse.groups:
        if group.members:
            place_described(group, country)
    return written(parsed, reading, discourse.groups)


def settle(candidate: Candidate, discourse: Discourse, number: int | None) -> None:
    """Put a description to the group it refers to, or to a new one; a country's word without a country is nothing."""
    national = candidate.definite and not candidate.plural and candidate.sector in NATIONAL
    if national and candidate.country is None and discourse.home is None and not cues("abroad") & set(candidate.marks):
        candidate.country = lately_acting(discourse, candidate)
    if number is not None:
        group = discourse.groups[number]
        group.country, group.sector = group.country or candidate.country, group.sector or candidate.sector
        if group.kind == "person" and group.named and candidate.noun:
            group.nouns.add(candidate.noun)
            group.marks.update(candidate.marks)
            group.gender = group.gender or candidate.gender
        discourse.join(candidate, number)
    elif candidate.kind != "place":
        discourse.open(candidate)


def narrated(parsed: Parsed, quoted: QuotationIndex) -> list[int]:
    """For each sentence how many up to it are not quotations from end to end."""
    count, counts = 0, []
    for sentence in parsed.sentences:
        inside = quoted.at(sentence.start_char)
        count += not (inside and inside.end >= sentence.end_char)
        counts.append(count)
    return counts


def mark_surroundings(parsed: Parsed, candidates: list[Candidate], quoted: QuotationIndex, told: list[int]) -> None:
    """Tell of each candidate whether it is a subject, and in which quotation of some length it stands."""
    for candidate in candidates:
        token = parsed.doc[candidate.head]
        candidate.subject = token.dep in SUBJECTS or (candidate.form == "name" and identified(token))
        candidate.apposition = token.dep == "appos"
        candidate.acting = token.dep in ACTING or (token.dep == "pobj" and token.head.lower in PARTIES_TO)
        candidate.told_to = token.dep in {"dobj", "dative"} and token.head.lemma == "tell"
        quotation = quoted.at(parsed.doc[candidate.start].idx)
        candidate.quoted = quotation.start if quotation else -1
        candidate.told = told[candidate.sentence]


def identified(token: Token) -> bool:
    """Whether a name says who the subject of its sentence is ("The last witness was Simon Reed")."""
    verb = token.head
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    return token.dep == "attr" and verb.lemma == "be" and subject is not None and subject.pos == "NOUN"


def apposed(candidate: Candidate, beside: dict[int, Candidate], relation: str, governor: int) -> int | None:
    """The group of the name that a description stands in apposition to, before or after it.

    `beside` gives the names by their tokens and by the heads of the descriptions in front of them.
    """
    for name in (beside.get(candidate.head), beside.get(governor) if relation == "appos" else None):
        if name is not None and name.kind == candidate.kind:
            return name.group
    return None


def surname(names: list[Candidate]) -> str | None:
    """The last word of most of a person's names: a headline may run another word into one of them ("James Comey Memos")."""
    ends = Counter(n.words[-1] for n in names)
    return ends.most_common(1)[0][0] if ends else None


def name_of(group: Group, parsed: Parsed) -> str:
    """The fullest name of a group in the text's words; of a described thing its first description."""
    named = [m for m in group.members if m.form == "name"]
    usual = (usual_name(group.country or "") or "").casefold() if group.kind == "place" else ""
    if named:
        named = [m for m in named if m.key == usual] or named
        usual_end = surname(named) if group.kind == "person" else None
        best = max(
            named,
            key=lambda m: (
                m.kind == group.kind,
                usual_end is None or m.words[-1] == usual_end,
                len(m.words),
                not m.key.isupper(),
                len(m.key),
                -m.start,
            ),
        )
        return parsed.text[parsed.doc[best.start].idx : parsed.doc[best.end - 1].end].replace("\n", " ")
    described = [m for m in group.members if m.name]
    return described[0].name or "" if described else ""


def written(parsed: Parsed, reading: Reading, groups: list[Group]) -> Reading:
    """The reading with entities numbered in order of first mention."""
    doc = parsed.doc
    entities: list[Entity] = []
    mentions: list[Mention] = []
    ordered = sorted((g for g in groups if g.members), key=lambda g: min((m.start, -m.end) for m in g.members))
    bodies = owners(doc, ordered)
    for number, group in enumerate(ordered, 1):
        key = f"e{number}"
        name = name_of(group, parsed)
        aliases = dict.fromkeys(m.text for m in group.members if m.form == "name")
        entities.append(
            Entity(
                id=key,
                name=name,
                kind=group.kind,
                role=group.roles[0].lower() if group.roles else None,
                country=group.country,
                sector=group.sector,
                aliases=tuple(a for a in aliases if a != name),
                affiliation=group.affiliation or (name_of(bodies[number - 1], parsed) if number - 1 in bodies else None),
                outlet=group.outlet if group.kind == "outlet" else None,
                named=group.named,
                gender=group.gender,
            )
        )
        for member in group.members:
            run = doc.span(member.start, member.end)
            mentions.append(Mention(run.start_char, run.end_char, key, member.form))
    mentions.sort(key=lambda m: (m.start, -m.end, m.entity))
    return msgspec.structs.replace(reading, entities=tuple(entities), mentions=tuple(mentions))

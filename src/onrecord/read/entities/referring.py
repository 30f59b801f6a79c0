"""What a description refers back to: "the prime minister", "the Vermont senator", "the agency", "the report"."""

from __future__ import annotations

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_named, country_of_people, country_of_region
from onrecord.lexicon.naming import cues, same_mark
from onrecord.lexicon.offices import chamber_of, meant_noun, noun_of, wider, words_of
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.discourse import Discourse

NATIONAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
MOST_BACK = 400


def noun_fit(group: Group, noun: str) -> float:
    """How well a describing noun fits what is known of a thing: 3 the same noun, 2 a wider one, 0 not told, -1 another."""
    if not group.nouns:
        return 0.0
    front, _, last = noun.rpartition(" ")
    for known in group.nouns:
        if known == noun:
            return 3.0
    for known in group.nouns:
        before, _, end = known.rpartition(" ")
        if front and front == before and end in wider(last):
            return 2.5
        if (known.split()[-1] == last and " " not in noun) or known in wider(noun) or known.split()[-1] in wider(noun):
            return 2.0
    return -1.0


def own_marks(candidate: Candidate) -> set[str]:
    """The words that tell the thing described from others of its noun, countries and parties by one word each."""
    return {country_of_people(m) or same_mark(m) for m in candidate.marks} - cues("empty_marks")


def group_marks(group: Group) -> set[str]:
    """The same of all that is known of a group."""
    return {country_of_people(m) or same_mark(m) for m in group.marks}


def clash(group: Group, candidate: Candidate, marks: set[str]) -> bool:
    """Whether country, gender or party keep the description from meaning the group."""
    if candidate.country and group.country and candidate.country != group.country:
        return True
    if candidate.gender and group.gender and candidate.gender != group.gender:
        return True
    chamber = chamber_of(candidate.noun)
    if chamber and any(tier not in {None, chamber} for tier in map(chamber_of, group.nouns)):
        return True
    theirs = (group_marks(group) | group.aura if len(group.aura) == 1 else group_marks(group)) & cues("parties")
    return bool(marks & cues("parties") and theirs and not marks & theirs)


def described_fit(group: Group, candidate: Candidate, marks: set[str]) -> float:
    """How well a definite description fits a thing known by descriptions alone."""
    best = -1.0
    office = candidate.sector in NATIONAL and not candidate.plural and group.country in {None, candidate.country}
    for member in group.members:
        if member.form == "nominal" and member.plural == candidate.plural:
            if member.noun == candidate.noun and (
                marks <= own_marks(member) or (office and marks - {candidate.country} <= own_marks(member))
            ):
                best = 3.0
            elif member.noun.endswith(f" {candidate.noun}") and not marks and best < 2.6:
                best = 2.6
            elif member.noun in wider(candidate.noun) and not marks and best < 2.0:
                best = 2.0
    return best


def named_fit(group: Group, candidate: Candidate, marks: set[str]) -> float:
    """How well a definite description fits a named thing."""
    fit = noun_fit(group, candidate.noun)
    if fit > 0:
        known = group_marks(group)
        if any(country_of_region(m) for m in marks - known) and any(country_of_region(m) for m in known):
            return -1.0
        rest = {m for m in marks if len(m) == 3 and m.isupper()} - ({group.country} if group.country else set()) - known
        if rest:
            return -1.0
        extra = marks - known - ({group.country} if group.country else set())
        return fit + 0.5 * len(marks & known) - (0.8 * len(extra) if group.kind == "person" else 1.5 * len(extra))
    if group.kind == "person" and candidate.noun.split()[-1] in words_of("open", "nouns"):
        strange = marks - group_marks(group) - cues("parties") - {group.country or ""}
        if fit < 0 and (strange or candidate.sector in NATIONAL):
            return -1.0
        told = (
            0.5
            if marks & group.aura & cues("parties")
            else -0.2
            if marks & cues("parties") and group.aura & cues("parties")
            else 0.0
        )
        return (0.4 if fit == 0 and not strange else 0.1) + told
    likely = candidate.noun in words_of("open", "bodies") or "same" in candidate.marks
    if group.kind in {"organization", "outlet"} and fit == 0 and not marks and likely:
        return 0.3 if group.sector in {None, candidate.sector} else -1.0
    if group.kind == "organization" and not marks and group.sector and group.sector == candidate.sector:
        return 0.2
    return -1.0


def refer(discourse: Discourse, candidate: Candidate) -> int | None:
    """The number of the group that a description refers to, None for a new thing."""
    marks = own_marks(candidate)
    best: tuple[float, int] | None = None
    if candidate.noun == "spokesman" and candidate.owned:
        return None
    if candidate.noun == "country":
        return country_meant(discourse, candidate)
    kinds: tuple[EntityKind, ...] = ("organization", "outlet") if candidate.kind == "organization" else (candidate.kind,)
    for number in discourse.of_kinds(*kinds):
        group, before = discourse.groups[number], discourse.seen[number]
        if clash(group, candidate, marks):
            continue
        if not candidate.definite:
            repeated = (candidate.plural or candidate.kind == "organization") and any(
                m.form == "nominal" and m.key == candidate.key for m in before
            )
            bare = (
                candidate.kind == "organization"
                and not candidate.plural
                and described_fit(group, candidate, marks) > 0
                and not group.named
            )
            fit = 3.0 if repeated else 2.0 if bare and candidate.words == (candidate.noun,) else -1.0
        else:
            fit = max(described_fit(group, candidate, marks), named_fit(group, candidate, marks) if group.named else -1.0)
        if fit <= 0:
            continue
        last = before[-1]
        away = candidate.start - last.start
        if fit < 1.0 and (candidate.sentence - last.sentence > 2 or candidate.plural):
            continue
        worth = fit - min(away, MOST_BACK) / MOST_BACK + (0.3 if last.subject else 0.0) + 0.05 * min(len(before), 6)
        if best is None or worth > best[0]:
            best = (worth, number)
    return best[1] if best else None


def lately_acting(discourse: Discourse, candidate: Candidate) -> str | None:
    """The country of the body or person that was the last subject in the same sentence, None where none has one."""
    last: Candidate | None = None
    for number in discourse.of_kinds("organization", "person"):
        for member in discourse.seen[number][-2:]:
            if (
                member.subject
                and member.sentence == candidate.sentence
                and discourse.groups[number].country
                and (last is None or member.start > last.start)
            ):
                last = member
    return discourse.groups[last.group].country if last else None


def is_country(group: Group) -> bool:
    """Whether a place is a country."""
    return any(country_named(member.key) for member in group.members if member.form == "name")


def country_meant(discourse: Discourse, candidate: Candidate) -> int | None:
    """The country that "the country" means: the one the article is about, else of those named lately the one named most."""
    if discourse.home:
        return next(
            (n for n, g in enumerate(discourse.groups) if g.kind == "place" and g.country == discourse.home and is_country(g)), None
        )
    acting = lately_acting(discourse, candidate)
    if acting:
        return next(
            (n for n, g in enumerate(discourse.groups) if g.kind == "place" and g.country == acting and is_country(g)), None
        )
    near = []
    for number in discourse.of_kinds("place"):
        lately = [m for m in discourse.seen[number] if candidate.sentence - m.sentence <= 3]
        if lately and is_country(discourse.groups[number]):
            near.append((len(lately), lately[-1].start, number))
    return max(near)[2] if near else None


def own_noun(words: tuple[str, ...]) -> str | None:
    """The noun that a body's own name ends in ("Ministry of Health": ministry; "Iberia Press Agency": agency)."""
    lower = [w.lower() for w in words]
    whole = noun_of(lower)
    if whole and whole[1] > 1 and whole[0][0] == "organization":
        return meant_noun(lower, whole[1])
    for at, word in enumerate(lower):
        if word in {"of", "for", "on"} and at:
            lower = lower[:at]
            break
    found = noun_of(lower)
    return " ".join(lower[-found[1] :]) if found and found[0][0] == "organization" else None

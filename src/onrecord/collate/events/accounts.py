"""What articles tell of events: accounts with the deed, who takes part, and what is made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from onrecord.collate.entities import institution_of
from onrecord.collate.events.mending import mended
from onrecord.collate.events.senses import senses_of, senses_of_subject
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Words, stem, words_of
from onrecord.facts.entity import Entity
from onrecord.facts.event import Event, Factuality
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import deed_of, known_by, word_set

MANY_TO_ONE = 3
"""How many accounts that tell a thing as plain fact, for each that denies it, are more than a denial makes doubtful."""
DENYING = frozenset({"denied", "negated"})
TAKEN_AS_KNOWN = re.compile(r"(?:(?:the|this|that|these|those|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,2}[\w’'-]+$", re.IGNORECASE)
"""A bare noun phrase: a name for what happened rather than a report of it."""
FOR_WHAT = re.compile(r"\b(?:with|of|for|on)\s+(.{3,120})", re.IGNORECASE)
NO_CHARGE = re.compile(r"\b(?:in|over|after|when|by|at|during|following)\b", re.IGNORECASE)
"""Where what somebody is charged with ends, or does not begin."""
MOST_OF_A_THING = 4
"""Stems behind a verb by which the thing it is done to is known."""
TO_DO = re.compile(r"(?:\s+(?!not\b|against\b|according\b|down\b)[\w:–-]+){0,6}?\s+to\s+(?P<deed>[a-z]{3,})\b", re.IGNORECASE)
"""What follows a vote that tells what it does."""
AGED = re.compile(r"\b(?P<age>\d{1,3})-year-old\s+(?:[\w-]+\s+)?(?P<who>man|woman|boy|girl)\b", re.IGNORECASE)
"""Somebody without a name who is known by age and sex."""
NEAR_VERB = 50
"""Code points of what undergoes a deed in which such a one stands."""
NO_VOTE = re.compile(r"(?:\s+[\w:–-]+){0,6}?\s+(?:not|against|down)\b", re.IGNORECASE)
RELATIVE = frozenset({"who", "whom", "that", "which"})
WITHIN = 40
"""Code points before a participle or a relative clause in which stands what it goes with."""
BEFORE = 4
"""Sentences before that of a pronoun in which the one it stands for is named."""
UNREAL = frozenset({"called for", "threatened", "conditional", "generic"})


@dataclass(frozen=True, eq=False)
class EventAccount:
    """One reading's event as an account of an event; `names` are stems of the names of those who take part in it."""

    source: Source
    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    act: int | None = None
    names: frozenset[str] = frozenset()
    named_actors: frozenset[str] = frozenset()
    named_recipients: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    named_around: frozenset[str] = frozenset()
    named_inside: frozenset[str] = frozenset()
    named_near: frozenset[str] = frozenset()
    persons_inside: frozenset[str] = frozenset()
    persons_before: frozenset[str] = frozenset()
    parties: Mapping[str, Entity] = field(default_factory=dict)

    @cached_property
    def deed_words(self) -> tuple[str, ...]:
        """The base forms that name the deed: its own and the one that all words for it in news share."""
        lemma = self.event.lemma.casefold().split("_")[0]
        return tuple(dict.fromkeys(w for w in (lemma, self.trigger) if w))

    @cached_property
    def dies(self) -> bool:
        """Whether the word for the deed tells of a death and of nobody who brought it about."""
        return self.event.lemma.casefold().replace(" ", "_") in word_set("dying")

    @cached_property
    def tells_death(self) -> bool:
        """Whether it tells that somebody died, by whatever hand."""
        return self.dies or "kill" in self.senses

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that it happened, by a verb in a clause that is no mere mark of who or when."""
        return not self.is_noun and self.asserts_in(self.spans[0])

    def asserts_in(self, clause: Span) -> bool:
        """The same of one of its clause cores, by what opens it."""
        text = self.source.text
        opening, *more = [w.strip(",:;") for w in clause.of(text)[:60].casefold().split()[:2]] or [""]
        before = text[max(0, clause.start - 12) : clause.start].casefold().split()
        related = opening == "that" and self.event.subject is not None and not clause.overlaps(self.event.subject)
        known = listed("taking_as_known")
        relative = bool(more) and more[0] in {"which", "whom", "whose"}
        return not related and not relative and opening not in known and (not before or before[-1] not in known)

    @cached_property
    def doers(self) -> frozenset[str]:
        """Who does it, by name; a death has no doer, whatever the grammar."""
        return frozenset() if self.dies else self.named_actors

    @cached_property
    def sufferers(self) -> frozenset[str]:
        """Who undergoes it, by name: also who dies."""
        if not self.dies:
            return self.named_recipients
        return self._persons(self.named_recipients) or self._persons(self.named_actors)

    def _persons(self, named: frozenset[str]) -> frozenset[str]:
        return frozenset(i for i in named if self.parties[i].kind == "person")

    @cached_property
    def once(self) -> frozenset[str]:
        """Those named of whom the deed can be told only once: the dead, the convicted, who resigned, what sank."""
        if self.trigger in _deeds("once_suffered"):
            return self._persons(self.sufferers)
        if self.trigger in _deeds("once_done"):
            return self.named_actors or self.named_recipients
        return frozenset()

    @cached_property
    def senses(self) -> frozenset[str]:
        """What the word for the deed tells to have happened, by the lexicon's senses; empty where it has none."""
        behind = Span(self.event.trigger.end, max(self.event.trigger.end, self.spans[0].end)).of(self.source.text)
        if self.event.voice == "passive":
            behind = f"{self.subject_words} {behind}"
        lemma = (self.event.lemma or self.event.trigger.of(self.source.text)).casefold().replace(" ", "_")
        return senses_of_subject(lemma, self.subject_words) or senses_of(lemma, behind, verb=not self.is_noun)

    @cached_property
    def speaks_of(self) -> frozenset[str]:
        """The senses of other words of its clause than that for its own deed: what it speaks of ("shocked by the dismissal")."""
        return frozenset(s for w in self.words.bag for s in senses_of(w, "", verb=False)) - self.senses

    @cached_property
    def keys(self) -> frozenset[tuple[str, str]]:
        """By what its happening is known: each sense with the name of whom, or the stem of what, it befalls."""
        found: set[tuple[str, str]] = set()
        for sense in self.senses:
            role = known_by()[sense]
            if role == "o":
                found |= {(sense, f"={t}") for t in self.themes}
            else:
                befallen = self.sufferers if role == "s" else self.doers or self.sufferers
                found |= {(sense, x) for x in befallen if self.parties[x].kind != "place"}
                if role == "s" and not befallen and (told := AGED.search(self.undergoer_words[:NEAR_VERB])):
                    found.add((sense, f"~{told['age']} {told['who'].casefold()}"))
        if not found:
            found |= {(self.trigger, f"{d} {s}") for d in self.doers for s in self.sufferers}
        return frozenset(found)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The stems of the thing it is done to: before a passive verb, behind an active one, on either side of a noun."""
        clause, untimed = self.spans[0], self.source.untimed
        if self.event.voice == "passive":
            return (
                frozenset(words_of(self.event.subject.of(self.source.text)).stems[-MOST_OF_A_THING:])
                if self.event.subject
                else frozenset()
            )
        behind = words_of(untimed(Span(min(self.event.trigger.end, clause.end), clause.end))).stems[:MOST_OF_A_THING]
        before = words_of(untimed(Span(clause.start, max(clause.start, self.event.trigger.start)))).stems if self.is_noun else ()
        return frozenset((*before[-MOST_OF_A_THING:], *behind))

    @cached_property
    def charge(self) -> frozenset[str]:
        """The stems of what somebody is charged with, convicted of or sentenced for, as its clause tells it behind the deed."""
        if not self.senses & word_set("for_what"):
            return frozenset()
        behind = Span(self.event.trigger.end, max(self.event.trigger.end, self.spans[0].end)).of(self.source.text)
        found = FOR_WHAT.search(NO_CHARGE.split(behind, maxsplit=1)[0])
        called = frozenset(w for m in self.source.names_in(self.spans[0]) for w in words_of(self.source.text[m.start : m.end]).bag)
        return words_of(found.group(1)).bag - self.names - called - word_set("any_charge") if found else frozenset()

    @cached_property
    def is_bare(self) -> bool:
        """Whether it is only a name for what happened ("the attack"), with nobody who takes part, no day and no place."""
        told = self.event.actors or self.event.recipients or self.event.date or self.event.place
        return not told and all(TAKEN_AS_KNOWN.match(s.of(self.source.text)) for s in self.spans)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Its clause cores."""
        return (self.event.clause or self.event.trigger, *self.event.mentions)

    @cached_property
    def telling(self) -> tuple[Span, ...]:
        """Its clause cores that tell of it; one who speaks of "the attack" takes it as known and vouches for nothing."""
        return (*self.spans[:1], *(s for s in self.spans[1:] if not TAKEN_AS_KNOWN.match(s.of(self.source.text))))

    @cached_property
    def plural(self) -> bool:
        """Whether a noun for the deed tells of several of them: "the attacks"."""
        stems = {stem(self.event.trigger.of(self.source.text)), self.trigger}
        words = (w for s in (self.event.trigger, *self.event.mentions) for w in words_of(s.of(self.source.text)).run)
        return self.is_noun and any(w.endswith("s") and not w.endswith("ss") and stem(w) in stems for w in words)

    @cached_property
    def words(self) -> Words:
        """The words of all its clause cores, without those that only tell when."""
        return words_of(" ".join(self.source.untimed(s) for s in self.spans))

    @cached_property
    def rest(self) -> frozenset[str]:
        """The stems of its clause cores besides the word for the deed and the names of who takes part."""
        named = words_of(self.event.trigger.of(self.source.text)).bag | {self.trigger}
        return self.words.bag - named - self.names

    @cached_property
    def around(self) -> Words:
        """The words of the sentence that it stands in, without those that only tell when."""
        return words_of(self.source.untimed(self.source.sentence(self.event.trigger.start)))

    @cached_property
    def window(self) -> Words:
        """The words of its sentence with the one before and the one after it."""
        at, sentences = self.source.sentence_number(self.event.trigger.start), self.source.sentences
        near = sentences[max(0, at - 1) : at + 2]
        return words_of(self.source.untimed(Span(near[0].start, near[-1].end))) if near else self.words

    @cached_property
    def undergone(self) -> frozenset[str]:
        """The stems of what stands in the clause after the word for the deed."""
        clause = self.spans[0]
        start = min(max(self.event.trigger.end, clause.start), clause.end)
        return words_of(self.source.untimed(Span(start, clause.end))).bag

    @cached_property
    def done_by(self) -> frozenset[str]:
        """The stems of the subject."""
        return words_of(self.event.subject.of(self.source.text)).bag if self.event.subject else frozenset()

    @cached_property
    def subject_words(self) -> str:
        """The words of the subject; empty where there is none."""
        return self.event.subject.of(self.source.text) if self.event.subject else ""

    @cached_property
    def undergoer_words(self) -> str:
        """The words of who or what undergoes it: the subject of a passive and of who dies, else what stands behind the verb."""
        if self.event.voice == "passive" or self.dies:
            words, at = self.subject_words, (self.event.subject or self.event.trigger).start
            if words and words.casefold() not in RELATIVE:
                return words
            antecedent = self.source.text[max(self.source.sentence(at).start, at - WITHIN) : at].rpartition(",")[2] or ""
            return antecedent.removesuffix("that").strip() if not self.is_noun else ""
        clause = self.spans[0]
        return self.source.untimed(Span(min(self.event.trigger.end, clause.end), clause.end)).strip()

    @cached_property
    def is_noun(self) -> bool:
        """Whether a noun names the deed."""
        return self.event.voice is None and self.event.subject is None

    @cached_property
    def run(self) -> tuple[str, ...]:
        """The words of its clause in order, each by its stem."""
        return tuple(stem(w) for w in words_of(self.spans[0].of(self.source.text)).run[:60])

    @cached_property
    def trigger(self) -> str:
        """The deed of the verb with its particle where the lexicon knows it, else the stem of the word that names what happened."""
        lemma = self.voted or (self.event.lemma or self.event.trigger.of(self.source.text)).casefold().replace(" ", "_")
        return deed_of().get(lemma) or deed_of().get(lemma.split("_")[0]) or stem(lemma.split("_")[0])

    @cached_property
    def voted(self) -> str | None:
        """The verb for what a vote does, where its clause tells it: who "voted on Monday to condemn" condemned; not who did not."""
        found = TO_DO.match(self._behind_vote)
        return found["deed"].casefold() if found else None

    @cached_property
    def votes_no(self) -> bool:
        """Whether it tells of a vote against a thing, or not to do it."""
        return NO_VOTE.match(self._behind_vote) is not None

    @cached_property
    def is_vote(self) -> bool:
        """Whether a verb tells that somebody voted."""
        return self.event.lemma.casefold().split("_")[0] == "vote" and not self.is_noun

    @cached_property
    def _behind_vote(self) -> str:
        if not self.is_vote:
            return ""
        end = max(self.spans[0].end, self.event.told.end if self.event.told else 0, self.event.trigger.end)
        return Span(self.event.trigger.end, end).of(self.source.text)


@cache
def _deeds(table: str) -> frozenset[str]:
    """The deeds of one of the lexicon's sets of words, each as `EventAccount.trigger` names it."""
    return frozenset(deed_of().get(w) or stem(w) for w in word_set(table))


def event_accounts(material: Material, acts: Mapping[tuple[str, Span], int]) -> list[EventAccount]:
    """All events of the story's readings; `acts` tells which act the words that do it are of."""
    out = []
    for source in material.sources:
        for told in source.reading.events:
            e = mended(source, told)

            def named(ids: tuple[str, ...], article: str = source.id) -> frozenset[str]:
                return frozenset(w for i in ids if (w := material.resolve(article, i)))

            doers, undergoers, place = named(e.actors), named(e.recipients), material.resolve(source.id, e.place)
            called = frozenset(w for i in (*doers, *undergoers, *((place,) if place else ())) for w in _called(material, i))
            out.append(
                EventAccount(
                    source,
                    e,
                    doers,
                    undergoers,
                    place,
                    _act(source, e, acts),
                    called,
                    _by_name(material, doers),
                    _by_name(material, undergoers),
                    _places(material, place),
                    _named_in(material, source, source.sentence(e.trigger.start)),
                    _named_in(material, source, e.clause or e.trigger),
                    _named_in(material, source, _near(source, e.trigger)),
                    _persons_in(material, source, e.clause or e.trigger),
                    _persons_in(material, source, Span(source.sentence(e.trigger.start).start, e.trigger.start)),
                    {i: material.entity[i] for i in (*doers, *undergoers)},
                )
            )
    return out


def _by_name(material: Material, entities: frozenset[str]) -> frozenset[str]:
    """Those of the entities that are known by a name, or as a body of a country: two descriptions may always be of one thing."""
    return frozenset(i for i in entities if (e := material.entity[i]).named or (e.country and institution_of(e)))


def _named_in(material: Material, source: Source, sentence: Span) -> frozenset[str]:
    """The record's entities that a sentence names or points to."""
    inside = (material.resolve(source.id, m.entity) for m in source.mentions_in(sentence))
    return frozenset(w for w in inside if w and material.entity[w].named)


def _near(source: Source, trigger: Span) -> Span:
    """The sentence of a word for a deed with the two before it."""
    if not source.sentences:
        return trigger
    at = source.sentence_number(trigger.start)
    return Span(source.sentences[max(0, at - BEFORE)].start, max(trigger.end, source.sentence(trigger.start).end))


def _persons_in(material: Material, source: Source, span: Span) -> frozenset[str]:
    """Those of the record's persons whom a passage names or points to."""
    return frozenset(i for i in _named_in(material, source, span) if material.entity[i].kind == "person")


def _places(material: Material, place: str | None) -> frozenset[str]:
    """The place and what it may be told by besides: its country, as stems of its names."""
    if place is None:
        return frozenset()
    found = material.entity[place]
    whole = {found.country} if found.country and found.precision == "country" else set()
    return frozenset({*(x for x in whole if x), *_called(material, place)})


def _called(material: Material, entity: str) -> frozenset[str]:
    """Stems of all names of an entity."""
    found = material.entity[entity]
    return frozenset(w for name in (found.name, *found.aliases) for w in words_of(name).bag)


def _act(source: Source, e: Event, acts: Mapping[tuple[str, Span], int]) -> int | None:
    return next((act for (article, span), act in acts.items() if article == source.id and span.overlaps(e.trigger)), None)


def settle_factuality(accounts: Sequence[Factuality], attributed: Sequence[bool]) -> Factuality:
    """What the record should show: asserted and denied is denied; an actual beats a plan; else the most frequent.

    What is alleged stays so however many carry it, and whoever denies it; where an account tells it as plain fact, as one does
    after the verdict, it is one.
    """
    found = set(accounts)
    if "alleged" in found and not any(f == "actual" and not a for f, a in zip(accounts, attributed, strict=True)):
        return "alleged"
    if "alleged" in found:
        accounts, attributed = zip(*((f, a) for f, a in zip(accounts, attributed, strict=True) if f != "alleged"), strict=True)
        found.discard("alleged")
    if "actual" in found and "denied" in found:
        plain = sum(f == "actual" and not a for f, a in zip(accounts, attributed, strict=True))
        return "actual" if plain > MANY_TO_ONE * accounts.count("denied") else "denied"
    if "actual" in found and "negated" in found:
        plain = sum(f == "actual" and not a for f, a in zip(accounts, attributed, strict=True))
        if plain <= MANY_TO_ONE * accounts.count("negated") and any(
            f == "negated" and a for f, a in zip(accounts, attributed, strict=True)
        ):
            return "denied"
        return "negated" if accounts.count("negated") >= accounts.count("actual") else "actual"
    if "actual" in found and found <= {"actual", "planned", "called for", "threatened", "possible"}:
        plain = any(f == "actual" for f, a in zip(accounts, attributed, strict=True) if not a)
        told, rest = accounts.count("actual"), Counter(f for f in accounts if f != "actual")
        unlikely = bool(rest) and not set(rest) & {"planned", "called for"}
        enough = told * 2 > len(accounts) if unlikely else told * 2 >= len(accounts)
        return "actual" if plain or enough else rest.most_common(1)[0][0]
    return Counter(accounts).most_common(1)[0][0]

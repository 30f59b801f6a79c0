"""Who does a deed and to whom it is done, as a record shows it: people, bodies and states, never a place where it happened.

Readings follow PLOVER's coders, who put a country in wherever one is named; who opens a record asks who suffers it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from onrecord.collate.events import EventAccount
from onrecord.collate.material import Material
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.countries import country_of_people
from onrecord.lexicon.plover import sector_words, words

MOST = 4
INERT = frozenset({"thing", "document", "post"})
BEFORE = re.compile(r"(?:([\w’'-]+)\s+)?(?:([\w’'-]+)\s+)?([\w’'-]+)\s*[\"“‘(\[]?$")
NEXT = re.compile(r" ([a-z][\w’'-]*)")
HEAD = re.compile(r"[\w’'-]+")
MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|percent)\b", re.IGNORECASE)
OF_WHOM = re.compile(r"(?P<head>[\w’'-]+)\s+of\s+[^,;]*$", re.IGNORECASE)
OWNED = re.compile(r"\s*['’]s?\s+(?P<thing>[^,;]+)")
ITSELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b(?!\s+and\b)", re.IGNORECASE)
"""The doer as whom it is done to."""
MEMBERS = frozenset({"member", "members", "leader", "leaders", "group", "couple"})
CROWDS = MEMBERS | frozenset({"dozens", "hundreds", "thousands", "scores", "two", "three", "four", "others", "many"})
"""Words of quantity that stand for people where nothing behind them tells what is counted."""
OF = re.compile(r"\s(?:of|in|on|at|from|for|with|who|that|aboard|including)\s", re.IGNORECASE)


def doers_of(material: Material, account: EventAccount) -> tuple[str, ...]:
    """The record's entities that do it in an account, in its order; no thing, and no town that stands for what happened there."""
    untyped = account.event.type is None
    doing = [i for i in account.event.actors if not _is_what_befell(account, i)]
    return tuple(
        i
        for i in _resolved(material, account, doing)
        if not (untyped and material.entity[i].kind == "place" and material.entity[i].precision == "city")
    )[:MOST]


def _is_what_befell(account: EventAccount, own: str) -> bool:
    """Whether the subject only tells what befell somebody, who then does nothing ("*Moll's* death shocked the town")."""
    subject = account.event.subject
    if subject is None:
        return False
    text = account.source.text
    inside = [m for m in account.source.reading.mentions if m.entity == own and subject.start <= m.start and m.end <= subject.end]
    return bool(inside) and all(_owns_its_head(text, subject, Span(m.start, m.end)) for m in inside)


def _owns_its_head(text: str, subject: Span, mention: Span) -> bool:
    """Whether a mention is whose the head of a subject is, or stands in its "of", and the head tells what somebody undergoes."""
    before, behind = text[subject.start : mention.start], text[mention.end : subject.end]
    if found := OF_WHOM.search(before):
        return found["head"].casefold() in words("undergone") | words("befalling")
    pronoun = mention.of(text).casefold() in listed("possessive_pronouns") | {"her"}
    owned = OWNED.match(behind if not pronoun else f"'s {behind}")
    head = HEAD.findall(OF.split(owned["thing"], maxsplit=1)[0]) if owned and " of " not in owned["thing"] else []
    return bool(head) and head[-1].casefold() in words("undergone") | words("befalling")


def sufferers_of(material: Material, account: EventAccount) -> tuple[str, ...]:
    """The record's entities it is done to in an account: no place where it happened, no medium it was told in, no thing."""
    event = account.event
    named = event.recipients if event.undergoers is None else event.undergoers
    told = {i: material.resolve(account.source.id, i) for i in named if _named_in_it(account, i)}
    kept = [w for i, w in told.items() if w and _can_suffer(account, i, material.entity[w])]
    return tuple(dict.fromkeys(w for w in kept if material.entity[w].kind not in INERT))[:MOST]


def does_it_to_himself(account: EventAccount) -> bool:
    """Whether the words tell that the doer is whom it is done to ("killed himself"), and nobody else is."""
    return ITSELF.match(account.source.text, account.event.trigger.end) is not None


def _named_in_it(account: EventAccount, own: str) -> bool:
    """Whether the words of the deed, or of its subject, name an entity: not another clause of the sentence."""
    event = account.event
    held = [*account.spans, *(s for s in (event.told, event.subject) if s is not None)]
    return any(m.entity == own and any(s.start <= m.start < s.end for s in held) for m in account.source.reading.mentions)


def _resolved(material: Material, account: EventAccount, told: Sequence[str]) -> tuple[str, ...]:
    whole = dict.fromkeys(w for i in told if (w := material.resolve(account.source.id, i)))
    return tuple(w for w in whole if material.entity[w].kind not in INERT)


def _can_suffer(account: EventAccount, own: str, entity: Entity) -> bool:
    """Whether somebody so named can be whom it is done to, by what the entity is; by the words before it where no reader looked.

    A country can be where PLOVER has a type for the deed; a town is where it happened.
    """
    if entity.kind == "person":
        return True
    people = entity.sector is not None or _are_people(entity.name)
    country = entity.precision == "country" or (entity.precision is None and entity.country is not None)
    if account.event.undergoers is not None:
        if entity.kind == "place":
            return country and account.event.type is not None
        return entity.named or people
    before, behind = _around(account, own)
    if entity.kind in {"group", "organization"} and not entity.named:
        return not before & listed("placing") and people
    if not behind:
        return False
    if entity.kind == "outlet":
        return not before & listed("locating")
    if entity.kind != "place":
        return not before & listed("placing")
    if not country or own == account.event.place or account.event.type is None:
        return False
    return not before & (listed("locating") | {"of"})


def _around(account: EventAccount, own: str) -> tuple[frozenset[str], bool]:
    """The preposition before the nearest mention of an entity behind its verb, and whether the mention stands by itself."""
    text = account.source.text
    sentence = account.source.sentence(account.event.trigger.start)
    inside = [m for m in account.source.reading.mentions if m.entity == own and sentence.start <= m.start < sentence.end]
    if not inside:
        return frozenset(), True
    at = account.event.trigger.end
    mention = min(inside, key=lambda m: (m.start < at, abs(m.start - at)))
    before = BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    last = [w.casefold() for w in before.groups() if w] if before else []
    while last and (last[-1] in listed("determiners") or last[-1] in listed("of_direction")):
        last.pop()
    words_of_mention = Span(mention.start, mention.end).of(text)
    adjective = country_of_people(words_of_mention) is not None
    return frozenset(last[-1:]), not adjective and not _modifies(text, mention.end)


def _modifies(text: str, end: int) -> bool:
    """Whether a name only stands before the noun that is meant ("a YouTube *video*", "the Senate *bid*")."""
    follows = NEXT.match(text, end)
    word = follows.group(1) if follows else ""
    small = (
        listed("after_objects") | listed("determiners") | listed("relative_words") | listed("forms_of_be") | listed("third_persons")
    )
    return bool(word) and word not in small and not word.endswith(("ing", "ed", "ly"))


def _are_people(name: str) -> bool:
    """Whether a description names people or a body that can be harmed ("nine *miners*", "hundreds of *people*"), as its head tells.

    A sum of money is none, nor a count of what no word tells ("five").
    """
    if MONEY.search(name):
        return False
    front, *behind = OF.split(f"{name} ", maxsplit=1)
    if (own := HEAD.findall(front)) and _is_of_a_people(own[-1]):
        return True
    found = HEAD.findall(front.casefold())
    if found and found[-1] in words("quantity") and behind and re.search(r"\sof\s", name):
        return _are_people(behind[0]) or found[-1] in MEMBERS
    if not found:
        return False
    head = found[-1]
    single = {head, head.removesuffix("s"), head.removesuffix("es"), head.replace("men", "man")}
    known = words("people") | words("doers") | words("bodies_of_people")
    return bool(single & known) or head in CROWDS or any(w in sector_words() for w in single)


def _is_of_a_people(head: str) -> bool:
    """Whether a word names people of a country or a party ("Americans", "Democrats")."""
    people = head.endswith("s") and country_of_people(head) is not None
    return head[:1].isupper() and (people or head.casefold() in listed("partisans"))


def agreed(
    material: Material, best: EventAccount, found: Sequence[EventAccount], of: Callable[[EventAccount], tuple[str, ...]]
) -> tuple[str, ...]:
    """What the best account tells of who takes part, else what all others that tell it share, told as it is there."""
    own = of(best)
    told = [set(names) for h in found if h is not best and h.event.factuality == best.event.factuality and (names := of(h))]
    if own:
        return _by_name(material, own, told) or own
    if not told:
        return ()
    shared = set.intersection(*told)
    named = [i for i in shared if material.entity[i].named and material.entity[i].kind != "place"]
    return tuple(sorted(named))[:MOST]


def _by_name(material: Material, own: tuple[str, ...], told: Sequence[set[str]]) -> tuple[str, ...]:
    """The one person whom all other accounts that name anybody name, where the best account only describes him ("an officer")."""
    described = [material.entity[i] for i in own]
    if len(own) != 1 or described[0].named or described[0].kind != "person":
        return ()
    named = [{i for i in names if material.entity[i].named} for names in told]
    shared = set.intersection(*known) if (known := [n for n in named if n]) else set()
    return tuple(shared) if len(shared) == 1 and material.entity[min(shared)].kind == "person" else ()


def agreed_day(best: EventAccount, found: Sequence[EventAccount]) -> str | None:
    """The day of the best account, else the one that all accounts that tell one agree on, the fullest form of it."""
    if best.event.date:
        return best.event.date
    days = Counter(h.event.date for h in found if h.event.date and h.event.factuality == best.event.factuality)
    if not days:
        return None
    fullest = max(days, key=len)
    return fullest if all(fullest.startswith(d) for d in days) else None

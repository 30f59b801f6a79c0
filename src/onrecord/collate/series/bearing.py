"""The words that bear a settled toll: none is given that no article's words come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.collate.series.evidence import TITLE, ZONES, Evidence, Told

DEADLY = frozenset({"homicide", "murder", "killing", "slaying"})
Words = list[Told]
Level = Callable[[Evidence], Words]


def bearing_killed(articles: Sequence[Evidence], killed: int) -> dict[str, Words]:
    """By article, the words that tell of so many killed (above 0), the plainest that any article has."""
    return plainest(
        articles,
        lambda a: counted(a, ("killed", "killed+"), killed),
        lambda a: multiples(a, killed, DEADLY) or counted(a, ("murder",), killed),
        lambda a: adding_up(a, ("killed",), killed),
        lambda a: with_suicide(a, killed),
        lambda a: counted(a, ("victims", "shot", "shot+"), killed, beside=first_flag(a, "death", "dies")),
        lambda a: first_flag(a, "dies", "death", "charge", "suicide", "self") if killed == 1 else [],
        lambda a: counted(a, ("killed?",), None) if killed > 1 else [],
    )


def bearing_injured(articles: Sequence[Evidence], killed: int, injured: int) -> dict[str, Words]:
    """By article, the words that tell of so many injured (above 0), given the killed; the plainest that any article has."""
    total = killed + injured
    hurt = ("injured", "injured+", "critical")
    shot = ("shot", "shot+")
    return plainest(
        articles,
        lambda a: counted(a, (*hurt, "attempt"), injured),
        lambda a: counted(a, shot, total) if killed else [],
        lambda a: counted(a, shot, injured) or multiples(a, total, frozenset({"shooting"})),
        lambda a: adding_up(a, ("injured", "critical"), injured) or adding_up(a, ("shot", "injured", "critical"), injured),
        lambda a: counted(a, ("victims",), injured) or counted(a, ("victims",), total),
        lambda a: first_flag(a, "wound", "alive", "attempt", "accident") if injured == 1 else [],
        lambda a: counted(a, ("injured?", "shot?", "critical?"), None) if injured > 1 else [],
    )


def stated_none(articles: Sequence[Evidence], status: str) -> dict[str, Words]:
    """By article, the words that nobody was killed ("no killed") or injured."""
    return {a.article: words for a in articles if (words := counted(a, (status,), 0))}


def plainest(articles: Sequence[Evidence], *levels: Level) -> dict[str, Words]:
    """What the first level finds that finds words in any article."""
    for level in levels:
        found = {a.article: words for a in articles if (words := level(a))}
        if found:
            return found
    return {}


def counted(article: Evidence, statuses: Iterable[str], count: int | None, beside: Words | None = None) -> Words:
    """The first words that count so many (any number for None) of one of the statuses, those in the text and of the first first.

    `beside` are words that must stand with them for them to bear the count.
    """
    if beside is not None and not beside:
        return []
    told = [t for status in statuses for t in article.told if t.status == status and count in (None, t.count)]
    first = next((t for t in told if t.sentence != TITLE), told[0] if told else None)
    return [first, *(beside or ())] if first else []


def multiples(article: Evidence, count: int, kinds: frozenset[str]) -> Words:
    """As "triple homicide"."""
    return [told for kind, number, told in article.plets if number == count and kind in kinds][:1]


def adding_up(article: Evidence, statuses: tuple[str, ...], count: int) -> Words:
    """Several counts of one sentence, or of the article, that come to so many."""
    told = [t for t in article.told if t.status in statuses]
    for sentence in sorted({t.sentence for t in told}):
        some = [t for t in told if t.sentence == sentence]
        if len(some) > 1 and sum(t.count for t in some) == count:
            return some
    apart = {t.named or (t.sentence,): t for t in reversed(told)}
    return sorted(apart.values(), key=place) if len(apart) > 1 and sum(t.count for t in apart.values()) == count else []


def with_suicide(article: Evidence, killed: int) -> Words:
    """One fewer killed, and the words for the attacker's suicide or death."""
    last = first_flag(article, "suicide", "self") or counted(article, ("suspect",), None)
    fewer = counted(article, ("killed", "killed+"), killed - 1) or multiples(article, killed - 1, DEADLY)
    return [*fewer, *last] if fewer and last else []


def first_flag(article: Evidence, *names: str) -> Words:
    """The first words of a flag, of the zones in order."""
    return next(([article.flags[zone, name]] for name in names for zone in ZONES if (zone, name) in article.flags), [])


def place(told: Told) -> tuple[int, int]:
    """Where words stand in an article."""
    return told.sentence, told.span.start

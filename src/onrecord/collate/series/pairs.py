"""Killed and injured told in one sentence: "1 dead, 3 hurt", "9 shot, 1 fatally", "killed his wife, then himself"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.collate.series.evidence import ZONES, Evidence, zone_of

Pair = tuple[int, int]
Proposals = dict[tuple[str, str], list[Pair]]
TOGETHER = ("both", "rest", "more")
KINDS = (*TOGETHER, "shot", "killed", "injured")


def proposed(told: dict[str, list[int]]) -> Iterator[tuple[str, Pair]]:
    """The tolls that one sentence's counts come to, each with how.

    `both` are told, the shot are the dead and the `rest`, or the shot are `more` than the dead; or only one of them is told.
    """
    for plus in ("", "+"):
        killed = told.get("killed" + plus, [])
        injured = told.get("injured" + plus, []) + ([] if plus else told.get("critical", []))
        shot = told.get("shot" + plus, [])
        dead = sorted({max(killed), sum(killed)}) if killed else []
        hurt = sorted({max(injured), sum(injured)}) if injured else []
        for k in dead:
            yield from (("both", (k, j)) for j in hurt)
            yield from (("rest", (k, s - k)) for s in shot if s > k)
            yield from (("more", (k, s)) for s in shot)
            if not hurt and not shot:
                yield "killed", (k, 0)
        if not killed:
            yield from (("injured", (0, j)) for j in hurt if not shot)
            yield from (("shot", (0, s)) for s in shot)


def proposals(article: Evidence) -> Proposals:
    """The tolls that an article's sentences come to, by zone and how."""
    found: Proposals = {}
    for sentence, told in article.sentences.items():
        zone = "title" if sentence < 0 else zone_of(sentence)
        for kind, pair in proposed(told):
            found.setdefault((zone, kind), []).append(pair)
    return found


def pair_features(articles: Sequence[Proposals], pair: Pair) -> Iterator[tuple[str, float]]:
    """How the sentences of the articles agree with one candidate."""
    for kind in KINDS:
        for zone in ZONES:
            told = [a[zone, kind] for a in articles if (zone, kind) in a]
            if told:
                hits = sum(pair in t for t in told)
                yield f"{zone} pair {kind}", hits / len(told)
                yield f"{zone} pair {kind} none", float(not hits)
                yield f"{zone} pair {kind} latest", float(pair in told[-1])
        if kind in TOGETHER:
            whole = [[p for zone in ZONES for p in a.get((zone, kind), ())] for a in articles]
            told = [t for t in whole if t]
            if told:
                hits = sum(pair in t for t in told)
                yield f"pair {kind}", hits / len(told)
                yield f"pair {kind} none", float(not hits)
                yield f"pair {kind} all", hits / len(articles)

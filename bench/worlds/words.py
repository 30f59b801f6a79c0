"""The words that invented coverage is made of: so many combinations that two own reports hardly ever share a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Happening:
    """A kind of event: who suffered what, in several wordings; who may tell the toll; the thing at its centre."""

    who: tuple[str, ...]
    did: tuple[str, ...]
    what: tuple[str, ...]
    thing: str
    sources: tuple[str, ...]
    title: str


HAPPENINGS = (
    Happening(
        ("passengers", "people"),
        ("drowned", "died", "lost their lives"),
        ("a ferry capsized", "a ferry overturned", "a ferry went down", "a crowded ferry sank"),
        "ferry",
        ("the coast guard", "harbour master Ida Krogh", "the ministry of transport"),
        "{toll} dead as ferry capsizes off {place}",
    ),
    Happening(
        ("people", "residents"),
        ("were killed", "died", "lost their lives"),
        (
            "a gas explosion tore through a bakery",
            "a bakery blew up",
            "leaking gas exploded in a bakery",
            "a blast levelled a bakery",
        ),
        "bakery",
        ("fire chief Omar Haddad", "the city police", "mayor Lena Brandt"),
        "Bakery blast in {place} kills {toll}",
    ),
    Happening(
        ("miners", "people"),
        ("were killed", "died", "lost their lives"),
        (
            "a hillside slid onto a mining camp",
            "mud buried a mining camp",
            "a slope gave way above a mining camp",
            "a landslide hit a mining camp",
        ),
        "camp",
        ("the miners' union", "the regional governor", "rescue leader Tomas Vrba"),
        "Landslide near {place} kills {toll} miners",
    ),
    Happening(
        ("travellers", "people"),
        ("died", "were killed", "lost their lives"),
        ("a night train left the rails", "a night train derailed", "a sleeper train crashed", "a train jumped the tracks"),
        "train",
        ("the state railway", "transport minister Eva Holm", "the Red Cross"),
        "{toll} die in train crash near {place}",
    ),
)
PLACES = ("Ostervik", "Dunmore", "Valtorra", "Norhaven", "Kestrel Bay", "Albery", "Sankt Mirren", "Porto Velo")
LEADS = (
    "{toll} {who} {did} when {what} near {place} {time}, {source} {said}.",
    "A night of grief at {place}: {toll} {who} {did} after {what} {time}, {source} {said}.",
    "{source} {said} on Monday that {toll} {who} {did} when {what} {time} not far from {place}.",
    "After {what} close to {place} {time}, {toll} {who} {did}, {source} {said}.",
    "Close to {place}, {what} {time} and {toll} {who} {did}, {source} {said}.",
)
BRIEFS = (
    "{toll} {who} {did} when {what} {time} near {place}, {outlet} reported.",
    "{toll} {who} {did} as {what} in the region of {place} {time}, according to {outlet}.",
    "According to {outlet}, {what} {time} at {place} and {toll} {who} {did}.",
)
SAID = ("said", "told reporters", "announced", "confirmed")
TIMES = (
    "before dawn",
    "early on Monday",
    "in heavy fog",
    "shortly after midnight",
    "during a storm",
    "on Sunday night",
    "in the small hours",
)
WHO = (
    "nuns",
    "divers",
    "soldiers",
    "neighbours",
    "fishermen",
    "nurses",
    "students",
    "engineers",
    "lawyers",
    "bakers",
    "drivers",
    "priests",
    "teachers",
    "guards",
    "clerks",
)
DEEDS = (
    "carried",
    "photographed",
    "guarded",
    "moved",
    "sorted",
    "counted",
    "buried",
    "painted",
    "swept",
    "mended",
    "hid",
    "borrowed",
    "weighed",
    "folded",
    "rinsed",
)
KINDS = (
    "wet",
    "broken",
    "yellow",
    "heavy",
    "empty",
    "borrowed",
    "rusty",
    "wooden",
    "muddy",
    "torn",
    "cold",
    "ancient",
    "spare",
    "silent",
    "crooked",
    "narrow",
)
THINGS = (
    "blankets",
    "lamps",
    "ropes",
    "ladders",
    "boots",
    "radios",
    "crates",
    "maps",
    "kettles",
    "gloves",
    "shovels",
    "candles",
    "benches",
    "bells",
    "papers",
    "coats",
)
WHERE = ("beside", "behind", "under", "outside", "above", "near", "along", "inside")
SPOTS = (
    "school",
    "chapel",
    "harbour",
    "cinema",
    "orchard",
    "granary",
    "bridge",
    "depot",
    "market",
    "lighthouse",
    "stadium",
    "library",
    "quarry",
    "clinic",
)
OUTLETS = [
    "Ostervik Post",
    "Lunde Bladet",
    "The Northern Mail",
    "Harbour Gazette",
    "Valtorra Courier",
    "Morning Ledger",
    "Radio Fjord",
    "The Dunmore Echo",
    "Alpine Tribune",
    "Western Dispatch",
    "Daily Lantern",
    "The Albery Herald",
    "Coastal Times",
    "Kestrel Chronicle",
    "Highland Star",
    "Metro Kurier",
]

"""Two events of one kind and day that share no name are two stories."""

from __future__ import annotations

from onrecord.facts.article import Article
from onrecord.match.stories import grouped
from onrecord.match.text import of_article

A = """A landslide near Borvik, Norway, on Monday buried four houses, police said.

Nobody was hurt, said inspector Kari Lunde."""
B = """Four houses were buried when a slope gave way near Borvik in Norway on Monday.

Inspector Kari Lunde said that nobody was hurt."""
C = """A landslide near Hamsund, Norway, on Monday buried seven houses, police said.

Nobody was hurt, said inspector Odd Reiten."""
D = "Seven houses were buried when a slope gave way near Hamsund on Monday, inspector Odd Reiten said."
LANDSLIDE = (
    ("a", "Landslide near Borvik buries four houses", A),
    ("b", "Houses buried in Borvik landslide", B),
    ("c", "Landslide near Hamsund buries seven houses", C),
    ("d", "Seven houses buried in Hamsund", D),
)


def stories(*extra: tuple[str, str, str]) -> set[frozenset[str]]:
    made = [
        Article(id=n, outlet=f"Paper {n}", title=t, published_at="2031-03-10T12:00:00Z", text=x) for n, t, x in (*LANDSLIDE, *extra)
    ]
    return {frozenset(s) for s in grouped([of_article(a) for a in made])}


def test_two_landslides_of_one_day_are_two_stories() -> None:
    assert stories() == {frozenset("ab"), frozenset("cd")}


def test_what_else_is_there_changes_nothing() -> None:
    other = ("e", "Chess title for Anna Volk", "Anna Volk won the chess title in Riga on Sunday after a draw with Pia Strand.")
    assert stories(other) == {frozenset("ab"), frozenset("cd"), frozenset("e")}

"""The drawing of who takes from whom: boxes stand so that few lines cross, and the same each time."""

from __future__ import annotations

import random
import re

from onrecord.web.charts import Box, Link, draw_graph


def rows(svg: str) -> dict[str, float]:
    """How low each box stands, by its name."""
    return {name: float(y) for name, y in re.findall(r"<title>(\w+) [^<]*</title><rect x=\"\d+\" y=\"(\d+)\"", svg)}


def boxes(*columns: str) -> list[Box]:
    return [Box(name, name, "outlet", n) for n, names in enumerate(columns) for name in names]


def test_lines_that_need_not_cross_do_not() -> None:
    links = [Link(a, b, "cites") for a, b in ("aD", "bC", "De", "Cf")]
    at = rows(draw_graph(boxes("ab", "CD", "ef"), links))
    assert (at["a"] < at["b"]) == (at["D"] < at["C"]) == (at["e"] < at["f"])


def test_a_line_over_two_columns_is_counted_with_those_over_one() -> None:
    links = [Link(a, b, "cites") for a, b in ("ae", "bd", "aC", "Ce")]
    at = rows(draw_graph(boxes("ab", "C", "de"), links))
    assert (at["a"] < at["b"]) == (at["e"] < at["d"])


def test_any_graph_is_drawn_and_the_same_each_time() -> None:
    chance = random.Random(5)
    for _ in range(60):
        found = [Box(f"b{n}", f"b{n}", "outlet", chance.randrange(3)) for n in range(chance.randint(1, 20))]
        links = [Link(chance.choice(found).id, chance.choice(found).id, "cites") for _ in range(chance.randint(0, 40))]
        first = draw_graph(found, links)
        assert first == draw_graph(found, links)
        if first:
            assert sorted(rows(first)) == sorted(b.id for b in found)

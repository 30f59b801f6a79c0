"""Stage 5, `verified`: pairs that share fingerprints enough, compared word by word; each sent to both of its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.cluster.pairing import summed
from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_in
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import INDEX, PLACES, Light, Settings, block_of, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.facts.story import Copy
from onrecord.match.board import PRINTS, Board
from onrecord.match.copies import Pair, copy_of, pair_of
from onrecord.match.passages import Shared
from onrecord.match.text import ArticleText

Span = tuple[int, int]


class Verified(msgspec.Struct, frozen=True):
    """A verified pair without the texts of its articles: what is needed to choose among the pairs of an article."""

    taker: ArticleText
    giver: ArticleText
    here: tuple[Span, ...]
    there: tuple[Span, ...]
    longest: int
    share: float
    edition: bool
    credited: bool
    copy: Copy


def start(settings: Settings, folder: Folder) -> Do:  # noqa: ARG001  # every stage starts alike
    """A worker that compares articles."""
    paths = {part.number: part.path for part in folder.index(INDEX, Light)}
    encode = msgspec.msgpack.Encoder().encode

    def do(task: Task) -> Done:
        import pyarrow as pa

        found = summed(pa.concat_tables([folder.table(path) for path in task.given["paths"]])).to_pylist()
        near = [(row["one"], row["other"]) for row in found if row["count"] >= PRINTS]
        texts = texts_at(folder, paths, {p for pair in near for p in pair})
        board = Board(())
        rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for one, other in sorted(
            (sorted(pair, key=lambda p: texts[p].id) for pair in near), key=lambda p: [texts[x].id for x in p]
        ):
            pair = pair_of(board, texts[one], texts[other])
            if pair is not None:
                body = encode(light(pair, copy_of(board, pair)))
                for end in (one, other):
                    rows[block_of(end)].append({"end": end, "body": body})
        return [
            folder.write(work_path("verified", block, f"{task.name}.parquet"), schema("verified"), ends)
            for block, ends in sorted(rows.items())
        ], {"compared": len(near)}

    return do


def texts_at(folder: Folder, paths: dict[int, str], places: Iterable[int]) -> dict[int, ArticleText]:
    """What matching needs of the articles at places; `paths` are the parts by number."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for place in places:
        wanted[place >> PLACES].append(place & ((1 << PLACES) - 1))
    found: dict[int, ArticleText] = {}
    for number, rows in sorted(wanted.items()):
        body = folder.table(paths[number], ["body"])["body"]
        found.update({number << PLACES | row: light_in(body[row].as_py()) for row in rows})
    return found


def light(pair: Pair, copy: Copy) -> Verified:
    """A pair without texts."""
    taker, giver = bare(pair.taker), bare(pair.giver)
    shared = pair.shared
    return Verified(
        taker, giver, shared.here, shared.there, shared.longest, pair.share, pair.edition, pair.credit is not None, copy
    )


def bare(text: ArticleText) -> ArticleText:
    """An article's form without its text: outlet, time and credits tell how it stands to others."""
    return msgspec.structs.replace(text, text="", body=(), quotations=(), names=())


def pair_from(verified: Verified) -> Pair:
    """The pair again; its articles have no text."""
    from onrecord.match.copies import credit_to

    shared = Shared(verified.here, verified.there, verified.longest)
    credit = credit_to(verified.taker, verified.giver) if verified.credited else None
    return Pair(verified.taker, verified.giver, shared, verified.share, verified.edition, credit, verified.copy.reason)

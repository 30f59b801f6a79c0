"""Event data: headers byte for byte, one row an event of a record, only what is known."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from tests.export.made import made_told

from onrecord.export.eventrows import OURS, ours
from onrecord.lexicon.eventdata import cameo_of, cow_number, scale_of
from onrecord.lexicon.plover import TYPES
from onrecord.lexicon.resource import read_rows, read_toml

Exported = Callable[..., bytes]
HEADERS = Path(__file__).parent / "golden" / "headers"
"""The header lines of the files themselves, as programs that read them quote them."""
FORMATS = [("polecat", 40), ("icews", 20), ("gdelt-mentions", 16), ("ucdp-ged", 49)]


def frame(body: bytes) -> pd.DataFrame:
    separator = "," if body.startswith(b"id,relid") else "\t"
    return pd.read_csv(io.BytesIO(body), sep=separator, dtype=str, keep_default_na=False)


@pytest.mark.parametrize(("name", "count"), FORMATS)
def test_headers_are_the_formats_own_and_ours_stand_after_them(name: str, count: int, exported: Exported) -> None:
    header = (HEADERS / f"{name}.txt").read_text("utf-8")
    found = exported(name).split(b"\n")[0].decode()
    separator = "," if name == "ucdp-ged" else "\t"
    assert len(header.split(separator)) == count
    assert found.startswith(header + separator)
    assert found.split(separator)[count : count + len(OURS)] == list(OURS)


@pytest.mark.parametrize("name", ["polecat", "icews"])
def test_an_event_stands_once_a_record_and_only_if_actual(name: str, exported: Exported) -> None:
    assert list(frame(exported(name))["Event ID"]) == ["v1", "v2"]
    more = frame(exported(name, factuality=frozenset({"actual", "possible"})))
    assert list(more["Event ID"]) == ["v1", "v2", "v3"]
    assert list(more["onrecord_factuality"]) == ["actual", "actual", "possible"]


def test_what_was_left_out_is_told_by_reason(left_out: Callable[..., dict[str, int]]) -> None:
    assert left_out("icews") == {
        "events that are possible (--factuality asks for them)": 1,
        "events that PLOVER has no type for": 1,
    }


def test_polecat_tells_who_did_what_to_whom(exported: Exported) -> None:
    row = frame(exported("polecat")).set_index("Event ID").loc["v1"]
    assert (row["Event Date"], row["Event Type"], row["Event Mode"]) == ("2031-03-03", "ASSAULT", "heavy-weapons")
    assert (row["Intensity"], row["Quad Code"]) == ("-9.5", "4")
    assert (row["Actor Name"], row["Actor COW"], row["Primary Actor Sector"]) == ("the army of Verland", "615", "MIL")
    assert (row["Recipient Name"], row["Recipient Name Raw"]) == ("", "dockers")
    assert (row["City"], row["Latitude"], row["Longitude"], row["Country"]) == ("Mindal", "36.25", "-5.5", "Algeria")
    assert row["Source"] == "Herald; =Post"
    assert (row["onrecord_origins_low"], row["onrecord_verdicts"]) == ("2", "factuality: conflict")


def test_cells_without_knowledge_are_empty(exported: Exported) -> None:
    row = frame(exported("polecat")).set_index("Event ID").loc["v2"]
    for name in ("Event Date", "Contexts", "Recipient Name", "Placename", "Latitude", "Wikipedia Actor ID", "Version"):
        assert row[name] == ""
    assert row["onrecord_abstained"] == "place: no account tells it"


def test_icews_has_the_code_and_its_words(exported: Exported) -> None:
    found = frame(exported("icews")).set_index("Event ID")
    assert list(found["CAMEO Code"]) == ["194", "173"]
    assert list(found["Event Text"]) == ["Fight with artillery and tanks", "Arrest, detain, or charge with legal action"]
    assert found.loc["v1", "Source Country"] == "Algeria"


def test_gdelt_has_a_row_an_article_under_one_number(exported: Exported) -> None:
    found = frame(exported("gdelt-mentions")).query("onrecord_claim == 'v1'")
    assert len(found) == 2
    assert len(set(found["GlobalEventID"])) == 1
    assert int(found["GlobalEventID"].iloc[0]) < 2**53
    assert list(found["MentionTimeDate"]) == ["20310304173000", ""]
    assert list(found["MentionIdentifier"]) == ["https://herald.example/mindal?a=1&b=2", "p/2"]
    assert list(found["onrecord_words"])[1] == "The army attacked Mindal port"
    text = made_told().articles["p/2"].text
    assert text[int(found["ActionCharOffset"].iloc[1]) :].startswith("The army attacked")


def test_ucdp_never_has_a_best_estimate(exported: Exported) -> None:
    found = frame(exported("ucdp-ged"))
    assert list(found["id"]) == ["v1"]
    row = found.iloc[0]
    assert (row["low"], row["high"], row["best"]) == ("12", "15", "")
    assert (row["date_prec"], row["date_start"], row["where_prec"], row["geom_wkt"]) == (
        "1",
        "2031-03-03",
        "1",
        "POINT (-5.5 36.25)",
    )
    assert (row["deaths_civilians"], row["type_of_violence"], row["gwnoa"]) == ("", "", "")


def test_a_person_is_no_side_of_ucdps(exported: Exported) -> None:
    from onrecord.export.formats.ucdp_ged import side
    from onrecord.facts.entity import Entity

    assert frame(exported("ucdp-ged")).iloc[0]["side_a"] == "the army of Verland"
    assert side([Entity("e1", "Ana Reyes", "person")]) is None


def test_rows_are_one_line_each_and_run_nothing(exported: Exported) -> None:
    for name, _ in FORMATS:
        body = exported(name, factuality=frozenset({"actual", "possible"})).decode()
        found = frame(body.encode())
        assert len(body.splitlines()) == len(found) + 1
        texts = found.drop(columns=[c for c in ("Intensity", "Longitude", "longitude") if c in found])
        assert not texts.map(lambda cell: cell.startswith(("=", "+", "-", "@"))).to_numpy().any()


def test_every_type_has_a_code_and_every_mode_is_known_or_named() -> None:
    for name in TYPES:
        assert cameo_of(name, None), name
        assert scale_of(name, None), name
    without = {("RETREAT", "resign"), ("COERCE", "cyber")}
    read = {(s["type"], s["mode"]) for s in read_toml("plover.toml")["sense"] if s.get("mode") and s["type"] != "-"}
    assert {(t, m) for t, m in read if cameo_of(t, m) is None} == without
    assert {t for t, *_ in read_rows("cameo.tsv")} == set(TYPES)


def test_a_code_may_depend_on_who_acts() -> None:
    military, other = cameo_of("ASSAULT", None, "MIL"), cameo_of("ASSAULT", None, "CVL")
    assert military is not None
    assert other is not None
    assert (military.code, other.code) == ("190", "180")
    assert cameo_of("SING", None) is None
    assert (cow_number("USA"), cow_number("ZZZ"), cow_number(None)) == (2, None, None)
    assert scale_of("ACCUSE", None).score is None  # type: ignore[union-attr]  # it has a quad category


def test_ours_have_a_cell_each() -> None:
    told = made_told()
    assert len(ours(told, told.claims[0], None)) == len(OURS)

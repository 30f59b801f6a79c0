"""The record page in a real browser: everybody can use it, on a phone and in the dark, by keyboard, on paper."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.small_store import small_store
from tests.web.many_claims import articles, long_record, whole_record

from onrecord.web.names import article_file, rest_file, story_file
from onrecord.web.report import write_report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report with a record that has something in every section."""
    folder = tmp_path_factory.mktemp("record")
    write_report(small_store(folder / "whole.db", articles(), long_record(120)), folder / "site")
    return (folder / "site").as_uri()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_rule_of_access_is_broken(browser: Browser, pages: str, look: str, width: int) -> None:
    context = browser.new_context(color_scheme=look, viewport={"width": width, "height": 844})  # type: ignore[arg-type]  # one of its two
    page = context.new_page()
    for file in (story_file("storm"), article_file("a0"), rest_file("storm", "untold"), f"{story_file('storm')}#v1"):
        page.goto(f"{pages}/{file}")
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_answers_stand_on_the_first_screen(browser: Browser, pages: str) -> None:
    for width, height in ((1280, 800), (390, 844)):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{pages}/{story_file('storm')}")
        for answer in page.locator(".answer").all():
            box = answer.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= height
        page.close()


def test_a_point_of_a_chart_leads_to_its_words(browser: Browser, pages: str) -> None:
    page = browser.new_page()
    page.goto(f"{pages}/{story_file('storm')}")
    page.locator(".series a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('f1').open")
    assert page.locator("#f1 mark").first.inner_text() == "2 people"
    page.close()


def test_what_is_printed_is_all_there_is(browser: Browser, pages: str) -> None:
    page = browser.new_page()
    page.goto(f"{pages}/{story_file('storm')}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#v1 mark").first.is_visible()
    assert not page.locator(".sections").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#v1").get_attribute("open") is None
    page.close()


def test_hostile_names_do_nothing_in_drawings(browser: Browser, tmp_path: Path) -> None:
    record = whole_record()
    sly = '"><img src=x onerror=document.title=1><script>document.title=1</script>'
    nodes = tuple(msgspec.structs.replace(n, name=sly) for n in record.provenance.nodes)
    record = msgspec.structs.replace(
        record,
        provenance=msgspec.structs.replace(record.provenance, nodes=nodes),
        entities=tuple(msgspec.structs.replace(e, name=sly) for e in record.entities),
    )
    write_report(small_store(tmp_path / "sly.db", articles(), record), tmp_path / "site")
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'site').as_uri()}/{story_file('storm')}")
    page.wait_for_timeout(200)
    assert page.title() != "1"
    assert page.locator("img").count() == 0
    page.close()

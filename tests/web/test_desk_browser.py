"""The desk in a real browser: a record made, opened, corrected, undone and sent; no page with a fault that axe finds."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.desk_store import desk_store

from onrecord.run import fixing
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store
from onrecord.web.app import create_app
from onrecord.web.names import slug, story_file

pytestmark = pytest.mark.browser
CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
TOLD = 'The mill at Askholm burned on Sunday. "The roof is gone" said Siv Dahl, who owns the mill.'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: pages are not looked at")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"])
        yield browser
        browser.close()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server over a store of two stories, whose builds read without models."""

    def options(mode: str, now: str) -> BuildOptions:  # noqa: ARG001  # as it is called
        return BuildOptions(workers=1, now=now, reading="tests.run.cheap_reader:read")

    monkeypatch.setattr("onrecord.web.desk.making.BuildOptions", options)
    path = desk_store(tmp_path / "desk.db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(path), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def quiet(page: Page) -> list[str]:
    """What goes wrong in a page, as it comes."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    return faults


@pytest.mark.parametrize("scripts", [True, False])
def test_a_record_is_made_opened_corrected_undone_and_sent(browser: Browser, site: str, tmp_path: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page()
    faults = quiet(page)
    page.goto(f"{site}/new")
    for number, outlet in enumerate(("Post", "Mail", "Star"), 1):
        page.get_by_label(f"Outlet of text {number}").fill(outlet)
        page.get_by_role("textbox", name=f"Text {number}", exact=True).fill(f"Mill burns\n\n{TOLD} The {outlet} was there.")
    page.get_by_role("button", name="Make the record").click()
    page.get_by_role("heading", name="Record made").wait_for(timeout=30_000)
    page.locator(".card h3 a").first.click()
    claim = page.locator("details.claim", has_text="The roof is gone").first
    claim.locator("summary").first.click()
    assert claim.locator("mark").first.is_visible()
    claim.locator("a.correct").first.click()
    page.get_by_label("This is wrong").check()
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Why, in words").fill("it was her brother")
    page.get_by_role("button", name="Correct it").click()
    assert "Correction 1 is kept" in page.locator(".done").inner_text()
    page.locator(".done a").click()
    assert "it was her brother" in page.locator("main").inner_text()
    assert page.locator("details.claim", has_text="The roof is gone").count() == 0
    page.goto(f"{site}/corrections")
    page.get_by_text("Undo", exact=True).click()
    assert page.get_by_label("Your name").input_value() == "Ann"
    page.get_by_label("Why", exact=True).fill("it was her")
    page.get_by_role("button", name="Take correction 1 back").click()
    page.locator(".done a").click()
    assert page.locator("details.claim", has_text="The roof is gone").count() > 0
    with page.expect_download() as sent:
        page.get_by_role("link", name="One file to send").click()
    sent.value.save_as(tmp_path / "sent.html")
    assert faults == []
    context.close()
    alone = browser.new_context(offline=True)
    page = alone.new_page()
    faults = quiet(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "sent.html").as_uri())
    claim = page.locator("details.claim", has_text="The roof is gone").first
    claim.locator("summary").first.click()
    claim.get_by_role("link", name="in the article").first.click()
    target = page.locator(page.url.partition("#")[2].join(("#", "")))
    assert target.count() == 1
    assert [u for u in asked if not u.startswith("file:")] == []
    assert faults == []
    alone.close()


def test_no_page_has_a_fault_that_axe_finds(browser: Browser, site: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db", write=True) as store:
        story = store.stories()[-1]
        record = store.record(story.id)
        assert record is not None
        item = record.statements[0].id
        fixing.keep(store, fixing.about_item(store, record, "note", item), "Ann", "heard the tape", "2021-03-10T09:00:00+00:00")
    correct = f"/correct/{slug(story.id)}"
    axe = Axe()
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 844})
        listed = [link for folder in ("people", "outlets") for link in links(page, f"{site}/{folder}/index.html")]
        paths = ("/", "/?since=2030-01-01", "/people/index.html", "/outlets", "/places", "/search?q=bridge", "/new", correct)
        for path in (*paths, f"/{story_file(story.id)}", f"{correct}/{item}", "/corrections", "/nowhere", *listed):
            page.goto(site + path)
            found = axe.run(page)
            assert found.violations_count == 0, f"{path} at {width}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.close()


def links(page: Page, address: str) -> list[str]:
    """The first pages of a list of names."""
    page.goto(address)
    found = page.locator(".names a").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    return [str(p) for p in found if re.search(r"-[0-9a-f]{12}\.html$", str(p))][:2]

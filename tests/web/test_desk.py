"""The desk's pages: lists, names and search; corrections and new records, which need a token and a page of ours."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.web.desk_store import SCRIPT, desk_store

from onrecord.run.joblog import JobLog, KeptInput, KeptJob
from onrecord.run.jobs import pasted
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store
from onrecord.web.app import create_app
from onrecord.web.names import slug, story_file

Client = TestClient[Litestar]
OWN = {"Origin": "http://127.0.0.1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The store."""
    return desk_store(tmp_path / "desk.db")


@pytest.fixture
def client(path: Path) -> Iterator[Client]:
    """A client of the server over it."""
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client


def words_of(page: str) -> str:
    """The text of a page as a person reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def token(client: Client, path: str) -> str:
    """The token of a page's form."""
    found = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]


def story_of(path: Path, article: str) -> str:
    """The story that an article is in."""
    with Store.open(path) as store:
        found = store.story_of(article)
        assert found
        return found


def statement_of(path: Path, article: str) -> str:
    """The id of the one statement in an article's story."""
    with Store.open(path) as store:
        record = store.record(story_of(path, article))
        assert record
        return record.statements[0].id


def test_the_list_shows_stories_by_their_last_change_and_what_was_refused(client: Client) -> None:
    shown = words_of(client.get("/").text)
    assert "2 stories told by more than one" in shown
    assert "3 articles, 3 outlets" in shown
    assert "Told by one article alone: 1" in shown
    assert "the file holds no text" in shown
    assert "record changed 10 Mar 2021, 08:00 UTC" in shown


def test_every_filter_has_an_address_that_shows_what_fits(client: Client) -> None:
    page = client.get("/").text
    choice = re.search(r'<option value="(\w+)">Ida Lund', page)
    assert choice
    narrowed = client.get("/", params={"person": choice[1]}).text
    assert "Person: Ida Lund" in words_of(narrowed)
    assert "bridge" in words_of(narrowed).lower()
    assert "Bakers" not in words_of(narrowed)
    assert "No story told by more than one" in words_of(client.get("/", params={"since": "2021-03-05"}).text)
    assert client.get("/", params={"until": "soon"}).status_code == 400
    assert client.get("/", params={"page": "9"}).status_code == 200


def test_a_person_is_on_record_with_what_was_said(client: Client) -> None:
    page = client.get("/people/index.html").text
    link = re.search(r'href="\.\./(people/[^"]*ida-lund[^"]*)"', page)
    assert link
    shown = words_of(client.get(f"/{link[1]}").text)
    assert "The bridge stays shut until it is safe" in shown
    assert "1 statement on record" in shown
    assert client.get("/people/nobody-000000000000.html").status_code == 404
    assert client.get(f"/{link[1].replace('people', 'outlets')}").status_code == 404


def test_an_outlet_shows_how_often_it_is_the_first(client: Client) -> None:
    page = client.get("/outlets").text
    link = re.search(r'href="\.\./(outlets/ferry[^"]*)"', page)
    assert link
    assert "first to tell 2 of the 2 claims that other outlets tell too" in words_of(client.get(f"/{link[1]}").text)


def test_search_marks_the_words_and_is_narrowed(client: Client) -> None:
    found = client.get("/search", params={"q": "shut", "in": "statements"}).text
    assert '<mark data-items="hit">shut</mark>' in found
    assert "Ida Lund" in found
    assert "Nothing on record" in client.get("/search", params={"q": "shut", "by": "Olaf Brandt"}).text
    assert "Nothing on record" in client.get("/search", params={"q": "shut", "until": "2020-01-01"}).text
    assert client.get("/api/suggest", params={"q": "vend"}).json() == ["vendsund"]
    assert "Ida Lund" in client.get("/api/suggest", params={"q": "ida"}).json()


def test_hostile_words_are_escaped_everywhere(client: Client) -> None:
    for address in (
        "/",
        "/people",
        "/outlets",
        "/places",
        "/bodies",
        "/search?q=gull",
        f"/search?{urlencode({'q': SCRIPT})}",
        "/corrections",
    ):
        shown = client.get(address).text
        assert SCRIPT not in shown, address
    name = re.search(r'href="\.\./(outlets/[^"]*mail[^"]*)"', client.get("/outlets").text)
    assert name
    assert SCRIPT not in client.get(f"/{name[1]}").text


def correct(client: Client, path: Path, doing: str, **more: object) -> str:
    """Send a correction of the bridge story's statement; where the answer leads."""
    address = f"/correct/{slug(story_of(path, 'bridge-1'))}/{statement_of(path, 'bridge-1')}"
    data = {"_csrf_token": token(client, address), "doing": doing, "who": "Ann", "note": "heard the tape", **more}
    answer = client.post(address, data=data, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303, words_of(answer.text)
    return str(answer.headers["location"])


def test_a_line_is_corrected_shown_and_undone(client: Client, path: Path) -> None:
    place = correct(client, path, "wrong")
    with Store.open(path) as store:
        record = store.record(story_of(path, "bridge-1"))
        assert record is not None
        assert record.statements == ()
        assert any("by Ann" in n and "heard the tape" in n for n in record.notes)
    audit = client.get(place).text
    assert "Correction 1 is kept" in words_of(audit)
    assert "statement marked as wrong in force" in words_of(audit)
    data = {"_csrf_token": token(client, "/corrections"), "number": "1", "who": "Ben", "note": "it was her after all"}
    assert client.post("/corrections/undo", data=data, headers=OWN, follow_redirects=False).status_code == 303
    assert statement_of(path, "bridge-1")
    assert "taken back by Ben" in words_of(client.get("/corrections").text)


def test_who_corrects_sees_the_paragraph_and_a_way_to_the_article(client: Client, path: Path) -> None:
    item, home = statement_of(path, "bridge-1"), story_of(path, "bridge-1")
    page = client.get(f"/correct/{slug(home)}/{item}").text.partition("Its words")[2]
    assert "inspectors found cracks" in page
    assert re.search(r"<mark>[^<]*The bridge stays shut", page)
    assert re.search(r'href="/articles/bridge-1[^"]*#[^"]+">in the article', page)


def test_a_correction_stands_on_the_line_that_it_is_about_and_what_left_is_struck_out(client: Client, path: Path) -> None:
    correct(client, path, "note")
    item, home = statement_of(path, "bridge-1"), f"/{story_file(story_of(path, 'bridge-1'))}"
    page = client.get(home).text
    line = page[page.index(f'id="{item}"') :]
    assert "note by Ann" in words_of(line[: line.index("</summary>")])
    assert "heard the tape" in words_of(line[: line.index("</summary>")])
    assert page.count('<a class="correct" href="/corrections#undo-1">') == 2, "on the line and in the section of corrections"
    correct(client, path, "wrong")
    section = client.get(home).text.partition('<section id="corrected">')[2]
    assert "<del>" in section
    assert "statement marked as wrong by Ann" in words_of(section)


def test_a_speaker_is_taken_away_and_what_was_said_stays(client: Client, path: Path) -> None:
    correct(client, path, "speaker")
    with Store.open(path) as store:
        record = store.record(story_of(path, "bridge-1"))
        assert record is not None
        assert all("Lund" not in s.speaker for s in record.statements)


def test_accounts_are_parted_and_joined_again(client: Client, path: Path) -> None:
    correct(client, path, "part", article="bridge-3")
    with Store.open(path) as store:
        record = store.record(story_of(path, "bridge-1"))
        assert record is not None
        told = {frozenset(a.article for a in s.accounts): s.id for s in record.statements}
    assert set(told) == {frozenset({"bridge-1", "bridge-2"}), frozenset({"bridge-3"})}
    correct(client, path, "join", other=told[frozenset({"bridge-3"})])
    with Store.open(path) as store:
        record = store.record(story_of(path, "bridge-1"))
        assert record is not None
        assert [len(s.accounts) for s in record.statements] == [3]


def test_stories_are_split_and_merged(client: Client, path: Path) -> None:
    address = f"/correct/{slug(story_of(path, 'bridge-1'))}"
    data = {"_csrf_token": token(client, address), "doing": "split", "article": "bridge-3", "who": "Ann", "note": "another bridge"}
    assert client.post(address, data=data, headers=OWN, follow_redirects=False).status_code == 303
    assert story_of(path, "bridge-3") != story_of(path, "bridge-1")
    data |= {"doing": "merge", "other": story_of(path, "bridge-3"), "note": "the same after all"}
    assert client.post(address, data=data, headers=OWN, follow_redirects=False).status_code == 303
    assert story_of(path, "bridge-3") == story_of(path, "bridge-1")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"doing": "wrong", "note": ""}, "say why"),
        ({"doing": "", "note": "x"}, "choose what is to be done"),
        ({"doing": "part", "note": "x"}, "name some of the articles"),
        ({"doing": "join", "note": "x", "other": "nothing"}, "there is no statement"),
        ({"doing": "wrong", "note": "x", "who": " "}, "needs the name"),
        ({"doing": "wrong", "note": "x" * 2_500}, "at most 2,000"),
    ],
)
def test_what_makes_no_sense_is_told_in_the_form_and_changes_nothing(
    client: Client, path: Path, sent: dict[str, str], told: str
) -> None:
    address = f"/correct/{slug(story_of(path, 'bridge-1'))}/{statement_of(path, 'bridge-1')}"
    answer = client.post(address, data={"_csrf_token": token(client, address), "who": "Ann", **sent}, headers=OWN)
    assert answer.status_code == 422
    assert told in words_of(answer.text)
    with Store.open(path) as store:
        assert store.edits() == ()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://["},
        {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_write_from_a_page_elsewhere(client: Client, path: Path, headers: dict[str, str]) -> None:
    address = f"/correct/{slug(story_of(path, 'bridge-1'))}"
    data = {"_csrf_token": token(client, address), "doing": "split", "article": "bridge-3", "who": "Ann", "note": "x"}
    assert client.post(address, data=data, headers=headers).status_code == 403
    for other in ("/new", "/corrections/undo"):
        assert client.post(other, data=data, headers=headers).status_code == 403
    with Store.open(path) as store:
        assert store.edits() == ()


def test_no_write_without_the_token_of_a_page(client: Client, path: Path) -> None:
    address = f"/correct/{slug(story_of(path, 'bridge-1'))}"
    good = token(client, address)
    for bad in ("", "0" * 128, good[:-1] + ("0" if good[-1] != "0" else "1")):
        data = {"_csrf_token": bad, "doing": "split", "article": "bridge-3", "who": "Ann", "note": "x"}
        answer = client.post(address, data=data, headers=OWN)
        assert answer.status_code == 403
        assert "load it anew" in words_of(answer.text)
    with Store.open(path) as store:
        assert store.edits() == ()


def waited(client: Client, place: str) -> str:
    """The page of a build that has ended."""
    for _ in range(200):
        shown = client.get(place).text
        if "data-running" not in shown:
            return shown
        time.sleep(0.05)
    raise AssertionError("the build does not end")


@pytest.fixture
def _cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that read without models."""

    def options(mode: str, now: str) -> BuildOptions:
        assert mode == "accurate"
        return BuildOptions(workers=1, now=now, reading="tests.run.cheap_reader:read")

    monkeypatch.setattr("onrecord.web.desk.making.BuildOptions", options)


@pytest.mark.usefixtures("_cheaply")
def test_texts_and_files_become_a_record(client: Client, path: Path) -> None:
    told = 'The mill at Askholm burned on Sunday. "The roof is gone" said Siv Dahl, who owns the mill.'
    data = {
        "_csrf_token": token(client, "/new"),
        "title": ["Mill burns", "Fire at mill", ""],
        "outlet": ["Post", "Mail", ""],
        "published": ["2021-05-02", "2021-05-03", ""],
        "text": [f"{told} The Post was there.", f"{told} The Mail was there.", ""],
    }
    files = [
        ("files", ("mill.txt", f"Mill burned\n\n{told} The Star was there.".encode(), "text/plain")),
        ("files", ("../../etc/x.bin", b"\0\1\2" * 100, "application/octet-stream")),
    ]
    answer = client.post("/new", data=data, files=files, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303, words_of(answer.text)
    shown = words_of(waited(client, str(answer.headers["location"])))
    assert "Record made" in shown
    assert "Text 1: Mill burns taken" in shown
    assert "mill.txt taken" in shown
    assert "x.bin cannot be used" in shown
    with Store.open(path) as store:
        found = [a for a in store.articles() if "Askholm" in a.text]
        assert sorted(a.id.partition("/")[0] for a in found) == ["pasted", "pasted", "uploaded"]
        assert len({store.story_of(a.id) for a in found}) == 1


@pytest.mark.usefixtures("_cheaply")
def test_a_build_that_a_stopped_server_broke_off_is_run_again(path: Path) -> None:
    text = pasted('The mill at Askholm burned. "The roof is gone" said Siv Dahl, who owns the mill.', outlet="Post")
    JobLog.beside(path).keep(KeptJob("abc", "", "2021-05-02", "accurate", "running", (KeptInput("Text 1: Mill", article=text),)))
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        shown = client.get("/jobs/abc").text
        assert "The server was stopped before it was done" in words_of(shown)
        data = {"_csrf_token": token(client, "/jobs/abc")}
        assert client.post("/jobs/abc/again", data={"_csrf_token": "0" * 64}, headers=OWN).status_code == 403
        answer = client.post("/jobs/abc/again", data=data, headers=OWN, follow_redirects=False)
        assert answer.status_code == 303
        assert "Record made" in words_of(waited(client, str(answer.headers["location"])))
        assert client.get("/jobs/abc").status_code == 404, "the new build stands for it"
        assert client.post("/jobs/abc/again", data=data, headers=OWN).status_code == 404


@pytest.mark.usefixtures("_cheaply")
def test_an_address_inside_a_private_network_is_refused_beside_it(client: Client) -> None:
    data = {"_csrf_token": token(client, "/new"), "addresses": "http://127.0.0.1:9/secret\nhttp://169.254.169.254/x"}
    answer = client.post("/new", data=data, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    shown = words_of(waited(client, str(answer.headers["location"])))
    assert shown.count("cannot be used private network") == 2
    assert "inside a private network" in shown


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Give an address, a text, a file or a feed"),
        ({"addresses": "ftp://x.example/a\nfile:///etc/passwd"}, "file:///etc/passwd: no address"),
        ({"addresses": "http://ann:pw@news.example/"}, "user name or password"),
        ({"feed": "/etc/passwd"}, "no address"),
        ({"text": "Some words.", "title": "", "outlet": "", "published": "soon"}, "soon is no date"),
        (
            {"text": "Some words.", "title": "", "outlet": "", "published": "06/03/2024"},
            "06/03/2024 is no date, or may be one of two",
        ),
        ({"text": " ", "title": "A title", "outlet": "", "published": ""}, "there is a title, but no text"),
        ({"addresses": "\n".join(f"http://news.example/{n}" for n in range(101))}, "at most 100"),
    ],
)
def test_what_cannot_be_built_is_told_beside_what_caused_it(client: Client, sent: dict[str, str], told: str) -> None:
    answer = client.post("/new", data={"_csrf_token": token(client, "/new"), **sent}, headers=OWN)
    assert answer.status_code == 422
    assert told in words_of(answer.text)
    if sent:
        assert 'aria-invalid="true"' in answer.text
        assert "see what is marked below" in words_of(answer.text).partition("Addresses")[0]


def test_there_is_room_for_more_texts_and_what_was_typed_stays(client: Client) -> None:
    data = {
        "_csrf_token": token(client, "/new"),
        "text": ["The mill burned."],
        "title": ["Mill"],
        "outlet": [""],
        "published": ["x"],
    }
    shown = client.post("/new", data={**data, "more": "1", "addresses": "http://news.example/"}, headers=OWN).text
    assert shown.count("<textarea") == 1 + 4
    assert "The mill burned." in shown
    assert "http://news.example/" in shown
    assert "aria-invalid" not in shown


def test_more_than_is_taken_at_once_is_refused(client: Client) -> None:
    data = {"_csrf_token": token(client, "/new"), "text": "x" * 25_000_000, "title": "", "outlet": "", "published": ""}
    assert client.post("/new", data=data, headers=OWN).status_code == 413


def test_writes_have_a_rate(client: Client) -> None:
    data = {"_csrf_token": token(client, "/new")}
    codes = [client.post("/new", data=data, headers=OWN).status_code for _ in range(25)]
    assert codes[0] == 422
    assert codes[-1] == 429

"""Proof: fetched bytes are kept whole, an article names its record, and the package given away holds what it says."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import msgspec
import pytest
from tests.localsite import Reply, page, serving
from warcio.archiveiterator import ArchiveIterator

from onrecord.acquire.archive import archive_place
from onrecord.acquire.how import How
from onrecord.acquire.inputs import acquire
from onrecord.facts.article import Article
from onrecord.run.proving import ProofError, surt, write_proof


def fetched(folder: Path | None, cookies: Path | None = None) -> tuple[Article, bytes]:
    """An article fetched from a site, and the page it was made from."""
    data = page().encode()
    with serving() as site:
        place = site.put("/quay?b=1", Reply(gzip.compress(data), headers={"Content-Encoding": "gzip"}))
        site.put("/other", page("Another"))
        how = How(private=True, delay=0.0, archive=folder, headers=(("X-Key", "secret"),), cookies=cookies)
        found = [t for t in acquire([f"{site.url}/other", place], how=how) if isinstance(t, tuple)]
    return found[1][0], data


def test_each_fetch_is_a_record_that_the_article_names(tmp_path: Path) -> None:
    article, data = fetched(tmp_path / "news.warcs")
    assert article.fetched is not None
    name, _, record_id = (article.fetched.archive or "").partition("#")
    assert article.fetched.digest == article.digest == hashlib.sha256(data).hexdigest()
    with (tmp_path / "news.warcs" / name).open("rb") as stream:
        records = [(r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read()) for r in ArchiveIterator(stream)]
    assert [kind for kind, *_ in records] == ["warcinfo", "response", "request", "response", "request"]
    _, headers, http, body = next(r for r in records if r[1].get_header("WARC-Record-ID") == record_id)
    assert body == data
    assert headers.get_header("WARC-Payload-Digest") == f"sha256:{article.fetched.digest}"
    assert (http.get_header("Content-Encoding"), http.get_header("X-Archive-Orig-Content-Encoding")) == (None, "gzip")
    assert all("secret" not in str(h) and "secret" not in str(r) for _, r, h, _ in records), "what opens doors is not kept"


def test_nothing_is_kept_where_nothing_must_be(tmp_path: Path) -> None:
    article, _ = fetched(None)
    assert article.fetched is not None
    assert article.fetched.archive is None
    with pytest.raises(ProofError, match="were not kept"):
        write_proof(article, tmp_path / "x", tmp_path / "x.wacz")
    assert list(tmp_path.iterdir()) == []


def test_a_later_run_leaves_earlier_files_as_they_are(tmp_path: Path) -> None:
    fetched(tmp_path / "w")
    (first,) = (tmp_path / "w").iterdir()
    before = first.read_bytes()
    fetched(tmp_path / "w")
    assert len(list((tmp_path / "w").iterdir())) == 2
    assert first.read_bytes() == before


def test_the_proof_holds_what_it_says(tmp_path: Path) -> None:
    article, data = fetched(tmp_path / "w")
    out = tmp_path / "proof.wacz"
    kept = write_proof(article, archive_place(tmp_path / "w", article), out)
    assert kept.url == article.url
    with zipfile.ZipFile(out) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
        assert all(m.compress_type == zipfile.ZIP_STORED for m in packed.infolist())
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        held = files[resource["path"]]
        assert resource["bytes"] == len(held)
        assert resource["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
    sealed = json.loads(files["datapackage-digest.json"])["hash"]
    assert sealed == f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}"
    assert {r["path"] for r in package["resources"]} == {"archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"}
    key, stamp, entry = files["indexes/index.cdx"].decode().strip().split(" ", 2)
    assert key.endswith(")/quay?b=1")
    assert len(stamp) == 14
    found = json.loads(entry)
    place, length = int(found["offset"]), int(found["length"])
    (record,) = ArchiveIterator(io.BytesIO(files["archive/data.warc.gz"][place : place + length]))
    assert record.rec_headers.get_header("WARC-Target-URI") == article.url == found["url"]
    whole = [r.rec_type for r in ArchiveIterator(io.BytesIO(files["archive/data.warc.gz"]))]
    assert whole == ["warcinfo", "response", "request"]
    _, shown = (json.loads(line) for line in files["pages/pages.jsonl"].decode().splitlines())
    assert (shown["url"], shown["title"]) == (article.url, "Quay to close")
    assert data in gzip.decompress(files["archive/data.warc.gz"][place : place + length])


def test_what_was_altered_proves_nothing(tmp_path: Path) -> None:
    article, _ = fetched(tmp_path / "w")
    place = archive_place(tmp_path / "w", article)
    assert article.fetched is not None
    other = msgspec.structs.replace(article, fetched=msgspec.structs.replace(article.fetched, digest="0" * 64))
    with pytest.raises(ProofError, match="is not what was fetched"):
        write_proof(other, place, tmp_path / "x.wacz")
    gone = msgspec.structs.replace(article, fetched=msgspec.structs.replace(article.fetched, archive="x.warc.gz#<urn:uuid:1>"))
    with pytest.raises(ProofError, match="is not there"):
        write_proof(gone, archive_place(tmp_path / "w", gone), tmp_path / "x.wacz")
    with pytest.raises(ProofError, match="holds no record"):
        write_proof(gone, place, tmp_path / "x.wacz")
    with pytest.raises(ProofError, match="was not fetched"):
        write_proof(msgspec.structs.replace(article, fetched=None), place, tmp_path / "x.wacz")
    assert not (tmp_path / "x.wacz").exists()


def test_a_proof_is_itself_an_input(tmp_path: Path) -> None:
    article, _ = fetched(tmp_path / "w")
    write_proof(article, archive_place(tmp_path / "w", article), tmp_path / "proof.wacz")
    (again,) = [t for t in acquire([str(tmp_path / "proof.wacz")]) if isinstance(t, tuple)]
    assert (again[0].url, again[0].text) == (article.url, article.text)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Mail.example/News?A=1", "example,mail)/news?a=1"),
        ("http://mail.example:8080", "example,mail:8080)/"),
        ("https://mail.example:443/x", "example,mail)/x"),
    ],
)
def test_index_keys(url: str, key: str) -> None:
    assert surt(url) == key

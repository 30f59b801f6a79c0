"""Docs are tests: every command is documented, every example runs, every link leads somewhere."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from tests.localsite import QUAY, Reply, page, serving

from onrecord.facts.record import Standing

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
ONRECORD = Path(sys.executable).with_name("onrecord")


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run an example as a user would."""
    words = shlex.split(line)
    assert words[0] == "onrecord"
    return subprocess.run([str(ONRECORD), *words[1:]], cwd=folder, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603  # our own command


def test_every_command_is_documented() -> None:
    shown = run("onrecord --help", ROOT).stdout
    names = re.findall(r"^│ (\w+)  ", shown.partition("Commands")[2], re.MULTILINE)
    assert len(names) >= 8
    for name in names:
        assert re.search(rf"^## .*\b{name}\b", COMMANDS, re.MULTILINE), f"docs/commands.md says nothing of {name}"


def test_every_example_runs(tmp_path: Path) -> None:
    (tmp_path / "sample").symlink_to(ROOT / "sample")
    (tmp_path / "draft.md").symlink_to(ROOT / "docs" / "draft.md")
    lines = re.findall(r"^    \$ (.+)$", COMMANDS, re.MULTILINE)
    assert len(lines) >= 10
    for line in lines:
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or done.stderr, line
    assert (tmp_path / "site" / "index.html").exists()


def test_from_a_laptop_to_a_cluster(tmp_path: Path) -> None:
    """The commands of the page, on Daft's own engine."""
    (tmp_path / "sample").symlink_to(ROOT / "sample")
    lines = re.findall(r"^    \$ (.+)$", (ROOT / "docs" / "cluster.md").read_text("utf-8"), re.MULTILINE)
    assert len(lines) >= 3
    for line in lines:
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or done.stderr, line
    assert sorted(tmp_path.glob("news-*.db"))
    assert (tmp_path / "news.parts" / "records" / "manifest.json").is_file()


def test_from_a_feed_to_a_record(tmp_path: Path) -> None:
    """The tutorial's commands, against a site that stands where the page says."""
    text = (ROOT / "docs" / "sources.md").read_text("utf-8").partition("## What is read")[0]
    body = "".join(f"<p>{p}</p>" for p in QUAY)
    with serving() as site:
        item = (
            f"<item><title>Quay to close</title><link>{site.url}/quay</link><pubDate>Tue, 05 Mar 2024 18:20:00 +0100</pubDate>"
            f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{body}]]></content:encoded></item>'
        )
        rss = f"<rss version='2.0'><channel><title>Mail</title><link>{site.url}</link>{item}</channel></rss>"
        site.put("/feed.rss", Reply(rss, kind="application/rss+xml"))
        site.put("/sitemap.xml", Reply(f"<urlset><url><loc>{site.url}/post/quay</loc></url></urlset>", kind="application/xml"))
        site.put("/post/quay", page("Brack shuts its quay"))
        text = text.replace("http://localhost:8000", site.url)
        toml = re.findall(r"(?:^    (?!\$).*\n|^\n(?=    \[\[))+", text, re.MULTILINE)
        (tmp_path / "outlets.toml").write_text(next(t for t in toml if "[[outlet]]" in t).replace("\n    ", "\n").strip())
        lines = re.findall(r"^    \$ (.+)$", text, re.MULTILINE)
        assert len(lines) >= 5
        told = [run(line, tmp_path) for line in lines]
    for line, done in zip(lines, told, strict=True):
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or done.stderr, line
    assert "1 whole articles" in told[0].stdout
    assert "2 articles in 1 story" in told[1].stderr
    assert "Quay" in told[2].stdout
    assert (tmp_path / "proof.wacz").stat().st_size > 0
    assert len(list((tmp_path / "news.warcs").iterdir())) >= 1


def test_every_commands_help_has_an_example() -> None:
    for name in (
        "build",
        "show",
        "changes",
        "report",
        "serve",
        "export",
        "read",
        "watch",
        "sources",
        "prove",
        "mcp",
        "fix",
        "fix split",
        "notify",
        "notify add",
        "user token",
        "doctor",
        "version",
    ):
        assert "Example" in run(f"onrecord {name} --help", ROOT).stdout, name


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", "docs/flow.md", "docs/commands.md", "docs/sources.md", "docs/python.md", "docs/following.md"],
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert ((ROOT / page).parent / target).exists(), f"{page} links to {target}"


def test_decisions_are_numbered_once() -> None:
    numbers = [p.name[:4] for p in (ROOT / "docs" / "adr").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(n.isdigit() for n in numbers)


def test_every_promise_names_a_test_that_is_there() -> None:
    rows = [line.split("|")[1:3] for line in (ROOT / "docs/promises.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    promises = [row for row in rows if row[0].strip() != "promise"]
    assert len(promises) > 10
    for promise, shown in promises:
        tests = re.findall(r"`(tests/[^`]+)`", shown)
        assert tests, promise
        for test in tests:
            path, _, name = test.partition("::")
            assert (ROOT / path).exists(), test
            assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), test


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the sample and its tables."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "sample").symlink_to(ROOT / "sample")
    for line in (
        "onrecord build sample --store news.db --reader fast",
        "onrecord export --store news.db --format csv --out tables",
    ):
        assert run(line, folder).returncode == 0
    return folder


def ran(code: str, folder: Path) -> str:
    """What a snippet prints."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603  # of our docs
    assert done.returncode == 0, f"{code}\n{done.stderr}"
    assert "Empty DataFrame" not in done.stdout
    return done.stdout


@pytest.mark.parametrize(("page", "least"), [("exports.md", 3), ("python.md", 4), ("following.md", 1)])
def test_the_snippets_run(sample: Path, page: str, least: int) -> None:
    snippets = re.findall(r"^```python\n(.+?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(snippets) >= least
    for snippet in snippets:
        assert ran(snippet, sample) or "FORMAT" in snippet, snippet


def test_the_notebook_runs(sample: Path) -> None:
    cells = json.loads((ROOT / "docs" / "onrecord.ipynb").read_text("utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    assert len(code) >= 5
    shown = [f"print({c.splitlines()[-1]}._repr_html_())" if c.splitlines()[-1].isidentifier() else "" for c in code]
    told = ran("\n".join(line for pair in zip(code, shown, strict=True) for line in pair), sample)
    assert told.count("<div>") == 2
    assert any(f"<td>{standing}</td>" in told for standing in get_args(Standing))

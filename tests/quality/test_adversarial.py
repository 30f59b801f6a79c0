"""Suites against false confirmation: one wire in many copies is one origin, a changed claim is not merged with the true one."""

from __future__ import annotations

import pytest

from onrecord.collate.record import collate
from onrecord.facts.article import Article
from onrecord.facts.record import Account, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement, Side
from onrecord.match.copies import find_copies
from onrecord.match.stories import group
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
Claim = RecordStatement | RecordEvent | RecordFigure | RecordAct
COPIES = 40
BODY = (
    "At least 17 people were killed when a grain silo collapsed near the town of Valtorra on Monday, fire chief Omar Haddad said.",
    '"We heard the steel groan for an hour before it went," Haddad told TNA at the site.',
    "The ministry of agriculture ordered the owner, Castell Grain, to close its two other silos until they have been inspected.",
    "Rescuers with dogs searched the rubble through the night, and the school in Valtorra was opened for families.",
    "Castell Grain said in a statement that the silo had been inspected in January.",
    "The collapse was the third in the district since 2024.",
)
CHANGES = {
    "number": (BODY[0], "17", "47"),
    "place": (BODY[0], "town of Valtorra", "town of Kestrel Bay"),
    "speaker": (BODY[0], "fire chief Omar Haddad", "mayor Lena Brandt"),
    "actor": (BODY[2], "The ministry of agriculture", "The ministry of defence"),
    "target": (BODY[2], "Castell Grain", "Norland Mills"),
    "denial": (BODY[2], "ordered the owner", "denied that it had ordered the owner"),
    "negation": (BODY[4], "had been inspected", "had not been inspected"),
    "negated deed": (BODY[2], "ordered the owner", "did not order the owner"),
}


def record_of(articles: list[Article]) -> Record:
    """The record of articles taken as one story."""
    readings = list(read_all(articles))
    texts = [article_text(r) for r in readings]
    (story, *_) = sorted(group(texts).stories, key=lambda s: -len(s.articles))
    inside = [r for r in readings if r.article.id in story.articles]
    return collate(story, inside, find_copies(texts))


def article(
    name: str, paragraphs: list[str], outlet: str, hour: int, title: str = "Silo collapse near Valtorra kills 17"
) -> Article:
    at = f"2031-04-{7 + hour // 24:02}T{hour % 24:02}:00:00Z"
    return Article(id=name, title=title, outlet=outlet, published_at=at, text="\n\n".join(paragraphs))


def wire() -> Article:
    first = f"VALTORRA, April 7 (TNA) - {BODY[0]}"
    return article("wire", [first, *BODY[1:]], "Tarn News Agency", 9)


def copied(n: int) -> Article:
    """The n-th copy: with or without credit, cut, under a new headline, or with the paragraphs in another order."""
    paragraphs = list(BODY)
    if n % 4 == 2:
        paragraphs[2:5] = [paragraphs[4], paragraphs[3], paragraphs[2]]
    if n % 3 == 1:
        paragraphs = paragraphs[: 4 + n % 2]
    if n % 5 != 0:
        paragraphs.append(("TNA", "(TNA)", "By TNA", "With reporting by TNA")[n % 4])
    title = ("Silo collapse near Valtorra kills 17", "17 die as grain silo falls", "Tragedy in Valtorra")[n % 3]
    return article(f"copy{n}", paragraphs, f"Outlet {n} Daily", 10 + n, title)


def claims(record: Record) -> list[tuple[str, tuple[Account, ...], tuple[int, int]]]:
    """Every claim of a record: a name for it, its accounts and its origins."""
    items: list[Claim] = [*record.statements, *record.events, *record.figures, *record.acts]
    return [(item.id, item.accounts, item.origins) for item in items]


def test_one_wire_in_forty_copies_never_counts_as_more_than_one_origin() -> None:
    record = record_of([wire(), *(copied(n) for n in range(COPIES))])
    assert len(record.articles) == COPIES + 1
    told = claims(record)
    assert max(len({a.article for a in accounts}) for _, accounts, _ in told) > COPIES / 2
    inflated = [(name, origins) for name, _, origins in told if origins[1] > 1]
    print(f"claims {len(told)}, of them with more than one origin {len(inflated)}")
    assert inflated == []


def touching(accounts: tuple[Account, ...], name: str, sentence: tuple[int, int]) -> list[Account]:
    """The accounts of one article that lie in a sentence."""
    return [a for a in accounts if a.article == name and any(s.start < sentence[1] and sentence[0] < s.end for s in a.spans)]


def told_apart(sides: tuple[Side, ...], places: list[tuple[int, int]]) -> bool:
    """Whether a discrepancy sets the two sentences against each other."""
    held = [
        any(side.article == name and any(s.start < last and first < s.end for s in side.spans) for side in sides)
        for name, (first, last) in zip(("true", "other"), places, strict=True)
    ]
    return all(held)


def merged(kind: str) -> list[tuple[str, ...]]:
    """The claims that hold the changed words and the true ones as accounts of one thing, where no discrepancy tells them apart."""
    sentence, old, new = CHANGES[kind]
    changed = sentence.replace(old, new)
    true = article("true", list(BODY), "Ostervik Post", 9)
    other = article("other", [p if p != sentence else changed for p in BODY], "Lunde Bladet", 12)
    record = record_of([true, other])
    assert set(record.articles) == {"true", "other"}
    places = [(a.text.index(words), a.text.index(words) + len(words)) for a, words in ((true, sentence), (other, changed))]
    if any(told_apart(d.sides, places) for d in record.discrepancies):
        return []
    # A changed number changes figures: the event it counts the dead of, and who spoke of it, stay the same.
    items: list[Claim] = [*record.statements, *record.events, *record.acts]
    if kind in ("number", "speaker"):
        items = [*record.figures] if kind == "number" else [*record.statements]
    found = []
    for item in items:
        for one in touching(item.accounts, "true", places[0]):
            for two in touching(item.accounts, "other", places[1]):
                words = [" ".join(s.of(a.text) for s in x.spans) for a, x in ((true, one), (other, two))]
                alike = (one.factuality, one.low, one.stage) == (two.factuality, two.low, two.stage)
                holds = old in words[0] and new in words[1]
                if alike and holds:
                    found.append((item.id, *words))
    return found


def test_a_changed_claim_is_not_merged_with_the_true_one() -> None:
    found = {kind: merged(kind) for kind in CHANGES}
    for kind, claims_merged in found.items():
        print(kind, claims_merged or "apart")
    assert not any(found.values())

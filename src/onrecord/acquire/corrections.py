"""Notes of what an outlet corrected: found wherever on the page they stand, so that none is lost."""

from __future__ import annotations

from onrecord.acquire.elements import Element, is_a, text_of, within
from onrecord.acquire.jsonld import bare
from onrecord.acquire.lines import KIND, lines_of
from onrecord.lexicon.pages import phrases

LONGEST = 1500
SHORTEST = 25
LONGEST_LINE = 900
"""Words that no note goes without."""
BOXES = ("aside", "footer", "div", "p", "section", "span", "em", "small", "li", "details", "blockquote")


def is_correction(text: str) -> bool:
    """Whether a line tells of a correction of the article it stands in."""
    return (
        SHORTEST <= len(text) <= LONGEST_LINE
        and phrases("correction_words").search(text) is not None
        and phrases("correction").search(text) is not None
    )


def mark_corrections(tree: Element) -> list[str]:
    """Mark the notes of a page by their boxes' names; the words of all notes, marked or not, in order."""
    found: dict[str, str] = {}
    marked = False
    for element in tree.iter(*BOXES):
        if "class" in element.attrib and is_a(element, "correction") and not element.get(KIND):
            text = text_of(element)
            if SHORTEST <= len(text) <= LONGEST and not within(element, "aside", 6):
                element.set(KIND, "correction")
                marked = True
    if not marked and not phrases("correction_words").search(" ".join(tree.itertext())):
        return []
    for line in lines_of(tree):
        if line.element.tag == "title" or not (line.kind == "correction" or is_correction(line.text)):
            continue
        if not any(
            is_a(a, "aside") and {"comment", "comments", "reply"} & set(a.get("class", "").casefold().split())
            for a in line.element.iterancestors()
        ):
            found.setdefault(bare(line.text), line.text)
    return list(found.values())

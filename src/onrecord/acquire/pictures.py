"""The pictures of a page with their captions and credits, taken out of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.acquire.elements import Element, address, is_a, remove, text_of
from onrecord.facts.article import Image
from onrecord.lexicon.pages import phrases

MOST = 500
LONGEST = 1000
PROSE = 700
"""Characters of paragraphs in a figure that make it a part of the text, not a picture."""
BOXES = ("div", "span", "p", "picture", "section", "a", "center", "td", "amp-img")
LONGEST_ALONE = 320
SMALL = 60
LONGEST_PROMPT = 120
LINKED = 0.85
REACH = 4
"""Elements around a picture in which a link may hold it whole."""
SHOWN = ("img", "amp-img", "picture", "video", "figcaption", "source", "canvas")
SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")


def take_pictures(tree: Element, base: str | None) -> Iterator[Image]:
    """Take the pictures out of a page: figures, and captions that stand by themselves; at most MOST."""
    found = 0
    for element in [e for e in tree.iter() if isinstance(e.tag, str) and is_picture(e)]:
        if element.getparent() is None or found >= MOST or not attached(element, tree):
            continue
        if element.tag == "figure" and element.find(".//table") is not None:  # a table with a caption
            for caption in element.findall(".//figcaption"):
                yield Image(None, text_of(caption, LONGEST) or None, None)
                remove(caption)
            continue
        texts = [text_of(p) for p in element.iter("p")]
        if sum(len(t) for t in texts if len(t) > 80) > PROSE and element.find(".//figcaption") is None:
            continue
        if element.tag == "figure" and not any(True for _ in element.iter(*SHOWN)):  # a quotation set apart, a list
            continue
        if image := image_of(element, base):
            found += 1
            if image.caption and (is_noise(image.caption) or leads_away(element, image.caption)):
                image = Image(image.url, None, image.credit)
            yield image
        remove(element)
    yield from lone_captions(tree, base)


def lone_captions(tree: Element, base: str | None) -> Iterator[Image]:
    """Take out the short words that stand alone with a picture in a box of their own, though no markup calls them a caption."""
    for image in list(tree.iter("img")):
        box, hinted = image, is_a(image, "picture")
        width = (image.get("width") or "").removesuffix("px")
        if (width.isdigit() and int(width) < SMALL) or "emoji" in image.get("class", ""):
            continue
        while (box := box.getparent()) is not None and box.tag in BOXES:
            hinted = hinted or is_a(box, "picture")
            said = text_of(box, LONGEST_ALONE + 1)
            if said:
                break
        if (
            box is None
            or box.tag not in BOXES
            or len(said) > LONGEST_ALONE
            or box.find(".//a[@href]") is not None
            or not attached(box, tree)
        ):
            continue
        paragraphs = [p for p in box.iter("p") if text_of(p)]
        if any(True for _ in box.iter("h1", "h2", "h3", "h4", "li", "blockquote")) or (box.tag == "p" and not all_marked(box)):
            continue
        if paragraphs and paragraphs != [box] and not (hinted and len(paragraphs) == 1):
            continue
        if not is_noise(said) and not leads_away(box, said):
            place = next((a for name in SOURCES if (a := address(base, (image.get(name) or "").split(" ")[0]))), None)
            yield Image(place, said, None)
        remove(box)


def is_noise(said: str) -> bool:
    """Whether words at a picture are none of it: a clock ("00:53"), an advertisement's label, a prompt."""
    found = phrases("junk").search(said) if len(said) <= LONGEST_PROMPT else None
    return not any(c.isalpha() for c in said) or (found is not None and len(found[0]) == len(said))


def leads_away(element: Element, said: str) -> bool:
    """Whether words at a picture are no sentence and all of them a link to another page: the headline of another article."""
    if said.endswith((".", "!", "?", "”", '"', ")")):
        return False
    links = [e for e in element.iter("a") if is_page(e)]
    above = [e for _, e in zip(range(REACH), element.iterancestors("a"), strict=False) if is_page(e)]
    return bool(above) or sum(len(text_of(e)) for e in links) >= LINKED * len(said)


def is_page(link: Element) -> bool:
    """Whether a link leads to a page, not to a larger picture."""
    href = (link.get("href") or "#").casefold()
    return not href.startswith("#") and not re.search(
        r"\.(?:jpe?g|png|gif|webp|avif|svg)\b|/(?:photos?|gallery|galleries|pictures?)/", href
    )


def all_marked(paragraph: Element) -> bool:
    """Whether all words of a paragraph are in italics or small print."""
    own = (paragraph.text or "").strip() + "".join((e.tail or "").strip() for e in paragraph)
    return not own and all(e.tag in ("em", "i", "small", "img", "br", "picture", "span") for e in paragraph) and len(paragraph) > 1


def attached(element: Element, tree: Element) -> bool:
    """Whether an element is still part of the tree (what was around it may have been taken out)."""
    return next((a for a in element.iterancestors() if a is tree), None) is not None


def is_picture(element: Element) -> bool:
    """Whether an element holds a picture or the caption of one."""
    if element.tag in ("figure", "figcaption"):
        return True
    if element.tag == "table":
        return (
            element.find(".//img") is not None
            and len(element.findall(".//img")) < 3
            and len(text_of(element)) < 400
            and element.find(".//table") is None
        )
    if "class" not in element.attrib or element.tag in ("body", "article", "main", "html", "a", "img", "meta"):
        return False
    return (is_a(element, "caption") or "wp-caption" in element.get("class", "").split()) and len(text_of(element)) <= LONGEST


def image_of(element: Element, base: str | None) -> Image | None:
    """The picture of an element; None where it has neither address nor words."""
    place = None
    for image in element.iter("img", "amp-img"):
        for name in SOURCES:
            value = (image.get(name) or "").split(" ")[0].rstrip(",")
            if place := address(base, value):
                break
        if place:
            break
    named = [e for e in element.iter() if isinstance(e.tag, str) and e is not element and is_a(e, "credit")]
    credit = text_of(named[0], LONGEST) if named else None
    captions = element.findall(".//figcaption") or [
        e for e in element.iter() if isinstance(e.tag, str) and e is not element and is_a(e, "caption") and e not in named
    ]
    whole = element.tag != "figure"
    caption = text_of(captions[0] if captions else element, LONGEST) if captions or whole else None
    if credit and not caption and is_a(element, "credit"):
        caption = None
    if caption and credit:
        caption = caption.replace(credit, "").strip(" |") or None
    if whole and not captions and caption and is_a(element, "credit") and not place:
        return Image(None, None, caption)
    return Image(place, caption or None, credit or None) if place or caption or credit else None

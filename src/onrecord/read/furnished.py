"""Furniture by structure: lines of a page that are told from the body by their form alone, whatever the outlet.

A sentence ends with a stop; what stands between paragraphs without one and says a thing twice, ends with a clock or a call to
read on, is all capitals or all titles, or holds no words, is a player, a link, a heading, a caption or a placeholder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.facts.article import BlockKind
from onrecord.lexicon.closed import listed

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
STOPPED = re.compile(r"[.!?…:;,][\"'”’)\]*]*$")
CLOCK = re.compile(r"\s\d{1,2}:\d{2}$")
LONGEST_LINE = 240
"""Code points of a line up to which its form can make it furniture; longer ones are paragraphs."""
LONGEST_CAPTION = 500
HEADING = 4
"""Words up to which a line without a stop between paragraphs is a heading."""
TITLED = 5
"""Words from which a line whose words all begin with capitals is a headline of something else."""
ECHO, ECHO_LENGTH = 2, 8
"""Words and code points from which what stands twice in a line makes it the caption of a player or a picture."""
MOST_REPEATED = 200
GLUED = re.compile(r"^[A-Z][^.:!?\"“”\n]{0,40}:(?=[A-Z'‘“\"])")
"""A label with no space after its colon ("Tracker:See the path"): a link that lost its layout."""
CREDITED = re.compile(r"\((?=[A-Z])(?:[^()/.]|[A-Z]\.){2,60}(?: ?/ ?[A-Z]|\bvia [A-Z])[^()]{1,60}\)$")
"""Two names in brackets at the end, one for the other: the credit under a picture."""
CODE = re.compile(r"^\W*[{\[]\s*[\"'\w][^\n]*[}\]]")
MARKUP = re.compile(r"[{\[]\s*[\"']?\w+[\"']?\s*[:=]|^\[\w+\]$")
NAMES = re.compile(
    r"(?:By )?[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|al|bin)){1,3}"
    r"(?:(?:,| and|, and) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})*"
)
BYLINE_PLACE = 4


def furnished(lines: Sequence[str], title: str) -> list[BlockKind | None]:
    """For each paragraph of an article the kind of furniture that its form makes it; None where it may be its own account."""
    flowing = sum(bool(STOPPED.search(x)) for x in lines if len(x.split()) > HEADING)
    prose = 2 * flowing >= sum(len(x.split()) > HEADING for x in lines) and flowing > 1
    times = Counter(x.casefold() for x in lines)
    led = 1 if lines and lines[0].casefold() == title.casefold() else 0
    seen: set[str] = set()
    found: list[BlockKind | None] = []
    for place, line in enumerate(lines):
        own = line.casefold()
        again = own in seen or not STOPPED.search(line)
        seen.add(own)
        repeated = times[own] > 1 and again and len(line) <= MOST_REPEATED and own != title.casefold()
        if repeated and place:
            found.append("boilerplate")
        else:
            found.append(
                _by_form(line) or (_between(line, place, led) if prose and (place or title) and own != title.casefold() else None)
            )
    return found


def _by_form(line: str) -> BlockKind | None:
    """What a line is by its own form, wherever it stands."""
    if not WORD.search(line) or (CODE.match(line) and MARKUP.search(line)):
        return "boilerplate"
    if len(line) <= LONGEST_CAPTION and CREDITED.search(line):
        return "caption"
    if len(line) > LONGEST_LINE:
        return None
    if _echoes(line):
        return "embed"
    if STOPPED.search(line):
        return None
    if CLOCK.search(line) or GLUED.match(line):
        return "embed"
    return None


def _echoes(line: str) -> bool:
    """Whether a line without a stop ends with words that stand in it before ("Orlin Wagner/AP Orlin Wagner/AP")."""
    bare = CLOCK.sub("", line)
    if STOPPED.search(line):
        return False
    words = WORD.findall(bare.casefold())
    half = len(words) // 2
    for size in range(half, ECHO - 1, -1):
        tail = words[-size:]
        before = words[:-size]
        if sum(map(len, tail)) + size - 1 < ECHO_LENGTH:
            break
        if any(before[i : i + size] == tail for i in range(len(before) - size + 1)):
            return True
    return False


def _between(line: str, place: int, led: int) -> BlockKind | None:
    """What a line without a stop is that stands between paragraphs; right after the title (`led`) it may be its second line."""
    if place <= BYLINE_PLACE and NAMES.fullmatch(line):
        return "credit"
    if not place or STOPPED.search(line) or len(line) > LONGEST_LINE or line[:1] in "\"“‘'•-–—*":
        return "boilerplate" if place and _is_shout(line) and len(line) <= LONGEST_LINE else None
    words = WORD.findall(line)
    if len(words) <= HEADING or _is_shout(line):
        return "boilerplate"
    small = [w for w in words if w[0].islower() and w not in listed("small_in_titles")]
    return "boilerplate" if len(words) >= TITLED and place > led and not small else None


def _is_shout(line: str) -> bool:
    """Whether a line has capitals only."""
    return not STOPPED.search(line) and any(c.isupper() for c in line) and not any(c.islower() for c in line)

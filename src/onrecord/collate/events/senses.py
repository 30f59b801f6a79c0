"""What words tell to have happened, in whatever form: "was arrested", "taken into custody", "his arrest"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.collate.wording import stem, words_of
from onrecord.lexicon.comparing import happenings, word_set

NEAR = 4
"""Words of content behind a verb among which the noun that it carries stands."""
OWN_OBJECT = re.compile(r"\b(?:to|on|about|over|after|for|in|by|who|that|which|with|against)\b", re.IGNORECASE)
"""Where what a verb carries ends."""
CONTEST = re.compile(r"\b(?:recall|election|vote|race|ballot|contest|challenge|primary|runoff)\b", re.IGNORECASE)
BARE_VOTE = re.compile(r"^(?!.*\b(?:to|for|against|not|no|yes|down|in|with|along|by|if|whether)\b).{0,40}$", re.IGNORECASE)
"""What stands behind a vote where nothing tells on what, or how."""
GAINED = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:praise|support|approval|backing|acclaim|applause|concessions?|over)\b", re.IGNORECASE)
"""What is won without a contest."""
BY_PHRASE = (
    *((verb, CONTEST, "win") for verb in ("survive", "survival", "beat", "defeat", "overcome", "fend")),
    ("find", re.compile(r"\b(?:not guilty|innocent)\b", re.IGNORECASE), "acquit"),
    ("clear", re.compile(r"\b(?:charges?|counts?|wrongdoing|murder)\b", re.IGNORECASE), "acquit"),
    ("find", re.compile(r"\bguilty\b", re.IGNORECASE), "convict"),
    ("take", re.compile(r"\binto custody\b", re.IGNORECASE), "arrest"),
    ("take", re.compile(r"^\s*(?:the|his|her|their)?\s*(?:\w+\s)?lives?\b", re.IGNORECASE), "kill"),
    ("vote", re.compile(r"\bto (?:pass|approve|adopt)\b", re.IGNORECASE), "pass"),
    (
        "vote",
        re.compile(r"^(?!.*\b(?:to|for|against|not|no|yes|down|in|with|along|by|if|whether)\b).{0,40}$", re.IGNORECASE),
        "pass",
    ),
    ("find", re.compile(r"\bdead\b", re.IGNORECASE), "kill"),
)
"""Verbs that tell a deed only with a word behind them."""


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word, senses in happenings().items():
        if "_" not in word:
            found[stem(word)] = found.get(stem(word), frozenset()) | senses
    return found


def senses_of(lemma: str, behind: str, *, verb: bool) -> frozenset[str]:
    """The senses of the lexicon that a word for a deed has (`behind` is the rest of its clause); none where it has none there.

    `lemma` is lower case, its particle behind an underscore. A verb of small meaning has those of the noun that it carries.
    """
    if lemma == "win" and GAINED.match(behind):
        return frozenset()
    if lemma in happenings() and lemma not in word_set("carrying"):
        return happenings()[lemma]
    first, _, particle = lemma.partition("_")
    for one, phrase, sense in BY_PHRASE:
        if first == one and phrase.search(behind):
            return frozenset({sense})
    if verb and first in word_set("carrying"):
        own = words_of(OWN_OBJECT.split(behind, maxsplit=1)[0]).stems[:NEAR]
        carried = next((s for n in own if (s := _by_stem().get(n)) is not None), None)
        if carried is not None:
            return carried
    if particle:
        return frozenset()
    return happenings().get(first) or _by_stem().get(stem(first)) or frozenset()


def senses_of_subject(lemma: str, subject: str) -> frozenset[str]:
    """The senses that a verb has by its subject: "an *earthquake jolted* the island"."""
    if lemma.partition("_")[0] not in word_set("striking"):
        return frozenset()
    return frozenset(s for w in words_of(subject).stems for s in _by_stem().get(w, ()) if s in word_set("of_nature"))

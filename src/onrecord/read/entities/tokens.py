"""Small questions about tokens: capitals, headlines, titles, the edges of a name."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import honorifics, noun_of
from onrecord.read.parse.tokens import Doc, Token, TokenSpan

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "`s"})


def capital(token: Token) -> bool:
    """Whether the token starts with a capital letter."""
    return token.text[:1].isupper()


def bare(token: Token) -> str:
    """The token in lower case without stops ("Jan." is "jan")."""
    return token.lower.rstrip(".")


def shouted(words: Sequence[str], sentence: TokenSpan) -> bool:
    """Whether a sentence is written like a headline, so that a capital tells nothing."""
    letters = [w for w in words[sentence.start : sentence.end] if len(w) > 2 and w.isalpha()]
    if len(letters) < 4 or sum(w[0].isupper() for w in letters) <= 0.6 * len(letters):
        return False
    return not any(len(t) > 3 and t.text.islower() and t.text.isalpha() and not t.is_stop for t in sentence)


def party_member(token: Token) -> bool:
    """Whether a word names one person by the party ("the Ohio *Republican* said"): one member, with an article or the like."""
    if token.lower not in cues("party_members") or token.dep in {"amod", "compound", "nmod", "poss"}:
        return False
    return token.tag in {"NN", "NNP"} and any(c.dep == "det" and c.i < token.i for c in token.children)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The tokens of a name without determiner, possessive and punctuation around it."""
    while start < end and (doc[start].lower in ARTICLES or not any(c.isalnum() for c in doc[start].text)):
        start += 1
    while start < end:
        token = doc[end - 1]
        if token.text not in POSSESSIVE and token.lower not in cues("inner") and any(c.isalnum() for c in token.text):
            break
        end -= 1
    return start, end


def addressed(words: Sequence[str]) -> bool:
    """Whether a name starts with a form of address, which only people have ("Mr.", "Sen.")."""
    first = words[0].lower()
    return len(words) > 1 and first in honorifics() and (first.endswith(".") or first in cues("address"))


def title_length(words: Sequence[str]) -> int:
    """How many words at the start of a person's name are titles and offices ("Prime Minister Abdul Mahdi": 2)."""
    while len(words) > 1 and words[-1].lower().rstrip(".") in cues("name_tails"):
        words = words[:-1]
    lower = [w.lower() for w in words]
    taken = 0
    for at in range(1, len(words) - 2):
        if lower[at] in {"of", "for"} and (held := noun_of(lower[:at])) and held[0][0] == "person":
            return next((i for i in range(at + 2, len(words) - 1) if is_given_name(words[i])), max(at + 2, len(words) - 2))
    for size in range(1, min(len(words), 7)):
        phrase = " ".join(lower[taken:size])
        if phrase in honorifics() or lower[size - 1] in honorifics():
            taken = size
            continue
        found = noun_of(lower[:size])
        if found and found[0][0] == "person":
            taken = size
    return taken


def numbered(doc: Doc, sentences: Sequence[TokenSpan]) -> list[int]:
    """For each token the number of its sentence, -1 outside title and body."""
    numbers = [-1] * len(doc)
    for place, sentence in enumerate(sentences):
        numbers[sentence.start : sentence.end] = [place] * (sentence.end - sentence.start)
    return numbers

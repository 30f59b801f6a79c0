"""Words as comparison needs them: stop words, negation, irregular forms, numerals, antonyms, things that hold words."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def _table(name: str) -> str:
    text = read_toml("comparing.toml")[name]
    assert isinstance(text, str)  # noqa: S101 - the file is ours
    return text


@cache
def stop_words() -> frozenset[str]:
    """Words that carry no content of their own, lower case."""
    return frozenset(_table("stop").split())


@cache
def negations() -> frozenset[str]:
    """Words that turn their clause into its opposite, lower case."""
    return frozenset(_table("negation").split())


@cache
def irregular_forms() -> dict[str, str]:
    """Base of each form that a stemmer does not bring to it; near synonyms of news share a base."""
    return {form: row.split()[0] for row in _table("irregular").splitlines() for form in row.split()}


@cache
def numerals() -> dict[str, int]:
    """Value of each number word below a hundred."""
    return {word: int(value) for word, value in (row.split() for row in _table("numerals").splitlines() if row)}


@cache
def antonyms() -> frozenset[tuple[str, str]]:
    """Pairs of words of which each rules the other out, in both orders."""
    pairs = [(a, b) for a, b in (row.split() for row in _table("antonyms").splitlines() if row)]
    return frozenset(pairs) | frozenset((b, a) for a, b in pairs)


@cache
def phases() -> frozenset[tuple[str, str]]:
    """Pairs of deeds of which one follows the other, in both orders, by their base forms."""
    pairs = [(a, b) for a, b in (row.split() for row in _table("phases").splitlines() if row)]
    return frozenset(pairs) | frozenset((b, a) for a, b in pairs)


@cache
def opposed_states() -> tuple[tuple[str, str], ...]:
    """Pairs of words for states of one thing of which each rules the other out, lower case."""
    return tuple((a, b) for a, b in (row.split() for row in _table("states").splitlines() if row))


@cache
def vehicles() -> frozenset[str]:
    """Nouns for things in which words are set down, singular, lower case."""
    return frozenset(_table("vehicles").split())


@cache
def ministries() -> frozenset[str]:
    """Words of bodies and offices that speak for a state, lower case."""
    return frozenset(_table("ministries").split())


@cache
def platforms() -> frozenset[str]:
    """Names of the places where posts stand, lower case."""
    return frozenset(_table("platforms").split())


@cache
def speaking_roles() -> frozenset[str]:
    """Roles that speak for a body, lower case."""
    return frozenset(_table("speaking").split())


@cache
def institutions() -> dict[str, str]:
    """Kind of body that each noun is a name for ("assembly" is a "parliament")."""
    rows = (row.partition(":") for row in _table("institutions").splitlines() if row)
    return {word: kind for kind, _, words in rows for word in words.split()}


@cache
def bodies_by_field() -> dict[str, frozenset[str]]:
    """Words of the names of a state's bodies and offices by what they have to do with ("defence", "police"), lower case."""
    rows = (row.partition(":") for row in _table("fields").splitlines() if row)
    return {field: frozenset(words.split()) for field, _, words in rows}


@cache
def government_seats() -> tuple[str, ...]:
    """Houses and departments by whose names a government is called, lower case."""
    return tuple(row for row in _table("seats").splitlines() if row)


@cache
def release_marks() -> tuple[str, ...]:
    """Phrases by which a press release gives itself away, lower case."""
    return tuple(row for row in _table("release").splitlines() if row)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the plain lists of the file, lower case: forceful, advisory, done, undone, growing, earlier, turning, silent, ..."""
    return frozenset(_table(name).split())


@cache
def deed_of() -> dict[str, str]:
    """The deed that each verb, with its particle joined by an underscore, tells of in news."""
    return {verb: row.split()[0] for row in _table("deeds").splitlines() if row for verb in row.split()}


@cache
def happenings() -> dict[str, frozenset[str]]:
    """What each word tells to have happened once in a story: the names of one sense or several, by base form."""
    found: dict[str, set[str]] = {}
    for name, _, words in _happening_rows():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def known_by() -> dict[str, str]:
    """By whom each of those senses is known: "s" who undergoes it, "d" who does it, "o" the thing it is done to."""
    return {name: role for name, role, _ in _happening_rows()}


def _happening_rows() -> list[tuple[str, str, list[str]]]:
    rows = (row.partition(":") for row in _table("happenings").splitlines() if row)
    return [(*head.split(), words.split()) for head, _, words in rows]  # type: ignore[misc]  # two words before the colon


@cache
def contractions() -> dict[str, tuple[str, ...]]:
    """The full words of each contracted or spoken form, lower case."""
    return {row.split()[0]: tuple(row.split()[1:]) for row in _table("contractions").splitlines() if row}


@cache
def kinship() -> frozenset[str]:
    """Nouns for what one person is to another by birth or marriage, singular, lower case."""
    return word_set("kin")


@cache
def left_open() -> dict[str, str]:
    """By what is asked (when, where, who, votes) the expression for words by which an account leaves it open."""
    return {str(asked): str(words) for asked, words in read_toml("comparing.toml")["left_open"].items()}


@cache
def phrases_of_parts() -> re.Pattern[str]:
    """Phrases that make what they stand beside a part of the whole, or a thing for a time."""
    return re.compile(rf"\b(?:{'|'.join(_table('in_part').splitlines())})")


@cache
def frames_of_undone() -> re.Pattern[str]:
    """Words right before a deed, with at most three between, that leave it offered, weighed, planned or to be decided."""
    frames = "|".join(_table("frames_of_undone").splitlines())
    between = r"(?:(?!(?:as|that|and|but|when|while|if|or|because|who|which)\b)[\w’'-]+\s+){0,3}"
    return re.compile(rf"\b(?:{frames})\s+{between}$", re.IGNORECASE)

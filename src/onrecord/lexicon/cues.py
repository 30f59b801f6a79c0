"""Words that report what somebody said."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def speech_verbs() -> frozenset[str]:
    """The lemmas of verbs of speech, lower case."""
    return frozenset(read_toml("cues.toml")["speech"])


@cache
def telling_verbs() -> frozenset[str]:
    """The lemmas of verbs that take who hears it as their object ("told Reuters"), lower case."""
    return frozenset(read_toml("cues.toml")["telling"])


@cache
def picture_nouns() -> frozenset[str]:
    """The lemmas of nouns for what is posted or shown and says nothing by itself ("an image"), lower case."""
    return frozenset(read_toml("cues.toml")["pictures"])


@cache
def judging_verbs() -> frozenset[str]:
    """The lemmas of verbs that judge a thing aloud ("welcomed the truce", "put the toll at two"), lower case."""
    return frozenset(read_toml("cues.toml")["judging"])


@cache
def withholding_verbs() -> frozenset[str]:
    """The lemmas of verbs of not saying ("declined to say"), lower case."""
    return frozenset(read_toml("cues.toml")["withholding"])


@cache
def naming_participles() -> frozenset[str]:
    """Participles of asking not to be named, lower case."""
    return frozenset(read_toml("cues.toml")["naming"])


@cache
def perceiving_verbs() -> frozenset[str]:
    """The lemmas of verbs of perceiving, lower case."""
    return frozenset(read_toml("cues.toml")["perceiving"])


@cache
def cue_words(key: str) -> frozenset[str]:
    """A list of lower-case words of `cues.toml`; raises KeyError for a list that is not there."""
    return frozenset(read_toml("cues.toml")[key])


@cache
def past_forms() -> dict[str, str]:
    """Verbs of saying and thinking by their irregular past forms, lower case ("said": say)."""
    return dict(read_toml("cues.toml")["past"])

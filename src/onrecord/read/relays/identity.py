"""Which outlet a name stands for: the article's own, one named before in full, or one of the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.facts.article import Article
from onrecord.lexicon.outlets import Outlet, key_of, outlet_named, outlet_of_url
from onrecord.lexicon.relaying import short_names, words
from onrecord.read.relays.outlet_names import Phrase

Key = tuple[str, ...]
CLOSE = 1500
# Every town has a Channel 5: the lexicon's is meant only in its own country.
NUMBERED = re.compile(r"(?:Channel|News|Fox|TV|Radio) \w{1,5}|\d{1,2} ?News", re.IGNORECASE)


def initials(key: Key) -> str:
    """The acronym that the words of a name make, lower case."""
    return "".join(word[0] for word in key)


def parts_of(word: str) -> tuple[str, ...]:
    """The words of a compound that acronyms spell out ("Newswire": news, wire)."""
    head = next((h for h in ("wire", "paper", "room") if word.startswith("news") and word[4:] == h), None)
    return ("news", head) if head else (word,)


@dataclass
class Own:
    """The names that the article's own outlet goes by, so that an outlet that names itself is no relay."""

    keys: set[Key] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    outlet: Outlet | None = None

    @classmethod
    def of(cls, article: Article) -> Own:
        """The names of the article's outlet, as its metadata and its address tell."""
        own = cls()
        named = outlet_named(article.outlet) if article.outlet else None
        placed = outlet_of_url(article.url) if article.url else None
        own.outlet = named or placed
        known = [name for o in (named, placed) if o for name in (o.name, *o.aliases)]
        for name in filter(None, (article.outlet, *known)):
            key = key_of(name)
            own.keys.add(key)
            own.joined.add("".join(key))
            if len(key) > 1:
                own.acronyms |= {initials(key[:size]) for size in range(2, len(key) + 1)}
                own.acronyms.add(initials(tuple(part for word in key for part in parts_of(word))))
                # "the Herald" of the Douro Herald, "Meridian" of the Meridian News Agency.
                if key[-1].capitalize() in words("heads") | words("weak_heads"):
                    own.keys |= {key[start:] for start in range(1, len(key))}
                own.keys |= (
                    {key[:1]}
                    if key[0].capitalize() not in words("openers") | words("heads") | {"New", "National", "The"}
                    else set()
                )
        if article.url and "//" in article.url:
            host = article.url.split("//", 1)[1].split("/", 1)[0].lower().rsplit(".", 1)[0]
            own.joined |= {label.replace("-", "") for label in host.split(".") if len(label) > 3}
        return own

    def is_own(self, phrase: Phrase) -> bool:
        """Whether a phrase names the article's own outlet."""
        key = key_of(phrase.name)
        if not key:
            return True
        if key in self.keys or "".join(key) in self.joined or (len(key) == 1 and key[0] in self.acronyms and phrase.name.isupper()):
            return True
        return bool(phrase.outlet and self.outlet and phrase.outlet.key == self.outlet.key)


class Names:
    """The outlets named so far in one article, and what shorter names stand for."""

    def __init__(self, own: Own) -> None:
        self.own = own
        self.before: dict[Key, Phrase] = {}
        self.sure: set[str] = set()

    def resolve(self, phrase: Phrase, text: str) -> Phrase | None:
        """The phrase with the outlet it stands for: the longer name before it, else its country's usual one, else the lexicon's.

        None for a short name ("the Herald") that stands for no outlet known.
        """
        key = key_of(phrase.name)
        full = self._fuller(key, phrase, text)
        if full is not None:
            return replace(phrase, name=full.name, outlet=full.outlet, sure=True)
        country = self.own.outlet.country if self.own.outlet else ""
        if phrase.way == "known" and country:
            phrase = replace(phrase, outlet=outlet_named(phrase.name, country) or phrase.outlet)
        if phrase.outlet and NUMBERED.fullmatch(phrase.name) and phrase.outlet.country != country:
            phrase = replace(phrase, outlet=None)
        if len(key) == 1 and phrase.way in {"known", "short"}:
            usual = short_names(country).get(phrase.name)
            outlet = outlet_named(usual) if usual else phrase.outlet
            if outlet is None:
                return None
            phrase = replace(phrase, outlet=outlet, name=outlet.name if phrase.way == "short" else phrase.name, way="known")
        if phrase.outlet and phrase.outlet.key in self.sure:
            phrase = replace(phrase, sure=True)
        if len(key) > 1 or phrase.sure:
            self.before.pop(key, None)
            self.before[key] = phrase
            if phrase.outlet and phrase.sure:
                self.sure.add(phrase.outlet.key)
        return phrase

    def recent(self) -> list[Phrase]:
        """The outlets surely named so far, each where it was named last."""
        return [phrase for phrase in self.before.values() if phrase.sure]

    def is_short(self, phrase: Phrase, text: str) -> bool:
        """Whether a name is short for another outlet's named close before, even if the article's own could be called so."""
        full = self._fuller(key_of(phrase.name), phrase, text)
        return full is not None and phrase.start - full.end < CLOSE

    def _fuller(self, key: Key, phrase: Phrase, text: str) -> Phrase | None:
        """An outlet named before whose name ends in these words, or whose initials they are."""
        for other, named in reversed(self.before.items()):
            short = other[-len(key) :] == key or (phrase.name.isupper() and initials(other) == "".join(key))
            if len(other) > len(key) and short and not (_the(text, phrase) == "The" and _the(text, named) == "the"):
                return named
        return None


def _the(text: str, phrase: Phrase) -> str:
    """The article before a name as written inside a sentence, "" at its start.

    A text that writes "the New York Times" and "The Times" writes the second's article as part of its name: another outlet.
    """
    article = text[max(0, phrase.start - 4) : phrase.start].strip()
    opening = text[: max(0, phrase.start - 4)].rstrip(" ")
    return article if article in {"the", "The"} and opening and opening[-1] not in '.!?\n"“”’:' else ""

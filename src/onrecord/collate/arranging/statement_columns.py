"""What tells whether a statement was read right: its columns for the learnt trust in it, numbers known from its accounts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.entities import untold
from onrecord.collate.material import Material, Source
from onrecord.collate.statements import Variant, main_variant
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Mention
from onrecord.facts.record import RecordStatement
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.cues import cue_words, judging_verbs, past_forms, speech_verbs, telling_verbs

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
OPENING = "\"“‘«„'"
CLOSING = "\"”’»'"
QUOTED = re.compile(r'["“«„][^"“”«»„]*["”»]')
GLOSS = re.compile(r", (?:which|who|whom|whose|\w+ing)\b")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|I['’]\w+)\b")
STEM = re.compile(r"(?:ed|s|ing|es)$")
KINDS = ("person", "organization", "group", "place", "document", "post", "outlet", "thing")
CUES = (
    "say",
    "tell",
    "call",
    "accuse",
    "describe",
    "write",
    "tweet",
    "announce",
    "warn",
    "claim",
    "believe",
    "argue",
    "add",
    "ask",
)
NEAR = 400
"""Code points before a pronoun in which another person may be meant."""


@dataclass(frozen=True)
class Voiced:
    """One statement with the accounts that make it, and the one whose words are shown."""

    material: Material
    claim: RecordStatement
    variants: Sequence[Variant]

    @cached_property
    def main(self) -> Variant:
        """The account whose words are shown."""
        shown = (v for v in self.variants if v.source.say(v.attribution.content) == self.claim.text)
        return next(shown, None) or main_variant(self.variants)

    @cached_property
    def source(self) -> Source:
        """The article of that account."""
        return self.main.source

    @cached_property
    def said(self) -> Attribution:
        """Its attribution."""
        return self.main.attribution

    @cached_property
    def whole(self) -> Span:
        """From where its content begins to where it ends."""
        return Span(self.said.content[0].start, self.said.content[-1].end)

    @cached_property
    def cue(self) -> str:
        """The words of its cue, lower case."""
        return self.said.cue.of(self.source.text).casefold() if self.said.cue else ""

    @cached_property
    def named_by(self) -> str:
        """The words of its source."""
        return self.source.text[self.said.source.start : self.said.source.end] if self.said.source else ""

    @cached_property
    def mention(self) -> Mention | None:
        """The mention by which its source is known."""
        where = self.said.source
        if where is None:
            return None
        held = [m for m in self.source.mentions_in(Span(where.start, where.end)) if m.entity == where.entity]
        return held[0] if held else None


def statement_columns(material: Material, claim: RecordStatement, variants: Sequence[Variant]) -> dict[str, float]:
    """The columns of a statement, by name."""
    one = Voiced(material, claim, variants)
    return {**_of_words(one), **_of_edges(one), **_of_cue(one), **_of_source(one), **_of_place(one), **_of_accounts(one)}


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _of_words(one: Voiced) -> dict[str, float]:
    """What the words said are by themselves."""
    text, words = one.main.text, _words(one.main.text)
    quoted = sum(len(_words(m[0])) for m in QUOTED.finditer(text))
    first = words[0].casefold() if words else ""
    last = words[-1].casefold() if words else ""
    return {
        "direct": one.said.kind == "direct",
        "mixed": one.said.kind == "mixed",
        "words": math.log1p(len(words)),
        "share quoted": quoted / max(1, len(words)),
        "quotations": len(QUOTED.findall(text)),
        "words quoted": math.log1p(quoted),
        "clause": one.said.clause,
        "pieces": len(one.said.content),
        "that": first == "that",
        "infinitive": first in {"to", "not"},
        "preposition first": first in listed("towards") or first == "as",
        "open end": last in listed("before_quantities") or last in {"because", "that", "which", "not"},
        "gloss": bool(GLOSS.search(QUOTED.sub("", text))),
        "asks": "?" in text,
        "first person": bool(FIRST_PERSON.search(QUOTED.sub("", text))),
        "speech inside": sum(_stem(w) in speech_verbs() for w in _words(QUOTED.sub("", text).casefold())),
        "capitals": sum(w[0].isupper() for w in words) / max(1, len(words)),
    }  # fmt: skip


def _of_edges(one: Voiced) -> dict[str, float]:
    """Where the words begin and end in the article."""
    text, whole, own = one.source.text, one.whole, one.main.text
    before, after = text[max(0, whole.start - 30) : whole.start], text[whole.end : whole.end + 30]
    sentence = one.source.sentence(whole.start)
    spans = [m.span() for m in QUOTED.finditer(own)]
    return {
        "mark first": own[:1] in OPENING,
        "mark last": own[-1:] in CLOSING,
        "capital first": own.lstrip(OPENING)[:1].isupper(),
        "stop inside": own.rstrip(CLOSING)[-1:] in ".,?!",
        "begins a sentence": whole.start - sentence.start <= 1,
        "ends a sentence": bool(re.match(r"[”\"’']?\s*(?:[.?!]|$|\n)", after)),
        "comma behind": after[:1] in ",;",
        "word behind": bool(re.match(r" [a-z]", after)),
        "comma before": before.rstrip()[-1:] in ",:",
        "unquoted behind": len(_words(own[spans[-1][1] :])) if spans else -1,
        "unquoted before": len(_words(own[: spans[0][0]])) if spans else -1,
        "gap": max((b.start - a.end for a, b in zip(one.said.content, one.said.content[1:], strict=False)), default=0),
        "sentences": one.source.sentence_number(whole.end - 1) - one.source.sentence_number(whole.start),
    }


def _stem(word: str) -> str:
    """A word without the ending of a verb's form, "said" and the like by their verb."""
    bare = STEM.sub("", word)
    known = next((w for w in (word, bare, f"{bare}e", bare[:-1]) if w in speech_verbs() | judging_verbs()), bare)
    return past_forms().get(word, known)


def _of_cue(one: Voiced) -> dict[str, float]:
    """The words of saying."""
    cue, words = one.said.cue, [_stem(w) for w in _words(one.cue)]
    known = speech_verbs() | judging_verbs()
    behind = cue is not None and cue.start >= one.whole.end
    inside = cue is not None and one.whole.start < cue.start < one.whole.end
    gap = 0 if cue is None or inside else (cue.start - one.whole.end if behind else one.whole.start - cue.end)
    found = {f"cue {word}": float(word in words) for word in CUES}
    return {
        "cue": cue is not None,
        "cue words": len(words),
        "cue speaks": any(w in speech_verbs() for w in words),
        "cue judges": any(w in judging_verbs() for w in words),
        "cue tells": any(w in telling_verbs() for w in words),
        "cue utters": any(w in cue_words("utterances") for w in words),
        "cue thinks": any(w in cue_words("holding") | cue_words("knowing") for w in words),
        "cue unknown": cue is not None
        and not any(w in known for w in words)
        and "according" not in one.cue
        and one.cue.strip() != ":",
        "cue colon": one.cue.strip().endswith(":"),
        "according": "according" in one.cue,
        "cue with a preposition": bool(words) and words[-1] in listed("towards"),
        "cue behind": behind,
        "cue inside": inside,
        "cue gap": min(gap, 200),
        **found,
    }


def _of_source(one: Voiced) -> dict[str, float]:
    """Who is given as speaking, and by what words."""
    entity, words = one.main.entity, one.named_by.split()
    form = one.mention.form if one.mention else ""
    first = words[0].casefold() if words else ""
    kinds = {f"is {kind}": float(entity is not None and entity.kind == kind) for kind in KINDS}
    cue, where = one.said.cue, one.said.source
    apart = max(0, where.start - cue.end, cue.start - where.end) if cue is not None and where is not None else 0
    return {
        "source": where is not None,
        "pronoun": form == "pronoun",
        "nominal": form == "nominal",
        "by name": form == "name",
        "named": entity is not None and entity.named,
        "untold": untold(entity, one.main.name),
        "words of source": len(words),
        "words of name": len(one.claim.speaker.split()),
        "indefinite": first in {"a", "an", "one", "some", "many", "several", "two", "three", "another"},
        "definite": first in {"the", "this", "that", "these", "those"},
        "owned": first in {"his", "her", "its", "their"},
        "source apart": min(apart, 200),
        "capital source": one.named_by[:1].isupper(),
        "plural": entity is not None and entity.gender == "plural",
        "rivals": _rivals(one),
        "since named": _since_named(one),
        "role": entity is not None and bool(entity.role),
        "told of elsewhere": math.log1p(_mentions(one)),
        **kinds,
    }


def _rivals(one: Voiced) -> int:
    """How many other people are named shortly before a source that is no name."""
    where = one.said.source
    if where is None or (one.mention is not None and one.mention.form == "name"):
        return 0
    near = one.source.mentions_in(Span(max(0, where.start - NEAR), where.start))
    held = {m.entity for m in near if m.entity != where.entity and m.entity in one.source.entities}
    return sum(one.source.entities[e].kind == "person" and one.source.entities[e].named for e in held)


def _since_named(one: Voiced) -> int:
    """Sentences since the speaker was last named, -1 where never."""
    where = one.said.source
    if where is None:
        return -1
    own = [m.start for m in one.source.mentions_of(where.entity) if m.form == "name" and m.start <= where.start]
    return min(30, one.source.sentence_number(where.start) - one.source.sentence_number(max(own))) if own else -1


def _mentions(one: Voiced) -> int:
    """How often the article names the speaker."""
    return len(one.source.mentions_of(one.said.source.entity)) if one.said.source else 0


def _of_place(one: Voiced) -> dict[str, float]:
    """Where in the article it stands."""
    text, start = one.source.text, one.whole.start
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[low : high if high >= 0 else len(text)]
    number = one.source.sentence_number(start)
    sentence = one.source.sentence(start)
    kind = next((b.kind for b in one.source.reading.blocks if b.start <= start < b.end), "body")
    rivals = [a for a in one.source.contents_at(start) if a.id != one.said.id]
    return {
        "sentence": math.log1p(number),
        "title": kind == "title",
        "line stops": line.rstrip(CLOSING + ")")[-1:] in ".?!",
        "line": math.log1p(len(line)),
        "bars": "|" in line,
        "line again": text.count(line) > 1 if len(line) > 20 else False,
        "words of sentence": math.log1p(len(_words(sentence.of(text)))),
        "rival readings": len(rivals),
        "inside": one.said.within is not None,
        "holds another": one.said.id in one.source.holders,
        "score": one.said.score if one.said.score is not None else -1.0,
    }


def _of_accounts(one: Voiced) -> dict[str, float]:
    """Who else tells it."""
    names = [v.name for v in one.variants if v.name]
    scores = [v.attribution.score for v in one.variants if v.attribution.score is not None]
    return {
        "accounts": len(one.variants),
        "articles": len({v.source.id for v in one.variants}),
        "denies": one.claim.denies,
        "relays": len(one.said.relays),
        "names agree": names.count(one.claim.speaker) / len(names) if names else 0.0,
        "other speaker": one.main.name != one.claim.speaker,
        "best score": max(scores, default=-1.0),
    }

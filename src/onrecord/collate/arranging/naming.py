"""What an act is called: the clause by which it is done, in an account's words that can be read by themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount, is_readable, title_of
from onrecord.collate.material import Material
from onrecord.facts.record import RecordAct
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

WORDS = (4, 30)
"""Fewest and most words of a clause that can stand for an act."""
LONGEST = 45
"""Most words of a sentence that stands for an act where no clause of it can."""
TAIL = 4
"""Last words of a title by which it is found in its sentence."""
_STOP = re.compile(
    r"[;:)](?:\s|$)| \(|, |,?\s[\u2013\u2014-]+\s|[.!?]?[\"\u201d](?:\s|$)|[.!?]?$"
    r"| (?:as|after|because|while|when|amid|before|but|although|though|since|if) "
)
_GOES_ON = re.compile(r"\s*(?:and|or)\b")
_CUT = re.compile(r"\bto \w+$")
"""An infinitive at the end of a title, whose object stands after the next one ("to repeal and replace the law")."""
_STANDS_FOR = re.compile(r"\[(?:his|her|their|its|our|my|the latter)\b", re.IGNORECASE)
"""A name put for a pronoun that itself only points."""
QUOTES = ('"', "\u201c")
_OPEN = re.compile(
    r"(?:who|which|that|whose|whom|to|and|but|as|when|where|while|after|before|for|in which|because|if|by"
    r"|he|she|they|it|his|her|their|its|we|i|the latter|this|these|those|[a-z]+ing|[a-z]+ed)\b",
    re.IGNORECASE,
)
"""What a clause begins with that hangs on another, or on somebody named elsewhere."""


def name_acts(
    material: Material,
    acts: Sequence[RecordAct],
    aligned: Sequence[Sequence[ActAccount]],
    events: Iterable[Sequence[EventAccount]],
) -> tuple[RecordAct, ...]:
    """The acts, each called by the words that do it: a title of the deed that the word of its stage tells, else its own clause.

    An event that only stands near an act does not name it.
    """
    deeds: dict[str, list[EventAccount]] = defaultdict(list)
    for accounts in events:
        for e in accounts:
            deeds[e.source.id].append(e)
    return tuple(replace(act, title=_title(material, act, told, deeds)) for act, told in zip(acts, aligned, strict=True))


def _title(material: Material, act: RecordAct, accounts: Sequence[ActAccount], deeds: dict[str, list[EventAccount]]) -> str:
    told = sorted(
        accounts,
        key=lambda a: (a.act.stage != act.stage, not a.act.stage_evidence, a.act.date != act.date, material.rank[a.source.id]),
    )
    for account in told:
        own = [e for e in deeds[account.source.id] if any(s.overlaps(e.event.trigger) for s in account.act.stage_evidence)]
        for e in sorted(own, key=lambda e: e.event.date != act.date):
            title = title_of(e, material) if is_readable(e, material) else ""
            if title and not _OPEN.match(title) and not _STANDS_FOR.match(title):
                return _ended(_whole(title, account), account)
        clause = next((c for c in (_clause(account, s) for s in account.act.stage_evidence) if c), None)
        if clause:
            return _ended(_whole(clause, account), account)
    whole = next((s for a in told for s in (_sentence(a),) if s), None)
    return whole or act.title


def _ended(title: str, account: ActAccount) -> str:
    """A title, or its whole sentence where it breaks off ("said in a statement that")."""
    return (_sentence(account) or title) if title.split()[-1].casefold() in listed("hanging") else title


def _whole(title: str, account: ActAccount) -> str:
    """A title that ends where its clause does: one cut within is told on to the next stop, as far as it can be read."""
    tail = " ".join(title.split()[-TAIL:])
    sentence = account.source.sentence(account.act.stage_evidence[0].start if account.act.stage_evidence else 0)
    told = " ".join(sentence.of(account.source.text).split())
    at = told.find(tail) if "[" not in tail else -1
    if at < 0:
        return title
    rest = told[at + len(tail) :]
    stop = _STOP.search(rest)
    further = rest[: stop.start()] if stop is not None else rest
    if _GOES_ON.match(rest) and not _CUT.search(title):
        return title
    longer = f"{title}{further}".rstrip()
    balanced = longer.count('"') % 2 == 0 and longer.count("\u201c") == longer.count("\u201d")
    return longer if balanced and len(longer.split()) <= WORDS[1] else title


def _sentence(account: ActAccount) -> str | None:
    """The sentence that tells its stage, where it can be read by itself."""
    if not account.act.stage_evidence:
        return None
    text = " ".join(account.source.sentence(account.act.stage_evidence[0].start).of(account.source.text).split())
    few, most = WORDS[0], LONGEST
    quoted = text[0] in QUOTES and (text.count('"') % 2 == 0 and text.count("\u201c") == text.count("\u201d"))
    first = text.split(" ", 1)[0].casefold()
    begins = quoted or (text[0].isupper() and first not in listed("open_subjects"))
    return text if few <= len(text.split()) <= most and begins else None


def _clause(account: ActAccount, word: Span) -> str | None:
    """The evidence around the word of its stage, where it can be read by itself."""
    around = next((s for s in account.act.evidence if s.overlaps(word)), None)
    if around is None:
        return None
    text = " ".join(around.of(account.source.text).split())
    few, most = WORDS
    return text if few <= len(text.split()) <= most and not _OPEN.match(text) and '"' not in text[1:-1] else None

"""What an act is called: the clause by which it is done, in an account's words that can be read by themselves.

An act of which no account has such a clause is not shown by default: nobody would see from it what was decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount, is_readable, title_of
from onrecord.collate.material import Material
from onrecord.collate.wording import MONTHS, stem, words_of
from onrecord.facts.record import RecordAct
from onrecord.lexicon.acts import act_verbs, sorts, stage_of_verb
from onrecord.lexicon.acts import listed as acts_listed
from onrecord.lexicon.closed import listed

WORDS = (4, 30)
"""Fewest and most words of a clause that can stand for an act."""
LONGEST = 45
"""Most words of a sentence that stands for an act where no clause of it can."""
TAIL = 4
"""Last words of a title by which it is found in its sentence."""
KNOWN_BY_NAME = frozenset({"ruling", "arrest", "indictment", "dismissal", "appointment", "election", "resignation", "permit"})
"""Sorts of acts that a name tells enough of: who was sentenced, arrested, elected."""
ENOUGH = 2
"""Words beside the body's, the deed's and the day's that tell what any other act decides."""
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
    r"|he|she|they|it|his|her|their|its|we|i|you|the latter|this|these|those|[a-z]+ing|[a-z]+ed)\b",
    re.IGNORECASE,
)
"""What a clause begins with that hangs on another, or on somebody named elsewhere."""
_BROKEN = re.compile(
    r"\bthat,? (?:despite|although|though|while|if|when|because|after|before|unless|as)\b|[\u2013\u2014-]$", re.IGNORECASE
)
"""Marks of a clause cut in its middle ("ruled that despite the stay that it should")."""
_OBJECT = re.compile(r"\s+(?:it|him|them)\b", re.IGNORECASE)
"""An object that only points, right behind the deed ("is investigating *it*")."""
_OF_TIME = re.compile(r"\d|day$|morning$|evening$|night$|^week|^month|^year|^hour|^noon$|^today$|^yesterday$|^late$|^early$")


def name_acts(
    material: Material,
    acts: Sequence[RecordAct],
    aligned: Sequence[Sequence[ActAccount]],
    events: Iterable[Sequence[EventAccount]],
) -> tuple[RecordAct, ...]:
    """The acts, each called by the words that do it: a title of the deed that the word of its stage tells, else its own clause.

    An event that only stands near an act does not name it. Where no account's clause tells what was decided, the act has no weight;
    nor has one that a weightier act is called by the same words as.
    """
    deeds: dict[str, list[EventAccount]] = defaultdict(list)
    for accounts in events:
        for e in accounts:
            deeds[e.source.id].append(e)
    named = [_named(material, act, told, deeds) for act, told in zip(acts, aligned, strict=True)]
    best: dict[str, float] = {}
    for act in named:
        best[act.title] = max(best.get(act.title, 0.0), act.weight)
    seen: set[str] = set()
    out = []
    for act in named:
        again = act.weight < best[act.title] or act.title in seen
        if act.weight > 0 and not again:
            seen.add(act.title)
        out.append(replace(act, weight=0.0) if again and act.weight > 0 else act)
    return tuple(out)


def _named(material: Material, act: RecordAct, accounts: Sequence[ActAccount], deeds: dict[str, list[EventAccount]]) -> RecordAct:
    """The act with its title, without a weight where no clause tells what was decided."""
    told = sorted(
        accounts,
        key=lambda a: (
            a.act.stage != act.stage,
            not a.act.stage_evidence,
            a.body is not None and a.body != act.body,
            a.act.date != act.date,
            material.rank[a.source.id],
        ),
    )
    at_stage = [a for a in told if a.act.stage == act.stage]
    sure = [t for a in at_stage for t in _clauses(material, act, a, deeds) if tells_what(t, act)]
    if sure:
        plain = [t for t in sure if "[" not in t] or sure  # a name put for a pronoun may be another's
        return replace(act, title=next((t for t in plain if len(_content(t, act)) >= _much(act)), plain[0]))
    whole = next((s for a in told for s in (_sentence(a),) if s), None)
    said = whole is not None and act.sort in SAID and tells_what(whole, act)
    return replace(act, title=whole or act.title, weight=act.weight if said else 0.0)


WAITING = frozenset({"lawsuit", "complaint", "appeal"})
"""Sorts of acts that others take up after they were filed."""
SAID = frozenset({"statement", "report"})
"""Sorts of acts that are told by what they say, wherever in the sentence that stands."""


def _clauses(material: Material, act: RecordAct, account: ActAccount, deeds: dict[str, list[EventAccount]]) -> Iterator[str]:
    """The finite clauses of an account that do the act and can be read by themselves, the best first."""
    if account.act.told is None and account.act.sort in WAITING:
        return  # a court that hears it
    own = [e for e in deeds[account.source.id] if any(s.overlaps(e.event.trigger) for s in account.act.stage_evidence)]
    for e in sorted(own, key=lambda e: e.event.date != act.date):
        title = title_of(e, material) if is_readable(e, material) else ""
        if title and not _OPEN.match(title) and not _STANDS_FOR.match(title):
            yield _ended(title if title.startswith("[") else _whole(title, account), account)
    if account.act.told is not None:
        text = " ".join(account.act.told.of(account.source.text).split())
        few, most = WORDS
        points = any(_OBJECT.match(account.source.text, s.end) for s in account.act.stage_evidence)
        if few <= len(text.split()) <= most and not _OPEN.match(text) and not points and '"' not in text[1:-1]:
            yield _ended(_whole(text, account), account)


def tells_what(title: str, act: RecordAct) -> bool:
    """Whether a title tells what was decided, said or done to whom, beside by whom, by what deed and on what day."""
    run = words_of(title).run
    if _BROKEN.search(title):
        return False
    if act.sort == "statement":
        said = bool(set(run) & acts_listed("stating", "words")) and not run[-1].startswith("statement")
        return said or any(q in title for q in QUOTES)
    return len(_content(title, act)) >= (1 if act.sort in KNOWN_BY_NAME else ENOUGH)


def _much(act: RecordAct) -> int:
    """How many such words a title has that is taken before others: who was sentenced, and to what."""
    return ENOUGH + 1 if act.sort in KNOWN_BY_NAME else ENOUGH


def _content(title: str, act: RecordAct) -> set[str]:
    """The words of a title beside by whom, by what deed and on what day."""
    run, own = words_of(title).run, {stem(w) for w in words_of(act.body_name or "").run}
    left = {w for w in run if w not in acts_listed("telling_nothing", "words") and stem(w) not in own and not _names_deed(w)}
    return {w for w in left if not _OF_TIME.search(w) and w not in _months()}


def _names_deed(word: str) -> bool:
    """Whether a word tells that something was decided, in whatever form."""
    forms = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"))
    return word in _deeds() or any(act_verbs((form,)) for form in forms)


@cache
def _deeds() -> frozenset[str]:
    """Words by which acts are named and done: they tell that something was decided, and not what."""
    nouns = {n for s in sorts().values() for n in s.nouns.split()}
    return frozenset(nouns | {v for v in stage_of_verb() if "_" not in v})


@cache
def _months() -> frozenset[str]:
    return frozenset(MONTHS.casefold().split("|"))


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
    begins = quoted or (text[0].isupper() and first not in listed("open_subjects") | {"but", "and", "so", "yet"})
    return text if few <= len(text.split()) <= most and begins else None

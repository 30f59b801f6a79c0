"""Things told apart by a number ("the No. 3 shaft", "Flight 804"), and who belongs to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Side, Span

_NUMBERED = re.compile(
    r"\b(No\.|Number|Flight|Route|Unit|Reactor|Article|Section|Resolution|Bill|Line|Platform|Gate|Block|Ward|District|Room|Interstate"
    r"|Highway|Phase|Level|Category|Grade|Chapter|Clause|Terminal|Pier|Shaft|Building)\s+(\d+)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'&-]*(?: (?:of |and |the )?[A-Z][\w’'&-]*)*"
_PART = re.compile(
    rf"({_NAME}),? (?:which |that )?(?:is |was )?(?:an? |the )?(?:[\w-]+ )?"
    r"(?:unit|subsidiary|part|arm|division|branch|affiliate) of "
    rf"(?:the )?(?:[\w’'-]+ ){{0,2}}?({_NAME})"
)
_OWNED = re.compile(
    rf"({_NAME}),? (?:which |that )?(?:belongs to|is owned by|was owned by|owned by) (?:the )?(?:[a-z-]+ ){{0,3}}({_NAME})"
)


def designations(laid: Laid) -> Iterator[Finding]:
    """Each thing of the draft with a number for a name, and each body told to be another's."""
    text = laid.draft.text
    for m in _NUMBERED.finditer(text):
        span = Span(m.start(), m.end())
        if laid.in_quotes(span):
            continue
        told = [(s, n) for s in laid.others for n in _NUMBERED.finditer(s.text) if n.group(1).casefold() == m.group(1).casefold()]
        same = [x for x in told if x[1].group(2) == m.group(2)]
        other = [x for x in told if _follows(text, m) == _follows(x[0].text, x[1])]
        if same:
            yield Finding(span, "name", "borne", "an account has this number", bearing=tuple(_side(*x) for x in same[:3]))
        elif other:
            reason = f"{other[0][1].group()} in an account, {m.group()} in the draft"
            yield Finding(span, "name", "differs", reason, tuple(_side(*x) for x in other[:3]))
    yield from _belonging(laid)


def _side(source: Source, m: re.Match[str]) -> Side:
    return Side(source.id, (Span(m.start(), m.end()),), m.group())


def _follows(text: str, m: re.Match[str]) -> frozenset[str]:
    """The word after a number, which it counts on from ("No. 3 shaft"); nothing where the word before tells it."""
    if m.group(1).casefold() not in ("no.", "number"):
        return frozenset()
    found = re.match(r"\s+([a-z]+)", text[m.end() : m.end() + 30])
    return words_of(found.group(1)).bag if found else frozenset()


def _belonging(laid: Laid) -> Iterator[Finding]:
    """A body told to be part of one that accounts tell to be part of it."""
    told = [(s, m) for s in laid.others for pattern in (_PART, _OWNED) for m in pattern.finditer(s.text)]
    for pattern in (_PART, _OWNED):
        for m in pattern.finditer(laid.draft.text):
            child, parent = (words_of(g).bag for g in m.groups())
            back = [x for x in told if child & words_of(x[1].group(2)).bag and parent & words_of(x[1].group(1)).bag]
            if back and not any(child & words_of(x[1].group(1)).bag and parent & words_of(x[1].group(2)).bag for x in told):
                reason = f"an account has it the other way round: {back[0][1].group()}"
                yield Finding(Span(m.start(), m.end()), "deed", "differs", reason, tuple(_side(*x) for x in back[:3]))

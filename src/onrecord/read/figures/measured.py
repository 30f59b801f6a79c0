"""What a measure measures: the thing that money, a share, a length or a stretch of time is told of, in the text's words."""

from __future__ import annotations

from onrecord.lexicon.counting import measured, measures
from onrecord.read.figures.counted import HANGING, NOUNS, NUMBER_DEPS, ending, phrase
from onrecord.read.parse.tokens import Token

SHORT = 8
"""Tokens of a complement that can still be read beside a number."""
PREDICATE = 10
"""Tokens of what is said of a share that still belong to its label."""
NEAR = 7
"""Tokens after a quantity within which the noun stands that it is part of ("80 percent chance", "10-year prison sentence")."""
APOSTROPHES = ("'", "\u2019")
SUBJECTS = ("nsubj", "nsubjpass")


def is_measure(unit: str) -> bool:
    """Whether a unit by itself does not tell what is counted: money, a share, a length, a stretch of time."""
    return unit in measures().codes or unit.casefold() in measured().units or unit in measures().physical


def thing_measured(first: Token, last: Token) -> str:
    """What the quantity of tokens `first` to `last` (its unit's word) is told of; empty where the text does not say."""
    if sets_apart(last):
        return ""
    top = top_of(first, last)
    return part_of_noun(last) or complement(last) or of_noun(top) or of_clause(top, last)


def sets_apart(last: Token) -> bool:
    """Whether a measure only tells how far off something was ("two hours *after* the plane had gone")."""
    after = last.i + 1
    return after < len(last.doc) and last.doc[after].lower in {"after", "before", "since", "until"}


def top_of(first: Token, last: Token) -> Token:
    """The word of the quantity by which it hangs on the rest of its sentence."""
    return next((t for t in first.doc.span(first.i, last.i + 1) if not first.i <= t.head.i <= last.i), last)


def part_of_noun(last: Token) -> str:
    """The noun that the quantity stands before as a part of it: "chance of keeping them", "check", "probation"."""
    noun = noun_of(last)
    if noun is None:
        return ""
    owned = last.i + 1 < len(last.doc) and last.doc[last.i + 1].text in APOSTROPHES and last.text.endswith("s")
    return read_from(noun, last.i + 2 if owned else last.i + 1)


def noun_of(last: Token) -> Token | None:
    """The noun that a quantity is a part of; None where it stands by itself."""
    doc = last.doc
    node = last
    if last.i + 1 < len(doc) and doc[last.i + 1].text in APOSTROPHES and last.text.endswith("s"):
        owned = last.head if last.dep == "poss" else None
        return owned if owned is not None and 0 < owned.i - last.i <= NEAR else None
    for _ in range(4):
        if node.dep not in NUMBER_DEPS or node.head.i <= node.i or node.head.i - last.i > NEAR:
            break
        node = node.head
        if node.i > last.i and node.pos in NOUNS:
            return node
    return None


def read_from(noun: Token, first: int) -> str:
    """The noun's phrase from a token on; empty for a pronoun."""
    begin, end = phrase(noun, first)
    for at in range(begin, noun.i):
        if noun.doc[at].is_punct and (at == begin or noun.doc[at].text == ")"):
            begin = at + 1  # "2-kilometre (1.24-mile) slick"
    return " ".join(noun.doc.span(begin, end).text.split())


def complement(unit: Token) -> str:
    """The unit with what follows it that tells of what it is: "feet of rain", "years in prison", "days to sign the bill"."""
    doc = unit.doc
    word = (
        "percent"
        if unit.text == "%"
        else unit.text
        if unit.lower in measured().units or is_measure(unit.lower) or unit.lower in measures().money
        else ""
    )
    follows = doc[unit.i + 1] if unit.i + 1 < len(doc) else None
    if follows is None or follows.sent != unit.sent:
        return ""
    paid_for = unit.lower in measures().money and follows.lower in ("on", "toward", "towards")
    if follows.pos == "ADP" and (follows.lower in measured().complements or paid_for):
        end = ending(follows)
        held = doc.span(follows.i + 1, end)
        if end - follows.i > 1 and end - follows.i <= SHORT and tells(held, follows.lower):
            if word == "percent" and follows.lower == "of":
                end = predicated(unit, end)
            own = follows.i if word or follows.lower not in ("in", "of") else follows.i + 1
            return f"{word} {' '.join(doc.span(own, end).text.split())}".strip()
    if word and follows.lower == "to" and follows.dep == "aux" and follows.head.dep in ("acl", "xcomp", "relcl", "advcl"):
        taken = unit.head.lemma in measured().taking or follows.head.head == unit
        end = min(ending(follows.head), follows.i + SHORT)
        if taken and end > follows.i + 1:
            return f"{word} {' '.join(doc.span(follows.i, end).text.split())}"
    return ""


def predicated(share: Token, end: int) -> int:
    """The end of what a share is of, with what is said of it right after ("percent of voters *said they were members*")."""
    doc = share.doc
    follows = doc[end] if end < len(doc) else None
    if follows is None or follows.sent != share.sent:
        return end
    said = share.head if share.dep in ("nsubj", "nsubjpass") else follows
    if said.pos not in ("VERB", "AUX") or not end <= said.i <= end + 2:
        return end
    last = end
    while last < min(said.right_edge.i + 1, end + PREDICATE) and not doc[last].is_punct:
        last += 1
    while last > end and doc[last - 1].pos in HANGING:
        last -= 1
    return last if last > said.i else end


def tells(held: object, preposition: str) -> bool:
    """Whether what follows a preposition tells of what the measure is: no day, and after "in" no place and no year."""
    tokens = list(held)  # type: ignore[call-overload]  # a run of tokens
    if not any(t.pos in NOUNS or t.tag == "VBG" for t in tokens) or any(t.ent_type in ("DATE", "TIME") for t in tokens):
        return False
    return preposition != "in" or not any(t.ent_type in ("GPE", "LOC", "FAC") for t in tokens)


def of_noun(top: Token) -> str:
    """The noun whose measure follows it: "a cruise height of 37,000 feet", "a temperature of 99.5"."""
    head = top.head
    if top.dep != "pobj" or head.lower not in ("of", "at"):
        return ""
    noun = head.head
    if (
        noun.pos not in NOUNS
        or noun.i > head.i
        or noun.ent_type in ("DATE", "TIME")
        or noun.lower in measures().people | measured().empty
    ):
        return ""
    return named(noun, head.i)


def named(noun: Token, end: int) -> str:
    """A noun with what stands before it but its article, and with "of" what it is of; empty for what only points."""
    if noun.pos not in NOUNS:
        return ""
    left = [t for t in noun.doc.span(noun.left_edge.i, noun.i) if t.dep not in ("relcl", "advcl")]
    while left and ((left[0].dep in ("det", "predet", "poss", "cc") and left[0].pos in ("DET", "PRON")) or left[0].is_punct):
        left = left[1:]
    begin = left[0].i if left else noun.i
    last = noun.i + 1
    for child in noun.rights:
        if child.dep == "prep" and child.i == last and child.lower in ("of", "for", "on", "in") and ending(child) <= end:
            last = ending(child)
            break
    return " ".join(noun.doc.span(begin, last).text.split()) if last - begin <= SHORT + 2 else ""


def of_clause(top: Token, unit: Token) -> str:
    """What a clause says a measure of.

    Its subject ("unemployment stood at 5%"), its object ("set bond at $5,000"), or what money was paid for.
    """
    head, through = top.head, ""
    if top.dep == "pobj" and head.dep in ("prep", "dative"):
        through, head = head.lower, head.head
        if head.dep == "prep":  # "fell from 50 to 30"
            head = head.head
    table = measured()
    adjective = head.pos == "ADJ" and head.dep in ("acomp", "attr") and (through or top.dep == "npadvmod")
    worth = through == "worth"
    if adjective and not worth:  # "300 metres tall"
        head = head.head
    if head.pos not in ("VERB", "AUX"):
        return ""
    subject = next((c for c in head.children if c.dep in SUBJECTS), None)
    moved = head.lemma in table.moving and top.dep in ("dobj", "npadvmod") and unit.lower not in measures().physical
    if (adjective or worth or moved) and subject is not None and not is_people(subject):
        return named(subject, top.i)
    if through in ("at", "to", "from", "by") and head.lemma in table.setting:
        owned = next((c for c in head.children if c.dep == "dobj" and c.i < top.i), None)
        measured_one = owned if owned is not None else subject
        return named(measured_one, top.i) if measured_one is not None else ""
    standing = head.lemma in table.standing and (
        through in ("at", "to", "from", "by") or top.dep in ("attr", "dobj", "acomp", "npadvmod")
    )
    if standing and subject is not None and subject.lower not in measures().people and subject.ent_type != "PERSON":
        return named(subject, top.i)
    if through in ("for", "to") and head.lemma in table.terms and unit.lower in table.units:
        return f"{unit.text} {head.text}"  # "jailed for nine years"
    if top.dep in ("dobj", "oprd", "npadvmod") and head.lemma in table.paying:
        return paid(head, unit)
    return ""


def is_people(noun: Token) -> bool:
    """Whether a noun names people."""
    return noun.lower in measures().people or noun.ent_type == "PERSON" or noun.pos == "PRON"


def paid(verb: Token, unit: Token) -> str:
    """The verb by which money changes hands, with what it is for: "raised for the race", "paid to stage the attack"."""
    for child in verb.children:
        known = child.dep == "prep" and child.lower in ("for", "on", "in", "toward", "towards", "to")
        if child.i == unit.i + 1 and known and tells(child.doc.span(child.i + 1, ending(child)), child.lower):
            return f"{verb.text} {' '.join(child.doc.span(child.i, min(ending(child), child.i + SHORT)).text.split())}"
        if (
            child.i > unit.i
            and child.dep in ("xcomp", "advcl")
            and child.left_edge.i == unit.i + 1
            and child.left_edge.lower == "to"
        ):
            return f"{verb.text} {' '.join(child.doc.span(unit.i + 1, min(ending(child), unit.i + 1 + SHORT)).text.split())}"
    return verb.text if verb.lemma == "fine" else ""

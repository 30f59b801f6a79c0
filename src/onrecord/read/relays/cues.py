"""Words around an outlet's name that make it a relay: "told X", "according to X", "as X reported", "X's correspondent said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.facts.attribution import RelayForm
from onrecord.lexicon.relaying import either, leading, words
from onrecord.read.adjacent_cues import ADJACENT, REACH, line_of
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parsed import Parsed
from onrecord.read.relays.outlet_names import Phrase

LONGEST = 160
TITLE_LENGTH = 120
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OWN_AFFAIRS = frozenset({"it", "its", "they", "their", "we", "our"})


@dataclass(frozen=True)
class Cue:
    """The words of a relay (`start` to `end`) and its form. `strong` where no other reading is likely."""

    form: RelayForm
    start: int
    end: int
    strong: bool = True


OTHER_BODY = re.compile(rf"\s(?:{either('other_bodies')})\b")


BRACKET = re.compile(r"[(\[](?:(?!\w* ?Photo)[\w .-]{2,24}(?:[,/;]\s?| and ))*$")
CLOSED = re.compile(r"(?:(?:[,/;]\s?| and )[\w .-]{2,24})*[)\]]")
JOINED = re.compile(r"/|,?\s(?:and|or|as well as)\s|,\s")
GOVERNED = re.compile(r"\b(?:of|for|at|from|with|by|in|against|and|to)\s$")
WEAK = frozenset({"says", "say", "said", "noted", "notes"})
PRODUCT = re.compile(
    r"(?:[’']s?)?\s(?:(?!(?:off|in|of|on|to|for|and|or|at|by|from|with|the|an?|this|that)\b)[\w-]+\s){0,2}?"
    r"(?:reports?|article|story|editorial|investigation|dispatch|analysis|count|tally|account|review|projection|reporting)\b"
)
CONTRIBUTED = re.compile(r"[^\n.]{0,60}\b(?:contributed (?:to|reporting)|content was used|material from this)", re.IGNORECASE)


CAPTION = 45
"""Words of the longest caption."""
PHOTOGRAPHER = re.compile(r"[(\[]\s?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\s?(?:/|,\s|\s[-–—|]\s)\s?(?:[\w ]+(?:/|\svia\s))?$")
OTHER_THING = re.compile(
    r"[\"”’']?\s(?:(?:[\w-]+\s)?(?:messaging|messenger|chat|social media|microblogging|video)\s)?"
    r"(?:app|application|platform|messenger|messaging service|social network|account|show|podcast)s?\b",
)
"""Behind a name it says that the name is a platform's, an account's or a show's: "the Telegram messaging app", the "Today" show."""


def cue_of(parsed: Parsed, phrase: Phrase) -> Cue | None:
    """The words that make an outlet's name a relay inside running text; None where it is named for another reason."""
    text, doc = parsed.text, parsed.doc
    if (not phrase.sure or " " not in phrase.name) and OTHER_THING.match(text, phrase.end):
        return None
    low, high = line_of(text, phrase.first, phrase.last)
    before = text[max(low, phrase.first - REACH) : phrase.first]
    if not OTHER_BODY.match(text, phrase.end):
        for row, pattern in leading():
            found = pattern.search(before)
            if found:
                start = phrase.first - len(before) + found.start() + len(found[0]) - len(found[0].lstrip())
                product = PRODUCT.match(text, phrase.end, high) if row.form == "citing" else None
                return Cue(row.form, start, product.end() if product else phrase.last, not row.doubtful)
    return _subject(text, doc, phrase, low, high) or _bracketed(parsed, phrase, low, high) or _headed(text, phrase, low, high)


def _headed(text: str, phrase: Phrase, low: int, high: int) -> Cue | None:
    """A name with a colon at the start of a line, or behind one or a dash at its end: "AP: Minister to quit", "... - Reuters"."""
    if phrase.way != "known" or not phrase.sure or high - low > TITLE_LENGTH:
        return None
    if not text[low : phrase.first].strip(" \"“‘'") and re.match(r":\s", text[phrase.last : phrase.last + 2]):
        return Cue("report", phrase.first, phrase.last + 1)
    if phrase.last == high and re.search(r"\w[\"”’']?(?::|\s[–—-])\s$", text[low : phrase.first]):
        return Cue("credit", phrase.first, phrase.last)
    return None


def _bracketed(parsed: Parsed, phrase: Phrase, low: int, high: int) -> Cue | None:
    """A name alone in brackets or behind a dash at the end of a passage: "(AP)", "— Reuters"."""
    text = parsed.text
    before, after = text[max(low, phrase.first - 4) : phrase.first], text[phrase.last : min(high, phrase.last + 3)]
    listed = BRACKET.search(text, max(low, phrase.first - 40), phrase.first) and CLOSED.match(text, phrase.last, high)
    if listed and text[low : phrase.first].strip(" ([") and phrase.way == "known":
        if _of_picture(parsed.doc, text, low, phrase.first):
            return None
        agency = phrase.outlet is not None and phrase.outlet.kind in {"agency", "state media"}
        tight = before.endswith(("(", "[")) and after[:1] in {")", "]"}
        return Cue("credit", phrase.first - tight, phrase.last + tight, agency)
    if re.search(r"[.\"”’'][ ](?:—|–|-|--) ?$", before) and not after.strip(" ."):
        return Cue("credit", phrase.first, phrase.last, False)
    return None


def _of_picture(doc: Doc, text: str, low: int, end: int) -> bool:
    """Whether a line before a credit in brackets describes a picture: the credit is then the picture's.

    A caption is one sentence that tells what is to be seen, in the present or without a finite verb; or the bracket names who
    took it ("(Ann Lee/AP)").
    """
    if PHOTOGRAPHER.search(text, max(low, end - 60), end):
        return True
    told = doc.overlapping(low, end)
    inside = [t for t in told if t.idx >= low and t.end <= end and not t.is_space] if told is not None else []
    if not 4 <= len(inside) <= CAPTION or len({t.sent.start for t in inside if not t.is_punct}) > 1:
        return False
    finite = [t.tag for t in inside if t.tag in {"VBD", "VBZ", "VBP", "MD"} and not (t.tag == "VBD" and t.dep == "acl")]
    root = next((t for t in inside if t.dep == "ROOT"), None)
    return not finite or (root is not None and root.tag in {"VBZ", "VBP"} and not any(t.dep == "ccomp" for t in inside))


def _subject(text: str, doc: Doc, phrase: Phrase, low: int, high: int) -> Cue | None:
    """The outlet, or its people or product, as subject of a verb of reporting."""
    start = phrase.first
    if re.search(r"\bas\s$", text[max(low, start - 4) : start], re.IGNORECASE):
        start -= 3
    if re.search(r"\b(?:nor|neither)\s(?:the\s)?$", text[max(low, phrase.first - 12) : phrase.first], re.IGNORECASE):
        return None
    found, verb = None, _verb(doc, phrase)
    if verb is not None:
        found = _parsed(doc, phrase, start, low, high, verb)
        if found or _own_affair(verb[0]) or any(c.dep == "neg" for c in verb[0].children):
            return found
    behind = ADJACENT.match(text, phrase.last, high)
    if behind and not _governed(text, doc, phrase, low):
        return Cue("report", start, behind.end(), behind["verb"].split()[-1] not in WEAK)
    product = PRODUCT.match(text, phrase.end, high)
    if product and phrase.way in {"known", "form", "described"}:
        return Cue("report", phrase.first, product.end())
    return None


def _governed(text: str, doc: Doc, phrase: Phrase, low: int) -> bool:
    """Whether a preposition governs the name, so that the verb behind it has another subject."""
    if GOVERNED.search(text, max(low, phrase.first - 9), phrase.first):
        return True
    span = doc.overlapping(phrase.start, phrase.end)
    if span is None or not len(span):
        return False
    root = span.root.head if span.root.dep in {"compound", "amod"} else span.root
    return root.dep == "pobj" and root.head.i < span.start


def _verb(doc: Doc, phrase: Phrase) -> tuple[Token, bool] | None:
    """The verb that the parse gives the outlet as subject, and whether the name itself is its subject."""
    span = doc.overlapping(phrase.start, phrase.end)
    return _governor(span.root) if span is not None and len(span) else None


def _parsed(doc: Doc, phrase: Phrase, start: int, low: int, high: int, governor: tuple[Token, bool]) -> Cue | None:
    """The relay that the outlet's verb makes, when it is one of reporting and no affair of its own."""
    verb, direct = governor
    strong, weak = _is(verb, "strong_verbs"), _is(verb, "weak_verbs")
    weak = weak or (verb.lemma == "put" and any(c.lower == "at" for c in verb.children))
    weak = weak or (not direct and _is(verb, "witness_verbs"))
    if weak and not strong and any(c.dep == "neg" or c.lower == "out" for c in verb.children):
        return None
    if not low <= verb.idx < high or not (strong or (weak and not _own_affair(verb))):
        return None
    end = verb.end + (len(" that") if doc.span(verb.i + 1, verb.i + 2).text == "that" else 0)
    first, last = min(start, verb.idx), max(end, phrase.last)
    return Cue("report", first, last, strong or not direct) if last - first <= LONGEST else None


def _is(verb: Token, kind: str) -> bool:
    """Whether a verb is of a list; the lemmatizer loses the last letter of some ("rated": "rat")."""
    lemma = verb.lemma.lower()
    return lemma in words(kind) or f"{lemma}e" in words(kind)


def _governor(root: Token) -> tuple[Token, bool] | None:
    """The verb whose subject a name is or belongs to, and whether the name itself is the subject."""
    token, direct = root, True
    for _ in range(5):
        head = token.head
        if token.dep in SUBJECTS and head.pos in {"VERB", "AUX"}:
            return None if token.dep == "nsubjpass" and head.lemma != "tell" else (head, direct)
        if head is token:
            return None
        if token.dep in {"poss", "compound", "nmod", "amod"}:
            person = head.ent_type == "PERSON" or (head.pos == "PROPN" and token.dep == "compound")
            if not person and head.lower not in words("staff") | words("products"):
                return None
            direct = False
        elif token.dep == "pobj" and head.lower in {"by", "in", "of", "from", "at", "for"}:
            noun = head.head
            if noun.lower not in words("products") and noun.lower not in words("staff") and noun.ent_type != "PERSON":
                return None
            found = _governor(noun)
            # An editor of an outlet speaks for himself; what one reports, the outlet reports.
            return (found[0], False) if found and _is(found[0], "strong_verbs") else None
        elif token.dep not in {"conj", "appos"}:
            return None
        token = head
    return None


def _own_affair(verb: Token) -> bool:
    """Whether a company speaks of itself: "the Post said it would cut 100 jobs", "CNN said in a statement"."""
    for child in verb.children:
        if child.dep in {"ccomp", "xcomp"}:
            subject = next((c for c in child.children if c.dep == "nsubj"), None)
            itself = subject is not None and subject.lower in OWN_AFFAIRS and child.lemma in words("company_verbs")
            if itself or (subject is not None and any(c.lower in OWN_AFFAIRS and c.dep == "poss" for c in subject.children)):
                return True
        if child.dep == "prep" and any(
            c.lower in {"statement", "release", "memo", "email", "filing", "tweet"} for c in child.children
        ):
            return True
    return False


def coordinated(text: str, found: Sequence[tuple[Phrase, Cue | None]]) -> Iterator[tuple[Phrase, Cue | None]]:
    """The outlets with their cues, a cue shared by those that are joined to one that has it: "AFP and the BBC report"."""
    shared = list(found)
    order = range(len(shared) - 1)
    for at, other in [*((i, i + 1) for i in order), *((i + 1, i) for i in reversed(order))]:
        (phrase, cue), (taker, none) = shared[at], shared[other]
        first, second = sorted((phrase, taker), key=lambda p: p.start)
        if cue is None or none is not None or cue.form in {"credit", "dateline"} or not taker.sure:
            continue
        if JOINED.fullmatch(text, first.last, second.first):
            shared[other] = taker, Cue(cue.form, min(cue.start, taker.first), max(cue.end, taker.last), cue.strong)
    yield from shared

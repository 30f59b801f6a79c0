"""What a number counts: the noun it stands with, and the phrase in the text's words."""

from __future__ import annotations

from onrecord.lexicon.closed import listed
from onrecord.read.parse.tokens import Doc, Token

NOUNS = frozenset({"NOUN", "PROPN"})
NUMBER_DEPS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "nmod", "advmod"})
STOPS = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ccomp", "parataxis"})
CLAUSES = frozenset({"relcl", "acl"})
CUTS = STOPS - CLAUSES | {"relcl", "mark"}
HANGING = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "SPACE"})
LONGEST = 12


def counted_noun(number: Token) -> Token | None:
    """The noun that the number counts ("5,200 U.S. troops", "116 of the 230 members"); None when it stands alone."""
    doc = number.doc
    node = number
    for _ in range(4):
        if node.dep in NUMBER_DEPS and node.head.i > node.i and node.head.pos in NOUNS | {"NUM", "ADJ"}:
            node = node.head
            if node.pos in NOUNS and (node.i - number.i) <= 8:
                return before_its_clause(number, outer(node))
        else:
            break
    follow = number.i + 1
    if follow < len(doc) and doc[follow].lower == "of":
        for child in doc[follow].children:
            if child.dep == "pobj" and child.i > follow:
                return child if child.pos in NOUNS | {"PRON"} else counted_noun(child) if child.pos == "NUM" else None
    return next_noun(doc, number)


FINITE = frozenset({"VBP", "VBD", "VBZ", "MD"})
GOVERNED = frozenset({"pobj", "dobj", "attr", "conj", "appos"})


def before_its_clause(number: Token, noun: Token) -> Token:
    """The plural before a noun that begins a clause about it ("one of the five *demands* protesters have made"), else the noun."""
    doc = noun.doc
    plural = doc[noun.i - 1]
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    clause = after is not None and after.tag in FINITE and noun.dep in GOVERNED
    return plural if clause and plural.tag == "NNS" and plural.i > number.i else noun


def outer(noun: Token) -> Token:
    """The head of a compound ("e-bike battery packs": packs)."""
    while noun.dep in ("compound", "nmod") and noun.head.i > noun.i and noun.head.pos in NOUNS and noun.head.i - noun.i <= 4:
        noun = noun.head
    return noun


def next_noun(doc: Doc, number: Token) -> Token | None:
    """The head noun of a run of adjectives and nouns right after the number, where the parse does not join them."""
    last = None
    i = number.i + 1
    if i < len(doc) and doc[i].text == "-":
        i += 1
    while i < len(doc) and i - number.i <= 6 and doc[i].sent == number.sent:
        token = doc[i]
        if token.pos in NOUNS and token.tag != "NNP":
            last = token
        elif (token.pos != "ADJ" and not (token.pos == "PROPN" and last is None) and token.tag != "VBN") or last is not None:
            break
        i += 1
    return last


def phrase(noun: Token, after: int) -> tuple[int, int]:
    """The tokens (first, last exclusive) of the noun's phrase from token `after` on, without clauses and lists that hang on it.

    A bare noun takes a short clause with it that says which ("pieces brought to Cairo"). No complement is cut in its middle.
    """
    last = noun.i + 1
    for child in noun.rights:
        if child.i != last or not belongs(child, bare=noun.i <= after):
            break
        end = ending(child)
        if end - min(after, noun.i) > LONGEST:
            break
        last = end
    return min(after, noun.i), last


def belongs(child: Token, *, bare: bool) -> bool:
    """Whether what follows a noun says what is counted; a day beside it does not."""
    if child.dep in CLAUSES:
        return bare and child.tag in ("VBN", "VBG")
    if child.dep in STOPS or child.ent_type in ("DATE", "TIME"):
        return False
    inner = [t for t in child.subtree if t.ent_type in ("DATE", "TIME")]
    return child.dep != "prep" or (child.lower not in listed("beside_deeds") and (not inner or child.lower in ("of", "from")))


def joins(mark: Token) -> bool:
    """Whether a mark is a dash within a word ("the so-called safe zone")."""
    if not mark.is_punct or not 0 < mark.i < len(mark.doc) - 1:
        return False
    return mark.nbor(-1).end == mark.idx and mark.end == mark.nbor().idx


def ending(child: Token) -> int:
    """The token after the last of a complement: short of clauses, lists and days in it, and of words that would hang in the air."""
    end = child.i + 1
    for inner in child.subtree:
        if inner.i < child.i:
            continue
        cut = (
            (inner.dep in CUTS and not joins(inner))
            or (inner.pos == "NUM" and inner.i > child.i + 1 and inner.nbor(-1).dep in {"advmod", "quantmod", "cc"})
            or inner.tag in ("WDT", "WP", "WRB")
            or (inner.dep in ("npadvmod", "tmod") and inner.ent_type in ("DATE", "TIME"))
        )
        if cut and inner.i > child.i:
            if inner.left_edge.i > child.i:
                end = min(end, inner.left_edge.i)
            break
        end = max(end, inner.i + 1)
    while end > child.i and (child.doc[end - 1].pos in HANGING or leads_on(child.doc[end - 1], end)):
        end -= 1
    return end


def leads_on(token: Token, end: int) -> bool:
    """Whether a word only says something of one that stands after the phrase's end ("people in the *so-called* 'squad'")."""
    return token.head.i >= end and token.dep in {"amod", "compound", "det", "poss", "nmod", "nummod", "advmod", "quantmod"}

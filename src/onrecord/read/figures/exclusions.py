"""What is written with a number and counts nothing: ages, addresses, scores, ranks, names, telephone and article numbers."""

from __future__ import annotations

import re

from onrecord.lexicon.closed import listed
from onrecord.lexicon.counting import measured, measures, votes
from onrecord.read.figures.quantities import DASHES, Quantity, at
from onrecord.read.lexemes import Lexeme
from onrecord.read.parse.tokens import Token

NAME_ENTITIES = frozenset({"ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON", "NORP"})
TELEPHONE = re.compile(r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{4}|\+\d{1,3} ?\d")
KNOWN_FEW = 3
LISTING = frozenset({",", "and", "to", "or", "between", "-", "\u2013"})
LONGEST_LIST = 12
LONG_WORD = 4
NAME_REACH = 8
"""Words before and after a number by which it shows whether small letters are written there at all."""
BIG = 1000
YEAR_LOW, YEAR_HIGH = 1900, 2035
COMMON_BEFORE = listed("before_quantities")


def counts_nothing(lexemes: list[Lexeme], quantity: Quantity, text: str, token: Token) -> bool:
    """Whether the quantity, whose number is `token`, is an age, address, name, rank, score or label and no figure."""
    if is_second_half(lexemes, quantity, text) or is_tally(lexemes, quantity):
        return True
    if quantity.unit is not None:
        return False
    return (
        is_age(lexemes, quantity)
        or is_told_age(quantity, token)
        or is_known_few(quantity, token)
        or is_label(lexemes, quantity, text)
        or is_address(lexemes, quantity, text)
        or is_joined(lexemes, quantity, text)
        or is_name(lexemes, quantity, text, token)
        or is_bare_year(lexemes, quantity)
        or is_year_of_name(lexemes, quantity, text)
        or is_of_page(lexemes, quantity, text)
        or bool(TELEPHONE.match(text, lexemes[quantity.core].start))
    )


def is_tally(lexemes: list[Lexeme], quantity: Quantity) -> bool:
    """As "a 5-to-3 decision": a dash joins it to a second number of the same tally."""
    end = quantity.core_last
    joined = at(lexemes, end) in DASHES and at(lexemes, end + 1) == "to" and at(lexemes, end + 2) in DASHES
    return joined and end + 3 < len(lexemes) and lexemes[end + 3].sort == "number"


def is_age(lexemes: list[Lexeme], quantity: Quantity) -> bool:
    """As "71-year-old", "Smith, 71,", "aged 71", "71 years old", "in his 20s"."""
    known = measures()
    end = quantity.core_last
    nxt = end + 1 if at(lexemes, end) in DASHES else end
    if at(lexemes, nxt) in known.age:
        after = nxt + 2 if at(lexemes, nxt + 1) in DASHES else nxt + 1
        if at(lexemes, after) in known.old:
            return True
    if at(lexemes, end) == "s" and lexemes[end].start == lexemes[end - 1].end:
        return True
    if listed_age(lexemes, quantity.core) or at(lexemes, quantity.first - 1) in ("aged", "ages"):
        return True
    number = lexemes[quantity.core]
    if not (number.digits and (number.value or 0) <= 120 and quantity.sort == "number"):
        return False
    if (
        at(lexemes, quantity.first - 1) == "at"
        and not at(lexemes, end).isalpha()
        and at(lexemes, quantity.first - 2) in listed("dying")
    ):
        return True  # "died at 87"
    if at(lexemes, quantity.first - 1) == "of" and at(lexemes, quantity.first - 2) in ("age", "ages"):
        return True
    before, after_form = at(lexemes, quantity.core - 1), at(lexemes, end)
    if before in (",", "(") and after_form in (",", ".", ")", ";", ""):
        lead = lexemes[quantity.core - 2] if quantity.core > 1 else None
        return lead is not None and lead.sort in ("word", "possessive")
    return before in ("aged", "age", "ages", "turned", "turning") or (after_form == "and" and before == "ages")


def listed_age(lexemes: list[Lexeme], i: int) -> bool:
    """Whether the number at `i` stands in a list of ages: "aged 12 and 14", "ages 9, 12 and 14", "14, 15 and 16 year old"."""
    j = i - 1
    while j >= 0 and i - j <= LONGEST_LIST and (at(lexemes, j) in LISTING or lexemes[j].sort == "number"):
        j -= 1
    if j < i - 1 and at(lexemes, j) in ("aged", "ages") and any(x.sort == "number" for x in lexemes[j + 1 : i]):
        return True
    j = i + 1
    while j < len(lexemes) and j - i <= LONGEST_LIST and (at(lexemes, j) in LISTING or lexemes[j].sort == "number"):
        j += 1
    return j > i + 1 and at(lexemes, j) in measures().age and {at(lexemes, j + 1), at(lexemes, j + 2)} & measures().old != set()


def is_known_few(quantity: Quantity, token: Token) -> bool:
    """As "its two greatest allies": a handful known by whose they are is named, not counted."""
    if quantity.sort != "number" or (quantity.low or 0) > KNOWN_FEW or token.dep != "nummod":
        return False
    return any(c.tag == "PRP$" for c in token.head.children) and any(c.tag == "JJS" for c in token.head.children)


def is_told_age(quantity: Quantity, token: Token) -> bool:
    """As "he was 30": a number up to 120 said of a person."""
    if token.dep not in ("attr", "acomp") or token.head.lemma != "be" or (quantity.low or 0) > 120 or quantity.sort != "number":
        return False
    subject = next((c for c in token.head.children if c.dep == "nsubj"), None)
    return subject is not None and (subject.lower in ("he", "she", "i", "who") or subject.ent_type == "PERSON")


def is_label(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """As "Room 5", "No. 7", "Article 50", "day 3": the word before names the number."""
    i = quantity.core - 1
    if at(lexemes, i) in (".", "#"):
        i -= 1
    word = at(lexemes, i)
    if at(lexemes, quantity.core - 1) == "#":
        return True
    if word not in measures().labels or not lexemes[quantity.core].digits:
        return False
    written = text[lexemes[i].start : lexemes[i].end]
    return written[0].isupper() or word in listed("before_numbers_of_names")


def is_address(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """As "1400 block of Main Street", "230 W. 5th Ave": digits before a capitalised name that ends in a street word."""
    known = measures()
    if not lexemes[quantity.core].digits:
        return False
    if at(lexemes, quantity.core_last) in ("block", "blk"):
        return True
    road = lexemes[quantity.core_last] if quantity.core_last < len(lexemes) else None
    if road is not None and road.form in known.roads and text[road.start].isupper():
        return True
    for j in range(quantity.core_last, min(quantity.core_last + 5, len(lexemes))):
        form = lexemes[j].form
        written = text[lexemes[j].start : lexemes[j].end]
        if form in known.streets and written[0].isupper() and j > quantity.core_last:
            return True
        if not (written[0].isupper() or lexemes[j].sort in ("ordinal", "number") or form == "."):
            return False
    return False


def is_joined(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """As "G20", "MH370", "Covid-19", "9/11", ".45-caliber": digits that are part of a word, a score or a calibre."""
    start, end = lexemes[quantity.core].start, lexemes[quantity.core_last - 1].end
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isalnum() or left in ("/", ".", "_", "@") or right in ("/", "_") or (right.isalpha() and not text[end - 1].isalpha()):
        return True
    if left in ("-", "\u2013") and text[start - 2 : start - 1].isdigit() and quantity.sort == "number":
        return True
    nxt = at(lexemes, quantity.core_last + 1) if at(lexemes, quantity.core_last) in DASHES else at(lexemes, quantity.core_last)
    return nxt in listed("after_labels") or (right == ":" and text[end + 1 : end + 2].isdigit())


def is_second_half(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """As "MH-370", "sub-zero", "multi-million": what a dash joins to letters before it."""
    start = lexemes[quantity.core].start
    return text[start - 1 : start] in ("-", "\u2013", "\u2010") and text[max(0, start - 2) : start - 1].isalpha()


def is_name(lexemes: list[Lexeme], quantity: Quantity, text: str, token: Token) -> bool:
    """As "Group of 20", "Boeing 737", "Vale da Urze 3": a number inside a name."""
    number = lexemes[quantity.core]
    before = lexemes[quantity.core - 1] if quantity.core else None
    if before is None:
        return False
    if (
        not number.digits
        and text[number.start].isupper()
        and text[before.start].isupper()
        and before.sort == "word"
        and quantity.core > 1
    ):
        return before.end + 1 == number.start and lexemes[quantity.core - 2].sort == "word"
    if not number.digits or quantity.sort != "number":
        return False
    written = text[before.start : before.end]
    if written.isupper() and 1 < len(written) <= 4 and before.end + 1 == number.start and written not in ("US", "UK", "UN", "EU"):
        return True
    maker = token.i and token.nbor(-1).ent_type in ("ORG", "PRODUCT") and written[0].isupper()
    model = number.form.isdecimal() and len(number.form) == 3 and before.end + 1 == number.start
    if token.ent_type == "PRODUCT" or (maker and model):
        return True
    after = at(lexemes, quantity.core_last)
    if token.ent_type in NAME_ENTITIES and token.ent_iob == "I" and before.end + 1 == number.start:
        return written[0].isupper() or (before.form == "of" and text[lexemes[quantity.core - 2].start].isupper())
    if before.form == "of" and quantity.core > 1 and text[lexemes[quantity.core - 2].start].isupper() and token.dep == "pobj":
        return not number.value or number.value < 100
    follows = before.sort == "word" and written[0].isupper() and before.end + 1 == number.start
    opens = (
        quantity.core < 2
        or at(lexemes, quantity.core - 2) in (".", "!", "?", "\u201d", "\u201c", '"')
        or lexemes[quantity.core - 2].sort == "break"
    )
    return (
        follows
        and not opens
        and before.form not in COMMON_BEFORE
        and token.dep not in ("nummod", "dobj", "nsubj", "nsubjpass", "quantmod", "compound")
        and not after.isalpha()
    )


def is_bare_year(lexemes: list[Lexeme], quantity: Quantity) -> bool:
    """A year that the times reader left: four digits without a comma between 1900 and 2035, not before a noun it could count."""
    number = lexemes[quantity.core]
    return (
        number.digits
        and len(number.form) == 4
        and number.form.isdecimal()
        and YEAR_LOW <= (number.value or 0) <= YEAR_HIGH
        and not at(lexemes, quantity.core_last).endswith("s")
    )


def is_year_of_name(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """A year before a name ("2020 Democrats"), or a number that a capitalised unit makes a name of ("60 Minutes")."""
    number = lexemes[quantity.core]
    after = lexemes[quantity.core_last] if quantity.core_last < len(lexemes) else None
    if not number.digits or after is None or quantity.sort != "number" or quantity.first != quantity.core:
        return False
    written = text[after.start : after.end]
    if after.sort != "word" or not written[0].isupper() or not written[1:].islower() or after.start != number.end + 1:
        return False
    year = len(number.form) == 4 and number.form.isdecimal() and YEAR_LOW <= (number.value or 0) <= YEAR_HIGH
    if year and at(lexemes, quantity.core - 1) not in ("the", "all", "these", "those"):
        return True
    if after.form not in measured().units:
        return False
    around = [x for x in lexemes[max(0, quantity.core - NAME_REACH) : quantity.core_last + NAME_REACH] if x.sort == "word"]
    return any(text[x.start].islower() for x in around if len(x.form) > LONG_WORD)


def is_of_page(lexemes: list[Lexeme], quantity: Quantity, text: str) -> bool:
    """What a page counts of itself: "4 of 13 Photos", "(4 Images)"."""
    after = quantity.core_last
    if at(lexemes, after) in ("of", "/") and after + 2 < len(lexemes) and lexemes[after + 1].sort == "number":
        after += 2
    if after >= len(lexemes) or at(lexemes, after) not in measured().pages or not lexemes[quantity.core].digits:
        return False
    bracketed = at(lexemes, quantity.core - 1) == "(" and at(lexemes, after + 1) == ")"
    return bracketed or text[lexemes[after].start].isupper()


def is_score(lexemes: list[Lexeme], quantity: Quantity, sentence: frozenset[str]) -> bool:
    """Whether a pair or dashed range ("3-2") is a score: a match is told of, or nothing it could count follows."""
    words = votes()
    if sentence & words.unlike and not sentence & words.words:
        return True
    if quantity.sort == "pair":
        return not sentence & words.words
    dashed = any(at(lexemes, i) in DASHES for i in range(quantity.core, quantity.core_last))
    scores = (quantity.low or 0) < BIG and "," not in lexemes[quantity.core].form
    return dashed and scores and not at(lexemes, quantity.core_last).isalpha() and quantity.unit is None

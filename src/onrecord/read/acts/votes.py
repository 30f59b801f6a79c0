"""Counts of a vote, from the words of one sentence."""

from __future__ import annotations

import re

from onrecord.facts.act import Votes

SMALL = {
    w: n
    for n, w in enumerate(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"none": 0, "zero": 0, "nobody": 0}
NUMBER = r"(?<!out of )(\d{1,3}(?:[,.]\d{3})+|\d{1,7}|" + "|".join(SMALL) + r")"
VOTING = re.compile(
    r"\b(?:vot|abst|ballot|favou?r|against|approv|pass|reject|adopt|defeat|carried|carry|back|fail|fell)", re.IGNORECASE
)
VOTERS = r"(?: (?:members|lawmakers|deputies|mps|senators|votes?|countries|others|of the \d+ members))*,?"
CAST = r"(?:were |had )?(?:voted |voting |cast )?"
ANYONE = r"(?: of (?:the )?(?:\w+ )?[a-z]+| [a-z]+s) (?:had |have )?(?:voted|voting)"
BETWEEN = (
    r"(?: votes?| in favou?r| for| yes votes)?"
    r"(?: ?[-–—] ?(?:to[-–—])?| to | votes? to | against | for and | votes? (?:for )?(?:and|against) "
    r"| in favou?r(?:,| and)? (?:to |and )?)"
)
YES = r"(?:affirmative|favou?rable|positive|supporting|yes)"
NO = r"(?:negative|dissenting|opposing|no)"
PAIR = re.compile(rf"\b{NUMBER}{BETWEEN}{NUMBER}\b", re.IGNORECASE)
FOR = re.compile(rf"\b{NUMBER}(?:(?:{VOTERS} {CAST}|{ANYONE} )(?:in favou?r|for|yes|yea|aye)\b| {YES} votes)", re.IGNORECASE)
BY = re.compile(rf"\b(?:by|with) {NUMBER} votes\b", re.IGNORECASE)
SUPPORT = re.compile(rf"\b(?:support|backing|votes) of {NUMBER}\b", re.IGNORECASE)
AGAINST = re.compile(rf"\b{NUMBER}(?:(?:{VOTERS} {CAST}|{ANYONE} )(?:against|no|nay|opposed)\b(?! or)| {NO} votes)", re.IGNORECASE)
ABSTAIN = re.compile(rf"\b{NUMBER}{VOTERS} (?:abstentions?|abstained|abstaining)\b", re.IGNORECASE)
MEASURED = re.compile(
    r"\s?(?:-|–)?\s?(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per cent|%|points?|million|billion|feet|foot"
    r"|inch(?:es)?|miles?|degrees?|people|dollars|[ap]\.?m\b)",
    re.IGNORECASE,
)
"""What follows two numbers that are no votes ("two to 20 years")."""
LOST = re.compile(r"\b(?:reject|defeat|fell\b|fail|voted down|threw out|thrown out|lost)", re.IGNORECASE)
WON = re.compile(r"\b(?:pass|approv|adopt|carried|back|endors|ratif)", re.IGNORECASE)
RATIO = re.compile(r"[ -](?:margin|ratio|odds|basis|advantage|edge)\b", re.IGNORECASE)
UNCAST = re.compile(
    r"\b(?:would|could|might|may|likely|expected|projected|poised|if|unless|whether|needs?|needed|requires?|required|must)\b[^;:]{0,80}$",
    re.IGNORECASE,
)
"""Words before two numbers that tell of votes nobody has cast ("*widely expected* to split 4 to 4", "*needs* 60 votes")."""
DONE = re.compile(
    r"\b(?:was|were|(?:had|has|have) been) (?:\w+ly )?(?:defeated|rejected|voted down|thrown out)\b[^;:]*$", re.IGNORECASE
)
"""Words before two numbers by which the votes were cast, whatever the motion would have done."""
AGES = re.compile(r"\b(?:score|match|game|beat|aged|season|goals?)\b", re.IGNORECASE)


def value(word: str) -> int | None:
    """The number that a word or numeral tells."""
    small = SMALL.get(word.lower())
    if small is not None:
        return small
    digits = word.replace(",", "").replace(".", "")
    return int(digits) if digits.isdigit() else None


def first(pattern: re.Pattern[str], text: str) -> int | None:
    """The number of the first match, None where there is none."""
    found = pattern.search(text)
    return value(found[1]) if found else None


def votes_in(sentence: str) -> Votes | None:
    """The counts that a sentence gives ("by 116 votes to 102, with 12 abstentions"), None where it gives none.

    Of two numbers the first is for, unless the sentence says that the act was lost: then the greater was against.
    """
    if not VOTING.search(sentence) or AGES.search(sentence):
        return None
    against, abstain = first(AGAINST, sentence), first(ABSTAIN, sentence)
    favour = first(FOR, sentence)
    if favour is None:
        favour = first(SUPPORT, sentence)
    pair = next((p for p in PAIR.finditer(sentence) if is_count(p, sentence)), None)
    if pair and (favour is None or against is None):
        left, right = value(pair[1]), value(pair[2])
        if left is not None and right is not None and (left > 1 or right > 1) and not year_range(pair[0], left, right):
            favour, against = left, right
            after = sentence[pair.end() :].lstrip().lower()
            if (lost(sentence, pair.start()) and left > right) or after.startswith(
                ("against ", "to reject ", "to block ", "not to ")
            ):
                favour, against = right, left  # "voted 9-4 against the sale"
    if favour is None and against is not None:
        favour = first(BY, sentence)
    if (favour is None and against is None and abstain is None) or (favour == 0 and against is None and abstain is None):
        return None
    return Votes(favour, against, abstain)


def lost(sentence: str, at: int) -> bool:
    """Whether the act was lost: not where it is told before the counts to have passed, whatever it rejects itself."""
    before = sentence[:at]
    return bool(LOST.search(sentence)) and not (WON.search(before) and not LOST.search(before))


def is_count(pair: re.Match[str], sentence: str) -> bool:
    """Whether two numbers are votes cast: no measures, no ratio, none that are only thought of."""
    return not (MEASURED.match(sentence[pair.end() :]) or is_ratio(pair, sentence) or uncast(pair, sentence))


def uncast(pair: re.Match[str], sentence: str) -> bool:
    """Whether two numbers are of a vote that is only thought of."""
    before = sentence[: pair.start()]
    return bool(UNCAST.search(before)) and not WON.search(before) and not DONE.search(before)


def is_ratio(pair: re.Match[str], sentence: str) -> bool:
    """Whether two numbers are so many to one, and no counts ("by a 2-to-1 margin")."""
    return value(pair[2]) == 1 and bool(RATIO.match(sentence[pair.end() :]))


def year_range(words: str, left: int, right: int) -> bool:
    """Whether a pair with a dash is years rather than votes."""
    return 1900 <= left <= 2100 and 1900 <= right <= 2100 and ("-" in words or "–" in words)

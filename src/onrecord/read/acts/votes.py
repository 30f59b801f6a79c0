"""Counts of a vote, from the words of one sentence."""

from __future__ import annotations

import re

from onrecord.facts.act import Votes
from onrecord.read.acts.spelled import in_numerals

UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
SMALL = {w: n for n, w in enumerate(UNITS.split())} | {"none": 0, "zero": 0, "nobody": 0}
NUMBER = r"(?<!out of )(?<!\w in )(?<!of the )(?<!of its )(\d{1,3}(?:[,.]\d{3})+|\d{1,7}|" + "|".join(SMALL) + r")"
SOME = NUMBER.replace("(\\d", "(?P<some>\\d")
VOTING = re.compile(
    r"\b(?:vot|abst|ballot|favou?r|against|approv|pass|reject|adopt|defeat|carried|carry|back|fail|fell|dissent|unanim|oppos"
    r"|(?:ayes|noes|nays|yeas)\b|said (?:yes|no)\b|split \d|divided \d|rul(?:ed|ing) \d|\d[- ](?:ruling|decision|split))",
    re.IGNORECASE,
)
VOTERS = r"(?: (?:members|lawmakers|deputies|mps|senators|votes?|countries|others|of the \d+ members))*,?"
CAST = r"(?:were |had )?(?:voted |voting |cast )?"
ANYONE = (
    r"(?: of (?:the )?(?:\w+ )?[a-z]+|(?: (?!and\b|but\b|while\b|(?:" + "|".join(SMALL) + r")\b)[a-z'’-]+){1,6}?)"
    r" (?:had |have )?(?:voted|voting)"
)
BETWEEN = (
    r"(?: votes?| in favou?r| for| yes votes)?"
    r"(?: ?[-–—] ?(?:to[-–—])?| (?:ayes|yeas) (?:to|and) | to | votes? to | against | for and | votes? (?:for )?(?:and|against) "
    r"| in favou?r(?:,| and)? (?:to |and )?)"
)
YES = r"(?:affirmative|favou?rable|positive|supporting|yes)"
NO = r"(?:negative|dissenting|opposing|no)"
PAIR = re.compile(rf"\b{NUMBER}{BETWEEN}{NUMBER}\b", re.IGNORECASE)
FOR = re.compile(
    rf"\b{NUMBER}(?:(?:{VOTERS} {CAST}|{ANYONE} )(?:in favou?r|for|yes|yea|aye|in support)\b(?! (?:more|less|fewer)\b)"
    rf"| {YES} votes|(?: [\w'’-]+){{0,2}} said yes\b)",
    re.IGNORECASE,
)
BY = re.compile(rf"\b(?:by|with) {NUMBER} votes\b", re.IGNORECASE)
SUPPORT = re.compile(rf"\b(?:support|backing|votes) of {NUMBER}\b", re.IGNORECASE)
AGAINST = re.compile(
    rf"\b{NUMBER}(?:(?:{VOTERS} {CAST}|{ANYONE} )(?:against|no|nay|opposed|to reject|to block)\b(?! or)"
    rf"| {NO} votes|(?: [\w'’-]+){{0,2}} (?:dissent\w*|said no\b))",
    re.IGNORECASE,
)
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


PARTY = re.compile(
    rf"\b{NUMBER} (?!(?:[\w-]+ )?votes?\b|abst|against|to\b)(?:[\w-]+ )?[a-z]+s?"
    r"(?: and|,? along with|,? together with| plus|,? joined by)"
    r"(?: all| both)?(?: the)?"
    r"(?: other)? $",
    re.IGNORECASE,
)
"""A party's number right before another's, with which it voted ("*eleven Democrats and* two independents voted for it")."""

JOINED = re.compile(
    rf"[^,;.\d]{{0,40}},? (?:along with|together with|joined by|as did|with) (?:the |all )?{NUMBER}"
    r" (?!votes?\b|abst|against|members? abst)[\w-]+s\b(?! (?:against|oppos|dissent|abstain))",
    re.IGNORECASE,
)
"""Another party's number behind one that voted ("voted for it, *along with three independents*")."""


def together(pattern: re.Pattern[str], text: str) -> int | None:
    """The number of a side, with those of the parties named together with it; None where it has none."""
    found = pattern.search(text)
    if found is None:
        return None
    total, before = value(found[1]), text[: found.start()]
    while total is not None and (party := PARTY.search(before)) is not None and (more := value(party[1])) is not None:
        total, before = total + more, before[: party.start()]
    joined = JOINED.match(text, found.end())
    more = value(joined[1]) if joined is not None else None
    return total + more if total is not None and more is not None else total


BACKED = (
    r"(?:backed|supported|approved|endorsed|agreed|favou?red|signed"
    r"|voted (?:in favou?r|for|yes|to (?!reject|block|oppose|kill|delay)))"
)
OPPOSED = r"(?:opposed|rejected|dissented|objected|disagreed|voted (?:against|no\b|to (?:reject|block|oppose|kill)))"
OF_WHOLE = re.compile(
    rf"\b(?P<but>all but |all except )?{SOME}(?: (?!out\b)[a-z]+)? of (?:the |its |their |his )?(?:other )?"
    rf"(?P<whole>\d{{1,3}}|[a-z]+teen|[a-z]+)"
    rf"(?: [\w'’-]+){{0,3}}?(?:, [^,;.]{{1,60}},|,)? (?:had |have |has |were )?"
    rf"(?:(?P<yes>{BACKED}\b)|(?P<no>{OPPOSED}\b))(?! by\b)",
    re.IGNORECASE,
)
"""So many of a known whole who were for or against ("seven of the nine commissioners voted for it", "all but two of the 15")."""
BY_SOME = re.compile(
    rf"\b(?:(?P<yes>backed|supported|approved|endorsed|favou?red)|(?P<no>opposed|rejected))"
    rf" by {SOME} of (?:the |its |their )?(?P<whole>\d{{1,3}}|[a-z]+)\b",
    re.IGNORECASE,
)
FEWEST = 3
"""Members from which some of them may be told as the votes of a body ("one of the two men voted for it" is none)."""
ELSEWHERE = re.compile(r"\b(?:in|at|from|for|on) $", re.IGNORECASE)
REST_BACKED = re.compile(rf"\b(?:other|remaining) {NUMBER}(?: [\w'’-]+)? {BACKED}\b", re.IGNORECASE)
UNANIMOUS = re.compile(r"\bunanim", re.IGNORECASE)
ALL_OF = re.compile(
    rf"\b{NUMBER}-(?:member|person|strong|judge|seat|justice)\b"
    rf"|\ball {NUMBER} (?:members|justices|judges|commissioners|councillors|councilors|jurors|senators|trustees|directors)\b",
    re.IGNORECASE,
)
NOT_ALL = re.compile(r"\b(?:not|almost|nearly|near|far from|would|could|must|needs?|requires?|if|unless)\b", re.IGNORECASE)


def votes_of_whole(sentence: str) -> Votes | None:
    """Votes told as some or all of a known number; None where none are, or where they only would be."""
    found = OF_WHOLE.search(sentence) or BY_SOME.search(sentence)
    before = sentence[: found.start()] if found is not None else ""
    if found is not None and not UNCAST.search(before) and not ELSEWHERE.search(before):
        some, whole = value(found["some"]), value(found["whole"])
        if some is not None and whole is not None and some <= whole and whole >= FEWEST:
            if "but" in found.re.groupindex and found["but"]:
                return Votes(whole - some, some, None) if found["yes"] else Votes(some, whole - some, None)
            return sided(sentence, found, some)
    if UNANIMOUS.search(sentence) and not NOT_ALL.search(sentence) and not PAIR.search(sentence):
        whole_of = ALL_OF.search(sentence)
        number = value(whole_of[1] or whole_of[2]) if whole_of is not None else None
        if number:
            return Votes(0, number, None) if LOST.search(sentence) and not WON.search(sentence) else Votes(number, 0, None)
    return None


def sided(sentence: str, found: re.Match[str], some: int) -> Votes:
    """The votes of those that are some of a whole, with those whom the rest of the sentence gives the other side."""
    rest = sentence[found.end() :]
    if found["yes"]:
        return Votes(some, together(AGAINST, rest), first(ABSTAIN, rest))
    return Votes(together(FOR, rest) or first(REST_BACKED, rest), some, first(ABSTAIN, rest))


def votes_in(sentence: str) -> Votes | None:
    """The counts that a sentence gives ("by 116 votes to 102, with 12 abstentions"), None where it gives none.

    Of two numbers the first is for, unless the sentence says that the act was lost: then the greater was against.
    """
    if AGES.search(sentence):
        return None
    sentence = in_numerals(sentence)
    if not VOTING.search(sentence):
        return None
    if (whole := votes_of_whole(sentence)) is not None:
        return whole
    against, abstain = together(AGAINST, sentence), first(ABSTAIN, sentence)
    favour = together(FOR, sentence)
    if favour is None:
        favour = first(SUPPORT, sentence)
    pair = next((p for p in PAIR.finditer(sentence) if is_count(p, sentence)), None)
    if pair and (favour is None or against is None):
        left, right = value(pair[1]), value(pair[2])
        if left is not None and right is not None and (left > 1 or right > 1) and not of_years(pair, sentence, left, right):
            favour, against = left, right
            after = sentence[pair.end() :].lstrip().lower()
            if (lost(sentence, pair.start()) and left > right) or after.startswith(
                ("against ", "to reject ", "to block ", "not to ")
            ):
                favour, against = right, left  # "voted 9-4 against the sale"
    if favour is None and (against is not None or (WON.search(sentence) and not LOST.search(sentence))):
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


WHEN = re.compile(r"\b(?:in|since|until|by|of|from|during|year) $", re.IGNORECASE)
"""What stands before a number that is a year."""


def is_ratio(pair: re.Match[str], sentence: str) -> bool:
    """Whether two numbers are so many to one, and no counts ("by a 2-to-1 margin")."""
    return value(pair[2]) == 1 and bool(RATIO.match(sentence[pair.end() :]))


def of_years(pair: re.Match[str], sentence: str, left: int, right: int) -> bool:
    """Whether a pair holds years rather than votes: two with a dash, or one that tells when ("from nine in 2012 to 37 states")."""
    words = pair[0]
    both = 1900 <= left <= 2100 and 1900 <= right <= 2100 and ("-" in words or "–" in words)
    return both or (1900 <= left <= 2100 and bool(WHEN.search(sentence[: pair.start()])))

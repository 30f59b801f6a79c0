"""Where what is said begins and ends: the outlet's words before and behind a quotation, clauses cut in two.

The tagger draws a content's edges by the look of the words. Here grammar moves them: a quotation that is a sentence of its own
takes in nothing of the sentence that carries it; what tells when or while doing what it was said is the outlet's; a clause is
taken whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.cues import speech_verbs
from onrecord.read.attributions.quoting import AttributionDraft, Chars, is_title_like, overlap
from onrecord.read.attributions.voices import phrase_of
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import Quotation, QuotationIndex
from onrecord.read.syntax.mood import is_finite
from onrecord.read.syntax.negation import SUBJECTS

SEPARATORS = " \n\t,;:-–—"
MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
LEAST = 2
"""Words of a quotation from which it may be all that is said."""
TENSES = frozenset({"VBD", "VBZ", "VBP"})
HANGING = frozenset({"advcl", "relcl"})


def edged(parsed: Parsed, found: Sequence[AttributionDraft], index: QuotationIndex) -> list[AttributionDraft]:
    """Return attributions that begin and end where what is said does, what their speakers say besides given to them."""
    speakers: dict[int, Chars] = {}
    cut = [without_joined_deeds(parsed, of_one_block(parsed, item), index, speakers) for item in found]
    given = [_of_its_speaker(parsed, item, speakers) for item in cut]
    return [with_edges(parsed, item, index) for item in given]


def of_one_block(parsed: Parsed, item: AttributionDraft) -> AttributionDraft:
    """Return an attribution of which no part runs on from the title into a body that a page put on the same line."""
    titles = [b for b in parsed.own if b.kind == "title" and parsed.text[b.end : b.end + 1] == " "]
    if not titles or item.cue is None:
        return item
    ends = [b.end for b in titles]
    cut = tuple((low, next((end for end in ends if low < end < high), high)) for low, high in item.content)
    crossed = item.source is not None and any(item.source[0] < end <= item.cue[0] for end in ends)
    if not crossed:
        return replace(item, content=cut)
    subject = next((c for t in parsed.tokens_of(Span(*item.cue)) for c in t.children if c.dep in SUBJECTS), None)
    return replace(item, content=cut, source=phrase_of(parsed, subject) if subject is not None else None)


def without_joined_deeds(
    parsed: Parsed, item: AttributionDraft, index: QuotationIndex, speakers: dict[int, Chars]
) -> AttributionDraft:
    """Return an attribution without what its speaker says besides; `speakers` is told whose those verbs are."""
    pieces = []
    for part in item.content:
        joined = _joined_deed(parsed, item, part, index)
        end = part[1] if joined is None else part[0] + len(parsed.text[part[0] : joined[0].idx].rstrip(SEPARATORS))
        if joined is not None and item.source is not None:
            speakers[joined[1].i] = item.source
        pieces.append((part[0], end))
    return replace(item, content=tuple(pieces))


def _of_its_speaker(parsed: Parsed, item: AttributionDraft, speakers: dict[int, Chars]) -> AttributionDraft:
    """Return an attribution with the speaker of the verb that its own was joined with."""
    verbs = [t.i for t in parsed.tokens_of(Span(*item.cue)) if t.i in speakers] if item.cue and speakers else []
    return replace(item, source=speakers[verbs[0]], nested=False) if verbs else item


def with_edges(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution whose pieces of content begin and end where what is said does."""
    if item.cue is None or not item.content:
        return item
    pieces = [_behind(parsed, _before(parsed, part, index), index) for part in item.content]
    if len(pieces) == 1 and not any(index.at(start) or index.at(end - 1) for start, end in pieces):
        pieces = [_without_manner(parsed, item, _whole(parsed, item, pieces[0], index))]
    return replace(item, content=tuple(pieces))


def _quotes_in(part: Chars, index: QuotationIndex) -> list[Quotation]:
    """The closed quotations that a piece of content holds, marks and all."""
    return [q for q in index.within(*part) if q.closed]


def _is_sentence(parsed: Parsed, quote: Quotation) -> bool:
    """Whether a quotation is an utterance of its own: it opens with a capital and is no name."""
    words = parsed.text[quote.inner : quote.close]
    return words[:1].isupper() and len(words.split()) >= LEAST and not is_title_like(words)


def _before(parsed: Parsed, part: Chars, index: QuotationIndex) -> Chars:
    """Return a piece without the outlet's words before its quotation ("to residents: “Be prepared.”").

    Words with a clause of their own are a report of what is said and stay.
    """
    quote = next(iter(_quotes_in(part, index)), None)
    if quote is None or quote.start == part[0] or not _is_sentence(parsed, quote):
        return part
    head = parsed.text[part[0] : quote.start].rstrip()
    if not head.endswith((",", ":")) or _tells(parsed, (part[0], quote.start)):
        return part
    return quote.start, part[1]


def _tells(parsed: Parsed, span: Chars) -> bool:
    """Whether a stretch holds the verb of a clause that is no part of a noun phrase."""
    return any(_finite(t) and t.dep in MAIN for t in parsed.tokens_of(Span(*span)))


def _finite(verb: Token) -> bool:
    """Whether a word is a modal or a verb that has a tense."""
    return verb.pos in {"VERB", "AUX"} and (verb.tag == "MD" or is_finite(verb))


def _behind(parsed: Parsed, part: Chars, index: QuotationIndex) -> Chars:
    """Return a piece without the outlet's words behind its last quotation.

    Behind a sentence of its own every word that hangs on what carries it ("“No! No!” upon learning of it"); behind a part of a
    sentence what tells when or beside what it was said ("is “waiting” for them after the general was killed").
    """
    quote = next(reversed(_quotes_in(part, index)), None)
    if quote is None or quote.end >= part[1]:
        return part
    tail = [t for t in parsed.tokens_of(Span(quote.end, part[1])) if t.idx >= quote.end and not t.is_space]
    words = [t for t in tail if not t.is_punct]
    if not words:
        return part
    hanging = words[0].pos in {"ADP", "SCONJ", "PART", "ADV"} and not _tells(parsed, (quote.end, part[1]))
    whole = hanging and _is_sentence(parsed, quote)
    cut = quote.end if whole else next((_opening(t, quote.end) for t in words if _opens_circumstance(t)), None)
    if cut is None:
        return part
    end = max(quote.end, part[0] + len(parsed.text[part[0] : cut].rstrip(SEPARATORS)))
    return part[0], end


def _opens_circumstance(token: Token) -> bool:
    """Whether a word opens what tells when, beside what or against what something is said."""
    if token.lower in listed("circumstances"):
        return token.dep in {"mark", "advmod", "prep"} and (token.head.dep in {"advcl", "pcomp"} or token.dep == "prep")
    follows = token.i > 0 and (token.doc[token.i - 1].text == "," or token.doc[token.i - 1].is_quote)
    if follows and token.lower in {"which", "who", "whom", "whose"}:
        return True
    return follows and token.tag == "VBG" and token.dep in {"advcl", "acl", "dep"}


def _opening(token: Token, low: int) -> int:
    """Where what a word opens begins, with "even" or the like before it."""
    before = token.doc[token.i - 1] if token.i else token
    return before.idx if before.lower in {"even", "just", "only"} and before.idx >= low else token.idx


def _tense(verb: Token) -> str | None:
    """The tag of the word that gives a verb its tense, None where none of these three tags does."""
    words = [verb, *(c for c in verb.children if c.dep in {"aux", "auxpass"})]
    return next((t.tag for t in words if t.tag in TENSES), None)


def _joined_deed(parsed: Parsed, item: AttributionDraft, part: Chars, index: QuotationIndex) -> tuple[Token, Token] | None:
    """What the speaker of a report said besides, taken into it ("replied it was a mistake *and called on* them to act").

    The parse hangs the second verb on the report's; it is the speaker's where it is a verb of speech in the cue's own tense and
    what the report speaks of is no one who could speak, or where its tense is the cue's and not the report's. Returned are the
    word that joins it and the verb.
    """
    cue = next((t for t in parsed.tokens_of(Span(*item.cue)) if t.tag in TENSES), None) if item.cue else None
    if cue is None or part[0] < cue.idx:
        return None
    for verb in parsed.tokens_of(Span(*part)):
        if verb.dep != "conj" or verb.tag != cue.tag or index.at(verb.idx) or any(c.dep in SUBJECTS for c in verb.children):
            continue
        first = verb.head
        while first.dep == "xcomp" and first.tag == "VB":
            first = first.head  # a verb with a tense is not joined with "to go", whatever the parse has
        subject = next((c for c in first.children if c.dep in SUBJECTS), None)
        if first.dep not in MAIN or not part[0] <= first.idx < verb.idx or subject is None or verb.lemma not in speech_verbs():
            continue
        if subject.lower in {"it", "that", "this", "there"} or _tense(first) not in {None, verb.tag}:
            return next((c for c in verb.head.children if c.dep == "cc" and c.i < verb.i), verb), verb
    return None


def _whole(parsed: Parsed, item: AttributionDraft, part: Chars, index: QuotationIndex) -> Chars:
    """Return a report's one piece whole: from where its sentence begins, and on to the main clause behind "when", "although"."""
    start, end = part
    if item.cue is not None and end <= item.cue[0]:
        return _from_beginning(parsed, item, part, index), end
    words = [t for t in parsed.tokens_of(Span(start, end)) if not t.is_space]
    opening = words[1] if words and words[0].lower == "that" and len(words) > 1 else words[0] if words else None
    if opening is None or opening.lower not in listed("openers_of_clauses"):
        return part
    clause = opening.head
    main = clause.head
    if clause.dep not in HANGING or not end <= main.idx or main.pos not in {"VERB", "AUX"} or main.sent != opening.sent:
        return part
    stop = start + len(parsed.text[start : main.right_edge.end].rstrip(" \n\t,;:-–—."))
    marks = [p for p in (item.source, item.cue) if p]
    if stop <= end or any(overlap(m, (end, stop)) for m in marks):
        return part
    return start, stop


def _without_manner(parsed: Parsed, item: AttributionDraft, part: Chars) -> Chars:
    """Return a report without what its speaker did beside it ("said that the inquiry goes on *while signalling* concern")."""
    if item.cue is None or part[0] < item.cue[1]:
        return part
    for token in parsed.tokens_of(Span(*part)):
        if token.lower == "while" and token.head.tag == "VBG" and token.head.dep == "advcl" and token.idx > part[0]:
            helped = any(c.dep in {"aux", *SUBJECTS} for c in token.head.children)
            if not helped and token.head.right_edge.end >= part[1] - 1:
                return part[0], part[0] + len(parsed.text[part[0] : token.idx].rstrip(SEPARATORS))
    return part


def _from_beginning(parsed: Parsed, item: AttributionDraft, part: Chars, index: QuotationIndex) -> int:
    """Where a report before its cue begins: with its sentence, where no more than a phrase without a comma is left out."""
    sentence = parsed.tokens_of(Span(*part))[0].sent
    left = parsed.text[sentence.start_char : part[0]]
    marks = [p for p in (item.source, item.cue) if p]
    apart = any(overlap(m, (sentence.start_char, part[0])) for m in marks)
    if not left.strip() or apart or any(c in left for c in ',;:—–\n"“”') or index.at(sentence.start_char):
        return part[0]
    words = [t for t in parsed.tokens_of(Span(sentence.start_char, part[0])) if not t.is_space and t.end <= part[0]]
    if not words or words[0].dep == "cc" or any(_finite(t) for t in words):
        return part[0]
    return words[0].idx


def holds_clause(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether what is said holds a clause with a tense and a subject, none that is only a part of a noun phrase."""
    return any(
        _finite(t)
        and t.dep not in {"relcl", "acl"}
        and (t.dep != "aux" and any(c.dep in SUBJECTS or c.dep == "csubj" for c in t.children))
        for part in item.content
        for t in parsed.tokens_of(Span(*part))
    )

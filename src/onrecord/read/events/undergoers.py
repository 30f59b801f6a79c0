"""Undergoers: those to whom a deed is done by its word's own arguments, and nobody whom its sentence merely names.

PLOVER's coders put down for a recipient whoever a report concerns: "called for an inquiry into Banda's death" has Banda. Who
opens a record asks whom the deed was done to. That one is the head of the word's object or passive subject, or of a phrase that a
preposition of its kind of deed leads to: not a name before another noun, not inside "of", not in a clause below. There are few
exceptions: whose words or conduct is praised or condemned, whose arrest is asked for, who is asked to do what a clause tells, whom
a threat names.
"""

from __future__ import annotations

from onrecord.lexicon.plover import done_to, words
from onrecord.read.entity_index import EntityIndex
from onrecord.read.events.participants import DYING, Roles
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments, arguments, obliques_of
from onrecord.read.syntax.predicates import FINITE, Predicate, of_verb
from onrecord.read.syntax.subjects import is_passive, joined

MOST = 4
ANY = "any"
"""The row of the lexicon's prepositions for what no type covers."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose parties do it to each other."""
CONDUCT = "ACCUSE"
OF_CONDUCT = frozenset({CONDUCT, "SUPPORT", "REJECT"})
"""Types that are done to somebody through what he said or did."""
AIMED = frozenset({"THREATEN", "ASSAULT"})
"""Types aimed at whom the deed below them is to be done to ("threatened to *sue Banda*", "used gas to *attack civilians*")."""
INERT = frozenset({"thing", "document", "post"})
"""Kinds that undergo nothing that a record tells."""
THROUGH_OBJECT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", *MUTUAL})
"""Types whose object tells what is done to whom ("fired *shots at* them"); who condemns a deal with Norway condemns no Norway."""
PAST = frozenset({"VBD", "VBZ"})
OF_WAYS = frozenset({None, "CONSULT", "RETREAT"})
"""Types, and none, of which a word may tell no more than that somebody goes somewhere."""
WAYS = frozenset({"to", "into", "in", "from", "for", "through", "on", "at", "back", "out", "off", "over"})


def undergoers_of(
    predicate: Predicate, index: EntityIndex, around: Arguments, event_type: str | None, parts: Roles
) -> tuple[str, ...]:
    """Entity ids of those it is done to, in the order of the text; empty where the word's own arguments name nobody."""
    if predicate.lemma in DYING and predicate.sort == "verb":
        return parts.recipients
    if goes_on(predicate):
        return ()
    for tokens in (
        own_objects(predicate, around, index, event_type),
        led_to(predicate, around, index, event_type),
        owners(around, event_type, index),
        asked(around, event_type),
        below(predicate, around, event_type, index),
    ):
        told = (e for e in dict.fromkeys(heads(tokens, index)) if e not in parts.actors)
        found = [e for e in told if index.known[e].kind not in INERT]
        if found:
            return tuple(found[:MOST])
    return parts.actors if event_type in MUTUAL and len(parts.actors) > 1 else ()


def goes_on(predicate: Predicate) -> bool:
    """Whether a passive only says of its subject what that one does or is to do ("*is set* to speak", "*was found* to have")."""
    verb = predicate.head
    return predicate.lemma in words("ascribing") and is_passive(verb) and any(c.dep in {"xcomp", "ccomp"} for c in verb.children)


def moves(predicate: Predicate, event_type: str | None) -> bool:
    """Whether a word tells that somebody goes somewhere: then nobody but a person is whom it is done to."""
    first, _, behind = predicate.lemma.partition("_")
    known = words("going")
    return event_type in OF_WAYS and (predicate.lemma in known or (first in known and behind in WAYS))


def own_objects(predicate: Predicate, around: Arguments, index: EntityIndex, event_type: str | None) -> list[Token]:
    """The objects, without what a verb calls them ("called him *a liar*"), and where one goes."""
    found = [t for t in around.objects if t.dep != "oprd" and not owns(t)]
    return [t for t in found if is_person(t, index)] if moves(predicate, event_type) else found


def owns(token: Token) -> bool:
    """Whether a word is only whose a thing is, though the parse takes it for the thing ("*Maran's* remains")."""
    return token.i + 1 < len(token.doc) and token.nbor().lower in {"'s", "’s"}


def is_person(token: Token, index: EntityIndex) -> bool:
    """Whether a word names or describes a person or people."""
    known = index.known.get(index.entity_at(token) or "")
    return known.kind == "person" if known is not None else token.lemma.lower() in words("people")


def led_to(predicate: Predicate, around: Arguments, index: EntityIndex, event_type: str | None) -> list[Token]:
    """What prepositions of the type govern: the predicate's own, and those of its object ("filed *charges against* her")."""
    if moves(predicate, event_type):
        return [t for p, t in around.obliques if p == "with" and is_person(t, index)]  # "visited with nurses"
    if event_type is None and is_passive(predicate.head):
        return []  # "was met with fierce resistance"
    leading = done_to().get(event_type or ANY, frozenset())
    if event_type is None and any(t.dep == "dobj" for t in around.objects):
        leading &= {"to"}  # "documented his talks with Norway" does nothing to Norway
    over = [o for o in around.objects if o.pos == "NOUN"] if event_type in THROUGH_OBJECT else []
    inside = [row for o in over for row in obliques_of(o)]
    return [t for p, t in (*around.obliques, *inside) if p in leading and not owns(t)]


def owners(around: Arguments, event_type: str | None, index: EntityIndex) -> list[Token]:
    """Whose words or conduct is praised or condemned ("*her* remarks", "insults from *her*"), whose dismissal is asked for.

    Only a name or a pronoun tells it: what "his agency" is was a guess.
    """
    if event_type == "REQUEST":
        listed = words("undergone") | words("leaving")
        over = [*around.objects, *(t for p, t in around.obliques if p == "for")]
    elif event_type in OF_CONDUCT:
        listed, over = words("conduct"), around.objects
    else:
        return []
    of_them = [o for o in over if o.lemma.lower() in listed]
    told = [c for o in of_them for c in o.children if c.dep == "poss"]
    rows = (*(r for o in of_them for r in obliques_of(o)), *(around.obliques if of_them else ()))
    told += [t for p, t in rows if p == "from"]
    return [t for t in told if (m := index.at.get(t.idx)) is not None and m.form != "nominal"]


def asked(around: Arguments, event_type: str | None) -> list[Token]:
    """Who is made, let or asked to do something: the doer of the clause below ("let *him* go", "called for *her* to resign").

    A clause with a tense tells of one only after an accusation ("alleged that *Banda* lied"), one without after any word; what
    is demanded may also be done to him ("demanded that *Banda* be tried").
    """
    found: list[Token] = []
    for clause in around.clauses:
        told = {clause.tag, *(c.tag for c in clause.children if c.dep in {"aux", "auxpass"})}
        tense = told & PAST if event_type == "REQUEST" else told & FINITE
        passive = is_passive(clause)
        due = event_type == "REQUEST" and passive and any(c.lower == "be" for c in clause.children) and not has_to(clause)
        if due or (not passive and (event_type == "ACCUSE" or not tense)):
            found += [t for c in clause.children if c.dep in {"nsubj", "nsubjpass"} for t in joined(c)]
    return found


def has_to(clause: Token) -> bool:
    """Whether a clause has its verb behind "to"."""
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def below(predicate: Predicate, around: Arguments, event_type: str | None, index: EntityIndex) -> list[Token]:
    """Whom what is threatened or voted would be done to, or whom a document that is made speaks of.

    "Threatened to sue *Banda*", "voted to condemn *Banda's* remarks", "a resolution condemning *Banda*".
    """
    votes = predicate.lemma == "vote"
    clauses = [c for c in around.clauses if has_to(c) and not is_passive(c)] if event_type in AIMED or votes else []
    made = [o for o in around.objects if o.lemma.lower() in words("documents")]
    clauses += [c for o in made for c in o.children if c.dep == "acl" and c.tag == "VBG"]
    told = [arguments(p) for c in clauses if (p := of_verb(c)) is not None]
    return [t for a in told for t in (*a.objects, *(owners(a, CONDUCT, index) if votes else ()))]


def heads(tokens: list[Token], index: EntityIndex) -> list[str]:
    """The entities whose mentions these words themselves are."""
    found: list[str] = []
    for token in tokens:
        own = index.entity_at(token)
        if own is None and token.pos != "PRON" and token.idx not in index.timed:
            phrase = index.phrase(token)
            index.resolve(token)
            own = index.by_span.get((phrase.start, phrase.end)) or index.demonym(token)
        if own is not None:
            found.append(own)
    return found

"""Powers: what a noun phrase can do officially, as PLOVER sectors and three marks of our own.

COURT is a court or judge (a prosecutor is not), COLLEGE a body that decides by vote, BODY a named organization that is no
business. People who speak for a body share its sector but not its marks.
"""

from __future__ import annotations

from onrecord.lexicon.acts import listed, phrases, sort_of_noun
from onrecord.lexicon.offices import nouns
from onrecord.read.entity_index import EntityIndex
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import governed_by_of

COURT = "COURT"
COLLEGE = "COLLEGE"
BODY = "ORG"
PERSON = "PERSON"
PLACE = "PLACE"


RELATIVE = frozenset({"whose", "which", "who", "whom", "that", "what"})
INERT = frozenset({"thing", "document", "post"})


LONGEST_NAME = 8
"""Words of a body's name; a longer one that begins with a small letter is a piece of a clause."""


def can_act(entity: str, index: EntityIndex) -> bool:
    """Whether an entity can do something: no thing, document or post, and no body by mistake."""
    known = index.known.get(entity)
    return (known is None or known.kind not in INERT) and is_body_name(entity, index)


def is_body_name(entity: str, index: EntityIndex) -> bool:
    """Whether an entity's name may be that of somebody: no house in a street, no law, no piece of a clause."""
    known = index.known.get(entity)
    if known is None:
        return True
    first, *rest = known.name.split() or [""]
    last = (rest or [first])[-1].lower()
    if (known.kind == "place" and first[:1].isdigit()) or first.lower() in RELATIVE or last in sort_of_noun():
        return False
    return first[:1].isupper() or len(rest) < LONGEST_NAME


def decides(entity: str, index: EntityIndex) -> bool:
    """Whether an entity can pass a bill: a body of state, a government, a place, somebody who governs; else who did stays open."""
    known = index.known.get(entity)
    if known is None:
        return True
    words = known.name.lower().replace("'s ", " ").split()
    if known.sector in listed("private", "sectors") or (known.kind == "person" and known.sector != "GOV"):
        return False
    if known.kind == "group" and not {"the", *listed("powers", "college")} & set(words[-1:]):
        return False
    return (
        known.kind in {"place", "person"}
        or known.sector in {"LEG", "GOV", "IGO", "JUD"}
        or bool(listed("powers", "college") & set(words))
    )


def head_words(token: Token, index: EntityIndex) -> list[str]:
    """Lower-case words that tell what sort of body a phrase names: those of its name and its head with what stands before."""
    own = [c.lower for c in token.lefts if c.dep in {"compound", "amod", "nmod"}] + [token.lemma.lower()]
    entity = index.entity_at(token)
    if entity is None:
        return own
    name = index.known[entity].name if entity in index.known else ""
    return own + name.lower().replace("'s ", " ").split()


def is_decree(token: Token) -> bool:
    """Whether a noun is an instrument by which rulers act ("sacked *by decree*")."""
    return token.lemma.lower() in listed("instruments", "nouns")


def sectors_of(token: Token, index: EntityIndex) -> set[str]:
    """PLOVER sectors that a phrase's entities, or else its noun, tell. A place that acts is its government."""
    known = [index.known[e] for e in index.resolve(token, adding=False) if e in index.known]
    found = {e.sector for e in known if e.sector}
    found |= {"GOV" for e in known if e.kind == "place" and index.entity_at(token) == e.id}
    if found & listed("private", "sectors"):
        return found
    noun = index.sector_of_noun(token)
    if noun is not None:
        found.add(noun)
    office = nouns().get(token.lemma.lower()) or nouns().get(token.lower)
    if office is not None and office[1] is not None and not found:
        found.add(office[1])
    if token.lemma.lower() in listed("powers", "official"):
        found.add("GOV")
    return found


def powers(token: Token, index: EntityIndex) -> frozenset[str]:
    """Sectors and marks of what a noun phrase names; empty where nothing tells them."""
    if any(t.lemma.lower() in listed("figurative", "words") for t in governed_by_of(token)):
        return frozenset()
    found = sectors_of(token, index)
    entities = [index.known[e] for e in index.resolve(token, adding=False) if e in index.known]
    words = head_words(token, index)
    if any(index.is_body(e.id) for e in entities):
        found.add(BODY)
    many = token.tag in {"NNS", "NNPS"}
    if any(e.kind == "place" for e in entities):
        found.add(PLACE)
    person = any(e.kind == "person" for e in entities) and not many
    if person:
        found.add(PERSON)
    roles = " ".join(e.role or "" for e in entities if e.kind == "person").split()
    if not {*words, *roles}.isdisjoint(listed("powers", "court")) and not is_act_noun(token):
        found.add(COURT)
    told = {*words, *(t.lemma.lower() for t in governed_by_of(token))}
    own = index.known.get(index.entity_at(token) or "")
    private = own is not None and own.sector in listed("private", "sectors")
    if not told.isdisjoint(listed("private", "words")):
        return frozenset(found - {"GOV", "LEG"})  # a campaign's committee
    college = not told.isdisjoint(listed("powers", "college")) and not private
    if (college and not person) or (many and token.lemma.lower() in listed("powers", "members")):
        found.add(COLLEGE)
    return frozenset(found)


def is_act_noun(token: Token) -> bool:
    """Whether a noun names an act itself: what "a court *decision*" did, the court did."""
    return token.lemma.lower() in sort_of_noun() or token.lemma.lower() in phrases()


def is_committee(token: Token, index: EntityIndex) -> bool:
    """Whether a body only prepares what another decides ("a parliamentary *committee*")."""
    return not set(head_words(token, index)).isdisjoint(listed("powers", "preparing")) and "LEG" in powers(token, index)

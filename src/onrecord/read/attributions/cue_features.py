"""What the parse says of a word that may be a cue: its own features and those of its neighbours.

A neighbour is a word that may head the cue's source or content: a child, the child of a child
preposition, the governor (the clause that an inserted "he said" hangs from), or a subject that a
coordinated or controlled verb shares with its governor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.quotations import QuotationIndex

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "ccomp", "prep", "dobj", "pobj", "attr", "oprd"})
CUE_TAGS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADP", "ADV", "SCONJ"})
MARKERS = frozenset({"that", "whether", "if", "to", "how", "what", "why", "as"})


class Neighbour(NamedTuple):
    """A word that may head a source or content, and how the cue leads to it."""

    token: Token
    path: str


def neighbours(cue: Token) -> Iterator[Neighbour]:
    """Yield the neighbours of a cue, each once."""
    has_subject = False
    for child in cue.children:
        if child.is_space or child.dep == "punct":
            continue
        yield Neighbour(child, child.dep)
        has_subject = has_subject or child.dep in SUBJECTS
        if child.dep in ("prep", "agent", "dative"):
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    yield Neighbour(inner, f"{child.dep}:{child.lower}>{inner.dep}")
    governor = cue.head
    if governor.i != cue.i:
        yield Neighbour(governor, f"up:{cue.dep}")
        if cue.dep == "prep" or governor.pos == "AUX":
            for inner in governor.children:
                if inner.dep in SUBJECTS:
                    yield Neighbour(inner, f"side:{cue.dep}>{inner.dep}")
                    has_subject = True
        if not has_subject:
            yield from _shared_subject(cue)


def _shared_subject(cue: Token) -> Iterator[Neighbour]:
    """Yield the subject that a verb without its own shares with the verbs above it."""
    verb, path = cue, ""
    for _ in range(5):
        if verb.dep not in SHARING or verb.head.i == verb.i:
            return
        path += "<" + verb.dep
        verb = verb.head
        for inner in verb.children:
            if inner.dep in SUBJECTS:
                yield Neighbour(inner, f"shared{path}>{inner.dep}")
                return


def _form(token: Token) -> str:
    """Return what sort of word may be a source: a person, a pronoun, and so on."""
    if token.pos == "PRON":
        return "pron:" + token.lower
    if token.ent_type:
        return "ent:" + token.ent_type
    return token.tag


def cue_features(cue: Token, index: QuotationIndex) -> list[str]:
    """Return the features that tell whether a word is a cue."""
    lemma = cue.lemma.lower()
    children = [child for child in cue.children if not child.is_space]
    deps = sorted({child.dep for child in children} - {"punct"})
    found = ["bias", f"l={lemma}", f"p={cue.pos}", f"t={cue.tag}", f"d={cue.dep}", f"pd={cue.pos}|{cue.dep}"]
    found += [f"lp={lemma}|{cue.pos}", f"hd={cue.head.pos}|{cue.dep}", f"hl={cue.head.lemma.lower()}|{cue.dep}"]
    found += [f"c={dep}" for dep in deps]
    found += [f"lc={lemma}|{dep}" for dep in deps]
    for child in children:
        if child.dep in ("prep", "mark", "prt", "neg", "aux", "agent"):
            found += [f"w={child.dep}|{child.lower}", f"lw={lemma}|{child.lower}"]
        elif child.dep in SUBJECTS:
            found.append(f"subject={_form(child)}")
            found.append(f"subjectlemma={child.lemma.lower()}")
        elif child.dep in ("ccomp", "xcomp", "dobj", "acl"):
            found.append(f"{child.dep}={child.tag}")
            if child.dep == "dobj":
                found.append(f"object={child.lemma.lower()}")
            marks = [inner.lower for inner in child.children if inner.lower in MARKERS]
            found += [f"{child.dep}|{mark}" for mark in marks]
            found += [f"l{lemma}|{child.dep}|{mark}" for mark in marks]
            if index.at(child.idx):
                found.append(f"quoted|{child.dep}")
    if index.at(cue.idx):
        found.append("inquote")
        found.append(f"inquote|{cue.pos}")
    return found + _near_quotes(cue, index)


def _near_quotes(cue: Token, index: QuotationIndex) -> list[str]:
    """Return features for a quotation that stands within three words of the cue."""
    doc: Doc = cue.doc
    found = []
    for step, side in ((-1, "before"), (1, "after")):
        for distance in (1, 2, 3):
            place = cue.i + step * distance
            if not 0 <= place < len(doc) or "\n" in doc[place].text:
                break
            if index.at(doc[place].idx):
                found.append(f"quote|{side}|{distance}")
                break
    following = doc[cue.i + 1].text if cue.i + 1 < len(doc) else ""
    if following in (":", ","):
        found.append(f"next={following}")
    return found


def role_features(cue: Token, neighbour: Neighbour, index: QuotationIndex) -> list[str]:
    """Return the features that tell whether a neighbour heads the source, the content or neither."""
    token, path = neighbour
    lemma = cue.lemma.lower()
    side = "before" if token.i < cue.i else "after"
    found = ["bias", f"path={path}", f"paths={path}|{side}", f"lp={lemma}|{path}", f"pp={cue.pos}|{path}|{cue.tag}"]
    found += [f"form={_form(token)}", f"pf={path}|{_form(token)}", f"tag={token.tag}|{path}", f"own={token.lemma.lower()}"]
    for child in token.children:
        if child.lower in MARKERS:
            found.append(f"mark={child.lower}|{path}")
    if index.at(token.idx):
        found += ["quoted", f"quoted|{path}|{side}"]
    following = cue.nbor(1).text if cue.i + 1 < len(cue.doc) else ""
    if following in (":", ",", ".") or following[:1] in '"\u201c':
        found.append(f"next={following}|{path}")
    siblings = {child.dep for child in cue.children}
    for dep in ("ccomp", "dobj", "nsubj", "xcomp", "prep", "agent", "parataxis"):
        if dep in siblings:
            found.append(f"with={dep}|{path}")
    return found

"""Pronouns of the third person, and the thing each stands for."""

from __future__ import annotations

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.naming import cues
from onrecord.read.entities.barred import barred, floor, of_nobody, quotes, speaking, speechless, subject_of_telling, teller
from onrecord.read.entities.candidate import Candidate, Gender, Group
from onrecord.read.entities.discourse import Discourse
from onrecord.read.entities.salience import features, worth
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parsed import Parsed

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
    **dict.fromkeys(("it", "its", "itself"), "neuter"),
}
KIND: dict[Gender, EntityKind] = {"male": "person", "female": "person", "plural": "group", "neuter": "organization"}
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
WINDOW = 8
NEAR = 2
"""Sentences within which a pronoun tells the gender of the person it stands for."""


def find_pronouns(parsed: Parsed) -> list[Candidate]:
    """The personal pronouns of the third person and the relative ones, in text order."""
    found: list[Candidate] = []
    for place, sentence in enumerate(parsed.sentences):
        for at in range(sentence.start, sentence.end):
            word = parsed.words[at].lower()
            gender = PRONOUNS.get(word)
            if gender is None and word not in RELATIVES:
                continue
            token = parsed.doc[at]
            if gender and token.pos == "PRON" and not (word == "it" and empty(token)):
                found.append(Candidate(token.i, token.i + 1, token.i, "pronoun", KIND[gender], (word,), place, gender=gender))
            elif word in RELATIVES and token.tag in {"WP", "WDT", "WP$"}:
                found.append(Candidate(token.i, token.i + 1, token.i, "pronoun", "person", (word,), place))
    return found


def empty(token: Token) -> bool:
    """Whether "it" most likely stands for no body: a clause or the weather ("it is clear that"), an object ("denied it")."""
    verb = token.head
    if token.dep in {"expl", "dobj", "pobj", "attr", "dative"}:
        return True
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    clause = any(t.dep in {"ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl"} and t.i > token.i for t in verb.children)
    plain = verb.lemma == "be" and any(t.dep in {"acomp", "attr"} for t in verb.children)
    if plain:
        clause = clause or any(
            t.dep in {"ccomp", "xcomp", "acl", "relcl"} for c in verb.children if c.dep in {"acomp", "attr"} for t in c.children
        )
    return clause and (plain or verb.lemma in cues("weather") or (verb.dep == "ROOT" and token.dep == "nsubjpass"))


def agrees(group: Group, pronoun: Candidate) -> bool:
    """Whether gender, number and kind allow the pronoun to stand for the group."""
    if pronoun.gender in {"male", "female"}:
        return group.kind == "person" and group.gender in {None, pronoun.gender} and group.called <= {pronoun.gender}
    if pronoun.gender == "plural":
        return group.kind in {"group", "organization", "outlet"} or (group.kind == "document" and group.gender == "plural")
    return group.kind in {"organization", "place", "document", "outlet", "post"} and group.gender != "plural"


def relative(discourse: Discourse, token: Token) -> int | None:
    """The group of the noun that a relative pronoun's clause hangs on."""
    verb: Token = token
    for _ in range(4):
        verb = verb.head
        if verb.dep == "relcl":
            number = discourse.at.get(verb.head.i)
            if number is None:
                return None
            person = discourse.groups[number].kind in {"person", "group"}
            return number if token.lower == "whose" or (token.lower in {"who", "whom"}) == person else None
    return None


def later(doc: Doc, pronoun: Candidate, names: list[Candidate]) -> Candidate | None:
    """The subject of the main clause after a pronoun in a clause or phrase that comes first ("Before he resigned, Smith ...")."""
    token = doc[pronoun.head]
    main = next((t for t in token.ancestors if t.dep in {"ROOT", "ccomp", "conj"} and t.i > token.i), None)
    if main is None or token.head.i == main.i:
        return None
    return next(
        (
            n
            for n in names
            if n.sentence == pronoun.sentence and n.start > pronoun.start and doc[n.head].head.i == main.i and n.subject
        ),
        None,
    )


def resolve(doc: Doc, pronoun: Candidate, discourse: Discourse, names: list[Candidate]) -> int | None:
    """The group that a pronoun means, None when none agrees within the last few sentences."""
    token = doc[pronoun.head]
    if pronoun.gender is None:
        return relative(discourse, token)
    if of_nobody(token):
        return None
    out = barred(doc, pronoun, discourse, names)
    speaks, tells = speaking(token), subject_of_telling(token)
    best: tuple[float, int] | None = None
    found = [
        (number, member)
        for number, member in options(doc, pronoun, discourse, names)
        if number not in out and not (tells and speechless(doc, discourse.groups[number]))
    ]
    telling = teller(doc, pronoun, discourse)
    if telling is not None and any(number == telling for number, _ in found):
        return telling
    several = pronoun.gender == "plural"
    holder = floor(doc, pronoun, found, discourse) if speaks and (several or (quotes(token) and pronoun.kind == "person")) else None
    for number, member in found:
        if holder not in {None, number}:
            continue
        value = worth(features(doc, pronoun, member, discourse.groups[number], discourse.seen.get(number, [])), pronoun.gender)
        if best is None or value > best[0]:
            best = (value, number)
    if best is None:
        return None
    group = discourse.groups[best[1]]
    if group.gender is None and pronoun.gender in {"male", "female"} and pronoun.told - discourse.seen_at(best[1]) <= NEAR:
        group.called.add(pronoun.gender)
    return best[1]


def options(doc: Doc, pronoun: Candidate, discourse: Discourse, names: list[Candidate]) -> list[tuple[int, Candidate]]:
    """The groups that a pronoun can mean, each with its nearest member: those mentioned lately and the subject to come."""
    found = choices(pronoun, discourse)
    ahead = later(doc, pronoun, names)
    if ahead is not None and ahead.group not in discourse.seen and agrees(discourse.groups[ahead.group], pronoun):
        found.append((ahead.group, ahead))
    return found


def choices(pronoun: Candidate, discourse: Discourse) -> list[tuple[int, Candidate]]:
    """The groups that agree with a pronoun and were mentioned lately, with the last member, and the last outside quotations."""
    kinds: tuple[EntityKind, ...] = (
        ("person",) if pronoun.kind == "person" else ("group", "organization", "outlet", "place", "document", "post")
    )
    found = []
    for number in discourse.of_kinds(*kinds):
        group, seen = discourse.groups[number], discourse.seen[number]
        last = seen[-1]
        if last.end > pronoun.start and len(seen) > 1:
            last = seen[-2]
        if last.apposition and len(seen) > 1 and seen[-2].sentence == last.sentence:
            last = seen[-2]
        if last.end <= pronoun.start and pronoun.sentence - last.sentence <= WINDOW and agrees(group, pronoun):
            if group.kind == "place" and not last.acting:
                continue
            found.append((number, last))
            plain = last if last.quoted < 0 or pronoun.quoted >= 0 else next((m for m in reversed(seen) if m.quoted < 0), None)
            if plain is not None and plain is not last and pronoun.told - plain.told <= WINDOW:
                found.append((number, plain))
    return found

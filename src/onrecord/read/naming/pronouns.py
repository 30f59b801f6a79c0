"""Pronouns, and the thing each refers to."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.read.naming.candidate import Candidate, Gender, Group
from onrecord.read.parsed import Parsed

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
    **dict.fromkeys(("it", "its", "itself"), "neuter"),
}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
WINDOW = 6


def find_pronouns(parsed: Parsed) -> list[Candidate]:
    """The personal pronouns of the third person."""
    found = []
    for place, sentence in enumerate(parsed.sentences):
        for token in sentence:
            gender = PRONOUNS.get(token.lower_)
            if gender and token.pos_ == "PRON" and token.dep_ != "expl":
                kind = {"male": "person", "female": "person", "plural": "group", "neuter": "organization"}[gender]
                found.append(
                    Candidate(token.i, token.i + 1, token.i, "pronoun", kind, (token.lower_,), place, gender=gender)  # type: ignore[arg-type]
                )
    return found


def agrees(group: Group, pronoun: Candidate) -> bool:
    """Whether gender and number allow the pronoun to stand for the group."""
    if pronoun.gender in {"male", "female"}:
        return group.kind == "person" and group.gender in {None, pronoun.gender}
    if pronoun.gender == "plural":
        return group.kind in {"group", "organization"}
    return group.kind in {"organization", "place", "document", "outlet", "post"}


def score(member: Candidate, group: Group, pronoun: Candidate, token: Token) -> float:
    """How likely the pronoun is to mean the group that this member, before it, names."""
    distance = pronoun.sentence - member.sentence
    value = 3.0 - distance + (1.5 if member.subject else 0.0) + (0.5 if member.form != "nominal" else 0.0)
    value += min(len(group.members), 6) * 0.15
    if group.gender == pronoun.gender:
        value += 1.0
    if member.quoted != pronoun.quoted:
        value -= 0.5
    if distance == 0 and member.head == token.head.i:
        value -= 3.0
    return value - 0.01 * (pronoun.start - member.start)


def resolve(pronoun: Candidate, token: Token, groups: list[Group]) -> int | None:
    """The group that a pronoun means, None when none agrees within the last few sentences."""
    best: tuple[float, int] | None = None
    for number, group in enumerate(groups):
        if not agrees(group, pronoun):
            continue
        for member in group.members:
            if member.start >= pronoun.start or pronoun.sentence - member.sentence > WINDOW:
                continue
            worth = score(member, group, pronoun, token)
            if best is None or worth > best[0]:
                best = (worth, number)
    return best[1] if best else None

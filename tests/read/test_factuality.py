"""Factuality of happenings, from modals, negation, conditions and governing words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]

CASES = [
    ("Rebels attacked the town on Monday.", "attack", "actual"),
    ("Rebels will attack the town on Monday.", "attack", "planned"),
    ("Rebels did not attack the town.", "attack", "negated"),
    ("No soldiers were killed in the village.", "kill", "negated"),
    ("Rebels may attack the town.", "attack", "possible"),
    ("Officials fear that rebels will attack the town.", "attack", "possible"),
    ("If rebels attack the town, aid trucks will leave.", "attack", "conditional"),
    ("The general threatened to bomb the port.", "bomb", "threatened"),
    ("Lawmakers voted to expel the ambassador.", "expel", "called for"),
    ("The mayor urged the council to close the bridge.", "close", "called for"),
    ("The council failed to close the bridge.", "close", "negated"),
    ("The council refused to close the bridge.", "close", "negated"),
    ("The council managed to close the bridge.", "close", "actual"),
    ("It was not clear if the council would take more steps to close the bridge.", "close", "conditional"),
    ("The army denied that it had shelled the market.", "shell", "denied"),
    ("The parties agreed to release the prisoners.", "release", "planned"),
    ("The opposition called for the withdrawal of the troops.", "withdrawal", "called for"),
    ("The ministry said that its complaint is about attacks on two of its bases.", "attack", "actual"),
    ("The rebels are about to attack the town.", "attack", "planned"),
    ("Analysts say it is unlikely the rebels will attack the town.", "attack", "possible"),
    ("It is clear that the rebels attacked the town.", "attack", "actual"),
    ("There is a threat of an attack on the port.", "attack", "threatened"),
    ("The court might order the company to recall the toys.", "recall", "possible"),
    ("The minister condemned the attack on the port.", "attack", "actual"),
    ("Two workers were injured and one was killed.", "kill", "actual"),
    ("The company was about to withdraw its offer.", "withdraw", "planned"),
    ("The company denied that it was about to withdraw its offer.", "withdraw", "denied"),
    ("The company denied that it planned to close the mine.", "close", "denied"),
    ("Lawmakers voted in favor of expelling the troops.", "expel", "called for"),
    ("Councillors voted against expelling the member.", "expel", "negated"),
    ("The ministry denied claims that police fired on the crowd.", "fire", "denied"),
    ("The company has rejected claims that it dumped waste in the river.", "dump", "denied"),
    ("The mayor denies a claim by the union that the council had cut wages.", "cut", "denied"),
    ("Officials denied reports of an attack on the base.", "attack", "denied"),
    ("The union repeated claims that police fired on the crowd.", "fire", "actual"),
    ("The court stopped the extradition of the banker.", "extradition", "planned"),
    ("The government approved the deployment of troops.", "deployment", "planned"),
    ("The government approved the deployment of troops, which began in May.", "deployment", "actual"),
    ("The regulator has ordered the recall of 40,000 heaters.", "recall", "called for"),
    ("The regulator has ordered the recall of 40,000 heaters.", "order", "actual"),
    ("The agency ordered the company to recall the heaters.", "recall", "called for"),
    ("Its chief executive is to meet the unions on Monday.", "meet", "planned"),
    ("Mrs Hale said she would chain herself to the gangway if the sale went through.", "chain", "threatened"),
    ('"I will chain myself to the gates if they close the school," said Ann Moss.', "chain", "threatened"),
    ("The company said it would hire 40 workers if the plant opened.", "hire", "conditional"),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), CASES)
def test_value_comes_from_the_environment(nlp_read: Read, text: str, lemma: str, expected: str) -> None:
    found = {e.lemma.split("_")[0]: e.factuality for e in nlp_read(text).events}
    assert found.get(lemma) == expected


def test_a_vote_is_actual_and_what_is_voted_for_is_not(nlp_read: Read) -> None:
    reading = nlp_read("Lawmakers voted on Sunday to expel the foreign troops and filed a complaint with the United Nations.")
    values = {e.lemma: e.factuality for e in reading.events}
    assert values["vote"] == "actual"
    assert values["expel"] == "called for"
    assert values["complaint"] == "actual"


def test_not_only_denies_nothing(nlp_read: Read) -> None:
    reading = nlp_read("Gunmen not only attacked the village but burned the school.")
    assert {e.factuality for e in reading.events if e.lemma == "attack"} == {"actual"}


def test_what_precedes_in_time_is_not_under_the_verb(nlp_read: Read) -> None:
    reading = nlp_read("The union called off its walkout after signing a deal with the ministry.")
    assert {e.factuality for e in reading.events if e.lemma.startswith("sign") or e.lemma == "deal"} == {"actual"}

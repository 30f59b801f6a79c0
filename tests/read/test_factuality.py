"""Factuality of events, from modals, negation, conditions and governing words."""

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
    ("The union repeated claims that police fired on the crowd.", "fire", "alleged"),
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
    ("Not a single harbour councillor of either party backed the plan.", "back", "negated"),
    ("Lawyers for the skipper claimed that the pilot rammed the pier.", "ram", "alleged"),
    ("The captain's argument was that the tug rammed the pier.", "ram", "alleged"),
    ("The fifth juror was not certain that the guard opened the gate.", "open", "possible"),
    ("It is critical that they leave the harbour.", "leave", "called for"),
    ("The council is far from closing the bridge.", "close", "negated"),
    ("Senators voted on Monday to pass the harbour bill.", "pass", "actual"),
    ("The crew was able to leave the ship.", "leave", "actual"),
    ("The crew is certain to leave the ship.", "leave", "planned"),
    ("The harbour bill bans the sale of fireworks.", "ban", "planned"),
    ("A provision in the bill freezes the fees.", "freeze", "planned"),
    ("The port must close the bridge, the mayor said.", "close", "called for"),
    ('"Viktor Hale stalked my sister for a year," said Nora Moss.', "stalk", "alleged"),
    ("Police said Viktor Hale shot the guard.", "shoot", "actual"),
    ("They will not attack as long as the road stays open.", "attack", "conditional"),
    ("The ministry said it would only sign once the hostages were home.", "sign", "conditional"),
    ("If the council pays in full, we open the gates the next morning.", "open", "conditional"),
    ("The company has no plans to reopen the plant.", "reopen", "negated"),
    ("The company abandoned plans to reopen the plant.", "reopen", "negated"),
    ("The president was rumoured to have fled.", "flee", "possible"),
    ("Reports that the president had fled were false, the palace said.", "flee", "denied"),
    ("It is not true that the president has fled, the palace said.", "flee", "denied"),
    ("There is no truth in reports that the president has fled.", "flee", "denied"),
    ("The ministry dismissed as false a report that troops had crossed the border.", "cross", "denied"),
    ("The prime minister denied that he would resign.", "resign", "denied"),
    ("He asked whether the vote had been rigged.", "rig", "possible"),
    ("The union said there would be a strike from next Tuesday.", "strike", "planned"),
    ("The union has called a strike for Monday.", "strike", "planned"),
    ("The union called off a strike planned for Friday.", "strike", "negated"),
    ("The march planned for Sunday was called off on Friday.", "march", "negated"),
    ("The march announced for Sunday drew a protest from the mayor.", "march", "planned"),
    ("Members will vote on a strike next week.", "strike", "possible"),
    ("The attack will be investigated by a judge.", "attack", "actual"),
    ("Teachers are due to strike on Thursday.", "strike", "planned"),
    ("The committee meets tomorrow.", "meet", "planned"),
    ("The general warned that troops would attack the town.", "attack", "threatened"),
    ("The company hoped to reopen the plant.", "reopen", "planned"),
    ("The government insisted that no troops had crossed the border.", "cross", "negated"),
    ("The judge ordered that the files be published.", "publish", "called for"),
    ("The government decided against banning the app.", "ban", "negated"),
    ("Police have not ruled out an attack.", "attack", "possible"),
    ("It was not an attack, the mayor said.", "attack", "negated"),
    ("In the event of a strike, trains would not run.", "strike", "conditional"),
    ("The strike due to start on Monday was suspended.", "strike", "planned"),
    ("An inquiry is to be opened.", "inquiry", "planned"),
    ("A strike is likely.", "strike", "possible"),
    ("It is a lie that we closed the gates, the minister said.", "close", "denied"),
    ("The council recommends that the ministry suspend the licence.", "suspend", "called for"),
    ("A man is wanted over an attack on a bank.", "attack", "actual"),
    ("The march planned for Saturday has not been authorised.", "march", "planned"),
    ("The merger is subject to approval by shareholders.", "approval", "conditional"),
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


def test_a_day_to_come_makes_a_plan_of_the_present(nlp_read: Read) -> None:
    text = "The ceremony takes place on Saturday."
    ahead = nlp_read(text, published_at="2024-03-06T10:00:00Z")
    assert {e.factuality for e in ahead.events if e.lemma == "ceremony"} == {"planned"}
    (past,) = [e for e in nlp_read("The ceremony took place on Saturday.").events if e.lemma == "ceremony"]
    assert past.factuality == "actual"


def test_what_will_not_be_borne_is_refused(nlp_read: Read) -> None:
    found = {e.lemma: e for e in nlp_read("The march will not be tolerated, the minister said.").events}
    assert (found["tolerate"].type, found["tolerate"].factuality) == ("REJECT", "actual")
    assert found["march"].factuality == "actual"

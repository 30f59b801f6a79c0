"""What was decided, and where it stands; the toll."""

from __future__ import annotations

from onrecord.facts.placing import by_weight, first
from onrecord.facts.record import Record, RecordAct
from onrecord.web import wording
from onrecord.web.charts import draw_votes
from onrecord.web.story.contexts import ActView, Chip, Decided, TollView
from onrecord.web.story.lines import binding_line, day_words
from onrecord.web.story.titles import act_title
from onrecord.web.story.viewer import Viewer

MOST = 6


def decided_section(record: Record, viewer: Viewer) -> Decided:
    """The official acts by weight, with stage, binding, needs and votes; and the toll."""
    acts, left = first(by_weight([a for a in record.acts if a.weight > 0] or record.acts), MOST)
    toll = wording.toll_lines(record.toll) if record.toll else []
    return Decided(
        acts=tuple(act_view(a, record, viewer) for a in acts),
        more=len(left),
        toll=tuple(TollView(item, title, tuple(viewer.side(item, s) for s in words[:6])) for item, title, words in toll),
    )


def act_view(act: RecordAct, record: Record, viewer: Viewer) -> ActView:
    """An act."""
    chips: list[Chip] = [("stage", act.stage)]
    if act.binding is not None:
        chips.append(("binding", "binding") if act.binding else ("not-binding", "not binding"))
    else:
        chips.append(("silent", "binding or not: not said"))
    if act.standing != "unknown origin":
        chips.append((act.standing.replace(" ", "-"), act.standing))
    needs = [
        ": ".join(x for x in (f"still needed from {n.name or n.who}" if n.name or n.who else "still needed", n.what) if x)
        for n in act.needs
    ]
    return ActView(
        title=" ".join((act.title or act_title(act)).split()),
        href=viewer.at(act.id),
        body=act.body_name or act.body or "body not said",
        sort=act.sort,
        chips=tuple(chips),
        needs=tuple(needs),
        date=day_words(act.date),
        votes=draw_votes(act.votes),
        votes_words=wording.votes(act.votes) if act.votes else "",
        bindings=tuple(binding_line(b, viewer) for b in record.bindings if b.act == act.id),
    )

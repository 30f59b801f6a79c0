"""Charts, drawn as SVG on the server: one kind a file. No script, no style of their own: classes that the sheets colour."""

from onrecord.web.charts.drawing import Chart
from onrecord.web.charts.graph import Box, Link, draw_graph
from onrecord.web.charts.map import Spot, draw_map
from onrecord.web.charts.scale import moment
from onrecord.web.charts.series import series_chart
from onrecord.web.charts.timeline import Point, draw_timeline
from onrecord.web.charts.votes import draw_votes

__all__ = [
    "Box",
    "Chart",
    "Link",
    "Point",
    "Spot",
    "draw_graph",
    "draw_map",
    "draw_timeline",
    "draw_votes",
    "moment",
    "series_chart",
]

"""The rules of simple time expressions: regular expressions over class letters (timewords.toml), each with what values it."""

from __future__ import annotations

import re

from onrecord.read.times import dates, lengths, stretches
from onrecord.read.times.rule_match import Builder

RULES: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (r"[tlx]?(?:W\.?,?)?(?P<m>M)\.?(?P<d>[D1])(?!J?U)(?:,?(?P<y>Y))?", dates.full_date),
        (r"(?:W\.?,?)?T?(?P<d>[D1])o?(?P<m>M)\.?(?:,?(?P<y>Y))?", dates.full_date),
        (r"(?:W\.?,?)?T?(?P<d>[D1])o?(?=[-nv](?:iT?)?T?[D1]o?(?P<m>M)\.?(?:,?(?P<y>Y))?)", dates.full_date),
        (r"(?P<m>M)\.?,?o?(?P<y>Y)", dates.month_year),
        (r"(?P<m>M)o(?:[wTt]s|w)(?P<u>U)", dates.month_of_that_year),
        (r"(?P<k>[tlx])?(?P<m>M)", dates.month),
        (r"(?:(?P<F>F)|TU)?(?P<y>Y)", dates.year),
        (r"(?P<y>Y)(?P<link>[-!])(?P<to>[DN])(?![U-])", dates.two_years),
        (r"(?P<q>_)(?P<n>D)(?:o?,?(?P<y>Y)|o(?P<k>[tlx])U)?", stretches.short_period),
        (r"T?(?P<y>K)", dates.decade),
        (r"(?P<y>I)", dates.iso),
        (r"(?P<y>X)", dates.slashed),
        (r"(?P<e>E)?(?P<k>[tlx])?(?P<w>W)(?P<p>P)?", dates.weekday),
        (r"T?(?P<d>d)(?P<p>P)?", dates.deictic),
        (r"(?:T?(?P<k>[tlx])|(?P<the>T)|(?P<e>E))?(?P<p>P)", dates.part_of_day),
        (r"(?P<c>C)(?P<g>G)?Z?", dates.clock),
        (r"(?P<h>[DN])(?P<g>G)Z?", dates.clock),
        (r"(?P<h>[DN])k?iT(?P<p>P)", dates.clock),
        (r"(?P<h>[DN])k", dates.clock),
        (
            r"(?P<at>u{1,2})?(?:(?P<half>j)-?|A?(?P<quarter>U)|(?P<n>[DN])(?P<long>U)?)(?P<side>[lv])(?P<h>[DN])(?:iT(?P<p>P)|(?P<g>G)Z?)?",
            dates.spoken_clock,
        ),
        (r"T?(?P<k>[tlx])(?P<u>U)", stretches.relative_unit),
        (r"[wTt]s(?P<u>U)|w(?P<plain>U)", stretches.that_unit),
        (r"(?:T(?P<k>z)?|(?P<y>Y))?(?P<ago>U-?[ae])?[_F]?(?P<u>p)", stretches.latest_period),
        (r"T(?P<k>z)?(?P<ago>U-?[ae])?(?P<u>U)", stretches.quarter),
        (r"(?P<y>Y)(?P<u>U)", stretches.quarter),
        (r"T(?P<k>[zuF]{0,2})(?P<u>U)", stretches.spoken_of),
        (r"(?P<u>U)J?-?(?P<b>b)", stretches.year_end),
        (r"b-?(?P<p>P)", dates.clock_part),
        (r"u{0,3}(?:(?P<A>A)|(?P<n>[DN])|A?(?P<q>q)o?)?u?(?P<u>U)(?P<a>[aefh])", stretches.ago),
        (r"[TA]?(?P<u>U)(?P<hyphen>-)(?P<a>[ae])", stretches.year_ago),
        (
            r"u{0,3}T?(?:(?P<first>1)|[lxtO])?(?P<n>[DN])(?:(?P<hyphen>-)|v(?P<n2>[DN]))?u?(?P<u>U)(?:nA(?P<half>j))?",
            lengths.counted,
        ),
        (r"u{0,3}(?P<n>A)(?P<u>U)nA(?P<half>j)", lengths.unit_and_half),
        (r"u{0,3}T?[1lx]?A?(?P<q>q)o?u?-?(?P<u>U)", lengths.counted),
        (r"u{0,3}Au?(?P<u>U)", lengths.one_unit),
        (r"(?P<u>U)(?P<long>-_)?", lengths.bare_units),
        (r"(?P<e>E)(?:o?T?l?)(?P<n>[DN])?(?:(?P<u>U)|(?P<m>M)|(?P<s>S))", lengths.every),
        (r"(?P<v>V)", lengths.frequency),
        (r"(?:T?(?P<k>[tlx])|(?P<the>T))?(?:b-?)?(?P<s>S)(?:o?,?(?P<y>Y))?", dates.season),
        (r"(?P<the>T)?F?(?P<o>1)-?F?(?:(?P<u>U)|(?P<half>j))(?:o?F?(?P<y>Y)|o(?P<k>[tlx])U)?", stretches.ordinal_period),
        (r"(?P<k>[tlx])UJF?(?P<o>1)-?(?:(?P<u>U)|(?P<half>j))", stretches.ordinal_period),
        (r"(?P<y>Y)J?(?P<o>1)-?(?:(?P<u>U)|(?P<half>j))", stretches.ordinal_period),
        (r"(?<=i)T(?P<d>1)(?=[.,i|]|$)", dates.day_of_month),
        (r"(?<=M[D1][-n])(?P<d>[D1])(?![U_])", dates.day_of_month),
        (r"(?P<k>[tlx])?(?P<h>H)(?:,?(?P<y>Y))?", dates.holy_day),
        (r"(?P<r>R)", stretches.reference),
        (r"(?<=i)T(?P<past>l)(?![NDUqYMWS1HP])", stretches.the_past),
        (r"T?c(?P<u>U)", stretches.recent_units),
    )
)
ANY = re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-zA-Z0-9]+>', '?:', p.pattern)})" for p, _ in RULES))

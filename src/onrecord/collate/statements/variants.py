"""What a variant makes of a statement: verbatim, truncated, paraphrased, translated, given to another speaker."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.collate.entities import OTHER, speaker_match
from onrecord.collate.statements.accounts import Variant
from onrecord.collate.statements.aligning import ALL_BUT
from onrecord.collate.wording import verbatim
from onrecord.facts.record import VariantForm


def main_variant(variants: Sequence[Variant]) -> Variant:
    """The longest quoted wording; the longest of all where nobody quotes."""
    return max(variants, key=lambda v: (v.in_quotes, v.whole_quote and len(v.words.run) > 3, len(v.words.run)))


def form_of(variant: Variant, main: Variant, speaker: Variant) -> VariantForm:
    """How `variant` stands to the longest wording, and to the speaker that the record gives."""
    carried = variant.in_quotes and variant.source is not speaker.source and verbatim(variant.quoted_words, main.words) >= ALL_BUT
    if carried and speaker_match(variant.entity, speaker.entity, variant.name, speaker.name) == OTHER:
        return "reattributed"
    if not variant.in_quotes:
        return "paraphrase"
    if variant is main:
        return "verbatim"
    if verbatim(variant.quoted_words, main.words) >= ALL_BUT:
        return "verbatim" if len(variant.words.run) >= 0.9 * len(main.words.run) else "truncated"
    whole = variant.whole_quote and main.whole_quote and len(variant.words.run) >= 0.6 * len(main.words.run)
    return "translated" if whole else "paraphrase"

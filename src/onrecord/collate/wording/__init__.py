"""Words of passages made comparable: likeness, alignment, and the words around what is said."""

from __future__ import annotations

from onrecord.collate.wording.alignment import Alignment, Stretch, Token, align, tokens_of
from onrecord.collate.wording.dates import (
    DAY,
    MONTHS,
    PARTIAL_DAY,
    SHORT_MONTHS,
    WEEKDAY,
    WEEKDAYS,
    dates_apart,
    days_of,
    far_apart,
    names_a_day,
    weekday_of,
)
from onrecord.collate.wording.frames import frame_of, kind_of_paper, number_giver, of_the_press, own_eyes, platform_in, vehicle_in
from onrecord.collate.wording.likeness import Likeness, noes, numbers_clash, opposite, spelt_alike, verbatim
from onrecord.collate.wording.words import Words, common_words, fold, has_quote, plain_stem, quoted, stem, stems_of, words_of

__all__ = [
    "DAY",
    "MONTHS",
    "PARTIAL_DAY",
    "SHORT_MONTHS",
    "WEEKDAY",
    "WEEKDAYS",
    "Alignment",
    "Likeness",
    "Stretch",
    "Token",
    "Words",
    "align",
    "common_words",
    "dates_apart",
    "days_of",
    "far_apart",
    "fold",
    "frame_of",
    "has_quote",
    "kind_of_paper",
    "names_a_day",
    "noes",
    "number_giver",
    "numbers_clash",
    "of_the_press",
    "opposite",
    "own_eyes",
    "plain_stem",
    "platform_in",
    "quoted",
    "spelt_alike",
    "stem",
    "stems_of",
    "tokens_of",
    "vehicle_in",
    "verbatim",
    "weekday_of",
    "words_of",
]

"""What is said in the table of sentences: of whom, which way, and when; by the table's keys."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from custom_components.skolplattformen.school.assessment_words import AssessmentKind
from custom_components.skolplattformen.school.day_mode import DayMode
from custom_components.skolplattformen.school.school_day import SchoolDay
from custom_components.skolplattformen.school.told.sentences import (
    family_paragraph,
    family_sentence,
    paragraph,
    sentence_of,
)
from custom_components.skolplattformen.school.told.spoken import ChildDay

from .facts import at, row
from .told import SUNDAY, alva, lessons, other, school, serves, to_do

type Said = Callable[[str], str]

MORNING = at("2026-11-23 07:00")
LESSON = at("2026-11-23 10:00")
EVENING = at("2026-11-23 19:00")
CARE = ("07:30", "16:30")


def _one(told: ChildDay, now: datetime = SUNDAY) -> Said:
    return partial(sentence_of, told, now)


def _few(told: ChildDay, now: datetime = SUNDAY) -> Said:
    return partial(paragraph, told, now)


def _family(*children: ChildDay, now: datetime = SUNDAY) -> Said:
    return partial(family_sentence, children, now)


def _all(*children: ChildDay, now: datetime = SUNDAY) -> Said:
    return partial(family_paragraph, children, now)


def _cleo(day: SchoolDay) -> ChildDay:
    """Return what is told of a child in preschool."""
    return alva(day, name="Cleo", has_timetable=False)


def _named(*names: str) -> Sequence[ChildDay]:
    return [alva(school(), name=name) for name in names]


_ENGLISH_OFF = row("2026-11-23 08:20", "09:20", "Engelska", notes="Inställt")
_SAYS_OFF = row("2026-11-23 09:20", "10:20", "INSTÄLLT: Bild")
_FULL = alva(
    school(start="09:20", care=CARE, cancelled=(_ENGLISH_OFF,)),
    start=60,
    missing=("Engelska",),
    things=("Gympakläder",),
    notes=("Ta med matsäck!",),
    due=(to_do("Matteprov kapitel 3", "Matematik"),),
    lunch=serves("Köttbullar med potatismos", "Linsbiffar"),
)
_HOMEWORK = to_do("Glosor vecka 48", "Engelska", kind=AssessmentKind.HOMEWORK)
_TASK = to_do("Bokrecension", "Svenska", kind=AssessmentKind.ASSIGNMENT)

CASES: dict[str, Said] = {
    # A school day, and how it is called.
    "school_tomorrow": _one(alva(school())),
    "school_today": _one(alva(school()), MORNING),
    "school_today_in_lessons": _one(alva(school()), LESSON),
    "school_today_over": _one(alva(school()), EVENING),
    "school_yesterday": _one(alva(school()), at("2026-11-24 08:00")),
    "school_on_wednesday": _one(alva(school("2026-11-25"))),
    "school_next_week": _one(alva(school("2026-12-02"))),
    "school_last_month": _one(alva(school("2026-10-14"))),
    "school_whole_hours": _one(alva(school(start="09:00", end="13:00"))),
    "school_until_noon": _one(alva(school(end="12:00"))),
    "school_in_the_afternoon": _one(alva(school(start="12:20", end="16:05"))),
    "school_after_midnight": _one(alva(school()), at("2026-11-23 00:00")),
    # The days of the clock changes and the one after.
    "spring_clock_change": _one(alva(school("2027-03-29")), at("2027-03-28 18:00")),
    "spring_clock_change_sunday": _one(
        alva(school("2027-03-28", "10:00", "12:00")), at("2027-03-27 18:00")
    ),
    "autumn_clock_change": _one(alva(school("2026-10-26")), at("2026-10-25 18:00")),
    "autumn_clock_change_sunday": _one(
        alva(school("2026-10-25", "10:00", "12:00")), at("2026-10-24 23:30")
    ),
    # What is different.
    "later": _one(alva(school(start="09:20"), start=60)),
    "later_in_lessons": _one(alva(school(start="09:20"), start=60), LESSON),
    "later_over": _one(alva(school(start="09:20"), start=60), EVENING),
    "earlier": _one(alva(school(), start=-30)),
    "ends_earlier": _one(alva(school(end="12:40"), end=-90)),
    "both_different": _one(alva(school(), start=15, end=-45)),
    "odd_minutes": _one(alva(school(), start=1, end=70)),
    "hours": _one(alva(school(), start=130, end=-120)),
    "a_minute_more_than_an_hour": _one(alva(school(), start=61)),
    "cancelled_first": _few(
        alva(school(start="09:20", cancelled=(_ENGLISH_OFF,)), start=60, missing=("Engelska",))
    ),
    "cancelled_by_title": _few(alva(school(cancelled=(_SAYS_OFF,)))),
    "two_cancelled": _few(alva(school(cancelled=(_ENGLISH_OFF, _SAYS_OFF)))),
    "added": _few(alva(school(), added=("Bild", "SL"))),
    "missing": _few(alva(school(), missing=("Musik",))),
    "many_missing": _few(alva(school(), missing=("Musik", "Bild", "Franska", "Kemi"))),
    "unconfirmed": _few(
        alva(school(held=(replace(row("2026-11-23 08:20", "14:10"), missing_since=SUNDAY),)))
    ),
    # Tests and other things to do.
    "test": _one(alva(school(), due=(to_do("Matteprov kapitel 3", "Matematik"),))),
    "test_code": _one(alva(school(), due=(to_do("Prov", "MA"),))),
    "test_over": _one(alva(school(), due=(to_do("Prov", "Matematik"),)), EVENING),
    "test_no_subject": _one(alva(school(), due=(to_do("Stort prov"),))),
    "two_tests": _one(
        alva(school(), due=(to_do("Prov", "Matematik"), to_do("Läsförståelse", "NO")))
    ),
    "two_tests_no_subject": _one(alva(school(), due=(to_do("Prov", "Matematik"), to_do("Prov 2")))),
    "test_told": _few(alva(school(), due=(to_do("Matteprov kapitel 3.", "Matematik"),))),
    "homework": _one(alva(school(), due=(_HOMEWORK,))),
    "homework_told": _few(alva(school(), due=(_HOMEWORK, _TASK))),
    "done": _few(alva(school(), due=(to_do("Prov", "Matematik", done=True),))),
    "untitled": _few(alva(school(), due=(to_do(None, "Matematik"),))),
    # What to bring.
    "bring": _one(alva(school(), things=("Gympakläder",))),
    "bring_in_lessons": _one(alva(school(), things=("Gympakläder",)), LESSON),
    "bring_two": _one(alva(school(), things=("Badkläder", "Handduk"))),
    "bring_many": _one(alva(school(), things=("Badkläder", "Handduk", "iPad", "Blå mappen"))),
    "bring_in_english": _one(alva(school(), things=("PE clothes", "Swimwear", "Towel"))),
    "bring_notes": _one(alva(school(), notes=("Ta med matsäck!",))),
    "bring_both": _one(alva(school(), things=("Gympakläder",), notes=("Ta med matsäck!",))),
    "bring_told": _few(alva(school(), things=("Gympakläder",), notes=("Ta med matsäck!",))),
    "bring_many_notes": _few(alva(school(), notes=("Vante", "Mössa", "Halsduk", "Skor"))),
    # Lunch and care.
    "lunch": _few(alva(school(), lunch=serves("Köttbullar med potatismos", "Linsbiffar"))),
    "lunch_closed": _few(alva(school(), lunch=serves(closed="Köket är stängt."))),
    "lunch_long": _few(
        alva(
            school(),
            lunch=serves(
                "Ugnsbakad fisk med dillsås, kokt potatis, råkost, hårt bröd, smör och allt annat",
                "Vegetarisk lasagne med spenat, linser och mycket annat gott från köket",
            ),
        )
    ),
    "lunch_lines": _few(alva(school(), lunch=serves("Soppa\n\n med  bröd ..."))),
    "fetched": _one(alva(school(care=CARE))),
    "fetched_in_lessons": _one(alva(school(care=CARE)), LESSON),
    "fetched_over": _one(alva(school(care=CARE)), EVENING),
    "care_told": _few(alva(school(care=CARE))),
    "only_fetched": _few(alva(school(care=(None, "16:00")))),
    "only_dropped_off": _few(alva(school(care=("07:00", None)))),
    "everything_one": _one(_FULL),
    "everything_few": _few(_FULL),
    # Other days.
    "weekend": _one(alva(other(DayMode.WEEKEND, "2026-11-28")), at("2026-11-27 18:00")),
    "weekend_care": _few(
        alva(other(DayMode.WEEKEND, "2026-11-28", care=CARE)), at("2026-11-27 18:00")
    ),
    "weekend_today": _one(alva(other(DayMode.WEEKEND, "2026-11-28")), at("2026-11-28 08:00")),
    "weekend_past": _one(alva(other(DayMode.WEEKEND, "2026-11-22")), at("2026-11-23 08:00")),
    "holiday": _one(
        alva(other(DayMode.HOLIDAY, "2026-12-25", reason="Juldagen")), at("2026-12-24 18:00")
    ),
    "holiday_name": _one(
        alva(other(DayMode.HOLIDAY, "2027-05-06", reason="Kristi himmelsfärdsdag")),
        at("2027-05-05 18:00"),
    ),
    "two_holidays": _one(
        alva(other(DayMode.HOLIDAY, "2008-05-01", reason="Första maj; Kristi himmelsfärdsdag")),
        at("2008-04-30 18:00"),
    ),
    "holiday_past": _one(
        alva(other(DayMode.HOLIDAY, "2026-10-31", reason="Alla helgons dag")),
    ),
    "study_day": _one(alva(other(DayMode.STUDY_DAY, reason="Studiedag"))),
    "study_day_told": _few(alva(other(DayMode.STUDY_DAY, reason="Studiedag - fritids öppet"))),
    "study_day_care": _few(alva(other(DayMode.STUDY_DAY, reason="Studiedag", care=CARE))),
    "closed": _one(alva(other(DayMode.CLOSED, reason="Höstlov vecka 44"))),
    "closed_no_reason": _one(alva(other(DayMode.CLOSED))),
    "closed_past": _one(alva(other(DayMode.CLOSED)), at("2026-11-24 08:00")),
    "absent": _one(alva(other(DayMode.ABSENT))),
    "absent_test": _few(
        alva(other(DayMode.ABSENT, care=CARE), due=(to_do("Prov", "Matematik"),)), MORNING
    ),
    "absent_past": _one(alva(other(DayMode.ABSENT)), at("2026-11-24 08:00")),
    "care_only": _one(alva(other(DayMode.CARE_ONLY, reason="Höstlov", care=CARE))),
    "care_only_study_day": _one(alva(other(DayMode.CARE_ONLY, reason="Studiedag", care=CARE))),
    "care_only_study_day_told": _few(
        alva(
            other(DayMode.CARE_ONLY, reason="Studiedag för personalen", care=CARE),
            lunch=serves(closed="Studiedag"),
        )
    ),
    "care_only_until": _one(alva(other(DayMode.CARE_ONLY, care=(None, "16:00")))),
    "care_only_holiday": _one(
        alva(other(DayMode.CARE_ONLY, "2026-12-24", reason="Julafton", care=("08:00", "12:00"))),
        at("2026-12-23 18:00"),
    ),
    "care_only_past": _one(
        alva(other(DayMode.CARE_ONLY, reason="Lovdag", care=CARE)), at("2026-11-24 08:00")
    ),
    "unknown": _one(alva(other(DayMode.UNKNOWN, known=False))),
    "unknown_past": _one(alva(other(DayMode.UNKNOWN)), at("2026-11-24 08:00")),
    "unknown_care": _one(alva(other(DayMode.UNKNOWN, care=CARE))),
    "all_cancelled": _one(alva(other(DayMode.UNKNOWN, cancelled=lessons()))),
    "all_cancelled_care": _few(alva(other(DayMode.UNKNOWN, cancelled=lessons(), care=CARE))),
    "unknown_told": _few(
        alva(other(DayMode.UNKNOWN), notes=("Matsäck på måndag",), lunch=serves("Soppa"))
    ),
    # A child in preschool.
    "preschool": _one(_cleo(other(DayMode.UNKNOWN, care=("08:00", "16:15")))),
    "preschool_fetched": _one(_cleo(other(DayMode.UNKNOWN, care=(None, "16:15")))),
    "preschool_dropped_off": _one(_cleo(other(DayMode.UNKNOWN, care=("08:15", None)))),
    "preschool_past": _one(
        _cleo(other(DayMode.UNKNOWN, care=("08:00", "16:15"))), at("2026-11-24 08:00")
    ),
    "preschool_weekend": _one(_cleo(other(DayMode.WEEKEND, "2026-11-28")), at("2026-11-27 18:00")),
    "preschool_closed": _one(_cleo(other(DayMode.CLOSED, reason="Stängt"))),
    "preschool_study_day": _one(_cleo(other(DayMode.STUDY_DAY, reason="Studiedag"))),
    "preschool_unknown": _one(_cleo(other(DayMode.UNKNOWN))),
    "preschool_absent": _one(_cleo(other(DayMode.ABSENT))),
    # Names.
    "no_name": _one(alva(school(), name=" ")),
    "odd_name": _one(alva(school(), name="Anna \n Lisa")),
    # The family.
    "family_none": _family(),
    "family_one": _family(_FULL),
    "family_same": _family(*_named("Alva", "Bo")),
    "family_three_same": _family(*_named("Alva", "Bo", "Cleo")),
    "family_five_same": _family(*_named("Alva", "Bo", "Cleo", "Dag", "Eva")),
    "family_different": _family(
        alva(school()), alva(school(start="09:00", end="13:00"), name="Bo")
    ),
    "family_three_different": _family(
        alva(school()),
        alva(school(start="09:00"), name="Bo"),
        alva(other(DayMode.STUDY_DAY, reason="Studiedag"), name="Dag"),
    ),
    "family_same_apart": _family(
        alva(school()), alva(other(DayMode.ABSENT), name="Bo"), alva(school(), name="Dag")
    ),
    "family_weekend": _family(
        alva(other(DayMode.WEEKEND, "2026-11-28")),
        alva(other(DayMode.WEEKEND, "2026-11-28"), name="Bo"),
        now=at("2026-11-27 18:00"),
    ),
    "family_weekend_with_preschool": _family(
        alva(other(DayMode.WEEKEND, "2026-11-28")),
        _cleo(other(DayMode.WEEKEND, "2026-11-28")),
        now=at("2026-11-27 18:00"),
    ),
    "family_unknown": _family(
        alva(other(DayMode.UNKNOWN)), alva(other(DayMode.UNKNOWN), name="Bo")
    ),
    "family_one_unknown": _family(alva(school()), alva(other(DayMode.UNKNOWN), name="Bo")),
    "family_first_unknown": _family(alva(other(DayMode.UNKNOWN)), alva(school(), name="Bo")),
    "family_preschool": _family(
        alva(school()), _cleo(other(DayMode.UNKNOWN, care=("08:00", "16:15")))
    ),
    "family_absent": _family(alva(other(DayMode.ABSENT)), alva(other(DayMode.ABSENT), name="Bo")),
    "family_half_over": _family(
        alva(school(end="12:00")), alva(school(), name="Bo"), now=at("2026-11-23 13:00")
    ),
    "family_told": _all(_FULL, alva(other(DayMode.CLOSED, reason="Höstlov"), name="Bo")),
    "family_told_same": _all(*_named("Alva", "Bo")),
    "family_told_apart": _all(alva(school()), alva(school(), name="Bo", things=("Gympakläder",))),
    "family_told_none": _all(),
}

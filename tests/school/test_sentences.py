"""What is said of a day, for the ear: a table of whole sentences in both languages, read by eye."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
import tomllib

import pytest

from custom_components.skolplattformen.school.day_mode import DayMode
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.public_holidays import public_holiday
from custom_components.skolplattformen.school.school_day import school_day
from custom_components.skolplattformen.school.told.sentences import (
    family_sentence,
    paragraph,
    sentence_of,
)
from custom_components.skolplattformen.school.told.spoken import ChildDay
from custom_components.skolplattformen.school.usual import differences

from .cases_said import CASES
from .facts import at, plan, row
from .told import SUNDAY, alva, other, school

TABLE = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_what_is_said(case: str, language: str) -> None:
    """Every sentence of the table is said word for word."""
    assert CASES[case](language) == TABLE[case][language]


def test_the_table_has_nothing_else() -> None:
    """The table has the cases and no others, and every kind of day."""
    assert list(TABLE) == list(CASES)
    assert len(TABLE) >= 60


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", "sv"), ("sv-SE", "sv"), ("SV", "sv"), ("en-GB", "en"), ("de", "en"), ("", "en")],
)
def test_languages(language: str, expected: str) -> None:
    """Every language but Swedish is answered in English."""
    assert CASES["later"](language) == TABLE["later"][expected]


def test_a_cancelled_first_lesson_read_from_the_timetable() -> None:
    """What is known of a day makes the sentence: it begins later as the first lesson is off."""
    rows = [
        row(f"{day} {start}", end, title, notes="Inställt" if (day, title) == off else None)
        for off in [("2026-11-30", "Engelska")]
        for day in ("2026-11-23", "2026-11-30", "2026-12-07")
        for start, end, title in (("08:20", "09:20", "Engelska"), ("09:20", "14:10", "Svenska"))
    ]
    known, day = Known(timetable=plan(*rows)), date(2026, 11, 30)

    told = ChildDay(name="Alva", day=school_day(known, day), differences=differences(known, day))

    assert sentence_of(told, at("2026-11-29 18:00"), "sv") == (
        "Alva har skola i morgon från klockan 9:20 till klockan 14:10 "
        "och börjar en timme senare än vanligt."
    )


def test_what_changes_in_the_day() -> None:
    """A sentence about today changes when school begins and when it ends, to the second."""
    told = alva(school(), start=20, things=("Gympakläder",))
    before, start = at("2026-11-23 08:19"), at("2026-11-23 08:20")
    last, end = at("2026-11-23 14:09"), at("2026-11-23 14:10")

    assert "börjar" in sentence_of(told, before, "sv")
    assert "började" in sentence_of(told, start, "sv")
    assert "gympakläder" in paragraph(told, before, "sv")
    assert "gympakläder" not in paragraph(told, start, "sv")
    assert sentence_of(told, last, "sv").startswith("Alva har skola")
    assert sentence_of(told, end, "sv").startswith("Alva hade skola")


def test_unknown_is_never_free() -> None:
    """A day of which nothing is known is not called free, in any way of asking."""
    told = alva(other(DayMode.UNKNOWN, known=False))
    both = [told, alva(other(DayMode.UNKNOWN, known=False), name="Bo")]

    for said in (
        sentence_of(told, SUNDAY, "sv"),
        paragraph(told, SUNDAY, "sv"),
        family_sentence(both, SUNDAY, "sv"),
    ):
        assert said.startswith("Det är inte känt")
        assert "ledig" not in said
        assert "ingen" not in said


def test_every_holiday_has_an_english_name() -> None:
    """An English voice never has to read the Swedish name of a public holiday."""
    days = [date(2026, 1, 1) + timedelta(days=day) for day in range(4 * 366)]
    names = {day: name for day in days if (name := public_holiday(day))}

    for day, name in names.items():
        told = alva(other(DayMode.HOLIDAY, day.isoformat(), reason=name))
        assert name not in sentence_of(told, SUNDAY, "en")
    assert len(set(names.values())) > 15


def test_a_renamed_subject() -> None:
    """The guardian's own name of a subject is the one that is said."""
    told = replace(alva(school(), added=("Matematik",)), renames={"matematik": "Matte"})

    assert "Extra den här gången: Matte." in paragraph(told, SUNDAY, "sv")

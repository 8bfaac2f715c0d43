"""The rows of the timetable: what is odd in them, and what they say."""

from collections import Counter
from datetime import timedelta
import json

from hypothesis import given
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.timetable import parse_timetable
from tests.properties import DETERMINISTIC

from .samples.timetable import FIRST, LAST, READ_AT, TIMETABLE, parse
from .test_parsers import JSON


@DETERMINISTIC
@given(bad=JSON)
def test_a_bad_neighbour_is_skipped_and_counted(bad: object) -> None:
    """The valid rows survive whatever stands between them."""
    skipped: Counter[str] = Counter()
    parsed = parse_timetable([TIMETABLE[0], bad, TIMETABLE[1]], FIRST, LAST, READ_AT, skipped)
    assert len(parsed.entries) == 2
    assert skipped["timetable"] == 1


def test_only_bad_rows_are_a_change_of_the_platform() -> None:
    """A list of which nothing can be read is no empty list."""
    with pytest.raises(UnexpectedAnswerError):
        parse([{"begin": "2026-11-24"}])
    assert len(parse([])) == 0


def test_rows_outside_the_range_and_rows_twice_are_left_out() -> None:
    """The platform does not promise to honour the range."""
    outside = TIMETABLE[0] | {"start": "2026-11-30T08:00:00", "end": "2026-11-30T09:00:00"}
    assert len(parse([*TIMETABLE, TIMETABLE[0], outside])) == 2


def test_an_all_day_row_without_length_lasts_the_day() -> None:
    """Its end may stand where it begins."""
    row = TIMETABLE[0] | {
        "start": "2026-11-24T00:00:00", "end": "2026-11-24T00:00:00", "allDay": True
    }  # fmt: skip
    parsed = parse_timetable([row], FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].end - parsed.entries[0].start == timedelta(days=1)


@pytest.mark.parametrize(
    ("row", "cancelled"),
    [
        ({"title": "Matematik INSTÄLLD"}, True),
        ({"title": "Matematik (inställt)"}, True),
        ({"details": "Lektionen ställs in."}, True),
        ({"notes": {"timetableNotes": "Utgår, läraren sjuk"}}, True),
        ({"title": "Inställningar"}, False),
        ({"details": "Arbetet utgår från kapitel 3"}, False),
        ({"details": "Var inställd på prov"}, False),
        ({"details": "Utgåran"}, False),
        ({"notes": {"roomInfo": "Inställd"}}, False),
    ],
)
def test_only_whole_words_cancel(row: dict[str, object], cancelled: bool) -> None:
    """Title, notes and details count; a room does not."""
    parsed = parse_timetable([TIMETABLE[0] | row], FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].cancelled is cancelled


@pytest.mark.parametrize(
    "bad",
    [
        {"start": "9999-12-31T23:59:59Z", "end": "9999-12-31T23:59:59Z"},
        {"start": "9999-12-31T00:00:00", "end": "9999-12-31T00:00:00", "allDay": True},
        {"end": "0001-01-01T00:00:00+02:00"},
    ],
)
def test_moments_at_the_end_of_time(bad: dict[str, object]) -> None:
    """They are bad items, not errors."""
    assert len(parse([TIMETABLE[0], TIMETABLE[0] | bad])) == 1


def test_half_a_character_can_be_stored() -> None:
    """A text that was cut in the middle of an emoji loses that half."""
    rows = json.loads(json.dumps(TIMETABLE[:1]).replace("Matematik", "Matematik \\ud83d"))
    parsed = parse_timetable(rows, FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].title == "Matematik"

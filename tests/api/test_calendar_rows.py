"""The rows of the calendar: how days end, what may be missing, and what costs no neighbour."""

from collections import Counter
from datetime import date

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.calendar import parse_events
from custom_components.skolplattformen.school.models import Attachment
from tests.properties import DETERMINISTIC

from .samples.calendar import ADDRESS, FILES, KINDS, STUDY_DAY, TEST, parse, parse_files
from .test_parsers import JSON


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2026-11-27T00:00:00", "2026-11-28T00:00:00", date(2026, 11, 27)),
        ("2026-11-27T00:00:00", "2026-11-27T23:59:59", date(2026, 11, 27)),
        ("2026-11-27T00:00:00", "2026-11-27T23:59:00", date(2026, 11, 27)),
        ("2026-11-27T00:00:00", "2026-11-27T00:00:00", date(2026, 11, 27)),
        ("2026-11-27T00:00:00", "2026-11-30T00:00:00", date(2026, 11, 29)),
        ("2026-11-27T00:00:00", "2026-11-30T23:59:59", date(2026, 11, 30)),
        ("2026-11-27T08:00:00", "2026-11-27T16:00:00", date(2026, 11, 27)),
        ("2026-10-25T00:00:00", "2026-10-26T00:00:00", date(2026, 10, 25)),
        ("2027-03-28T00:00:00", "2027-03-29T00:00:00", date(2027, 3, 28)),
        ("9999-12-31T00:00:00", "9999-12-31T23:59:59", date.max),
    ],
)
@pytest.mark.parametrize("flag", [True, None])
def test_ends_of_whole_days(start: str, end: str, last: date, flag: bool | None) -> None:
    """A midnight after the start is exclusive, anything else inclusive (P 8)."""
    row = STUDY_DAY | {"startDateFull": start, "endDateFull": end, "isAllDayEvent": flag}
    [event] = parse([row])
    assert (event.first, event.last) == (date.fromisoformat(start[:10]), last)
    whole = start[11:] == "00:00:00" and (start != end)
    assert event.all_day is (flag or whole)


@pytest.mark.parametrize(
    ("changes", "start", "end"),
    [
        ({}, (10, 0), (11, 0)),
        ({"endDateFull": "2026-12-02T10:00:00"}, (10, 0), (10, 0)),
        ({"startDateFull": "2026-12-02T10:00:00+01:00"}, (10, 0), (11, 0)),
        ({"isAllDayEvent": None, "startTime": None}, (10, 0), (11, 0)),
    ],
)
def test_entries_with_times(
    changes: dict[str, object], start: tuple[int, int], end: tuple[int, int]
) -> None:
    """Times are Swedish; an entry may have no length."""
    [event] = parse([TEST | changes])
    assert event.start is not None
    assert event.end is not None
    assert (event.start.hour, event.start.minute) == start
    assert (event.end.hour, event.end.minute) == end
    assert event.first == event.last == date(2026, 12, 2)
    assert (event.kind, event.task, event.id) == ("Prov", "5501", "880012")


def test_an_evening_that_ends_at_midnight_is_one_day() -> None:
    """Its last day is the one it began on."""
    row = TEST | {"startDateFull": "2026-12-02T19:00:00", "endDateFull": "2026-12-03T00:00:00"}
    [event] = parse([row])
    assert event.first == event.last == date(2026, 12, 2)
    assert not event.all_day


@pytest.mark.parametrize(
    ("text", "description", "said"),
    [
        ("<p>Hej</p>", "<div>Hej</div>", "Hej"),
        ("", "<p>Hej</p>", "Hej"),
        ("<p>Hej</p>", None, "Hej"),
        ("<p>Hej</p>", "<p>då</p>", "Hej\n\ndå"),
        (None, "<p> </p>", None),
    ],
)
def test_both_texts(text: str | None, description: str | None, said: str | None) -> None:
    """Often they are the same, and either may be empty."""
    [event] = parse([STUDY_DAY | {"text": text, "description": description}])
    assert event.text == said


@pytest.mark.parametrize(
    ("subjects", "names"),
    [
        (None, ()),
        ([], ()),
        ([{"id": None, "title": "Kemi"}, {"id": 1, "title": None}, "x"], ("Kemi",)),
        ([{"id": 1, "title": None}], ()),
        ("Kemi", ()),
    ],
)
def test_subjects(subjects: object, names: tuple[str, ...]) -> None:
    """They may be null, missing or nameless, which costs no entry."""
    [event] = parse([STUDY_DAY | {"subjects": subjects}])
    assert event.subjects == names


@DETERMINISTIC
@given(bad=JSON, before=st.booleans())
def test_a_bad_neighbour_is_skipped_and_counted(bad: object, before: bool) -> None:
    """The valid entries survive whatever stands between them."""
    skipped: Counter[str] = Counter()
    rows = [bad, STUDY_DAY, TEST] if before else [STUDY_DAY, bad, TEST]
    assert len(parse_events(rows, KINDS, skipped)) == 2
    assert skipped["calendar"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"startDateFull": "i morgon"},
        {"endDateFull": "2026-11-26T00:00:00"},
        {"isAllDayEvent": "ja"},
    ],
)
def test_entries_that_are_none(changes: dict[str, object]) -> None:
    """They are skipped; an answer of only such is a change of the platform."""
    assert [event.id for event in parse([STUDY_DAY | changes, TEST])] == ["880012"]
    with pytest.raises(UnexpectedAnswerError):
        parse([STUDY_DAY | changes])


def test_rows_of_files() -> None:
    """A file without a name is called by its number; one without an address is none."""
    assert parse_files(
        [
            {"url": ADDRESS, "title": None, "fileType": "pdf"},
            {"url": ADDRESS, "title": ""},
            {"title": "bara namn"},
            {"url": "https://annan.invalid/fil.pdf", "title": "annan"},
            {"url": f"https://hub.infomentor.se{ADDRESS}", "title": "hel adress"},
            *FILES[:1],
        ]
    ) == (
        Attachment(name="990021.pdf", address=ADDRESS, file_type="pdf"),
        Attachment(name="990021", address=ADDRESS),
        Attachment(name="hel adress", address=ADDRESS),
        Attachment(name="instuderingsfrågor.pdf", address=ADDRESS, file_type="pdf"),
    )

"""Questions about a child's care at a moment."""

from datetime import UTC, date, time

import pytest

from custom_components.skolplattformen.school.care_days import (
    care_moments,
    is_checked_in,
    is_comment_missing,
    is_to_be_fetched,
    next_care,
)
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import (
    Attendance,
    Care,
    CareComment,
    CareDay,
    CareWeek,
    OfferedDay,
    monday_of,
)

from .days import care_day
from .facts import at

READ_AT = at("2026-11-23 06:00")


def known(*days: CareDay, absent: str | None = None) -> Known:
    """Return what is known: the weeks of these days, and perhaps a day of absence."""
    weeks = sorted({monday_of(day.day) for day in days})
    offered = None
    if absent is not None:
        offered = OfferedDay(day=date.fromisoformat(absent), absent=True, locked=False)
    return Known(
        care=tuple(
            CareWeek(
                first=monday,
                last=date.fromordinal(monday.toordinal() + 6),
                read_at=READ_AT,
                days=tuple(day for day in days if monday_of(day.day) == monday),
            )
            for monday in weeks
        ),
        attendance=Attendance(read_at=READ_AT, may_report=True, today=offered, tomorrow=None),
    )


def comment(day: str, came: str | None = None, went: str | None = None) -> CareComment:
    """Return what is told of a day."""
    return CareComment(
        day=date.fromisoformat(day),
        read_at=READ_AT,
        checked_in=time.fromisoformat(came) if came else None,
        checked_out=time.fromisoformat(went) if went else None,
    )


def care(today: CareComment | None, *days: CareDay) -> Care:
    """Return the care with what is told of today."""
    return Care(read_at=READ_AT, weeks=known(*days).care, today=today)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-24 00:00", "2026-11-24"),
        ("2026-11-24 16:29", "2026-11-24"),
        ("2026-11-24 16:30", "2026-11-27"),
        # Without an end it ends with its day.
        ("2026-11-27 23:59", "2026-11-27"),
        ("2026-11-28 00:00", "2026-12-11"),
        ("2026-12-11 16:30", None),
    ],
)
def test_next_care(now: str, expected: str | None) -> None:
    """Leave, closed days and those without times are passed over."""
    days = known(
        care_day("2026-11-24"),
        care_day("2026-11-25", on_leave=True),
        care_day("2026-11-26", None, None),
        care_day("2026-11-27", end=None),
        care_day("2026-11-30", closed=True),
        care_day("2026-12-11"),
    )
    found = next_care(days, at(now))
    assert (found and found.day.isoformat()) == expected


def test_horizon() -> None:
    """Care in fifteen days is not the next one."""
    assert next_care(known(care_day("2026-12-08")), at("2026-11-24 12:00")) is not None
    assert next_care(known(care_day("2026-12-08")), at("2026-11-23 12:00")) is None


def test_night() -> None:
    """Care that ends after midnight is yesterday's until then."""
    night = care_day("2026-11-24", "20:00", None)
    night = CareDay.from_dict(night.to_dict() | {"end": at("2026-11-25 06:00").isoformat()})
    days = known(night, care_day("2026-11-25", "20:00", "21:00"))
    for now, day in (("2026-11-25 05:59", 24), ("2026-11-25 06:00", 25)):
        found = next_care(days, at(now))
        assert found is not None
        assert found.day.day == day


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_clock_changes(day: str) -> None:
    """Times are those of the wall."""
    days = known(care_day(day, "01:30", "03:30"))
    assert next_care(days, at(f"{day} 03:29")) is not None
    assert next_care(days, at(f"{day} 03:30")) is None


def test_absent() -> None:
    """A day of absence is passed over."""
    days = known(care_day("2026-11-24"), care_day("2026-11-25"), absent="2026-11-24")
    found = next_care(days, at("2026-11-24 07:00"))
    assert found is not None
    assert found.day == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, None),
        (comment("2026-11-23", "07:30"), None),
        (comment("2026-11-24"), False),
        (comment("2026-11-24", "11:59"), True),
        (comment("2026-11-24", "12:01"), False),
        (comment("2026-11-24", "07:30", "12:00"), False),
        (comment("2026-11-24", "07:30", "12:01"), True),
        (comment("2026-11-24", None, "11:00"), False),
    ],
)
def test_checked_in(told: CareComment | None, expected: bool | None) -> None:
    """At noon: between check-in and check-out of today; unknown when not told."""
    assert is_checked_in(care(told, care_day("2026-11-24")), at("2026-11-24 12:00")) is expected


def test_nobody_is_checked_in() -> None:
    """Not on leave, not when closed; without care nothing is known."""
    now = at("2026-11-24 12:00")
    assert is_checked_in(care(None, care_day("2026-11-24", closed=True)), now) is False
    assert is_checked_in(care(None, care_day("2026-11-24", on_leave=True)), now) is False
    assert is_checked_in(care(None), now) is None
    assert is_checked_in(None, now) is None


def with_comments(day: str, has: bool | None) -> CareDay:
    """Return a day that has comments, or not."""
    return CareDay.from_dict(care_day(day).to_dict() | {"has_comments": has})


@pytest.mark.parametrize(
    ("has", "told", "expected"),
    [
        (False, None, True),
        (True, None, None),
        (None, None, None),
        (True, comment("2026-11-24"), True),
        (False, comment("2026-11-23"), True),
        (True, CareComment(day=date(2026, 11, 24), read_at=READ_AT, own="Mormor"), False),
    ],
)
def test_comment_missing(has: bool | None, told: CareComment | None, expected: bool | None) -> None:
    """No comment is a missing one; of some, it is the guardian's own that counts."""
    days = known(with_comments("2026-11-24", has))
    for now in ("2026-11-23 20:00", "2026-11-24 12:00"):
        assert is_comment_missing(days, told, at(now)) is expected


def test_no_comment_is_needed() -> None:
    """Without care today and tomorrow nothing is missing, if that is known."""
    days = known(with_comments("2026-11-27", has=False))
    assert is_comment_missing(days, None, at("2026-11-24 12:00")) is False
    assert is_comment_missing(days, None, at("2026-11-26 12:00")) is True
    # The next week has not been read.
    assert is_comment_missing(days, None, at("2026-11-29 12:00")) is None
    assert is_comment_missing(Known(), None, at("2026-11-24 12:00")) is None


def test_moments() -> None:
    """Whatever changes, changes at midnight or at one of them."""
    told = comment("2026-11-24", "07:30", "15:00")
    assert set(
        care_moments(care(told, care_day("2026-11-24"), care_day("2026-11-25", None, None)))
    ) == {
        at("2026-11-24 16:30"),
        at("2026-11-24 18:30").astimezone(UTC),
        at("2026-11-24 07:30"),
        at("2026-11-24 15:00"),
    }
    assert not list(care_moments(None))


@pytest.mark.parametrize(
    ("now", "came", "went", "expected"),
    [
        ("2026-11-24 16:29", "07:40", None, False),
        ("2026-11-24 16:30", "07:40", None, True),
        ("2026-11-24 18:29", "07:40", None, True),
        # By then it has been forgotten in the book.
        ("2026-11-24 18:30", "07:40", None, False),
        ("2026-11-24 16:30", None, None, False),
        ("2026-11-24 16:30", "07:40", "16:10", False),
        ("2026-11-24 16:35", "07:40", "16:40", True),
        ("2026-11-24 16:40", "07:40", "16:40", False),
        ("2026-11-25 16:30", "07:40", None, False),
    ],
)
def test_to_be_fetched(now: str, came: str | None, went: str | None, *, expected: bool) -> None:
    """A child that was there when the day's care ended, for two hours."""
    book = care(comment("2026-11-24", came, went), care_day("2026-11-24"), care_day("2026-11-25"))
    assert is_to_be_fetched(book, at(now)) is expected


def test_without_an_end_nobody_is_to_be_fetched() -> None:
    """Care whose end is not known, and care that was never read."""
    book = care(comment("2026-11-24", "07:40"), care_day("2026-11-24", end=None))
    assert not is_to_be_fetched(book, at("2026-11-24 17:00"))
    assert not is_to_be_fetched(None, at("2026-11-24 17:00"))


@pytest.mark.parametrize(("clock", "expected"), [("18:29", True), ("18:30", None)])
def test_forgotten_in_the_book(clock: str, *, expected: bool | None) -> None:
    """Whether a child that nobody has checked out is still there is not known for ever."""
    book = care(comment("2026-11-24", "07:40"), care_day("2026-11-24"))
    assert is_checked_in(book, at(f"2026-11-24 {clock}")) is expected
    assert at("2026-11-24 18:30") in list(care_moments(book))

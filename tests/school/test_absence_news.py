"""What is new about absence, out of two readings and of the bell."""

from datetime import date

import pytest

from custom_components.skolplattformen.school.absence_news import (
    AbsenceNews,
    AbsenceNewsKind,
    recorded,
    reported,
)
from custom_components.skolplattformen.school.models import (
    Attendance,
    Notification,
    OfferedDay,
    Target,
    TargetKind,
)

from .facts import at

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
REPORTED, WITHDRAWN = AbsenceNewsKind.REPORTED, AbsenceNewsKind.WITHDRAWN


def window(**absent: bool | None) -> Attendance:
    """Return what is offered: today is Monday, tomorrow is Tuesday."""
    offered = {
        name: OfferedDay(day=day, absent=absent[name], locked=False)
        for name, day in (("today", MONDAY), ("tomorrow", TUESDAY))
        if name in absent
    }
    return Attendance(
        read_at=at("2026-11-23 07:00"),
        may_report=True,
        today=offered.get("today"),
        tomorrow=offered.get("tomorrow"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, window(today=True), []),
        (window(today=False), None, []),
        (window(today=False), window(today=False), []),
        (window(today=True), window(today=True), []),
        (window(today=False), window(today=True), [(REPORTED, MONDAY)]),
        (window(today=True), window(today=False), [(WITHDRAWN, MONDAY)]),
        # What is not told says nothing.
        (window(today=None), window(today=True), []),
        (window(today=True), window(today=None), []),
        (window(today=True), window(), []),
        # A day that has only now come into sight.
        (window(today=False), window(today=False, tomorrow=True), []),
        (
            window(today=False, tomorrow=True),
            window(today=True, tomorrow=False),
            [(REPORTED, MONDAY), (WITHDRAWN, TUESDAY)],
        ),
    ],
)
def test_reported(
    before: Attendance | None,
    after: Attendance | None,
    expected: list[tuple[AbsenceNewsKind, date]],
) -> None:
    """A day that both readings tell of and that has changed."""
    assert [(news.kind, news.day) for news in reported(before, after)] == expected


@pytest.mark.parametrize(
    ("target", "kind", "is_told"),
    [
        (Target(kind=TargetKind.ABSENCE, id=1), "AbsenceRecorded", True),
        (Target(kind=TargetKind.ABSENCE), None, True),
        (None, "AbsenceRecorded", True),
        (Target(kind=TargetKind.LEAVE), "LeaveRequestUpdated", False),
        (None, None, False),
    ],
)
def test_recorded(target: Target | None, kind: str | None, *, is_told: bool) -> None:
    """By what a notification leads to, or by its kind."""
    bell = Notification(
        id=1, child_key="a", app_type="Attendance", state="New", kind=kind, target=target
    )
    expected = AbsenceNews(kind=AbsenceNewsKind.RECORDED, day=None)
    assert list(recorded([bell])) == ([expected] if is_told else [])


def test_what_is_recorded() -> None:
    """The lesson is told as the school writes it; the day is Swedish."""
    target = Target(kind=TargetKind.ABSENCE)
    bell = Notification(
        id=1,
        child_key="a",
        app_type="Attendance",
        state="New",
        sub_title="Slöjd 4A",
        sent=at("2026-11-23 00:30"),
        target=target,
    )
    [news] = recorded([bell])
    assert (news.day, news.subject) == (MONDAY, "Slöjd 4A")

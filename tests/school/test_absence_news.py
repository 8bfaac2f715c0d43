"""What is new about absence, out of two readings and of the bell."""

from datetime import date

import pytest

from custom_components.skolplattformen.school.absence_news import (
    AbsenceNews,
    AbsenceNewsKind,
    known_absences,
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
    ("readings", "expected"),
    [
        ([window(today=True)], []),
        ([window(today=False), window(today=False)], []),
        ([window(today=True), window(today=True)], []),
        ([window(today=False), window(today=True)], [(REPORTED, MONDAY)]),
        ([window(today=True), window(today=False)], [(WITHDRAWN, MONDAY)]),
        # What is not told says nothing, and what was known before stays known.
        ([window(today=None), window(today=True)], []),
        ([window(today=True), window(today=None)], []),
        ([window(today=True), window()], []),
        ([window(today=False), window(today=None), window(today=True)], [(REPORTED, MONDAY)]),
        ([window(today=True), window(), window(today=False)], [(WITHDRAWN, MONDAY)]),
        # A day that has only now come into sight.
        ([window(today=False), window(today=False, tomorrow=True)], []),
        (
            [window(today=False, tomorrow=True), window(today=True, tomorrow=False)],
            [(REPORTED, MONDAY), (WITHDRAWN, TUESDAY)],
        ),
    ],
)
def test_reported(readings: list[Attendance], expected: list[tuple[AbsenceNewsKind, date]]) -> None:
    """A day that was told of before and has changed."""
    known: dict[date, bool] = {}
    news: list[AbsenceNews] = []
    for reading in readings:
        news += reported(known, reading)
        known = known_absences(known, reading)
    assert [(item.kind, item.day) for item in news] == expected


def test_what_is_over_is_forgotten() -> None:
    """Days that have passed are not kept."""
    yesterday = date(2026, 11, 22)
    assert known_absences({yesterday: True}, window(today=False)) == {MONDAY: False}


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

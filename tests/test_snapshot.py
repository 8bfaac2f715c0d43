"""What follows from what is kept of an account."""

from datetime import date, datetime, timedelta

import pytest

from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Child,
    Facts,
    MessageCount,
    Module,
    Notification,
    Timetable,
    TimetableEntry,
)
from custom_components.skolplattformen.snapshot import (
    AccountData,
    Snapshot,
    news_of,
    with_answer,
    with_children,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=STOCKHOLM)
ALVA = Child(key="a", first_name="Alva")
VILMER = Child(key="v", first_name="Vilmer")
FAMILY = with_children(AccountData(), [ALVA, VILMER])


def timetable(*lessons: tuple[str, str]) -> Timetable:
    """Return this week's timetable with these lessons: start and title."""
    starts = [(datetime.fromisoformat(f"{start}+01:00"), title) for start, title in lessons]
    return Timetable(
        first=date(2026, 11, 23),
        last=date(2026, 11, 29),
        read_at=NOW,
        entries=tuple(
            TimetableEntry(start=start, end=start + timedelta(hours=1), title=title)
            for start, title in starts
        ),
    )


def bell(*items: tuple[str | None, int, str]) -> list[Notification]:
    """Return notifications: child, id and app."""
    return [
        Notification(id=number, child_key=key, app_type=app, state="New")
        for key, number, app in items
    ]


def test_children_come_and_go() -> None:
    """What is known of a child stays while it is listed; a new first name is taken over."""
    known = with_answer(
        FAMILY, ALVA, NOW, facts=Facts(timetable=timetable()), failed=frozenset(Module)
    )

    renamed = with_children(known, [Child(key="a", first_name="Älva")])
    kept = with_children(renamed, [])
    unread = with_children(renamed, [Child(key="b", first_name="Bo")], complete=False)
    gone = with_children(renamed, [Child(key="b", first_name="Bo")])

    assert list(renamed.children) == ["a"]
    assert renamed.children["a"].child.first_name == "Älva"
    assert renamed.children["a"].timetable == timetable()
    assert renamed.failing == known.failing
    # An empty list, or one with a row that cannot be read, takes nobody away.
    assert kept.children == renamed.children
    assert list(unread.children) == ["b", "a"]
    assert (list(gone.children), gone.failing, gone.gone) == (["b"], {}, {})


@pytest.mark.parametrize(
    ("rows", "now", "school_day"),
    [
        ([("2026-11-24T08:00", "Bild")], "2026-11-24T12:00", True),
        ([("2026-11-24T08:00", "Bild")], "2026-11-25T12:00", False),
        ([("2026-11-24T08:00", "Bild (inställd)")], "2026-11-24T12:00", False),
        ([("2026-11-24T08:00", "Lunch")], "2026-11-24T12:00", False),
        # A week that nothing is known of.
        ([], "2026-12-04T12:00", True),
        ([], "2026-12-05T12:00", False),
    ],
)
def test_school_days(rows: list[tuple[str, str]], now: str, school_day: bool) -> None:
    """A day with a lesson of any child; a weekday when nothing is known."""
    data = with_answer(FAMILY, VILMER, NOW, facts=Facts(timetable=timetable(*rows)))

    assert data.school_day(datetime.fromisoformat(f"{now}+01:00")) is school_day


def test_what_the_bell_points_at() -> None:
    """New messages only; not what was seen, not other apps, not children of somebody else."""
    data = AccountData(seen=frozenset({"a:1", "v:1"}))

    news = news_of(data, bell(("a", 1, "Messages"), ("a", 2, "News"), (None, 3, "Messages")))
    more = news_of(data, bell(("a", 4, "Messages"), ("v", 1, "Messages"), ("v", 5, "Messages")))

    assert news.points_at == {}
    # The list held nothing of Vilmer: what was seen stays seen.
    assert news.seen == {"a:1", "a:2", "v:1"}
    assert more.points_at == {"a": {Module.MESSAGES}, "v": {Module.MESSAGES}}
    assert more.seen == {"a:4", "v:1", "v:5"}


def test_a_module_that_is_off() -> None:
    """It is remembered until it answers again, and only one that was there can be gone."""
    off = frozenset({Module.MESSAGES})
    later = NOW + timedelta(hours=1)
    unread = Facts(messages=MessageCount(unread=1, read_at=NOW))

    never = with_answer(FAMILY, ALVA, NOW, off=off)
    known = with_answer(FAMILY, ALVA, NOW, facts=unread, apps=frozenset())
    first = with_answer(known, ALVA, NOW, off=off)
    second = with_answer(first, ALVA, later, off=off)
    back = with_answer(
        second, ALVA, later, facts=Facts(messages=MessageCount(unread=1, read_at=later))
    )

    assert first.children["a"].modules_off == {Module.MESSAGES: NOW}
    assert second.children["a"].modules_off == {Module.MESSAGES: later}
    # A timetable was never there.
    assert second.gone == {"a": {Module.MESSAGES: NOW}}
    assert (never.gone, never.exists("a", Module.MESSAGES, NOW)) == ({}, False)
    assert (back.children["a"].modules_off, back.gone) == ({}, {})
    assert second.exists("a", Module.MESSAGES, NOW + timedelta(days=6, hours=23))
    assert not second.exists("a", Module.MESSAGES, NOW + timedelta(days=7))
    assert not second.exists("a", Module.TIMETABLE, NOW)


def test_a_failure_is_over_when_it_works() -> None:
    """It is remembered by module, and nothing that was read before is lost."""
    read = with_answer(FAMILY, ALVA, NOW, facts=Facts(timetable=timetable()))

    failed = with_answer(read, ALVA, NOW, failed=frozenset({Module.TIMETABLE, Module.MESSAGES}))
    bild = Facts(timetable=timetable(("2026-11-24T08:00", "Bild")))
    partly = with_answer(failed, ALVA, NOW, facts=bild)

    assert failed.failing == {"a": {Module.TIMETABLE: NOW, Module.MESSAGES: NOW}}
    assert failed.children["a"].timetable == timetable()
    assert partly.failing == {"a": {Module.MESSAGES: NOW}}


def test_what_is_kept_can_be_read_back() -> None:
    """All of it, through plain data."""
    data = with_answer(
        FAMILY,
        ALVA,
        NOW,
        facts=Facts(timetable=timetable(("2026-11-24T08:00", "Bild"))),
        apps=frozenset({"timetable"}),
        off=frozenset({Module.MESSAGES}),
        failed=frozenset({Module.NOTIFICATIONS}),
    )
    snapshot = Snapshot(account=data)

    assert Snapshot.from_dict(snapshot.to_dict()) == snapshot

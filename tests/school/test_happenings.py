"""What is new of a child: once, in order, and nothing old that only came into the list."""

from dataclasses import replace
from datetime import date, timedelta

from custom_components.skolplattformen.school.happenings import new_in_bell, new_in_visit
from custom_components.skolplattformen.school.models import (
    Announced,
    Child,
    ChildSnapshot,
    Facts,
    Message,
    MessageCount,
    Notification,
)

from .facts import KEY, at

NOW = at("2026-11-24 12:00")
ALVA = ChildSnapshot(child=Child(key=KEY, first_name="Alva"))


def inbox(*ids: int, sent_on: date | None = date(2026, 11, 24)) -> Facts:
    """Return a reading of messages with these ids, newest first."""
    newest = tuple(Message(id=number, is_new=True, sent_on=sent_on) for number in ids)
    return Facts(messages=MessageCount(unread=len(ids), read_at=NOW, newest=newest))


def follow(*readings: Facts) -> list[list[int]]:
    """Return the ids that are new in each reading."""
    child, announced, said = ALVA, Announced(), []
    for read in readings:
        found = new_in_visit(child, read, (), announced, NOW)
        announced = found.announced
        child = replace(child, messages=read.messages)
        said.append([item.id for item in found.items if isinstance(item, Message)])
    return said


def test_once_and_oldest_first() -> None:
    """The first reading is silent, an empty one too; an item that one answer lacked is not new."""
    assert follow(inbox(1), inbox(3, 2, 1), inbox(3, 1), inbox(3, 2, 1)) == [[], [2, 3], [], []]
    assert follow(inbox(), inbox(1), Facts(), inbox(1)) == [[], [1], [], []]


def test_what_is_late_is_old() -> None:
    """What is more than a week older than the last reading came into the list as others left it."""
    week_old = NOW.date() - timedelta(days=7)

    assert follow(inbox(2), inbox(1, sent_on=week_old)) == [[], [1]]
    assert follow(inbox(2), inbox(1, sent_on=week_old - timedelta(days=1))) == [[], []]
    assert follow(inbox(2), inbox(1, sent_on=None)) == [[], [1]]


def test_what_is_remembered_is_bounded() -> None:
    """All that is listed, and of the others the newest."""
    found = new_in_visit(ALVA, inbox(*range(1000, 1500)), (), Announced(), NOW)
    more = new_in_visit(ALVA, inbox(2000), (), found.announced, NOW)

    assert found.announced.messages == tuple(range(1000, 1500))
    assert more.announced.messages == (2000, *range(1000, 1299))


def test_the_bell() -> None:
    """As with messages, by itself."""
    rung = [
        Notification(id=number, child_key=KEY, app_type="News", state="New") for number in (2, 1)
    ]
    first = new_in_bell(ALVA, rung[1:], Announced(messages=(7,)))
    second = new_in_bell(ALVA, rung, first.announced)

    assert first.items == ()
    assert second.items == (rung[0],)
    assert second.announced == Announced(messages=(7,), notifications=(2, 1))

"""No change is announced twice, unless it was taken back in between."""

from dataclasses import replace
from datetime import date

from custom_components.skolplattformen.school.announced import change_id, news_of_changes
from custom_components.skolplattformen.school.models import Change, ChangeKind

from .facts import KEY
from .readings import lesson

DAY = date(2026, 11, 24)
HERE, THERE = (
    lesson("08:20-09:20 Matematik / Anna / B1"),
    lesson("08:20-09:20 Matematik / Anna / B2"),
)
ROOM = Change(kind=ChangeKind.ROOM, day=DAY, before=HERE, after=THERE)
BACK = Change(kind=ChangeKind.ROOM, day=DAY, before=THERE, after=HERE)
CANCELLED = Change(kind=ChangeKind.CANCELLED, day=DAY, before=HERE)
RESTORED = Change(
    kind=ChangeKind.RESTORED,
    day=DAY,
    before=replace(HERE, dropped=True),
    after=lesson("08:20-09:20 matematik / Bo / B1"),
)
ADDED = Change(kind=ChangeKind.ADDED, day=DAY, after=HERE)


def _told(*found: Change, today: date = DAY) -> list[Change]:
    """Return what is announced when changes are found one by one."""
    announced: dict[str, date] = {}
    told: list[Change] = []
    for change in found:
        news = news_of_changes(KEY, [change], announced, today)
        announced = news.announced
        told += news.changes
    return told


def test_once() -> None:
    """Found again, as after a restart, a change is old news; its text does not matter."""
    assert _told(ROOM, ROOM, ADDED, ADDED, CANCELLED, CANCELLED) == [ROOM, ADDED, CANCELLED]
    in_words = replace(CANCELLED, after=replace(HERE, title="Matematik inställd"))
    assert _told(CANCELLED, in_words) == [CANCELLED]


def test_again_when_it_was_taken_back() -> None:
    """Back and forth is news each time."""
    assert _told(ROOM, BACK, ROOM, ROOM) == [ROOM, BACK, ROOM]
    assert _told(CANCELLED, RESTORED, RESTORED, CANCELLED) == [CANCELLED, RESTORED, CANCELLED]


def test_forgotten_when_the_day_has_passed() -> None:
    """What is remembered does not grow."""
    announced = news_of_changes(KEY, [ROOM, ADDED], {}, DAY).announced

    assert set(announced.values()) == {DAY}
    assert news_of_changes(KEY, [], announced, DAY).announced == announced
    assert news_of_changes(KEY, [], announced, date(2026, 11, 25)).announced == {}


def test_identity() -> None:
    """Child, kind, day, before and after tell changes apart; how they are written does not."""
    others = [
        change_id(KEY, ROOM),
        change_id("fedcba9876543210", ROOM),
        change_id(KEY, BACK),
        change_id(KEY, replace(ROOM, kind=ChangeKind.TEACHER)),
        change_id(KEY, replace(ROOM, day=date(2026, 11, 25))),
        change_id(KEY, CANCELLED),
        change_id(KEY, RESTORED),
        change_id(KEY, ADDED),
    ]

    assert len(set(others)) == len(others)
    same = replace(ROOM, before=replace(HERE, title=" MATEMATIK", room="b1", notes="Prov"))
    assert change_id(KEY, same) == change_id(KEY, ROOM)


def test_identity_is_the_same_in_every_version() -> None:
    """It is stored: its making is a contract."""
    assert change_id(KEY, ROOM) == "9bc91cee836cde7bc3c5c970d3d7b956"
    assert change_id(KEY, CANCELLED) == "6d544001b3e1288142b902e8908d7652"

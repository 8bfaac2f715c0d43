"""The timetable as a calendar: lasting uids, ranges, the current event."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.agenda import (
    agenda,
    current_or_next,
    overlapping,
)
from custom_components.skolplattformen.school.models import Timetable, TimetableEntry
from tests.properties import DETERMINISTIC

from .facts import KEY, at, entries, plan, row

MATHS = row("2026-11-23 08:20", "09:20")
ART = row("2026-11-23 09:40", "10:40", "Bild inställd")


def _by_lesson(timetable: Timetable) -> dict[TimetableEntry, list[str]]:
    found: dict[TimetableEntry, list[str]] = {}
    for item in agenda(KEY, timetable):
        found.setdefault(item.lesson, []).append(item.uid)
    return found


def test_only_lessons_that_last_in_order() -> None:
    """Lunch and breaks are not in the calendar, nor rows without length; cancelled lessons are."""
    timetable = plan(
        ART,
        row("2026-11-23 09:20", "09:40", "Rast"),
        row("2026-11-23 11:10", "11:40", "Lunch"),
        row("2026-11-23 12:00", "12:00", "Svenska"),
        MATHS,
    )

    assert [item.lesson for item in agenda(KEY, timetable)] == [MATHS, ART]
    assert agenda(KEY, None) == ()


def test_uid_survives_all_but_start_and_title() -> None:
    """Another room, teacher, note or end is the same lesson; child, start and title are not."""

    def uid(lesson: TimetableEntry, key: str = KEY) -> str:
        (item,) = agenda(key, plan(lesson))
        return item.uid

    same = replace(
        MATHS, room="C1", teacher="Provén, Lisa", notes="Prov", end=at("2026-11-23 09:10")
    )
    assert uid(same) == uid(MATHS)
    assert uid(replace(MATHS, start=MATHS.start.astimezone(UTC))) == uid(MATHS)
    others = (
        uid(replace(MATHS, title="Svenska")),
        uid(replace(MATHS, start=at("2026-11-23 08:25"))),
        uid(MATHS, "fedcba9876543210"),
    )
    assert len({uid(MATHS), *others}) == 4


def test_uid_is_the_same_in_every_version() -> None:
    """Other systems remember uids: their making is a contract."""
    first, second = agenda(KEY, plan(MATHS, MATHS))

    assert first.uid == "29e74d6d0c57988c38883b699c58bac6"
    assert second.uid == "1c6bfc8c273690dfd522f03fedbea3a4"


@DETERMINISTIC
@given(st.data())
def test_uids_are_unique_and_unaffected_by_order(data: st.DataObject) -> None:
    """Lessons that share start and title are told apart, the same way in any order."""
    begin = datetime(2026, 10, 24, tzinfo=UTC)
    few = data.draw(st.lists(entries(begin), min_size=1, max_size=4))
    rows = data.draw(st.lists(st.sampled_from(few), max_size=8))
    turned = data.draw(st.permutations(rows))

    uids = _by_lesson(plan(*rows))

    assert uids == _by_lesson(plan(*turned))
    flat = [uid for several in uids.values() for uid in several]
    assert len(flat) == len(set(flat))


def test_overlapping() -> None:
    """A range holds what some part of lies in it; both ends are exclusive of mere touching."""
    items = agenda(KEY, plan(MATHS, ART))

    def titles(start: str, end: str) -> list[str]:
        return [item.lesson.title for item in overlapping(items, at(start), at(end))]

    assert titles("2026-11-23 00:00", "2026-11-24 00:00") == ["Matematik", "Bild inställd"]
    assert titles("2026-11-23 09:00", "2026-11-23 09:40") == ["Matematik"]
    assert titles("2026-11-23 09:20", "2026-11-23 09:40") == []
    assert titles("2026-11-23 08:30", "2026-11-23 08:40") == ["Matematik"]


def test_current_or_next() -> None:
    """The event goes on until its end, then the next one stands there, cancelled or not."""
    items = agenda(KEY, plan(ART, MATHS))

    def title(now: str) -> str | None:
        item = current_or_next(items, at(now))
        return item.lesson.title if item else None

    assert title("2026-11-23 00:00") == "Matematik"
    assert title("2026-11-23 09:19") == "Matematik"
    assert title("2026-11-23 09:20") == "Bild inställd"
    assert title("2026-11-23 10:40") is None


def test_uid_survives_other_lessons() -> None:
    """Lessons that come or go, earlier or at the same time, do not rename the others."""
    before = row("2026-11-23 07:00", "08:00", "Frukostklubb")
    beside = row("2026-11-23 09:40", "10:40", "Engelska")

    def uids(*rows: TimetableEntry) -> dict[str, str]:
        return {item.lesson.title: item.uid for item in agenda(KEY, plan(*rows))}

    alone = uids(MATHS) | uids(ART)
    among = uids(before, MATHS, beside, ART)

    assert {title: among[title] for title in alone} == alone

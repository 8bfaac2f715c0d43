"""When the platform is asked: calm, with jitter, fresh in the morning."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.schedule import (
    archive_range,
    is_due,
    morning_due,
    next_menu_update,
    next_update,
    timetable_range,
)
from custom_components.skolplattformen.school.models import STOCKHOLM, Module

# Each plan is drawn with each of these.
SEEDS = range(100)
TUESDAY = date(2026, 11, 24)


def dice(seed: int) -> Random:
    """Return one home's randomness."""
    return Random(seed)  # noqa: S311


def at(text: str, day: date = TUESDAY) -> datetime:
    """Return a Swedish time of the day."""
    return datetime.combine(day, time.fromisoformat(text), STOCKHOLM)


def updates(seed: int, *, school_day: bool, day: date = TUESDAY) -> Iterator[datetime]:
    """Yield the updates of a day, beginning the evening before."""
    random, moment = dice(seed), at("22:30", day - timedelta(days=1))
    while (moment := next_update(moment, random, school_day=school_day)).date() <= day:
        if moment.date() == day:
            yield moment


@pytest.mark.parametrize("school_day", [True, False])
@pytest.mark.parametrize(
    "day",
    [TUESDAY, date(2026, 3, 29), date(2026, 10, 25)],
    ids=["winter", "clock forward", "clock back"],
)
def test_every_day_is_calm(school_day: bool, day: date) -> None:
    """Nothing at night or in the first minutes of an hour; one update in the morning."""
    for seed in SEEDS:
        moments = list(updates(seed, school_day=school_day, day=day))

        assert time(5, 45) <= moments[0].time() < time(6, 30)
        assert all(time(5, 45) <= moment.time() < time(23) for moment in moments)
        assert all(moment.minute >= 5 for moment in moments)


def test_school_days_have_half_hours_and_evenings_hours() -> None:
    """About thirty minutes apart until 18, then about an hour."""
    for seed in SEEDS:
        moments = list(updates(seed, school_day=True))
        gaps = [(earlier, later - earlier) for earlier, later in pairwise(moments)]
        daytime = [gap for earlier, gap in gaps if earlier.time() < time(18)]
        evening = [gap for earlier, gap in gaps if earlier.time() >= time(18)]

        # Up to ten minutes more where an update would fall into the first minutes of an hour.
        assert all(timedelta(minutes=27) <= gap <= timedelta(minutes=43) for gap in daytime)
        assert all(timedelta(minutes=54) <= gap <= timedelta(minutes=76) for gap in evening)
        assert 25 <= len(moments) <= 31


def test_free_days_have_two_hours() -> None:
    """About every other hour."""
    assert all(8 <= len(list(updates(seed, school_day=False))) <= 10 for seed in SEEDS)


def test_homes_do_not_ask_at_the_same_moment() -> None:
    """Another home's randomness gives another moment, in the morning and after that."""
    for now in (at("03:00"), at("12:10")):
        assert len({next_update(now, dice(seed), school_day=True) for seed in SEEDS}) > 95


def test_a_pause_is_waited_out() -> None:
    """A pause that ends after the planned moment moves it, and not to the second of its end."""
    until = at("13:20")

    for seed in SEEDS:
        moment = next_update(at("12:10"), dice(seed), school_day=True, not_before=until)

        assert until < moment <= until + timedelta(minutes=1)


def test_a_pause_that_is_over_changes_nothing() -> None:
    """A pause that ends before the planned moment has no say."""
    moment = next_update(at("12:10"), dice(1), school_day=True, not_before=at("12:11"))

    assert moment == next_update(at("12:10"), dice(1), school_day=True)


def test_the_zone_of_the_machine_does_not_matter() -> None:
    """The plan follows Swedish time whatever zone `now` is in."""
    now = at("22:40")

    plans = {
        next_update(now.astimezone(zone), dice(1), school_day=True)
        for zone in (STOCKHOLM, UTC, ZoneInfo("America/Los_Angeles"))
    }

    assert len(plans) == 1


@pytest.mark.parametrize(
    ("now", "full_at", "due"),
    [
        ("05:30", None, True),
        ("05:30", "2026-11-23T12:00:00+01:00", False),
        ("05:50", "2026-11-23T12:00:00+01:00", True),
        ("07:30", "2026-11-23T12:00:00+01:00", True),
        ("07:30", "2026-11-24T05:44:59+01:00", True),
        ("07:30", "2026-11-24T05:45:00+01:00", False),
        ("23:30", "2026-11-24T06:00:00+01:00", False),
    ],
)
def test_one_full_update_a_morning(now: str, full_at: str | None, due: bool) -> None:
    """The first update after 05:45 is a full one, whenever it comes."""
    read = None if full_at is None else datetime.fromisoformat(full_at)

    assert morning_due(at(now), read) is due


@pytest.mark.parametrize(
    ("module", "age", "off", "failed", "due"),
    [
        (Module.MESSAGES, None, None, None, True),
        (Module.MESSAGES, timedelta(minutes=100), None, None, False),
        (Module.MESSAGES, timedelta(hours=2), None, None, True),
        (Module.TIMETABLE, timedelta(hours=2), None, None, False),
        (Module.TIMETABLE, timedelta(hours=4), None, None, True),
        (Module.TIMETABLE, None, timedelta(hours=3), None, False),
        (Module.TIMETABLE, timedelta(days=3), timedelta(hours=3), None, False),
        (Module.TIMETABLE, timedelta(days=3), timedelta(hours=24), None, True),
        (Module.TIMETABLE, timedelta(days=3), None, timedelta(minutes=40), False),
        (Module.TIMETABLE, timedelta(days=3), None, timedelta(minutes=50), True),
        (Module.MESSAGES, None, None, timedelta(minutes=40), False),
    ],
)
def test_tiers(
    module: Module,
    age: timedelta | None,
    off: timedelta | None,
    failed: timedelta | None,
    due: bool,
) -> None:
    """Each kind has its tier; what is switched off is tried once a day, what fails each hour."""
    now = at("12:00")

    assert (
        is_due(
            module,
            now,
            read_at=None if age is None else now - age,
            off_at=None if off is None else now - off,
            failed_at=None if failed is None else now - failed,
            school_day=True,
        )
        is due
    )


@pytest.mark.parametrize(
    ("module", "clock", "school_day", "hours"),
    [
        (Module.ATTENDANCE, "12:00", True, 2),
        (Module.CARE, "17:59", True, 2),
        (Module.CARE, "18:00", True, 6),
        (Module.ATTENDANCE, "12:00", False, 20),
        (Module.CALENDAR, "12:00", True, 6),
        (Module.NEWS, "20:00", True, 6),
        (Module.ASSIGNMENTS, "12:00", False, 20),
        (Module.MESSAGES, "12:00", False, 2),
        (Module.TIMETABLE, "12:00", False, 4),
    ],
)
def test_tiers_of_the_day(module: Module, clock: str, hours: int, *, school_day: bool) -> None:
    """Who is where is asked for while children are somewhere; free days are calm."""
    now = at(clock)

    def due(age: timedelta) -> bool:
        return is_due(
            module, now, read_at=now - age, off_at=None, failed_at=None, school_day=school_day
        )

    assert due(timedelta(hours=hours) - timedelta(minutes=15))
    assert not due(timedelta(hours=hours) - timedelta(minutes=16))


@pytest.mark.parametrize(("quiet", "fewest", "most"), [(False, 24, 30), (True, 6, 8)])
def test_menus_are_read_a_few_times_a_day(fewest: int, most: int, *, quiet: bool) -> None:
    """Three or four times, and once when nothing has been published for long; never at night."""
    for seed in SEEDS:
        random, moment, count = dice(seed), at("00:00"), 0
        while True:
            moment = next_menu_update(moment, random, failures=0, quiet=quiet)
            if moment >= at("00:00") + timedelta(days=7):
                break
            count += 1
            assert time(5, 45) <= moment.time() < time(23)
        assert fewest <= count <= most


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(1, 20), (2, 40), (3, 80), (4, 160), (5, 300), (9, 300), (10_000, 300)],
)
def test_a_menu_that_fails_is_asked_less_and_less_often(failures: int, minutes: int) -> None:
    """Soon after the first failure, then twice as long each time, up to the usual interval."""
    now = at("12:10")
    for seed in SEEDS:
        wait = next_menu_update(now, dice(seed), failures=failures, quiet=False) - now
        # A tenth more or less, and out of the first minutes of an hour.
        assert minutes * 0.9 <= wait.total_seconds() / 60 <= minutes * 1.1 + 10


def test_the_kept_weeks() -> None:
    """This week and the next two, whatever day it is."""
    assert timetable_range(TUESDAY) == (date(2026, 11, 23), date(2026, 12, 13))
    assert timetable_range(date(2026, 12, 31)) == (date(2026, 12, 28), date(2027, 1, 17))


@pytest.mark.parametrize(
    ("first", "last", "today", "days"),
    [
        ("2027-01-12", "2027-01-12", "2026-11-24", ("2027-01-11", "2027-01-17")),
        ("2026-12-28", "2027-02-03", "2026-11-24", ("2026-12-28", "2027-02-07")),
        ("2027-06-29", "2027-08-01", "2026-11-24", ("2027-06-28", "2027-06-30")),
        ("2026-06-01", "2026-07-02", "2026-11-24", ("2026-07-01", "2026-07-05")),
        ("2020-01-01", "2030-01-01", "2027-06-30", ("2026-07-01", "2027-06-30")),
        ("2020-01-01", "2030-01-01", "2027-07-01", ("2027-07-01", "2028-06-30")),
        ("2027-07-01", "2027-08-01", "2026-11-24", None),
        ("2026-06-01", "2026-06-20", "2026-11-24", None),
    ],
)
def test_what_a_calendar_may_ask_for(
    first: str, last: str, today: str, days: tuple[str, str] | None
) -> None:
    """Whole weeks of this school year, which runs from July to June."""
    expected = None if days is None else tuple(date.fromisoformat(day) for day in days)

    asked = archive_range(*(date.fromisoformat(day) for day in (first, last, today)))

    assert asked == expected

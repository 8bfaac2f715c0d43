"""A month of faults, dying sessions and lost answers: what must never happen does not."""

from collections import Counter
from datetime import date
import gc
import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.skolplattformen.school.models import Dish, MenuDay, TimetableEntry
from tests.conftest import AddAccount, PassTime
from tests.month import BEGIN, DAY, DAYS, Month
from tests.simulator.server import Simulator
from tests.simulator.weather import Weather

# Nothing that is not planned is asked for: an update a half-hour, each with a renewal and some luck.
MOST_IN_AN_HOUR = 100
# A quiet day takes less than 400 (tests/test_coordinator.py). Here each twentieth answer is a fault, which
# is followed by another try, and the session dies again and again, which costs renewals.
MOST_IN_A_DAY = 600
OURS = "custom_components.skolplattformen"


# Days that have passed are kept for a while: those of a menu for three months, those of a timetable
# for four weeks (tests/school/test_menus.py, test_changes.py). In a month there are more every day.
KEPT = (MenuDay, Dish, TimetableEntry)


def living() -> int:
    """Return how many objects of our classes there are, but for those that are to be kept."""
    gc.collect()
    return sum(
        type(thing).__module__.startswith(OURS) and not isinstance(thing, KEPT)
        for thing in gc.get_objects()
    )


async def test_month(
    hass: HomeAssistant,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    add_account: AddAccount,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No child mixed, no key lost, no needless sign-in, no storm; nothing piles up, and all ends well.

    The month watches over the first three at each of its updates.
    """
    # The records of a month would be kept too.
    caplog.set_level(logging.ERROR)
    month = await Month.begin(hass, platform, freezer, add_account, pass_time)
    weather = Weather(platform, seed=2027)
    objects = []
    for day in range(1, DAYS):
        await month.go_on_until(BEGIN + day * DAY)
        objects.append(living())
    weather.end()
    await month.go_on_until(BEGIN + DAYS * DAY)

    assert month.coordinator.data.unreachable_since is None
    assert not month.coordinator.data.sign_in_required
    assert max(month.requests.values()) <= MOST_IN_AN_HOUR
    by_day = Counter[date]()
    for hour, count in month.requests.items():
        by_day[hour.date()] += count
    assert max(by_day.values()) <= MOST_IN_A_DAY
    assert max(objects[-7:]) <= 1.05 * max(objects[7:14])

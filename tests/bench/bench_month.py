"""How much memory our code holds after a month of bad luck, beside what it held after two weeks."""

import gc
import tracemalloc

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from tests.conftest import AddAccount, PassTime
from tests.month import BEGIN, DAY, DAYS, Month
from tests.simulator.server import Simulator
from tests.simulator.weather import Weather

from .figures import Figures

OURS = tracemalloc.Filter(inclusive=True, filename_pattern="*/custom_components/skolplattformen/*")


async def bench_month(
    hass: HomeAssistant,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    add_account: AddAccount,
    pass_time: PassTime,
    figures: Figures,
) -> None:
    """Live through March and look every midnight at what was allocated in our code and still lives."""
    month = await Month.begin(hass, platform, freezer, add_account, pass_time)
    Weather(platform, seed=2027)
    held = []
    tracemalloc.start()
    for day in range(1, DAYS):
        await month.go_on_until(BEGIN + day * DAY)
        month.forget_the_tests_own()
        gc.collect()
        snapshot = tracemalloc.take_snapshot().filter_traces([OURS])
        held.append(sum(trace.size for trace in snapshot.traces))
    tracemalloc.stop()
    second, last = max(held[7:14]), max(held[-7:])
    figures.add(
        "memory_after_a_month",
        last / second,
        goal=1.05,
        unit="times that of the second week",
        detail={
            "second_week_kb": second // 1000,
            "last_week_kb": last // 1000,
            "requests": month.requests.total(),
            "most_in_an_hour": max(month.requests.values()),
            "sign_ins": month.sign_ins,
        },
    )

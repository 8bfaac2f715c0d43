"""How long an answer of half a megabyte keeps the event loop from everything else."""

from asyncio import Handle, create_task
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from time import thread_time
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import Module
from tests.platform import set_up

from .apart import Platform
from .figures import Figures

RUNS = 9

type Work = Callable[[], Coroutine[object, object, object]]


async def bench_loop(
    hass: HomeAssistant, apart: Platform, apart_entry: MockConfigEntry, figures: Figures
) -> None:
    """Read one swollen answer after the other through the client's public methods.

    `whole_update` is beside the goal: what a full update of two children takes with entities
    and snapshot, when the answers are as they are at home, and when three weeks of timetable
    are of half a megabyte for each child, which no school has.
    """
    await set_up(hass, apart_entry)
    coordinator = apart_entry.runtime_data.coordinator
    client, [child, *_] = coordinator.client, coordinator.data.children
    today = dt_util.now().date()
    days = (today, today + timedelta(days=20))
    reads: dict[str, Work] = {
        "home_page": client.account,
        "timetable_list": lambda: client.read_child(child, {Module.TIMETABLE: days}),
        "message_list": lambda: client.read_child(child, {Module.MESSAGES: days}),
        "notification_list": client.notifications,
    }
    blocks, sizes = {}, {}
    for kind, read in reads.items():
        apart.swell(kind)
        blocks[kind] = await _longest_block(read)
        sizes[kind] = apart.swollen()
    whole_update = {}
    with patch.object(coordinator, "may_be_asked", return_value=True):
        for name, kind in {"ordinary": "", "swollen_timetables": "timetable_list"}.items():
            apart.swell(kind)
            whole_update[name] = await _longest_block(coordinator.async_refresh_for_guardian)
    figures.add(
        "longest_block",
        max(blocks.values()),
        goal=20,
        unit="ms",
        detail={
            "runs": RUNS,
            "by_answer": blocks,
            "answer_bytes": sizes,
            "whole_update": whole_update,
        },
    )


async def _longest_block(work: Work) -> float:
    """Return how long the longest callback of the loop takes, in milliseconds.

    Timed from its beginning to its end, callback by callback: a heartbeat sees only what is
    longer than its own interval. In CPU time, so that other programs of the machine do not
    count; what waits for a disk instead is told by core, which fails the smoke test.
    """
    longest = []
    for _ in range(RUNS):
        with _timed_callbacks() as times:
            # As a task of its own, whose last callback has ended when we are woken.
            await create_task(work())
        longest.append(max(times) * 1000)
    return round(median(longest), 1)


@contextmanager
def _timed_callbacks() -> Iterator[list[float]]:
    """Collect the CPU time of each callback of the event loop, in seconds."""
    times: list[float] = []
    run = Handle._run

    def timed(handle: Handle) -> None:
        begun = thread_time()
        run(handle)
        times.append(thread_time() - begun)

    with patch.object(Handle, "_run", timed):
        yield times

"""Writing times of care: looked at first, the whole day sent once, read back; nothing is sent twice."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import NotAllowedError, NotAllowedReason
from custom_components.skolplattformen.api.hub.session import HubSession
from custom_components.skolplattformen.api.hub.writing import WriteOutcome
from tests.simulator.server import Simulator
from tests.simulator.terms import DAY

from .test_attendance import NAMES, TODAY, at
from .test_client import key

START, END = time(8), time(15, 5)
OPEN = {"isLocked": False, "isSchoolClosed": False, "canEdit": True, "schoolClosedReason": None}


def held(sim: Simulator, name: str, day: date = TODAY) -> tuple[Any, Any, Any]:
    """Return the day as the platform holds it."""
    row = sim.care.row(sim.family.child(name), day)
    return row["startDateTime"], row["endDateTime"], row["onLeave"]


def wire(day: date = TODAY, start: time = START, end: time = END) -> tuple[str, str, bool]:
    """Return times as the platform writes them."""
    return f"{day}T{start:%H:%M}:00", f"{day}T{end:%H:%M}:00", False


def lay_over(sim: Simulator, name: str, day: date = TODAY, **fields: Any) -> None:
    """Let a day's row say something else than planned."""
    days = sim.care.of(sim.family.child(name)).days
    days[day] = days.get(day, {}) | fields


def writes(sim: Simulator) -> int:
    """Return how many changes have reached the platform."""
    return sum(entry.kind == "save_times" for entry in sim.log)


async def refused(
    sim: Simulator, client: SkolplattformenClient, reason: NotAllowedReason, day: date = TODAY
) -> None:
    """Check that Alva's ordinary times are refused before anything is sent."""
    with pytest.raises(NotAllowedError) as caught:
        await client.set_care_times(key(sim, "Alva"), day, START, END)
    assert caught.value.reason is reason
    assert writes(sim) == 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("opening", ["iso", "hm"])
async def test_times_leave_and_times_again(
    sim: Simulator, client: SkolplattformenClient, name: str, opening: str
) -> None:
    """Each is sent once, read back, and about this child and day alone."""
    sim.switches.set("care_opening_times", opening)
    other = NAMES[1 - NAMES.index(name)]
    before = held(sim, other), held(sim, name, TODAY + DAY)
    child = key(sim, name)
    result = await client.set_care_times(child, TODAY, START, END)
    assert result.outcome is WriteOutcome.WRITTEN
    care = result.state.on(TODAY)
    assert care is not None
    assert care.start is not None
    assert care.end is not None
    assert (care.start.time(), care.end.time(), care.on_leave) == (START, END, False)
    assert held(sim, name) == wire()
    result = await client.set_care_times(child, TODAY, None, None, on_leave=True)
    assert result.outcome is WriteOutcome.WRITTEN
    assert held(sim, name) == (None, None, True)
    await client.set_care_times(child, TODAY, START, END)
    assert held(sim, name) == wire()
    assert (held(sim, other), held(sim, name, TODAY + DAY)) == before
    assert writes(sim) == 3


async def test_what_a_change_costs(sim: Simulator, client: SkolplattformenClient) -> None:
    """The choice is proved before and after, the week is read before and after."""
    await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert [entry.kind for entry in sim.log] == [
        "home_page", "care_week", "home_page", "save_times", "care_week", "home_page",
    ]  # fmt: skip


@pytest.mark.parametrize("on_leave", [False, True])
async def test_the_row_goes_back_as_it_came(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, on_leave: bool
) -> None:
    """Only the times change; a field that nobody knows is not lost."""
    sent: list[Mapping[str, Any]] = []
    original = HubSession.write

    async def write(
        self: HubSession, path: str, *, kind: str, json: Mapping[str, object]
    ) -> object:
        sent.append(json)
        return await original(self, path, kind=kind, json=json)

    monkeypatch.setattr(HubSession, "write", write)
    lay_over(sim, "Alva", nyttFalt={"djup": [1, None]}, comment=None, commentId=52, onLeave=False)
    row = sim.care.row(sim.family.child("Alva"), TODAY)
    times = (None, None) if on_leave else (START, END)
    await client.set_care_times(key(sim, "Alva"), TODAY, *times, on_leave=on_leave)
    start, end, _ = (None, None, True) if on_leave else wire()
    added = {
        "startDateTime": start,
        "endDateTime": end,
        "onLeave": on_leave,
        "registrationType": "OnLeave" if on_leave else "TimeReg",
        "commentText": "",
        "isCommentUpdated": False,
    }
    assert sent == [{"days": [row | added], "series": None}]


@pytest.mark.parametrize("flags", [{}, {"isLocked": True}, {"canEdit": False}], ids=str)
async def test_what_is_so_already_is_not_sent(
    sim: Simulator, client: SkolplattformenClient, flags: dict[str, Any]
) -> None:
    """Asking twice is harmless, even when the school has taken over meanwhile."""
    start, end, _ = wire()
    lay_over(sim, "Alva", startDateTime=start, endDateTime=end, onLeave=False, **flags)
    alva = key(sim, "Alva")
    result = await client.set_care_times(alva, TODAY, START, END)
    assert result.outcome is WriteOutcome.ALREADY_SO
    lay_over(sim, "Alva", startDateTime=None, endDateTime=None, onLeave=True)
    result = await client.set_care_times(alva, TODAY, None, None, on_leave=True)
    assert result.outcome is WriteOutcome.ALREADY_SO
    assert writes(sim) == 0


async def test_a_dry_run(sim: Simulator, client: SkolplattformenClient) -> None:
    """It shows what there is, finds what would be refused, and does not send."""
    alva, before = key(sim, "Alva"), held(sim, "Alva")
    result = await client.set_care_times(alva, TODAY, START, END, dry_run=True)
    assert result.outcome is WriteOutcome.DRY_RUN
    assert held(sim, "Alva") == before
    lay_over(sim, "Alva", isLocked=True)
    with pytest.raises(NotAllowedError):
        await client.set_care_times(alva, TODAY, START, END, dry_run=True)
    assert writes(sim) == 0


@pytest.mark.parametrize(
    ("start", "end", "on_leave"),
    [
        (None, None, False),
        (START, None, False),
        (None, END, False),
        (START, END, True),
        (START, None, True),
        (END, START, False),
        (START, START, False),
        (time(8, 1), END, False),
        (START, time(15, 4), False),
        (time(8, 0, 30), END, False),
        (time(8, 0, 0, 1), END, False),
    ],
)
async def test_times_that_are_none(
    sim: Simulator,
    client: SkolplattformenClient,
    start: time | None,
    end: time | None,
    on_leave: bool,
) -> None:
    """Half of them, in the wrong order, between five minutes, or beside leave: nothing is asked."""
    alva = key(sim, "Alva")
    with pytest.raises(NotAllowedError) as caught:
        await client.set_care_times(alva, TODAY, start, end, on_leave=on_leave)
    assert caught.value.reason is NotAllowedReason.BAD_TIMES
    assert sim.log == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"isLocked": True}, NotAllowedReason.LOCKED),
        ({"isSchoolClosed": True}, NotAllowedReason.CLOSED),
        ({"canEdit": False}, NotAllowedReason.NOT_PERMITTED),
        ({"isLocked": None}, NotAllowedReason.UNKNOWN),
        ({"isSchoolClosed": None}, NotAllowedReason.UNKNOWN),
        ({"canEdit": None}, NotAllowedReason.UNKNOWN),
        ({"canEdit": "ja"}, NotAllowedReason.UNKNOWN),
        ({"onLeave": None}, NotAllowedReason.UNKNOWN),
        ({"schoolOpeningTime": None}, NotAllowedReason.UNKNOWN),
        ({"schoolClosingTime": None}, NotAllowedReason.UNKNOWN),
        ({"schoolOpeningTime": "08:05"}, NotAllowedReason.OUTSIDE_HOURS),
        ({"schoolClosingTime": "2026-11-24T15:00:00"}, NotAllowedReason.OUTSIDE_HOURS),
        ({"date": "2026-11-23T00:00:00"}, NotAllowedReason.NOT_OFFERED),
    ],
    ids=str,
)
async def test_a_day_that_may_not_be_written(
    sim: Simulator,
    client: SkolplattformenClient,
    fields: dict[str, Any],
    reason: NotAllowedReason,
) -> None:
    """Locked, closed, outside the hours, or not told: nothing is sent."""
    lay_over(sim, "Alva", **fields)
    await refused(sim, client, reason)


async def test_a_day_without_a_date(sim: Simulator, client: SkolplattformenClient) -> None:
    """A bad row beside the day's costs nothing."""
    lay_over(sim, "Alva", TODAY + DAY, date=None)
    await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert held(sim, "Alva") == wire()


async def test_two_rows_of_one_day(sim: Simulator, client: SkolplattformenClient) -> None:
    """Nobody knows which of them is to go back."""
    lay_over(sim, "Alva", TODAY + DAY, date=f"{TODAY}T00:00:00")
    await refused(sim, client, NotAllowedReason.UNKNOWN)


async def test_the_edges_of_the_opening_hours(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The first and the last minute are inside; leave has no hours."""
    alva = key(sim, "Alva")
    result = await client.set_care_times(alva, TODAY, time(7), time(17, 30))
    assert result.outcome is WriteOutcome.WRITTEN
    lay_over(sim, "Alva", schoolOpeningTime=None, schoolClosingTime=None)
    result = await client.set_care_times(alva, TODAY, None, None, on_leave=True)
    assert result.outcome is WriteOutcome.WRITTEN


async def test_days_that_are_over_or_free(sim: Simulator, client: SkolplattformenClient) -> None:
    """Yesterday is locked, and the weekend is closed; the second child's school does not list it."""
    saturday = date(2026, 11, 28)
    await refused(sim, client, NotAllowedReason.LOCKED, TODAY - DAY)
    await refused(sim, client, NotAllowedReason.CLOSED, saturday)
    with pytest.raises(NotAllowedError) as caught:
        await client.set_care_times(key(sim, "Vilmer"), saturday, START, END)
    assert caught.value.reason is NotAllowedReason.NOT_OFFERED


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28), date(2027, 1, 3)], ids=str)
async def test_sundays_when_dates_are_odd(
    sim: Simulator, client: SkolplattformenClient, day: date
) -> None:
    """The clock changes, and week 53 ends: the times are those on the wall."""
    at(sim, f"{day}T00:30")
    lay_over(sim, "Alva", day, **OPEN, schoolOpeningTime="00:00")
    result = await client.set_care_times(key(sim, "Alva"), day, time(1), END)
    assert result.outcome is WriteOutcome.WRITTEN
    assert held(sim, "Alva", day) == wire(day, time(1))
    care = result.state.on(day)
    assert care is not None
    assert care.start == datetime.combine(day, time(1), sim.clock.now().tzinfo)
    result = await client.set_care_times(key(sim, "Alva"), day, time(1), END)
    assert result.outcome is WriteOutcome.ALREADY_SO
    assert writes(sim) == 1

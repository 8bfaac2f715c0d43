"""Reporting absence: looked at first, sent once, read back; nothing is ever sent twice."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    RateLimitedError,
    UnreachableError,
    WrongChildError,
)
from custom_components.skolplattformen.api.hub.session import HubSession
from custom_components.skolplattformen.api.hub.writing import WriteOutcome
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.simulator.terms import DAY

from .conftest import MemoryStore
from .test_attendance import NAMES, TODAY, WEDNESDAY, at
from .test_client import key

WRITE = "registerAttendance"


def writes(sim: Simulator) -> int:
    """Return how many reports have reached the platform."""
    return sum(entry.kind == "register_attendance" for entry in sim.log)


def absent(sim: Simulator, name: str) -> set[date]:
    """Return the days on which a child is reported absent."""
    return set(sim.attendance.of(sim.family.child(name)).absent)


def before_the_write(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *, after: bool = False
) -> None:
    """Let something happen at the last moment before a report is sent, or at the first after it."""
    original = HubSession.write

    async def write(
        self: HubSession, path: str, *, kind: str, json: Mapping[str, object]
    ) -> object:
        if not after:
            act()
        try:
            return await original(self, path, kind=kind, json=json)
        finally:
            if after:
                act()

    monkeypatch.setattr(HubSession, "write", write)


def choose(sim: Simulator, name: str) -> Callable[[], None]:
    """Return how another client chooses a child in our session."""

    def flip() -> None:
        for session in sim.state.hub_sessions.values():
            session.selected = sim.family.child(name).key

    return flip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_tomorrow", [False, True])
async def test_a_report_and_its_withdrawal(
    sim: Simulator, client: SkolplattformenClient, name: str, is_tomorrow: bool
) -> None:
    """Each is sent once, read back, and about this child and day alone."""
    day = sim.attendance.next_offered(sim.family.child(name)) if is_tomorrow else TODAY
    result = await client.report_absence(key(sim, name), day)
    assert result.outcome is WriteOutcome.WRITTEN
    offer = result.state.offered(day)
    assert offer is not None
    assert offer.absent is True
    assert {other: absent(sim, other) for other in NAMES} == {
        other: {day} if other == name else set() for other in NAMES
    }
    assert writes(sim) == 1
    result = await client.withdraw_absence(key(sim, name), day)
    assert result.outcome is WriteOutcome.WRITTEN
    assert absent(sim, name) == set()
    assert writes(sim) == 2


async def test_what_a_report_costs(sim: Simulator, client: SkolplattformenClient) -> None:
    """The choice is proved before and after, the state is read before and after."""
    await client.report_absence(key(sim, "Alva"), TODAY)
    assert [entry.kind for entry in sim.log] == [
        "home_page", "attendance_window", "home_page", "register_attendance",
        "attendance_window", "home_page",
    ]  # fmt: skip


@pytest.mark.parametrize("locked", [False, True])
async def test_what_is_so_already_is_not_sent(
    sim: Simulator, client: SkolplattformenClient, locked: bool
) -> None:
    """Reporting twice is harmless, even when the school has taken over meanwhile."""
    book = sim.attendance.of(sim.family.child("Alva"))
    book.absent[TODAY] = "Feber"
    book.locked = {TODAY, WEDNESDAY} if locked else set()
    result = await client.report_absence(key(sim, "Alva"), TODAY)
    assert result.outcome is WriteOutcome.ALREADY_SO
    assert result.state.today is not None
    assert result.state.today.comment == "Feber"
    result = await client.withdraw_absence(key(sim, "Alva"), WEDNESDAY)
    assert result.outcome is WriteOutcome.ALREADY_SO
    assert writes(sim) == 0


async def test_a_dry_run_does_all_but_the_sending(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It finds what would be refused, and what would be sent."""
    result = await client.report_absence(key(sim, "Alva"), TODAY, dry_run=True)
    assert result.outcome is WriteOutcome.DRY_RUN
    sim.attendance.of(sim.family.child("Alva")).locked.add(TODAY)
    with pytest.raises(NotAllowedError):
        await client.report_absence(key(sim, "Alva"), TODAY, dry_run=True)
    assert writes(sim) == 0
    assert absent(sim, "Alva") == set()


@pytest.mark.parametrize("flag", ["canRegisterDayAbsence", "absenceTodayLocked", "absentToday"])
async def test_what_is_not_told_is_not_sent(
    sim: Simulator, client: SkolplattformenClient, flag: str
) -> None:
    """Unknown is neither a yes nor a no."""
    sim.attendance.of(sim.family.child("Alva")).flags[flag] = None
    await refused(sim, client.report_absence(key(sim, "Alva"), TODAY), NotAllowedReason.UNKNOWN)


async def refused(sim: Simulator, write: Awaitable[object], reason: NotAllowedReason) -> None:
    """Check that a change is refused before anything is sent."""
    with pytest.raises(NotAllowedError) as caught:
        await write
    assert caught.value.reason is reason
    assert writes(sim) == 0


async def test_what_may_not_be_reported(sim: Simulator, client: SkolplattformenClient) -> None:
    """A locked day, a school that does not let guardians, and days that are not offered."""
    alva = key(sim, "Alva")
    book = sim.attendance.of(sim.family.child("Alva"))
    book.locked.add(TODAY)
    await refused(sim, client.report_absence(alva, TODAY), NotAllowedReason.LOCKED)
    book.flags["canRegisterDayAbsence"] = False
    await refused(sim, client.report_absence(alva, WEDNESDAY), NotAllowedReason.NOT_PERMITTED)
    for day in (TODAY - DAY, TODAY + 2 * DAY, TODAY + timedelta(days=365)):
        await refused(sim, client.report_absence(alva, day), NotAllowedReason.NOT_OFFERED)
        await refused(sim, client.withdraw_absence(alva, day), NotAllowedReason.NOT_OFFERED)


async def test_on_a_friday_tomorrow_is_monday(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The weekend is not offered; Monday is reported as tomorrow."""
    at(sim, "2026-11-27T18:00")
    alva = key(sim, "Alva")
    saturday, monday = date(2026, 11, 28), date(2026, 11, 30)
    await refused(sim, client.report_absence(alva, saturday), NotAllowedReason.NOT_OFFERED)
    assert (await client.report_absence(alva, monday)).outcome is WriteOutcome.WRITTEN
    assert absent(sim, "Alva") == {monday}


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-10-25T02:30", date(2026, 10, 26)),
        ("2027-03-28T03:30", date(2027, 3, 29)),
        ("2026-12-31T23:30", date(2027, 1, 1)),
    ],
)
async def test_nights_when_dates_are_odd(
    sim: Simulator, client: SkolplattformenClient, now: str, day: date
) -> None:
    """Clocks change, and week 53 ends in another year."""
    at(sim, now)
    await client.report_absence(key(sim, "Vilmer"), day)
    assert absent(sim, "Vilmer") == {day}


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 25)])
async def test_midnight_before_the_report_arrives(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    """What was today is no longer: nobody says that the wrong day is the right one."""
    at(sim, "2026-11-24T23:59:59")
    before_the_write(monkeypatch, lambda: sim.clock.advance(timedelta(seconds=2)))
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), day)
    assert day not in absent(sim, "Alva")
    assert writes(sim) == 1


async def test_a_report_that_the_platform_refuses(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The school takes over at the last moment."""
    book = sim.attendance.of(sim.family.child("Alva"))
    before_the_write(monkeypatch, lambda: book.locked.add(TODAY))
    with pytest.raises(NotAllowedError) as caught:
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert caught.value.reason is NotAllowedReason.REFUSED
    assert writes(sim) == 1


@pytest.mark.parametrize("name", NAMES)
async def test_a_report_without_effect(
    sim: Simulator, client: SkolplattformenClient, name: str
) -> None:
    """The platform says yes, the state says no."""
    sim.switches.writes_take_effect = False
    with pytest.raises(NotTakenError):
        await client.report_absence(key(sim, name), TODAY)
    assert writes(sim) == 1


@pytest.mark.parametrize("kind", ["drop", "status", "empty", "html", "forbidden", "garbage"])
async def test_an_answer_that_is_lost_before_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: str
) -> None:
    """Nobody knows whether it will take effect later: it is unknown, and not sent again."""
    sim.faults.add(Fault(kind=kind, path=WRITE))  # type: ignore[arg-type]
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1
    assert absent(sim, "Alva") == set()


@pytest.mark.parametrize("kind", ["drop_after", "truncate"])
async def test_an_answer_that_is_lost_after_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: str
) -> None:
    """What is read back counts: it was taken."""
    sim.faults.add(Fault(kind=kind, path=WRITE))  # type: ignore[arg-type]
    result = await client.report_absence(key(sim, "Alva"), TODAY)
    assert result.outcome is WriteOutcome.WRITTEN
    assert writes(sim) == 1
    assert absent(sim, "Alva") == {TODAY}


async def test_a_state_that_cannot_be_read_back(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accepted, and nobody knows."""
    lost = Fault(kind="status", path="attendance/appData")
    before_the_write(monkeypatch, lambda: sim.faults.add(lost))
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1


async def test_trouble_before_the_report_is_told_as_such(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Then nothing was sent, and it is known."""
    sim.faults.add(Fault(kind="status", path="attendance/appData"))
    with pytest.raises(UnreachableError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    sim.faults.clear()
    sim.family.child("Alva").modules_off = {"attendance_window": "redirect"}
    with pytest.raises(ModuleOffError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 0


async def test_a_pause_that_is_asked_for_by_the_report(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """429 means that it was not looked at; nothing more is sent while the pause lasts."""
    before_the_write(monkeypatch, lambda: sim.switches.set("rate_limit", "seconds"))
    with pytest.raises(RateLimitedError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1
    with pytest.raises(RateLimitedError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1


@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_session_that_is_dead_before_the_report(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """The look renews it; then the report is sent, once, about the right child."""
    await client.attendance(key(sim, "Alva"))
    sim.switches.set("expiry_mode", mode)
    sim.kill_sessions()
    await client.report_absence(key(sim, "Vilmer"), TODAY)
    assert client.counts["renewal"] > 0
    assert writes(sim) == 1
    assert absent(sim, "Vilmer") == {TODAY}


@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_session_that_dies_at_the_report(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
) -> None:
    """It is not renewed to send the report again; the next question is answered as ever."""
    sim.switches.set("expiry_mode", mode)
    before_the_write(monkeypatch, sim.kill_sessions)
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1
    assert client.counts["renewal"] == 0
    assert (await client.attendance(key(sim, "Alva"))).today is not None


@pytest.mark.parametrize("effect", [True, False])
async def test_the_other_child_is_chosen_at_the_report(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    effect: bool,
) -> None:
    """A report that may have become the sibling's is never called done, and never called not done."""
    sim.switches.writes_take_effect = effect
    before_the_write(monkeypatch, choose(sim, "Vilmer"))
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1
    assert absent(sim, "Alva") == set()


async def test_the_other_child_is_chosen_after_the_report(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back is the sibling's, and tells nothing."""
    sim.attendance.of(sim.family.child("Vilmer")).absent[TODAY] = None
    before_the_write(monkeypatch, choose(sim, "Vilmer"), after=True)
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1


async def test_the_other_child_is_chosen_at_the_look(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Nothing is sent, although the sibling could have been reported."""
    sim.switches.drift_after = 0
    with pytest.raises(WrongChildError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 0


async def test_what_is_not_allowed_is_said_of_the_right_child(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The sibling's lock is no answer about this child."""
    sim.attendance.of(sim.family.child("Vilmer")).locked.add(TODAY)
    sim.switches.drift_after = 0
    with pytest.raises(WrongChildError):
        await client.report_absence(key(sim, "Alva"), TODAY)


async def test_a_client_that_is_closed_while_it_writes(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Keys that could not be saved before do not turn "perhaps sent" into "not begun"."""
    store.full = True
    sim.faults.add(Fault(kind="rate_limit", times=1))
    with pytest.raises(RateLimitedError):
        await client.attendance(key(sim, "Alva"))
    assert not client.secrets_saved
    sim.clock.advance(timedelta(seconds=10))
    original = HubSession.write

    async def write(self: HubSession, path: str, **sent: Any) -> object:
        try:
            return await original(self, path, **sent)
        finally:
            await client.close()

    monkeypatch.setattr(HubSession, "write", write)
    with pytest.raises(OutcomeUnknownError):
        await client.report_absence(key(sim, "Alva"), TODAY)
    assert writes(sim) == 1

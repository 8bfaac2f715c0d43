"""Trouble around writing times of care: what is lost, refused or a sibling's is never called done."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    UnexpectedAnswerError,
    WrongChildError,
)
from custom_components.skolplattformen.api.hub.writing import WriteOutcome
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .test_absence import before_the_write, choose
from .test_attendance import TODAY
from .test_care_times import END, START, held, lay_over, wire, writes
from .test_client import key


@pytest.mark.parametrize("kind", ["drop", "status", "empty", "html", "forbidden", "garbage"])
async def test_an_answer_that_is_lost_before_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: Any
) -> None:
    """Nobody knows whether it will take effect later: it is unknown, and not sent again."""
    before = held(sim, "Alva")
    sim.faults.add(Fault(kind=kind, path="SaveTimeRegistrations"))
    with pytest.raises(OutcomeUnknownError):
        await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert writes(sim) == 1
    assert held(sim, "Alva") == before


@pytest.mark.parametrize("kind", ["drop_after", "truncate"])
async def test_an_answer_that_is_lost_after_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: Any
) -> None:
    """What is read back counts: it was taken."""
    sim.faults.add(Fault(kind=kind, path="SaveTimeRegistrations"))
    result = await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert result.outcome is WriteOutcome.WRITTEN
    assert writes(sim) == 1
    assert held(sim, "Alva") == wire()


async def test_a_change_that_is_refused_or_forgotten(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A yes without effect is found out; the school takes over at the last moment."""
    alva = key(sim, "Alva")
    sim.switches.writes_take_effect = False
    with pytest.raises(NotTakenError):
        await client.set_care_times(alva, TODAY, START, END)
    before_the_write(monkeypatch, lambda: lay_over(sim, "Alva", isLocked=True))
    with pytest.raises(NotAllowedError) as caught:
        await client.set_care_times(alva, TODAY, START, END)
    assert caught.value.reason is NotAllowedReason.REFUSED
    assert writes(sim) == 2


async def test_a_week_that_cannot_be_read(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the change nothing was sent; after it nobody knows."""
    alva, lost = key(sim, "Alva"), Fault(kind="garbage", path="GetTimeRegistrations")
    sim.faults.add(lost)
    with pytest.raises(UnexpectedAnswerError):
        await client.set_care_times(alva, TODAY, START, END)
    assert writes(sim) == 0
    sim.faults.clear()
    before_the_write(monkeypatch, lambda: sim.faults.add(lost))
    with pytest.raises(OutcomeUnknownError):
        await client.set_care_times(alva, TODAY, START, END)
    assert writes(sim) == 1


@pytest.mark.parametrize("on_leave", [False, True])
async def test_the_other_child_is_chosen_at_the_change(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, on_leave: bool
) -> None:
    """The row is Alva's: the platform does not take it for Vilmer, and we call it unknown."""
    before = held(sim, "Vilmer")
    times = (None, None) if on_leave else (START, END)
    lay_over(sim, "Alva", onLeave=False)
    before_the_write(monkeypatch, choose(sim, "Vilmer"))
    with pytest.raises(OutcomeUnknownError):
        await client.set_care_times(key(sim, "Alva"), TODAY, *times, on_leave=on_leave)
    assert writes(sim) == 1
    assert held(sim, "Vilmer") == before


async def test_the_other_child_is_chosen_after_the_change(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back is the sibling's, and tells nothing, even when it is as wanted."""
    start, end, _ = wire()
    lay_over(sim, "Vilmer", startDateTime=start, endDateTime=end, onLeave=False)
    before_the_write(monkeypatch, choose(sim, "Vilmer"), after=True)
    with pytest.raises(OutcomeUnknownError):
        await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert writes(sim) == 1


async def test_the_other_child_is_chosen_at_the_look(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Nothing is sent."""
    sim.switches.drift_after = 0
    with pytest.raises(WrongChildError):
        await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert writes(sim) == 0


async def test_a_session_that_is_dead_before_the_change(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The look renews it; then the day is sent once, about the right child."""
    sim.clock.advance(timedelta(hours=1))
    sim.kill_sessions()
    await client.set_care_times(key(sim, "Vilmer"), TODAY, START, END)
    assert client.counts["renewal"] > 0
    assert writes(sim) == 1
    assert held(sim, "Vilmer") == wire()


@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_session_that_dies_at_the_change(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """It is not renewed to send the day again."""
    sim.switches.set("expiry_mode", mode)
    before_the_write(monkeypatch, sim.kill_sessions)
    with pytest.raises(OutcomeUnknownError):
        await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert writes(sim) == 1
    assert client.counts["renewal"] == 0


async def test_a_child_without_care(sim: Simulator, client: SkolplattformenClient) -> None:
    """Off is told as such, and nothing is sent."""
    sim.care.end(sim.family.child("Alva"))
    with pytest.raises(ModuleOffError):
        await client.set_care_times(key(sim, "Alva"), TODAY, START, END)
    assert writes(sim) == 0

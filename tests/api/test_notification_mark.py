"""Marking notifications: looked at first, sent once, read back; no child is chosen for it."""

from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    UnreachableError,
)
from custom_components.skolplattformen.api.hub.writing import WriteOutcome
from custom_components.skolplattformen.school.models import NotificationState
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .test_absence import before_the_write, choose
from .test_client import key

WRITE = "UpdateNotificationState"
SEEN, READ = NotificationState.SEEN, NotificationState.READ
NAMES = ("Alva", "Vilmer")


def states(sim: Simulator, name: str) -> dict[int, str]:
    """Return the states of a child's bell as the platform holds it."""
    return {item["id"]: item["state"] for item in sim.notifications.of(sim.family.child(name))}


def writes(sim: Simulator) -> int:
    """Return how many changes have reached the platform."""
    return sum(entry.kind == "notification_state" for entry in sim.log)


def new(sim: Simulator, name: str = "Alva") -> int:
    """Add a notification with an id that no other child has, and return it."""
    for child in sim.family.children:
        sim.notifications.of(child)
    item = sim.notifications.add(sim.family.child(name), "Nytt")
    item["id"] = 66_900_001 + len(sim.notifications.of(sim.family.child(name)))
    return int(item["id"])


@pytest.mark.parametrize("name", NAMES)
async def test_seen_then_read(sim: Simulator, client: SkolplattformenClient, name: str) -> None:
    """Each is sent once and read back; nothing goes back, and no child is chosen."""
    number = new(sim, name)
    before = {other: states(sim, other) for other in NAMES}
    for wanted, outcome, held, sent in (
        (SEEN, WriteOutcome.WRITTEN, "Seen", 1),
        (SEEN, WriteOutcome.ALREADY_SO, "Seen", 1),
        (READ, WriteOutcome.WRITTEN, "Read", 2),
        (SEEN, WriteOutcome.ALREADY_SO, "Read", 2),
    ):
        result = await client.mark_notifications([number, number], wanted)
        assert result.outcome is outcome
        assert [item.state for item in result.state if item.id == number] == [held]
        before[name][number] = held
        assert {other: states(sim, other) for other in NAMES} == before
        assert writes(sim) == sent
    assert client.counts["switch"] == 0


async def test_what_has_come_further_is_left_out(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Of several, those that are read stay so when the others become seen."""
    first, second = new(sim), new(sim)
    await client.mark_notifications([first], READ)
    await client.mark_notifications(iter([first, second]), SEEN)
    held = states(sim, "Alva")
    assert (held[first], held[second]) == ("Read", "Seen")


async def test_an_id_that_two_children_share(sim: Simulator, client: SkolplattformenClient) -> None:
    """It stands for both, unless that would take one of them back."""
    alva, vilmer = (sim.notifications.of(sim.family.child(name)) for name in NAMES)
    [shared] = {item["id"] for item in alva[-1:]} & {item["id"] for item in vilmer}
    for child in sim.family.children:
        sim.notifications.set_state(child, shared, "New")
    await client.mark_notifications([shared], SEEN)
    assert [states(sim, name)[shared] for name in NAMES] == ["Seen", "Seen"]
    sim.notifications.set_state(sim.family.child("Alva"), shared, "New")
    sim.notifications.set_state(sim.family.child("Vilmer"), shared, "Read")
    with pytest.raises(NotAllowedError) as caught:
        await client.mark_notifications([shared], SEEN)
    assert caught.value.reason is NotAllowedReason.UNKNOWN
    assert writes(sim) == 1


async def test_what_the_bell_does_not_hold(sim: Simulator, client: SkolplattformenClient) -> None:
    """Nobody's, cleared, the other child's where the bell is one child's, and a state nobody knows."""
    number, cleared, odd = new(sim), new(sim), new(sim)
    sim.notifications.set_state(sim.family.child("Alva"), cleared, "Cleared")
    sim.notifications.set_state(sim.family.child("Alva"), odd, "Snoozed")
    vilmers = new(sim, "Vilmer")
    await client.read_child(key(sim, "Alva"), {})
    sim.switches.set("notifications_scope", "selected")
    for ids, reason in (
        ([number, 1], NotAllowedReason.NOT_OFFERED),
        ([cleared], NotAllowedReason.NOT_OFFERED),
        ([number, vilmers + 500], NotAllowedReason.NOT_OFFERED),
        ([odd], NotAllowedReason.UNKNOWN),
    ):
        with pytest.raises(NotAllowedError) as caught:
            await client.mark_notifications(ids, READ)
        assert caught.value.reason is reason
    assert (await client.mark_notifications([], READ)).outcome is WriteOutcome.ALREADY_SO
    assert writes(sim) == 0


@pytest.mark.parametrize("kind", ["drop", "status", "empty", "html", "forbidden", "garbage"])
async def test_an_answer_that_is_lost_before_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: Any
) -> None:
    """It is unknown, and not sent again."""
    number = new(sim)
    sim.faults.add(Fault(kind=kind, path=WRITE))
    with pytest.raises(OutcomeUnknownError):
        await client.mark_notifications([number], READ)
    assert writes(sim) == 1
    assert states(sim, "Alva")[number] == "New"


@pytest.mark.parametrize("kind", ["drop_after", "truncate"])
async def test_an_answer_that_is_lost_after_the_effect(
    sim: Simulator, client: SkolplattformenClient, kind: Any
) -> None:
    """What is read back counts: it was taken."""
    number = new(sim)
    sim.faults.add(Fault(kind=kind, path=WRITE))
    assert (await client.mark_notifications([number], READ)).outcome is WriteOutcome.WRITTEN
    assert writes(sim) == 1


async def test_a_mark_that_is_forgotten_or_refused(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A yes without effect is found out; a no is told as one."""
    number = new(sim)
    sim.switches.writes_take_effect = False
    with pytest.raises(NotTakenError):
        await client.mark_notifications([number], READ)
    item = sim.notifications.of(sim.family.child("Alva"))[0]
    before_the_write(monkeypatch, lambda: item.update(id=1))
    before_the_write(monkeypatch, lambda: item.update(id=number), after=True)
    with pytest.raises(NotAllowedError) as caught:
        await client.mark_notifications([number], READ)
    assert caught.value.reason is NotAllowedReason.REFUSED
    assert writes(sim) == 2


async def test_a_bell_of_another_child_at_the_mark(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the bell is one child's, what is read back is the sibling's: unknown."""
    [shared] = {
        item["id"] for item in sim.notifications.of(sim.family.child("Alva"))[-1:]
    } & states(sim, "Vilmer").keys()
    for child in sim.family.children:
        sim.notifications.set_state(child, shared, "New")
    await client.read_child(key(sim, "Alva"), {})
    sim.switches.set("notifications_scope", "selected")
    before_the_write(monkeypatch, choose(sim, "Vilmer"))
    with pytest.raises(OutcomeUnknownError):
        await client.mark_notifications([shared], READ)
    assert writes(sim) == 1


@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_session_that_is_dead(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """Before the mark it is renewed, and the mark is sent once; at the mark it is not."""
    number = new(sim)
    sim.switches.set("expiry_mode", mode)
    sim.kill_sessions()
    await client.mark_notifications([number], SEEN)
    renewals = client.counts["renewal"]
    assert renewals > 0
    before_the_write(monkeypatch, sim.kill_sessions)
    with pytest.raises(OutcomeUnknownError):
        await client.mark_notifications([number], READ)
    assert writes(sim) == 2
    assert client.counts["renewal"] == renewals


async def test_a_bell_that_cannot_be_read(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the mark nothing was sent; after it nobody knows."""
    number, lost = new(sim), Fault(kind="status", path="GetNotifications")
    sim.faults.add(lost)
    with pytest.raises(UnreachableError):
        await client.mark_notifications([number], READ)
    assert writes(sim) == 0
    sim.faults.clear()
    before_the_write(monkeypatch, lambda: sim.faults.add(lost))
    with pytest.raises(OutcomeUnknownError):
        await client.mark_notifications([number], READ)
    assert writes(sim) == 1

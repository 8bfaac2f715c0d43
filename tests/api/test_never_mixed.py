"""Data of one child never arrives as another's, whatever the platform does to the choice."""

import asyncio
from datetime import date
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import ChildAnswer, SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    ModuleOffError,
    SkolplattformenError,
    UnexpectedAnswerError,
    WrongChildError,
)
from custom_components.skolplattformen.api.hub.session import HubSession
from custom_components.skolplattformen.school.models import Module
from tests.simulator import home_page
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .test_client import DAYS, key

RANGE: tuple[date, date] = DAYS


def assert_belongs(sim: Simulator, answer: ChildAnswer) -> None:
    """Compare an answer with what the platform holds for the child it names."""
    child = sim.family.child(answer.child.first_name)
    assert answer.child.key == key(sim, child.first_name)
    assert answer.facts.timetable is not None
    assert answer.facts.messages is not None
    assert {
        entry.start.replace(tzinfo=None).isoformat() for entry in answer.facts.timetable.entries
    } == {row["start"] for row in sim.school.rows(child, *RANGE)}
    assert {entry.teacher for entry in answer.facts.timetable.entries if entry.teacher} == {
        row["notes"]["tutors"]
        for row in sim.school.rows(child, *RANGE)
        if row.get("notes", {}).get("tutors")
    }
    assert answer.facts.messages.unread == sum(item["isNew"] for item in sim.messages.of(child))


async def read(client: SkolplattformenClient, sim: Simulator, name: str) -> ChildAnswer:
    """Read all of one child."""
    return await client.read_child(key(sim, name), {Module.TIMETABLE: RANGE, Module.MESSAGES: DAYS})


async def test_the_siblings_differ_in_everything_that_is_compared(sim: Simulator) -> None:
    """The other tests could not fail otherwise."""
    alva, vilmer = sim.family.children
    starts = [
        {row["start"] for row in sim.school.rows(child, *RANGE) if not row["allDay"]}
        for child in (alva, vilmer)
    ]
    assert starts[0] != starts[1]
    unread = [sum(m["isNew"] for m in sim.messages.of(child)) for child in (alva, vilmer)]
    assert unread[0] != unread[1]


async def test_interleaved_reads(sim: Simulator, client: SkolplattformenClient) -> None:
    """Many reads at once queue up for the one choice there is."""
    names = ["Alva", "Vilmer"] * 5
    answers = await asyncio.gather(*(read(client, sim, name) for name in names))
    assert [answer.child.first_name for answer in answers] == names
    for answer in answers:
        assert_belongs(sim, answer)


async def test_a_sibling_that_cannot_be_read(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row without a name does not make the other child an only child."""
    await read(client, sim, "Vilmer")
    original = home_page.home_data

    def nameless(*args: Any, **kwargs: Any) -> Any:
        data = original(*args, **kwargs)
        data["account"]["pupils"][1]["name"] = ""
        return data

    monkeypatch.setattr(home_page, "home_data", nameless)
    assert [child.first_name for child in (await client.account()).children] == ["Alva"]
    assert_belongs(sim, await read(client, sim, "Alva"))


@pytest.mark.parametrize("answers_late", [1, 2])
async def test_a_switch_that_takes_its_time(
    sim: Simulator, client: SkolplattformenClient, answers_late: int
) -> None:
    """Nothing is read before the platform shows the chosen child."""
    sim.switches.switch_delay_requests = answers_late
    for name in ("Vilmer", "Alva", "Vilmer"):
        assert_belongs(sim, await read(client, sim, name))


async def test_a_switch_that_never_takes_effect(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Then there is no data at all."""
    sim.switches.switch_delay_requests = 100
    with pytest.raises(WrongChildError):
        await read(client, sim, "Vilmer")
    assert client.counts["timetable"] == client.counts["messages"] == 0


@pytest.mark.parametrize("answers_before", range(5))
async def test_drift_between_the_verifications(
    sim: Simulator, client: SkolplattformenClient, answers_before: int
) -> None:
    """Another client flips the child at any moment: what was read is dropped and read again."""
    sim.switches.drift_after = answers_before
    for name in ("Alva", "Vilmer", "Alva"):
        assert_belongs(sim, await read(client, sim, name))


async def test_drift_that_does_not_stop(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A choice that never lasts ends in an error after the second try."""
    original = sim.messages.of

    def flip(child: object) -> object:
        for session in sim.state.hub_sessions.values():
            session.selected = sim.family.child("Vilmer").key
        return original(child)  # type: ignore[arg-type]

    monkeypatch.setattr(sim.messages, "of", flip)
    with pytest.raises(WrongChildError):
        await read(client, sim, "Alva")
    assert client.counts["messages"] == 2


async def test_session_death_in_the_middle_of_a_child(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """After a renewal the child is chosen anew before anything is read."""
    assert_belongs(sim, await read(client, sim, "Vilmer"))
    sim.faults.add(Fault(kind="status", path="GetMessages", status=401, times=1))
    assert_belongs(sim, await read(client, sim, "Vilmer"))
    assert client.counts["renewal"] > 0


async def test_one_failing_part_leaves_the_rest_the_right_childs(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A failure is named; the other part still belongs to the child."""
    sim.faults.add(Fault(kind="status", path="GetMessages", status=500))
    answer = await read(client, sim, "Vilmer")
    assert set(answer.failures) == {Module.MESSAGES}
    assert answer.facts.timetable is not None
    assert {
        entry.start.replace(tzinfo=None).isoformat() for entry in answer.facts.timetable.entries
    } == {row["start"] for row in sim.school.rows(sim.family.child("Vilmer"), *RANGE)}


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_what_the_sibling_does_not_have(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """An error is an answer too: one about the sibling is dropped, and the child is read again."""
    sim.family.child("Vilmer").modules_off = {"news_list": mode}
    sim.switches.drift_after = 0
    assert (await client.news(key(sim, "Alva"))).items
    assert client.counts["news"] == 2


async def test_a_letter_that_the_sibling_does_not_have(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It is found after all, and opened once."""
    letter = sim.messages.add(sim.family.child("Alva"), "Hej", text="Till Alva")
    sim.switches.drift_after = 0
    assert (await client.message(key(sim, "Alva"), letter["id"])).text == "Till Alva"
    assert client.counts["message"] == 1


async def test_errors_about_a_sibling_that_do_not_stop(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A choice that never lasts says nothing of the child."""
    sim.family.child("Vilmer").modules_off = {"news_list": "redirect"}
    original = HubSession.call

    async def call(self: HubSession, *args: Any, **kwargs: Any) -> object:
        sim.switches.drift_after = 0
        return await original(self, *args, **kwargs)

    monkeypatch.setattr(HubSession, "call", call)
    with pytest.raises(WrongChildError):
        await client.news(key(sim, "Alva"))
    assert client.counts["news"] == 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="garbage", path="GetNewsList"), UnexpectedAnswerError),
        (Fault(kind="forbidden", path="GetNewsList"), DeniedError),
    ],
)
async def test_an_error_about_the_chosen_child(
    sim: Simulator, client: SkolplattformenClient, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """It stands as it is: nothing is asked twice but whose it is."""
    sim.faults.add(fault)
    with pytest.raises(error):
        await client.news(key(sim, "Alva"))
    assert client.counts == {"home": 2, "news": 1}


async def test_a_module_that_the_sibling_lacks_at_a_write(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Nothing is sent, and the school of the child is not said to be without reports."""
    sim.family.child("Vilmer").modules_off = {"attendance_window": "redirect"}
    sim.switches.drift_after = 0
    with pytest.raises(WrongChildError):
        await client.report_absence(key(sim, "Alva"), sim.attendance.today())
    with pytest.raises(ModuleOffError):
        await client.report_absence(key(sim, "Vilmer"), sim.attendance.today())
    assert client.counts["absence_report"] == 0

"""A child's assignments: all of them, and each child's own."""

from collections import Counter
from datetime import date, datetime, timedelta
import json
from threading import get_ident
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.hub import assignments, learning_plans
from custom_components.skolplattformen.api.hub.assignments import parse_assignments
from custom_components.skolplattformen.school.models import STOCKHOLM, Assignment, AssignmentList
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .samples.tasks import TASKS
from .test_client import key
from .test_renewal import requested


@pytest.mark.parametrize("due", ["text", "iso"])
@pytest.mark.parametrize("flags", ["bool", "int"])
async def test_the_assignments_of_both_children(
    sim: Simulator, client: SkolplattformenClient, due: str, flags: str
) -> None:
    """Each child's own, the first due first, in every way the platform writes them."""
    sim.switches.set("task_due", due)
    sim.switches.set("task_flags", flags)
    for name in ("Alva", "Vilmer", "Alva"):
        answer = await client.tasks(key(sim, name))
        assert answer.complete
        assert answer.read_at == sim.clock.now()
        assert [
            (found.id, found.title, found.due_on, found.read) for found in answer.assignments
        ] == [
            (task.id, task.title, task.due.date(), task.read)
            for task in sim.tasks.of(sim.family.child(name))
        ]


async def test_one_assignment(sim: Simulator, client: SkolplattformenClient) -> None:
    """What is to be done, in Markdown, with links that lead somewhere."""
    answer = await client.tasks(key(sim, "Alva"))
    [found] = [item for item in answer.assignments if item.title == "Labbrapport om lösningar"]
    assert found == Assignment(
        id=found.id,
        title="Labbrapport om lösningar",
        status="Due",
        due_on=date(2026, 11, 30),
        subject="NO",
        description=(
            "Skriv om försöket i 6B. Mallen finns [här](https://hub.infomentor.se/Resources/Resource/"
            "Download/990101?api=IM2&ModuleType=Task&ConnectionId=1).\n\n- Hypotes\n- Resultat"
        ),
        status_text="Ska göras",
        overdue=False,
        read=False,
        has_files=True,
        has_links=False,
        milestones=3,
        milestones_complete=1,
    )
    overdue = [item.title for item in answer.assignments if item.overdue]
    assert overdue == ["Bokrecension"]
    assert {item.title for item in answer.assignments if item.done} >= {"Karta över Europa"}


async def test_a_time_of_day(sim: Simulator, client: SkolplattformenClient) -> None:
    """A test during a lesson has one; midnight is a day."""
    alva = sim.family.child("Alva")
    day = datetime(2026, 12, 1, tzinfo=STOCKHOLM)
    sim.tasks.add(alva, "Prov", due=day + timedelta(hours=12, minutes=10))
    sim.tasks.add(alva, "Läxa", due=day)
    found = {item.title: item for item in (await client.tasks(key(sim, "Alva"))).assignments}
    assert found["Prov"].due_at == day + timedelta(hours=12, minutes=10)
    assert found["Läxa"].due_at is None
    assert found["Prov"].due_on == found["Läxa"].due_on == day.date()
    titles = list(found)
    assert titles.index("Läxa") < titles.index("Prov")


@pytest.mark.parametrize(("count", "pages", "complete"), [(230, 3, True), (1100, 10, False)])
async def test_many_assignments(
    sim: Simulator, client: SkolplattformenClient, count: int, pages: int, complete: bool
) -> None:
    """Every page is read, up to a thousand; what was not read is told."""
    vilmer = sim.family.child("Vilmer")
    first = datetime(2027, 1, 1, tzinfo=STOCKHOLM)
    for number in range(count):
        sim.tasks.add(vilmer, f"Uppgift {number}", due=first + timedelta(days=number))
    answer = await client.tasks(key(sim, "Vilmer"))
    assert answer.complete is complete
    expected = [task.title for task in sim.tasks.of(vilmer)][: 100 * pages]
    assert [item.title for item in answer.assignments] == expected
    assert requested(sim, "task_list") == pages


@pytest.mark.parametrize("flags", ["bool", "int"])
async def test_a_platform_that_does_not_turn_the_page(
    sim: Simulator, client: SkolplattformenClient, flags: str
) -> None:
    """The first page for ever ends the reading, and the list is not called complete."""
    sim.switches.set("task_flags", flags)
    sim.switches.task_paging = False
    alva = sim.family.child("Alva")
    for number in range(150):
        sim.tasks.add(alva, f"Uppgift {number}", due=datetime(2027, 1, 1, tzinfo=STOCKHOLM))
    answer = await client.tasks(key(sim, "Alva"))
    assert len(answer.assignments) == 100
    assert not answer.complete
    assert requested(sim, "task_list") == 2


async def test_a_child_in_preschool(sim: Simulator, client: SkolplattformenClient) -> None:
    """The platform fails there: it is not down, and nobody needs to sign in."""
    sim.family.child("Alva").preschool = True
    with pytest.raises(UnexpectedAnswerError):
        await client.tasks(key(sim, "Alva"))
    assert client.counts["renewal"] == 0
    assert (await client.tasks(key(sim, "Vilmer"))).assignments


async def test_a_platform_that_is_down(sim: Simulator, client: SkolplattformenClient) -> None:
    """Then the home page is not there either, and it is called what it is."""
    await client.tasks(key(sim, "Alva"))
    sim.faults.add(Fault(kind="status", status=503, host="hub.infomentor.se"))
    with pytest.raises(UnreachableError):
        await client.tasks(key(sim, "Alva"))


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_school_without_assignments(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """Off for one child is off for that child alone."""
    sim.family.child("Alva").modules_off = {"task_list": mode}
    with pytest.raises(ModuleOffError):
        await client.tasks(key(sim, "Alva"))
    assert (await client.tasks(key(sim, "Vilmer"))).assignments


async def test_nothing_to_do(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is nothing, and complete."""
    monkeypatch.setattr(sim.tasks, "of", lambda _child: [])
    answer = await client.tasks(key(sim, "Alva"))
    assert answer == AssignmentList(assignments=(), complete=True, read_at=sim.clock.now())


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"dueDate": "2 dec", "dueDateDateValue": "2026-12-02T00:00:00"}, date(2026, 12, 2)),
        ({"dueDate": "2026-12-03T00:00:00", "dueDateDateValue": None}, date(2026, 12, 3)),
        ({"dueDate": "2026-12-04", "dueDateDateValue": ""}, date(2026, 12, 4)),
        ({"dueDate": "2 dec", "dueDateDateValue": None}, None),
        ({"dueDate": None, "dueDateDateValue": 5}, None),
        ({"dueDate": "", "dueDateDateValue": "0001-01-01T00:00:00"}, None),
    ],
)
def test_the_day(fields: dict[str, Any], due: date | None) -> None:
    """A date that can be read is read, wherever it stands; Swedish words are not guessed at."""
    data = {**TASKS, "items": [TASKS["items"][0] | fields]}
    assert parse_assignments(data, Counter()).assignments[0].due_on == due


def test_assignments_can_be_stored() -> None:
    """And are read back as they were."""
    page = parse_assignments(TASKS, Counter())
    kept = AssignmentList(
        assignments=page.assignments,
        complete=True,
        read_at=datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM),
    )
    assert AssignmentList.from_dict(json.loads(json.dumps(kept.to_dict()))) == kept


async def test_the_loop_goes_on_while_assignments_are_read(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred descriptions take longer to turn into text than it should stand still."""
    threads: set[int] = set()

    def to_text(html: str | None) -> str | None:
        threads.add(get_ident())
        return html

    monkeypatch.setattr(assignments, "to_text", to_text)
    monkeypatch.setattr(learning_plans, "to_text", to_text)
    await client.tasks(key(sim, "Alva"))
    plan = (await client.plans(key(sim, "Alva"))).plans[0]
    await client.plan(key(sim, "Alva"), plan.id)
    assert threads
    assert get_ident() not in threads

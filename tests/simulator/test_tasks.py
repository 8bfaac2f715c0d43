"""Tasks and units of learning: per child, in pages, and in the ways the service fails."""

from datetime import date, datetime, timedelta

import pytest

from tests.simulator.browser import HUB
from tests.simulator.clock import STOCKHOLM
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.walker import Walker

TASKS = "/task/task/GetTasks"
WINDOW = "/task/task/appData"
CALENDAR = "/calendarv2/calendarv2/getentries"
PLANS = "/UolV2/UolV2"


async def test_tasks_differ_per_child(simulator: Simulator, walker: Walker) -> None:
    """No task of one child is another's; the sums are those of all tasks."""
    seen: dict[int, str] = {}
    for name in ("Alva", "Vilmer"):
        await walker.switch(name)
        answer = await walker.data(TASKS)
        for item in answer["items"]:
            assert seen.setdefault(item["id"], name) == name
        statuses = [item["status"] for item in answer["items"]]
        assert answer["totalDone"] == statuses.count("Done") > 0
        assert answer["totalOverdue"] == sum(item["isOverdue"] for item in answer["items"])
        assert answer["totalOverdue"] + answer["totalDue"] + answer["totalDone"] == len(statuses)
    assert set(seen.values()) == {"Alva", "Vilmer"}


async def test_the_calendar_mirrors_tasks(walker: Walker) -> None:
    """What the calendar shows with the address of a task is among the tasks."""
    entries = await walker.data(CALENDAR, {"startDate": "2026-11-23", "endDate": "2026-12-31"})
    mirrored = {entry["url"]: entry for entry in entries if entry["url"]}
    assert mirrored
    tasks = {f"/task/show/{task['id']}": task for task in (await walker.data(TASKS))["items"]}
    for address, entry in mirrored.items():
        assert tasks[address]["title"] == entry["title"]
        assert tasks[address]["dueDateDateValue"] == entry["startDateFull"]


async def test_tasks_in_pages(simulator: Simulator, walker: Walker) -> None:
    """Twenty at a time unless asked otherwise, from page 1; `more` tells whether to go on."""
    alva = simulator.family.child("Alva")
    for number in range(30):
        due = datetime(2027, 1, 1, tzinfo=STOCKHOLM) + timedelta(days=number)
        simulator.tasks.add(alva, f"Uppgift {number}", due=due)
    whole = await walker.data(TASKS, {"pageSize": 100})
    first, second = [await walker.data(TASKS, {"page": page}) for page in (1, 2)]
    assert first == await walker.data(TASKS)
    assert first["items"] + second["items"] == whole["items"]
    assert (first["more"], second["more"], whole["more"]) == (True, False, False)
    simulator.switches.task_flags = "int"
    assert (await walker.data(TASKS))["more"] == 1
    simulator.switches.task_paging = False
    assert (await walker.data(TASKS, {"page": 2}))["items"][0]["id"] == first["items"][0]["id"]


async def test_days_and_flags_in_both_ways(simulator: Simulator, walker: Walker) -> None:
    """Swedish text beside a timestamp, or a timestamp alone; true and false, or 1 and 0."""
    [text] = [t for t in (await walker.data(TASKS))["items"] if t["title"] == "Glosor kapitel 6"]
    assert (text["dueDate"], text["dueDateDateValue"]) == ("25 nov", "2026-11-25T00:00:00")
    assert text["read"] is True
    simulator.switches.task_due = "iso"
    simulator.switches.task_flags = "int"
    answer = await walker.data(TASKS)
    assert check("task_list", answer) == []
    [iso] = [task for task in answer["items"] if task["title"] == text["title"]]
    assert iso["dueDate"] == "2026-11-25T00:00:00"
    assert "dueDateDateValue" not in iso
    assert iso["read"] == 1


async def test_the_window_holds_the_first_page(walker: Walker) -> None:
    """The web application starts with the same tasks, and what it filters by."""
    window = await walker.data(WINDOW)
    assert window["taskResults"] == await walker.data(TASKS)
    assert "NO" in [o["value"] for o in window["filterOption"]["subjects"]["options"]]


async def test_a_child_in_preschool(simulator: Simulator, walker: Walker) -> None:
    """Its tasks are a server error, and nobody is signed out by it."""
    simulator.family.child("Alva").preschool = True
    assert (await walker.request("POST", HUB + TASKS)).status == 500
    assert await walker.is_authenticated() == "true"
    await walker.switch("Vilmer")
    assert (await walker.data(TASKS))["items"]


async def test_plans_and_their_years(walker: Walker) -> None:
    """This year's plans unless another year is named; states can be asked for."""
    answer = await walker.data(f"{PLANS}/GetUols", {})
    assert check("plan_list", answer) == []
    assert {plan["state"] for plan in answer["uols"]} == {"active", "notstarted", "finished"}
    before = answer["academicYears"][1]["id"]
    last = await walker.data(f"{PLANS}/GetUols", {"academicYearId": before})
    assert [plan["title"] for plan in last["uols"]] == ["Stenåldern"]
    assert last["hasChosenPreviousAcademicYear"]
    active = await walker.data(f"{PLANS}/GetUols", {"stateFilter": "active"})
    assert [plan["title"] for plan in active["uols"]] == ["Bråk och procent"]
    await walker.switch("Vilmer")
    titles = {plan["title"] for plan in (await walker.data(f"{PLANS}/GetUols"))["uols"]}
    assert titles == {"Vi lär oss läsa"}


async def test_one_plan_by_its_one_key(simulator: Simulator, walker: Walker) -> None:
    """`id` and nothing else names a plan of the chosen child; all else is a server error."""
    plan = simulator.learning_plans.of(simulator.family.child("Alva"))[0]
    answer = await walker.data(f"{PLANS}/GetUol", {"id": plan.id})
    assert check("plan_text", answer) == []
    overview = {row["label"]: row["value"] for row in answer["sections"][0]["overview"]}
    assert overview["Slutdatum"] == plan.ends.isoformat()
    tasks = await walker.data(f"{PLANS}/GetAllTasks", {"id": plan.id})
    assert check("plan_task_list", tasks) == []
    assert len(tasks["tasks"]) == 2
    foreign = simulator.learning_plans.of(simulator.family.child("Vilmer"))[0]
    for body in ({"uolId": plan.id}, {}, {"id": foreign.id}):
        assert (await walker.request("POST", f"{HUB}{PLANS}/GetUol", body=body)).status == 500
    timeline = await walker.request(
        "POST", f"{HUB}{PLANS}/GetTimelineEntries", body={"id": plan.id}
    )
    assert timeline.status == 500


@pytest.mark.parametrize("path", [f"{PLANS}/GetAllTasks", f"{PLANS}/GetAllObjectives"])
async def test_nothing_is_an_empty_body(simulator: Simulator, walker: Walker, path: str) -> None:
    """200 without a body, on a session that lives."""
    plan = simulator.learning_plans.of(simulator.family.child("Alva"))[1]
    answer = await walker.request("POST", HUB + path, body={"id": plan.id})
    assert (answer.status, answer.text) == (200, "")
    assert await walker.is_authenticated() == "true"


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2027, 1, 2), date(2027, 7, 20)])
async def test_every_date_has_tasks_and_plans(
    simulator: Simulator, walker: Walker, day: date
) -> None:
    """Also in the summer and at New Year there is something to be done."""
    simulator.switches.hub_session_seconds = 10**9
    simulator.clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=STOCKHOLM))
    for name in ("Alva", "Vilmer"):
        await walker.switch(name)
        assert (await walker.data(TASKS))["totalDue"] > 0
        assert (await walker.data(f"{PLANS}/GetUols"))["uols"]

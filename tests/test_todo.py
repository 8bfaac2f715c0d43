"""The to-do list of a child's assignments: what stands there, and ticks of one's own."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.components.todo.const import DOMAIN as TODO_DOMAIN, TodoServices
from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.platform import press_refresh, set_up, value
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

ALVA = "todo.alva_assignments"
ADDRESS = (
    "https://hub.infomentor.se/Resources/Resource/Download/990101"
    "?api=IM2&ModuleType=Task&ConnectionId=1"
)
TUESDAY = datetime(2026, 11, 24, tzinfo=STOCKHOLM)


async def items(hass: HomeAssistant, entity_id: str = ALVA) -> list[dict[str, Any]]:
    """Return the items of a list."""
    answer = await hass.services.async_call(
        TODO_DOMAIN,
        TodoServices.GET_ITEMS,
        {ATTR_ENTITY_ID: entity_id},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    found: list[dict[str, Any]] = answer[entity_id]["items"]  # type: ignore[index,call-overload,assignment]
    return found


async def item(hass: HomeAssistant, summary: str, entity_id: str = ALVA) -> dict[str, Any]:
    """Return the only item of that name."""
    [found] = [item for item in await items(hass, entity_id) if item["summary"] == summary]
    return found


async def update(hass: HomeAssistant, name: str, entity_id: str = ALVA, **changes: Any) -> None:
    """Change an item as a dashboard does."""
    data = {ATTR_ENTITY_ID: entity_id, "item": name, **changes}
    await hass.services.async_call(TODO_DOMAIN, TodoServices.UPDATE_ITEM, data, blocking=True)


async def test_items(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Assignments and tests, the first due first; what is long past, or done without a day, is gone."""
    child = platform.family.child("Alva")
    entries = platform.school
    entries.add_entry(
        child, timed_entry(child, TUESDAY.date(), "10:00", "11:00", "NO-prov", subject="NO")
    )
    entries.add_entry(child, all_day_entry(child, TUESDAY.date(), "Utflykt"))
    await set_up(hass, entry)

    assert [
        (item["summary"], item.get("due"), item["status"], item.get("description"))
        for item in await items(hass)
    ] == [
        (
            "Prov i geografi",
            "2026-11-19T12:10:00+01:00",
            "completed",
            "Geografi\n\nKapitel 3 och 4.",
        ),
        (
            "Bokrecension",
            "2026-11-22",
            "needs_action",
            "Svenska\n\nEn halv sida om boken du har läst i 6B.",
        ),
        ("NO-prov", "2026-11-24T10:00:00+01:00", "needs_action", "NO"),
        (
            "Glosor kapitel 6",
            "2026-11-25",
            "needs_action",
            "Engelska\n\nLär dig orden på sidan 42.",
        ),
        (
            "Labbrapport om lösningar",
            "2026-11-30",
            "needs_action",
            f"NO\n\nSkriv om försöket i 6B. Mallen finns här ({ADDRESS}).\n\n- Hypotes\n- Resultat",
        ),
        (
            "Prov i geografi",
            "2026-12-10T12:10:00+01:00",
            "needs_action",
            "Geografi\n\nKapitel 3 och 4.",
        ),
        (
            "Prov i geografi",
            "2026-12-31T12:10:00+01:00",
            "needs_action",
            "Geografi\n\nKapitel 3 och 4.",
        ),
    ]
    assert value(hass, ALVA) == "6"


async def test_without_a_title(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """It is called by its subject, or else an assignment."""
    child = platform.family.child("Alva")
    platform.tasks.add(child, "", due=TUESDAY, subject="Slöjd")
    platform.tasks.add(child, "", due=TUESDAY)
    await set_up(hass, entry)
    assert (await item(hass, "Slöjd"))["due"] == "2026-11-24"
    assert (await item(hass, "Assignment"))["due"] == "2026-11-24"


async def test_ticks_survive_a_restart(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    """What is ticked off is so after a restart, and nothing of it is told to the platform."""
    await set_up(hass, entry)
    platform.log.clear()
    await update(hass, "Glosor kapitel 6", status="completed", rename="Glosor kapitel 6")

    assert value(hass, ALVA) == "4"
    ticked = await item(hass, "Glosor kapitel 6")
    assert ticked["status"] == "completed"
    assert ticked["completed"].startswith("2026-11-24")
    stored = hass_storage[f"{DOMAIN}.{entry.unique_id}.ticks"]["data"]
    assert [list(ticks) for ticks in stored.values()] == [[ticked["uid"]]]
    assert not platform.log

    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await item(hass, "Glosor kapitel 6") == ticked

    await update(hass, ticked["uid"], status="needs_action")
    assert (await item(hass, "Glosor kapitel 6"))["status"] == "needs_action"
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await item(hass, "Glosor kapitel 6"))["status"] == "needs_action"

    await hass.config_entries.async_remove(entry.entry_id)
    assert f"{DOMAIN}.{entry.unique_id}.ticks" not in hass_storage


@pytest.mark.parametrize(
    "data",
    [
        {"0": {"a": "when?", "b": 5}},
        {},
    ],
)
async def test_ticks_that_cannot_be_read(
    hass: HomeAssistant, entry: MockConfigEntry, hass_storage: dict[str, Any], data: dict[str, Any]
) -> None:
    """They are none, and new ones are kept."""
    name = f"{DOMAIN}.{entry.unique_id}.ticks"
    hass_storage[name] = {"version": 1, "minor_version": 1, "key": name, "data": data}
    await set_up(hass, entry)
    assert value(hass, ALVA) == "5"
    await update(hass, "Bokrecension", status="completed")
    assert value(hass, ALVA) == "4"


async def test_ticks_of_a_newer_version(
    hass: HomeAssistant, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    """A file that is not ours to read costs the ticks, and nothing else."""
    name = f"{DOMAIN}.{entry.unique_id}.ticks"
    hass_storage[name] = {"version": 9, "minor_version": 1, "key": name, "data": {"a": 1}}
    await set_up(hass, entry)
    assert value(hass, ALVA) == "5"


async def test_old_ticks_are_forgotten(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """After more than a year, unless what is ticked off is still there."""
    name = f"{DOMAIN}.{entry.unique_id}.ticks"
    platform.tasks.add(platform.family.child("Alva"), "Läsår", due=TUESDAY + timedelta(days=300))
    await set_up(hass, entry)
    await update(hass, "Läsår", status="completed")
    [key] = hass_storage[name]["data"]
    [uid] = hass_storage[name]["data"][key]
    long_ago = "2025-08-01T10:00:00+00:00"
    hass_storage[name]["data"] = {key: {uid: long_ago, "gone": long_ago}}
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    await update(hass, "Bokrecension", status="completed")
    other = (await item(hass, "Bokrecension"))["uid"]
    assert hass_storage[name]["data"][key].keys() == {uid, other}


async def test_what_the_school_says(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Done by the school is done, ticked or not; undone there leaves what was ticked here."""
    child = platform.family.child("Alva")
    await set_up(hass, entry)
    [book] = [task for task in platform.tasks.of(child) if task.title == "Bokrecension"]
    book.status = "Done"
    await pass_time(timedelta(hours=7))
    assert (await item(hass, "Bokrecension"))["status"] == "completed"

    await update(hass, "Bokrecension", status="completed")
    with pytest.raises(ServiceValidationError) as refused:
        await update(hass, "Bokrecension", status="needs_action")
    assert refused.value.translation_key == "todo_done_by_school"

    book.status = "Due"
    await pass_time(timedelta(hours=24))
    assert (await item(hass, "Bokrecension"))["status"] == "needs_action"


async def test_nothing_else_can_be_changed(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Names, days and texts are the school's, and no item can be added or removed."""
    await set_up(hass, entry)
    before = await items(hass)
    with pytest.raises(ServiceValidationError) as refused:
        await update(hass, "Bokrecension", rename="Lek", status="completed")
    assert refused.value.translation_key == "todo_only_ticks"
    for changes in ({"due_date": "2027-01-01"}, {"description": "Lek"}):
        with pytest.raises(ServiceValidationError):
            await update(hass, "Bokrecension", **changes)
    for service in (TodoServices.ADD_ITEM, TodoServices.REMOVE_ITEM):
        with pytest.raises(ServiceValidationError):
            await hass.services.async_call(
                TODO_DOMAIN, service, {ATTR_ENTITY_ID: ALVA, "item": "Lek"}, blocking=True
            )
    assert await items(hass) == before


async def test_time_passes(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A test of the calendar is over at its end; what was due two weeks ago leaves at midnight."""
    platform.switches.hub_session_seconds = 30 * 24 * 3600
    child = platform.family.child("Alva")
    platform.school.add_entry(
        child, timed_entry(child, TUESDAY.date(), "10:00", "11:00", "NO-prov")
    )
    await set_up(hass, entry)
    await pass_time(timedelta(hours=3, minutes=49))
    assert value(hass, ALVA) == "6"
    await pass_time(timedelta(minutes=1))
    assert value(hass, ALVA) == "5"
    assert (await item(hass, "NO-prov"))["status"] == "completed"

    await pass_time(timedelta(days=12, hours=12))
    assert (await item(hass, "Bokrecension"))["due"] == "2026-11-22"
    await pass_time(timedelta(hours=1))
    assert "Bokrecension" not in [item["summary"] for item in await items(hass)]


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The list stands for three days."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop"))
    await pass_time(timedelta(hours=71))
    assert value(hass, ALVA) != STATE_UNAVAILABLE
    await pass_time(timedelta(hours=2))
    assert value(hass, ALVA) == STATE_UNAVAILABLE


async def test_assignments_that_cannot_be_read(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Without them the list is unavailable, not short; it comes when they do."""
    platform.faults.add(Fault(kind="garbage", path="GetTasks"))
    await set_up(hass, entry)
    assert value(hass, ALVA) == STATE_UNAVAILABLE
    platform.faults.clear()
    await pass_time(timedelta(hours=2))
    assert value(hass, ALVA) == "5"


async def test_a_module_that_is_off(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """There is no list."""
    platform.family.child("Alva").modules_off["task_list"] = "redirect"
    await set_up(hass, entry)
    assert hass.states.get(ALVA) is None
    assert value(hass, "todo.vilmer_assignments") != STATE_UNAVAILABLE


async def test_two_accounts_and_a_child_that_leaves(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount, pass_time: PassTime
) -> None:
    """Each guardian ticks for themselves; a child that has left has no list to show."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await add_account()
    await set_up(hass, await add_account(guardian=1, title="Skolplattformen 2"))
    other = "todo.alva_2_assignments"
    assert await items(hass, other) == await items(hass)
    await update(hass, "Bokrecension", status="completed")
    assert (value(hass, ALVA), value(hass, other)) == ("4", "5")

    platform.family.remove_child(platform.family.child("Alva"))
    await pass_time(timedelta(days=1))
    assert {value(hass, ALVA), value(hass, other)} == {STATE_UNAVAILABLE}


async def test_a_new_assignment(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It stands there when it has been read; one that the school takes away leaves."""
    child = platform.family.child("Alva")
    task = platform.tasks.add(child, "Redovisning", due=TUESDAY + timedelta(days=2))
    await set_up(hass, entry)
    assert await item(hass, "Redovisning")
    platform.tasks._tasks[child.key].remove(task)
    await pass_time(timedelta(hours=7))
    await press_refresh(hass)
    assert "Redovisning" not in [item["summary"] for item in await items(hass)]

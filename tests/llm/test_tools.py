"""What assistants with a language model may know, through the API that they use."""

from dataclasses import replace
import json

from homeassistant.components import llm as llm_component
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er, llm
from homeassistant.setup import async_setup_component
import probatio
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.actions import device_of
from tests.assistant import (
    ALWAYS,
    DAY,
    TUESDAY,
    WEEK,
    asked,
    assist,
    children_of,
    expose,
    expose_all,
    hide,
    ours,
    ready,
    told,
)
from tests.conftest import AddAccount
from tests.platform import set_up
from tests.simulator.entries import all_day_entry
from tests.simulator.server import Simulator


async def test_nothing_exposed(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """No tool is offered, so that not even names are told."""
    api = await assist(hass)

    assert not await ours(hass)
    assert "Alva" not in repr(api)


async def test_exposed_from_the_start(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Home Assistant exposes to-do lists by itself: what is due is told, and nothing else."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "llm", {})
    await set_up(hass, entry)

    children = await told(hass, DAY)

    assert [child["name"] for child in children] == ["Alva", "Vilmer"]
    assert all(child.keys() == ALWAYS | {"due"} for child in children)


async def test_tools(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """They only read, and offer the names of those who are exposed."""
    expose(hass, "sensor.alva_today", "sensor.vilmer_unread_messages")

    tools = await ours(hass)

    assert tools.keys() == {DAY, WEEK}
    for tool in tools.values():
        assert tool.title
        assert tool.description
        assert tool.annotations == llm.ToolAnnotations(
            read_only=True, destructive=False, idempotent=True, open_world=False
        )
    serializer = (await assist(hass)).custom_serializer
    offered = {
        name: probatio.to_openapi(tool.parameters, custom_serializer=serializer)["properties"]
        for name, tool in tools.items()
    }
    assert offered[DAY]["child"]["enum"] == ["Alva"]
    assert offered[WEEK]["child"]["enum"] == ["Alva", "Vilmer"]
    assert offered[DAY]["date"]["type"] == "string"


async def test_only_for_assist(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """What has nothing to do with exposing gets nothing."""
    expose_all(hass)
    api = await assist(hass)

    other = await llm_component.async_get_tools(hass, api.llm_context, "homeassistant")

    assert not [tool for tool in other.tools if tool.integration == "skolplattformen"]


async def test_nothing_can_be_changed_at_the_school(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """None of all tools is one of our actions; there are no intents of ours."""
    assert await async_setup_component(hass, "conversation", {})
    expose_all(hass)

    names = " ".join(tool.name.lower() for tool in (await assist(hass)).tools)

    assert DAY in names
    assert "todo__get_items" in names
    for action in ("absence", "pick_up_comment", "withdraw"):
        assert action not in names
    assert hass.services.has_service("skolplattformen", "report_absence")


async def test_each_kind_of_fact(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """It is told when an entity that shows it is exposed, and no other is."""
    of_day = {
        "has_timetable",
        "timetable_known",
        "sentence",
        "mode",
        "reason",
        "start",
        "end",
        "differences",
    }
    for entity_id, fields in {
        "sensor.alva_today": of_day,
        "sensor.alva_tomorrow": of_day,
        # When lunch is stands in the timetable.
        "calendar.alva_timetable": {
            "has_timetable",
            "timetable_known",
            "lessons",
            "differences",
            "lunch",
        },
        "sensor.alva_lunch": {"menu_read_at", "lunch"},
        "calendar.alva_lunch_menu": {"menu_read_at", "lunch"},
        "sensor.alva_care_start": {"has_timetable", "care"},
        "sensor.alva_care_end": {"has_timetable", "care"},
        "calendar.alva_after_school_care": {"has_timetable", "care"},
        "binary_sensor.alva_bring_along_tomorrow": {"bring"},
        "sensor.alva_assignments_due": {"due"},
        "todo.alva_assignments": {"due"},
        "calendar.alva_school_calendar": {"events"},
    }.items():
        expose(hass, entity_id)
        [alva] = await told(hass, DAY)
        assert alva.keys() == fields | ALWAYS, entity_id
        hide(hass, entity_id)


async def test_what_tells_nothing(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """Other entities are told of by Home Assistant itself, and open nothing here."""
    expose(hass, "sensor.alva_next_lesson", "binary_sensor.alva_absent_today", "event.alva_message")

    assert not await ours(hass)


async def test_a_sentence_of_what_may_be_told(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """What is not exposed is not in the sentence either, nor in what is different."""
    expose(hass, "sensor.alva_today")
    [alva] = await told(hass, DAY)
    expose(hass, "sensor.alva_care_end")
    [with_care] = await told(hass, DAY)

    assert alva["sentence"] == (
        "Alva has school today from 9 am to noon and starts an hour later than usual."
    )
    assert alva["differences"] == {"start": 60, "end": 0}
    assert with_care["sentence"] == (
        "Alva has school today from 9 am to noon, starts an hour later than usual "
        "and is picked up at 4:15 pm."
    )


async def test_lunch_without_the_timetable(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """Its dishes are told, but not when it is: that is the timetable's to tell."""
    expose(hass, "sensor.alva_lunch")
    [alva] = await told(hass, DAY)
    expose(hass, "calendar.alva_timetable")
    [with_times] = await told(hass, DAY)

    assert alva["lunch"] == {"start": None, "end": None, "dishes": ["Köttbullar"], "closed": None}
    assert with_times["lunch"]["start"] == "2026-11-24T10:40:00+01:00"


async def test_a_child_that_is_not_exposed(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """It does not exist, not even in what is said to be wrong."""
    expose_all(hass, ["alva"])
    tools = await ours(hass)

    everything = await asked(hass, WEEK)
    result = await asked(hass, DAY, child="Vilmer")

    assert result.error
    assert result.data == {"error": "No such child is known here.", "children": ["Alva"]}
    assert "Vilmer" not in json.dumps(everything.data, ensure_ascii=False)
    assert "Vilmer" not in str([tool.parameters.schema for tool in tools.values()])


async def test_exposed_no_longer(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """What is exposed counts when the question comes, not when the conversation began."""
    expose(hass, "sensor.alva_today", "sensor.vilmer_today")
    api = await assist(hass)
    hide(hass, "sensor.vilmer_today")

    result = await api.async_call_tool(llm.ToolInput(tool_name=DAY, tool_args={}))

    assert [child["name"] for child in children_of(result)] == ["Alva"]


async def test_a_disabled_entity(
    hass: HomeAssistant, home: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    """One that is exposed and then disabled opens nothing."""
    expose(hass, "sensor.alva_today", "sensor.alva_lunch")
    entity_registry.async_update_entity(
        "sensor.alva_today", disabled_by=er.RegistryEntryDisabler.USER
    )
    await hass.async_block_till_done(wait_background_tasks=True)

    [alva] = await told(hass, DAY)

    assert alva.keys() == ALWAYS | {"lunch", "menu_read_at"}


async def test_an_account_that_is_not_set_up(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """There is nothing to tell, and nothing to be wrong."""
    expose_all(hass)
    await hass.config_entries.async_unload(home.entry_id)

    assert not await ours(hass)


async def test_a_device_with_another_name(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry
) -> None:
    """A guardian who calls the device otherwise keeps the first name from the assistant."""
    expose_all(hass, ["alva"])
    device = device_of(hass, home, platform, "Alva")
    dr.async_get(hass).async_update_device(device, name_by_user="Storasyster")

    [child] = await told(hass, DAY, child="storasyster")

    assert child["name"] == "Storasyster"
    assert child["sentence"].startswith("Storasyster has school today")
    assert "Alva" not in json.dumps(await told(hass, WEEK), ensure_ascii=False)


async def test_two_guardians(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, add_account: AddAccount
) -> None:
    """Their children are told of once, and what is unread for each of them."""
    second = await add_account(guardian=1, title="Olle")
    await ready(hass, second)
    expose_all(hass, ["alva"])
    shared = [state.entity_id for state in hass.states.async_all() if "alva_2" in state.entity_id]
    assert len(shared) > 10

    day = await told(hass, DAY)
    week = await told(hass, WEEK)
    other = await told(hass, DAY, child="Alva (2)")

    assert [child["name"] for child in day] == ["Alva"]
    assert [child["name"] for child in week] == ["Alva", "Alva (2)"]
    assert week[0]["days"][0]["subjects"]
    assert week[1].keys() == ALWAYS | {"unread_messages", "unread_notifications", "days"}
    assert [child["lessons"] for child in other] == [child["lessons"] for child in day]


async def test_the_guardian_who_is_signed_in_tells(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, add_account: AddAccount
) -> None:
    """An account that cannot be read does not hide what the other one knows."""
    await ready(hass, await add_account(guardian=1, title="Olle"))
    expose_all(hass, ["alva"])
    coordinator = home.runtime_data.coordinator
    coordinator.data = replace(coordinator.data, sign_in_required=True)

    children = await told(hass, DAY)

    # Only the first guardian has a menu.
    assert [(child["name"], "lessons" in child) for child in children] == [
        ("Alva (2)", True),
        ("Alva", False),
    ]
    assert children[0]["outdated"] is False


async def test_no_texts(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, all_enabled: None
) -> None:
    """No message, news, notification, pick-up comment, and no text of the calendar or of work."""
    mark = "Läckan"
    for child in platform.family.children:
        platform.messages.add(child, f"{mark} ett", sender=f"{mark} två")
        platform.notifications.add(
            child, f"{mark} tre", sub_title=f"{mark} fyra", app="Messages", kind=f"{mark} fem"
        )
        platform.news.add(child, f"{mark} sex", f"<p>{mark} sju</p>")
        text = f"<p>{mark} åtta</p>"
        platform.school.add_entry(child, all_day_entry(child, TUESDAY, "Prov", text=text))
        platform.care.write(child, TUESDAY, f"{mark} nio")
        child.last_name, child.class_name = f"{mark} tio", f"{mark} elva"
    await ready(hass, entry)
    expose_all(hass)

    day, week = await told(hass, DAY), await told(hass, WEEK)

    assert mark not in f"{day} {week} {await assist(hass)!r}"
    for about in (*day, *week):
        assert "Prov" in {event["title"] for event in about["events"]}
    assert all(about["unread_messages"] for about in week)

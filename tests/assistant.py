"""What tests of assistants share: a family with all entities, what is exposed, and questions."""

from collections.abc import Iterable
from datetime import date, timedelta
import json
from typing import Any, cast

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, llm
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.platform import add_menu, child_key, set_up, shown
from tests.simulator.entries import all_day_entry
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
DAY, WEEK = "skolplattformen__get_school_day", "skolplattformen__get_school_week"
ALWAYS = {"name", "read_at", "outdated"}


def serve(platform: Simulator) -> None:
    """Serve Alva a Tuesday that begins later than the next two do."""
    alva = platform.family.child("Alva")
    for weeks in range(3):
        day = TUESDAY + timedelta(weeks=weeks)
        start = "09:00" if weeks == 0 else "08:00"
        rows = [
            timetable_row(day, start, "10:00", "Idrott och hälsa", room="Hallen"),
            timetable_row(day, "10:40", "11:10", "Lunch"),
            timetable_row(day, "11:10", "12:00", "MA"),
        ]
        platform.school.override(alva, day, rows)
    platform.school.add_entry(alva, all_day_entry(alva, TUESDAY, "Prov i matematik"))
    friday = all_day_entry(alva, TUESDAY + timedelta(days=3), "Utflykt", text="<p>Hemligt</p>")
    platform.school.add_entry(alva, friday)
    platform.menus.set_day("larkskolan", TUESDAY, ("Köttbullar",))


async def home_of(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Set up the account of that family with Alva's menu; nothing is exposed."""
    serve(platform)
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await ready(hass, entry)
    platform.log.clear()


async def ready(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set up an account with nothing of it exposed, and what assistants need."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "llm", {})
    await set_up(hass, entry)
    for entity in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id):
        hide(hass, entity.entity_id)


def expose(hass: HomeAssistant, *entity_ids: str) -> None:
    """Expose entities that must be there to the assistant."""
    for entity_id in entity_ids:
        shown(hass, entity_id)
        async_expose_entity(hass, "conversation", entity_id, should_expose=True)


def hide(hass: HomeAssistant, entity_id: str) -> None:
    """Expose an entity no longer."""
    async_expose_entity(hass, "conversation", entity_id, should_expose=False)


def expose_all(hass: HomeAssistant, names: Iterable[str] = ("alva", "vilmer")) -> None:
    """Expose all entities of children."""
    for state in hass.states.async_all():
        if state.entity_id.partition(".")[2].startswith(tuple(f"{name}_" for name in names)):
            expose(hass, state.entity_id)


async def assist(hass: HomeAssistant, language: str | None = "en") -> llm.APIInstance:
    """Return what a language model is given."""
    context = llm.LLMContext(
        platform="test",
        context=None,
        language=language,
        assistant="conversation",
        device_id=None,
    )
    return await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)


async def ours(hass: HomeAssistant) -> dict[str, llm.Tool]:
    """Return our tools by their names."""
    tools = (await assist(hass)).tools
    return {tool.name: tool for tool in tools if tool.integration == "skolplattformen"}


async def asked(
    hass: HomeAssistant, tool: str, language: str | None = "en", **args: Any
) -> llm.ToolResult:
    """Return the result of a tool, which must be JSON."""
    api = await assist(hass, language)
    result = await api.async_call_tool(llm.ToolInput(tool_name=tool, tool_args=args))
    assert json.loads(json.dumps(result.data)) == result.data
    return result


async def told(
    hass: HomeAssistant, tool: str, language: str | None = "en", **args: Any
) -> list[dict[str, Any]]:
    """Return what is told of each child."""
    return children_of(await asked(hass, tool, language, **args))


def children_of(result: llm.ToolResult) -> list[dict[str, Any]]:
    """Return what a result tells of each child."""
    assert not result.error
    return cast("list[dict[str, Any]]", result.data["children"])

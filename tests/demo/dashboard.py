"""Makes the demo's dashboard: built-in cards for each child, their entities found by their keys."""

from collections.abc import Iterable
from typing import Any

from .entities import LUNCH_WATCH, Entities
from .rest import HomeAssistant

ADDRESS = "school-day"
TITLES = {"en": "School day", "sv": "Skoldagen"}

type Card = dict[str, Any]


async def make(hass: HomeAssistant, entities: Entities, language: str) -> str:
    """Make the dashboard, or make it anew, and return its address."""
    boards = await hass.command("lovelace/dashboards/list")
    known = next((board["id"] for board in boards if board["url_path"] == ADDRESS), None)
    looks = {
        "title": TITLES[language],
        "icon": "mdi:school",
        "show_in_sidebar": True,
        "require_admin": False,
    }
    if known is None:
        await hass.command("lovelace/dashboards/create", url_path=ADDRESS, mode="storage", **looks)
    else:
        await hass.command("lovelace/dashboards/update", dashboard_id=known, **looks)
    sections = [_child_section(name, of_child) for name, of_child in entities.children.items()]
    view = {
        "type": "sections",
        "title": TITLES[language],
        "max_columns": 3,
        "sections": [*sections, _account_section(entities)],
    }
    await hass.command("lovelace/config/save", url_path=ADDRESS, config={"views": [view]})
    return f"{hass.address}/{ADDRESS}"


def _child_section(name: str, entities: dict[str, str]) -> Card:
    """Return one child's cards."""
    # A tile would say "in 11 hours", which nobody wants to work out in the morning.
    times = [
        {"entity": entities[key], "format": "time", "name": {"type": "entity"}}
        for key in ("next_lesson_start", "wake_up")
    ]
    calendars = [entities["timetable"], entities["lunch_menu"]]
    week = {"type": "calendar", "entities": calendars, "initial_view": "listWeek"}
    # The words tell more than on and off do, and they are there days before: no icon of off.
    watch = [
        _tile(entity, icon="mdi:food", state_content=["words", "next_date"])
        for entity in (entities.get(LUNCH_WATCH),)
        if entity
    ]
    return _section(
        name,
        [
            _tile(entities["next_lesson"], state_content=["state", "room"]),
            {"type": "entities", "entities": times},
            _lunch(entities["lunch"]),
            *watch,
            _tile(entities["unread_messages"]),
            week,
        ],
    )


def _lunch(entity: str) -> Card:
    """Return a card with the day, and what the child eats then: every dish on a line of its own."""
    content = f"""
**Lunch** {{{{ state_attr("{entity}", "date") or "" }}}}
{{%- set lunch = states("{entity}") %}}
{{%- for dish in (state_attr("{entity}", "dishes") or []) | select("in", lunch) | list or [lunch] %}}
- {{{{ dish }}}}
{{%- endfor %}}
"""
    return {"type": "markdown", "content": content}


def _account_section(entities: Entities) -> Card:
    """Return the cards that tell how the account is doing."""
    tiles = [
        # When a button was pressed last is of no interest.
        _tile(entity, hide_state=key == "refresh")
        for key, entity in entities.account.items()
    ]
    return _section("Skolplattformen", tiles)


def _section(heading: str, cards: Iterable[Card]) -> Card:
    """Return a section of the view under its heading."""
    return {"type": "grid", "cards": [{"type": "heading", "heading": heading}, *cards]}


def _tile(entity: str, **options: object) -> Card:
    """Return a card as wide as its section, so that words are not cut off.

    It is named after the entity alone: the device stands in the heading.
    """
    return {
        "type": "tile",
        "entity": entity,
        "name": {"type": "entity"},
        "grid_options": {"columns": 12},
        **options,
    }

"""Makes the demo's dashboard: built-in cards for each child, their entities found by their keys."""

from collections.abc import Iterable
from typing import Any

from .entities import Entities
from .rest import HomeAssistant

ADDRESS = "school-day"
TITLES = {"en": "School day", "sv": "Skoldagen"}

type Card = dict[str, Any]


async def make(hass: HomeAssistant, entities: Entities, language: str) -> str:
    """Make the dashboard, or make it anew, and return its address."""
    if not any(
        board["url_path"] == ADDRESS for board in await hass.command("lovelace/dashboards/list")
    ):
        await hass.command(
            "lovelace/dashboards/create",
            url_path=ADDRESS,
            title=TITLES[language],
            icon="mdi:school",
            mode="storage",
            show_in_sidebar=True,
            require_admin=False,
        )
    sections = [_child_section(name, of_child) for name, of_child in entities.children.items()]
    view = {
        "type": "sections",
        "title": TITLES[language],
        "max_columns": 3,
        "sections": [*sections, _week_section(entities), _account_section(entities)],
    }
    await hass.command("lovelace/config/save", url_path=ADDRESS, config={"views": [view]})
    return f"{hass.address}/{ADDRESS}"


def _child_section(name: str, entities: dict[str, str]) -> Card:
    """Return one child's cards."""
    return _section(
        name,
        [
            _tile(entities["next_lesson"], state_content=["state", "room"]),
            _tile(entities["next_lesson_start"]),
            _tile(entities["wake_up"]),
            _tile(entities["lunch"]),
            _tile(entities["unread_messages"]),
        ],
    )


def _week_section(entities: Entities) -> Card:
    """Return one calendar with the lessons of all children."""
    calendars = [of_child["timetable"] for of_child in entities.children.values()]
    card = {"type": "calendar", "entities": calendars, "initial_view": "listWeek"}
    return _section(None, [card])


def _account_section(entities: Entities) -> Card:
    """Return the cards that tell how the account is doing."""
    tiles = [
        # When a button was pressed last is of no interest.
        _tile(entity, hide_state=key == "refresh")
        for key, entity in entities.account.items()
    ]
    return _section("Skolplattformen", tiles)


def _section(heading: str | None, cards: Iterable[Card]) -> Card:
    """Return a section of the view, with a heading if it has one."""
    title = [{"type": "heading", "heading": heading}] if heading else []
    return {"type": "grid", "cards": [*title, *cards]}


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

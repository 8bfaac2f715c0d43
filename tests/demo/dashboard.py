"""Makes the demo's dashboard of built-in cards: the day, the week, and everything that there is.

Entities are found by their keys, so that it is the same in every language.
"""

from collections.abc import Iterable
from typing import Any

from .entities import Entities
from .rest import HomeAssistant

ADDRESS = "school-day"
TITLES = {"en": "School day", "sv": "Skoldagen"}
_WORDS = {
    "en": {
        "week": "The week",
        "everything": "Everything",
        "family": "Family",
        "assignments": "Assignments",
        "lunch_today": "Lunch today",
        "bring": "Bring along tomorrow",
    },
    "sv": {
        "week": "Veckan",
        "everything": "Allt",
        "family": "Familjen",
        "assignments": "Uppgifter",
        "lunch_today": "Lunch i dag",
        "bring": "Ta med i morgon",
    },
}
# The order in which everything is listed.
_PLATFORMS = ("sensor", "binary_sensor", "calendar", "todo", "event", "button")
_FULL = {"grid_options": {"columns": "full"}}

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
    words, children = _WORDS[language], entities.children.items()
    day = [
        _family(entities.account, words),
        *(_day(name, child, words) for name, child in children),
    ]
    everything = [
        (name, child) for name, child in (*children, ("Skolplattformen", entities.account))
    ]
    views = [
        _view("day", TITLES[language], day),
        _view("week", words["week"], [_week(name, child, words) for name, child in children]),
        _view("everything", words["everything"], [_all(*group) for group in everything]),
    ]
    await hass.command("lovelace/config/save", url_path=ADDRESS, config={"views": views})
    return f"{hass.address}/{ADDRESS}"


def _family(account: dict[str, str], words: dict[str, str]) -> Card:
    """Return what is of all children, across the whole width."""
    days = _sentences(*(account[f"family_{when}"] for when in ("now", "today", "tomorrow")))
    times = [_times([account[key]]) for key in ("first_start", "last_end")]
    section = _section(words["family"], "mdi:account-group", [days | _FULL, *times])
    return section | {"column_span": 2}


def _day(name: str, child: dict[str, str], words: dict[str, str]) -> Card:
    """Return one child's day."""
    times = ("wake_up", "care_start", "school_start", "school_end", "care_end")
    watch = child.get("lunch_watch")
    return _section(
        name,
        "mdi:account-school",
        [
            _sentences(child["today"], child["tomorrow"]),
            _tile(child["next_lesson"], state_content=["state", "room"]),
            _times([child[key] for key in times]),
            _lunch(child["lunch"], words),
            # The words tell more than on and off do, and are there days before: no icon of off.
            *(
                [_tile(watch, icon="mdi:food", state_content=["words", "next_date"])]
                if watch
                else ()
            ),
            _to_bring(child["bring_along_tomorrow"], words),
            _rows(child[key] for key in ("checked_in", "unread_messages", "assignments")),
        ],
    )


def _week(name: str, child: dict[str, str], words: dict[str, str]) -> Card:
    """Return one child's calendars and work, and what has happened since the demo began."""
    calendars = [child[key] for key in ("school_calendar", "lunch_menu", "timetable")]
    week = {
        "type": "calendar",
        "entities": calendars,
        "initial_view": "listWeek",
        "grid_options": {"columns": 12, "rows": 12},
    }
    events = [_event(child[key]) for key in ("timetable_change", "absence", "message", "news")]
    work = {
        "type": "todo-list",
        "entity": child["assignments"],
        "hide_completed": True,
        "hide_create": True,
        "hide_section_headers": True,
    }
    title = {"type": "heading", "heading": words["assignments"], "heading_style": "subtitle"}
    return _section(name, "mdi:account-school", [*events, week, title, work])


def _event(entity: str) -> Card:
    """Return a card of what happened last, as soon as something has."""
    happened = {"condition": "state", "entity": entity, "state_not": "unknown"}
    return _tile(entity, state_content=["event_type", "state"], visibility=[happened])


def _all(name: str, entities: dict[str, str]) -> Card:
    """Return every entity there is, also those that are switched off at first."""
    listed = sorted(entities.values(), key=lambda entity: _PLATFORMS.index(entity.split(".")[0]))
    return _section(name, "mdi:format-list-bulleted", [_rows(listed)])


def _sentences(*entities: str) -> Card:
    """Return a card with a sentence about each day."""
    days = (f'{{{{ state_attr("{entity}", "summary") or "" }}}}' for entity in entities)
    return {"type": "markdown", "content": "\n\n".join(days)}


def _to_bring(entity: str, words: dict[str, str]) -> Card:
    """Return a card with each thing on a line of its own, while there is something."""
    content = f"""
**{words["bring"]}**
{{%- for thing in state_attr("{entity}", "items") or [] %}}
- {{{{ thing }}}}
{{%- endfor %}}
"""
    needed = {"condition": "state", "entity": entity, "state": "on"}
    return {"type": "markdown", "content": content, "visibility": [needed]}


def _lunch(entity: str, words: dict[str, str]) -> Card:
    """Return a card with the day, and what the child eats then: every dish on a line of its own."""
    content = f"""
{{%- set day = state_attr("{entity}", "date") or "" %}}
{{%- set lunch = states("{entity}") %}}
**{{{{ "{words["lunch_today"]}" if day == now().date() | string else "Lunch " ~ day }}}}**
{{%- for dish in (state_attr("{entity}", "dishes") or []) | select("in", lunch) | list or [lunch] %}}
- {{{{ dish }}}}
{{%- endfor %}}
"""
    return {"type": "markdown", "content": content}


def _times(entities: Iterable[str]) -> Card:
    """Return a card of times of day.

    A tile would say "in 11 hours", which nobody wants to work out in the morning.
    """
    return _rows(entities, format="time")


def _rows(entities: Iterable[str], **options: object) -> Card:
    """Return a card with a row for each entity, named after it alone."""
    rows = [{"entity": entity, "name": {"type": "entity"}, **options} for entity in entities]
    return {"type": "entities", "entities": rows}


def _view(path: str, title: str, sections: list[Card]) -> Card:
    """Return a view in two columns."""
    return {
        "type": "sections",
        "path": path,
        "title": title,
        "max_columns": 2,
        "sections": sections,
    }


def _section(heading: str, icon: str, cards: Iterable[Card]) -> Card:
    """Return a section of a view under its heading."""
    title = {"type": "heading", "heading": heading, "icon": icon}
    return {"type": "grid", "cards": [title, *cards]}


def _tile(entity: str, **options: object) -> Card:
    """Return a card as wide as its section, so that words are not cut off.

    It is named after the entity alone: the child stands in the heading.
    """
    return {
        "type": "tile",
        "entity": entity,
        "name": {"type": "entity"},
        "grid_options": {"columns": 12},
        **options,
    }

"""Finds the integration's entities through the registries: by key, never by entity id."""

import asyncio
from dataclasses import dataclass, field
import re
from typing import Any

from .choices import CHOICES
from .processes import DemoError
from .rest import HomeAssistant
from .sign_in import DOMAIN, ENTRIES

ACCOUNT_KEYS = (
    *("last_update", "sign_in", "refresh"),
    *("first_start", "last_end", "family_today", "family_tomorrow", "family_now"),
)
# Those of each child; only children whose lunch is watched have the last one.
CHILD_KEYS = (
    *("today", "tomorrow", "school_day", "school_day_tomorrow", "absent_today"),
    *("school_start", "school_end", "wake_up", "next_lesson"),
    *("lunch", "bring_along_tomorrow", "assignments", "unread_messages"),
    *("care_start", "care_end", "checked_in"),
    *("timetable", "school_calendar", "lunch_menu"),
    *("message", "news", "absence", "timetable_change"),
)
LUNCH_WATCH = "lunch_watch"
# Those of each child that are there, but switched off at first.
OFF_KEYS = (
    *("current_lesson", "latest_news", "unread_notifications", "notification"),
    *("pick_up_comment_missing", "care_times"),
    *("in_school", "next_lesson_start", "school_days", "assignments_due"),
)
SECONDS = 60

# Account, then perhaps child, then key.
UNIQUE_ID = re.compile(r"[0-9a-f]{16}(_(?P<child>[0-9a-f]{16}))?_(?P<key>\w+)")


@dataclass(frozen=True, kw_only=True)
class Entities:
    """Entity ids by key: of the account, and of each child by first name."""

    account: dict[str, str] = field(default_factory=dict)
    children: dict[str, dict[str, str]] = field(default_factory=dict)
    # Those that are switched off.
    off: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        """Return all entity ids."""
        return sorted(
            entity for group in (self.account, *self.children.values()) for entity in group.values()
        )

    def missing(self, *, of_all: bool) -> list[str]:
        """Return the keys that are not there; those that are off at first only `of_all`."""
        missing = [f"account: {key}" for key in ACCOUNT_KEYS if key not in self.account]
        for name, of_child in self.children.items():
            wanted = (
                *CHILD_KEYS,
                *((LUNCH_WATCH,) if CHOICES[name].watched else ()),
                *(OFF_KEYS if of_all else ()),
            )
            missing += [f"{name}: {key}" for key in wanted if key not in of_child]
        return missing if self.children else ["children", *missing]


async def wait(hass: HomeAssistant, *, of_all: bool = False) -> Entities:
    """Return the entities as soon as all that are looked for are there and show something."""
    missing: list[str] = []
    deadline = asyncio.get_running_loop().time() + SECONDS
    while asyncio.get_running_loop().time() < deadline:
        found = await find(hass)
        missing = found.missing(of_all=of_all) or await silent(hass, found)
        if not missing:
            return found
        await asyncio.sleep(0.5)
    raise DemoError(f"Entities did not come within {SECONDS} seconds: {', '.join(missing)}")


async def find(hass: HomeAssistant) -> Entities:
    """Return the entities that the integration has registered."""
    devices = {d["id"]: d for d in await hass.command("config/device_registry/list")}
    found = Entities()
    for entity in await hass.command("config/entity_registry/list"):
        if entity["platform"] != DOMAIN or not entity["device_id"]:
            continue
        named = UNIQUE_ID.fullmatch(entity["unique_id"])
        if named is None:
            raise DemoError(f"An entity has an unknown kind of unique id: {entity['entity_id']}")
        if entity["disabled_by"]:
            found.off.append(entity["entity_id"])
        elif named["child"]:
            name = devices[entity["device_id"]]["name"]
            found.children.setdefault(name, {})[named["key"]] = entity["entity_id"]
        else:
            found.account[named["key"]] = entity["entity_id"]
    return found


async def switch_on_all(hass: HomeAssistant, entry_id: str) -> Entities:
    """Switch on those that are off at first, and return all as soon as they are there."""
    for entity in (await wait(hass)).off:
        await hass.command("config/entity_registry/update", entity_id=entity, disabled_by=None)
    # Home Assistant does it by itself, but only after half a minute.
    await hass.post(f"{ENTRIES}/{entry_id}/reload", {})
    return await wait(hass, of_all=True)


async def silent(hass: HomeAssistant, entities: Entities) -> list[str]:
    """Return the entities that show nothing."""
    known = await states(hass, entities)
    return [
        f"{entity} ({known[entity]['state'] if entity in known else 'no state'})"
        for entity in entities.all
        if entity not in known or known[entity]["state"] == "unavailable"
    ]


async def states(hass: HomeAssistant, entities: Entities) -> dict[str, dict[str, Any]]:
    """Return the state objects of all entities by entity id."""
    wanted = set(entities.all)
    return {
        state["entity_id"]: state
        for state in await hass.get("/api/states")
        if state["entity_id"] in wanted
    }

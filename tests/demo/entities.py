"""Finds the integration's entities through the registries: by key, never by entity id."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from .choices import CHOICES
from .processes import DemoError
from .rest import HomeAssistant
from .sign_in import DOMAIN

CHILD_KEYS = (
    "next_lesson",
    "next_lesson_start",
    "wake_up",
    "lunch",
    "unread_messages",
    "timetable",
    "lunch_menu",
)
# Only children whose lunch is watched have this one.
LUNCH_WATCH = "lunch_watch"
ACCOUNT_KEYS = ("last_update", "sign_in", "refresh")
SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Entities:
    """Entity ids by key: of the account, and of each child by first name."""

    account: dict[str, str] = field(default_factory=dict)
    children: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Return all entity ids."""
        return sorted(
            entity for group in (self.account, *self.children.values()) for entity in group.values()
        )

    @property
    def missing(self) -> list[str]:
        """Return the keys that are not there."""
        missing = [f"account: {key}" for key in ACCOUNT_KEYS if key not in self.account]
        for name, of_child in self.children.items():
            wanted = (*CHILD_KEYS, LUNCH_WATCH) if CHOICES[name].watched else CHILD_KEYS
            missing += [f"{name}: {key}" for key in wanted if key not in of_child]
        return missing if self.children else ["children", *missing]


async def wait(hass: HomeAssistant) -> Entities:
    """Return the entities as soon as all that are looked for are there."""
    missing: list[str] = []
    deadline = asyncio.get_running_loop().time() + SECONDS
    while asyncio.get_running_loop().time() < deadline:
        found = await find(hass)
        missing = found.missing
        if not missing:
            return found
        await asyncio.sleep(0.5)
    raise DemoError(f"Entities did not come within {SECONDS} seconds: {', '.join(missing)}")


async def find(hass: HomeAssistant) -> Entities:
    """Return the entities that the integration has registered."""
    devices = {d["id"]: d for d in await hass.command("config/device_registry/list")}
    found = Entities()
    for entity in await hass.command("config/entity_registry/list"):
        if entity["platform"] != DOMAIN or entity["disabled_by"] or not entity["device_id"]:
            continue
        key = _key(entity["unique_id"])
        if key in ACCOUNT_KEYS:
            found.account[key] = entity["entity_id"]
        elif key:
            name = devices[entity["device_id"]]["name"]
            found.children.setdefault(name, {})[key] = entity["entity_id"]
    return found


def _key(unique_id: str) -> str:
    """Return the last part of a unique id: account, then perhaps child, then key."""
    keys = (*ACCOUNT_KEYS, *CHILD_KEYS, LUNCH_WATCH)
    known = (key for key in keys if unique_id.endswith(f"_{key}"))
    return next(known, "")


async def states(hass: HomeAssistant, entities: Entities) -> dict[str, dict[str, Any]]:
    """Return the state objects of all entities by entity id."""
    wanted = set(entities.all)
    return {
        state["entity_id"]: state
        for state in await hass.get("/api/states")
        if state["entity_id"] in wanted
    }

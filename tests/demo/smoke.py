"""The smoke test: waits until everything shown is what the platform holds, and returns all of it."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from . import entities
from .choices import CHOICES
from .compare import Shown, differences
from .phone import Phone
from .processes import DemoError
from .rest import HomeAssistant
from .rows import STOCKHOLM

SECONDS = 90
PLATFORMS = ("sensor", "binary_sensor", "calendar", "event", "todo", "button")

type Json = dict[str, Any]


async def smoke(hass: HomeAssistant, phone: Phone, version: str) -> Json:
    """Return what is shown once it equals the raw rows; fail with the differences otherwise."""
    deadline = asyncio.get_running_loop().time() + SECONDS
    while True:
        try:
            report, wrong = await _look(hass, phone)
        except DemoError as err:
            # While the account is being set up again it answers nothing.
            report, wrong = {}, [str(err)]
        if not wrong:
            return {"home_assistant": version, **report}
        if asyncio.get_running_loop().time() > deadline:
            raise DemoError("Not what the platform holds:\n" + "\n".join(wrong))
        await asyncio.sleep(1)


async def _look(hass: HomeAssistant, phone: Phone) -> tuple[Json, list[str]]:
    """Return what is shown now, and what of it is wrong or missing."""
    found = await entities.find(hass)
    raw = await phone.raw()
    states = await entities.states(hass, found)
    calendars = {
        entity: await _this_week(hass, entity, raw["now"])
        for entity in states
        if entity.startswith("calendar.")
    }
    lists = {
        entity: (await hass.command("todo/item/list", entity_id=entity))["items"]
        for entity in states
        if entity.startswith("todo.")
    }
    shown = {
        name: Shown(
            states=_by_key(of_child, states),
            events=_by_key(of_child, calendars),
            todo=next(iter(_by_key(of_child, lists).values()), ()),
        )
        for name, of_child in found.children.items()
    }
    report = {
        "states": {
            entity: {"state": state["state"], "attributes": state["attributes"]}
            for entity, state in sorted(states.items())
        },
        "calendars": calendars,
        "lists": lists,
    }
    wrong = [f"missing: {key}" for key in found.missing(of_all=True)]
    wrong += [f"shows nothing: {entity}" for entity in await entities.silent(hass, found)]
    wrong += [f"no entity of {kind}" for kind in PLATFORMS if not _has(kind, states)]
    account = _by_key(found.account, states)
    return report, wrong + differences(raw, account, shown, CHOICES)


def _by_key[T](entity_ids: Mapping[str, str], found: Mapping[str, T]) -> dict[str, T]:
    """Return what was found by the keys of the entities instead of their ids."""
    return {key: found[entity] for key, entity in entity_ids.items() if entity in found}


def _has(kind: str, states: Iterable[str]) -> bool:
    """Return whether an entity of the platform is there."""
    return any(entity.startswith(f"{kind}.") for entity in states)


async def _this_week(hass: HomeAssistant, entity: str, now: str) -> list[Json]:
    """Return a calendar's events from this Monday to the next."""
    today = (
        datetime.fromisoformat(now)
        .astimezone(STOCKHOLM)
        .replace(hour=0, minute=0, second=0, microsecond=0)
    )
    monday = today - timedelta(days=today.weekday())
    week = {"start": monday.isoformat(), "end": (monday + timedelta(weeks=1)).isoformat()}
    events: list[Json] = await hass.get(f"/api/calendars/{entity}?{urlencode(week)}")
    return events

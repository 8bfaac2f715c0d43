"""The smoke test: waits until everything shown is what the platform holds, and returns all of it."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from . import entities
from .choices import CHOICES
from .compare import Shown, differences
from .compare_lunch import STOCKHOLM
from .phone import Phone
from .processes import DemoError
from .rest import HomeAssistant

SECONDS = 90

type Json = dict[str, Any]


async def smoke(hass: HomeAssistant, phone: Phone, version: str) -> Json:
    """Return what is shown once it equals the raw rows; fail with the differences otherwise."""
    deadline = asyncio.get_running_loop().time() + SECONDS
    while True:
        report, wrong = await _look(hass, phone)
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
    shown = {
        name: Shown(
            states={key: states[entity] for key, entity in of_child.items() if entity in states},
            events={
                key: calendars[entity] for key, entity in of_child.items() if entity in calendars
            },
        )
        for name, of_child in found.children.items()
    }
    report = {
        "states": {
            entity: {"state": state["state"], "attributes": state["attributes"]}
            for entity, state in sorted(states.items())
        },
        "calendars": calendars,
    }
    wrong = [f"missing: {key}" for key in found.missing]
    return report, wrong + differences(raw, shown, CHOICES)


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

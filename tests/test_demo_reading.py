"""The demo's own reading of the platform's rows agrees with what entities show, whenever it is asked.

`script/demo --smoke` compares the two once, at the time that it happens to be.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar.const import (
    DOMAIN as CALENDAR_DOMAIN,
    EVENT_END_DATETIME,
    EVENT_START_DATETIME,
    SERVICE_GET_EVENTS,
)
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest

from custom_components.skolplattformen.const import (
    CONF_BRING,
    CONF_CHILDREN,
    CONF_RENAMES,
    CONF_WAKE_UP_MARGIN,
    CONF_WATCH,
)
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount
from tests.demo.choices import CHOICES
from tests.demo.compare import Shown, differences
from tests.demo.entities import UNIQUE_ID
from tests.platform import add_menu, child_key, set_up
from tests.simulator.server import Simulator

from .test_todo import items

# One site for both: the demo's other one would only be read in another way.
CHOSEN = {
    name: replace(choice, site="skolmaten.se", alternative=None) for name, choice in CHOICES.items()
}
SCHOOLS = {"Alva": "larkskolan", "Vilmer": "ekskolan"}

MOMENTS = [
    "2026-11-23T00:00:01",
    "2026-11-23T07:24:00",
    "2026-11-24T12:30:00",
    "2026-11-24T16:20:00",
    "2026-11-24T23:59:30",
    # A study day of each child, the evening before one, and a day of absence.
    "2026-11-25T10:00:00",
    "2026-11-25T19:00:00",
    "2026-11-26T10:00:00",
    "2026-11-26T17:15:00",
    "2026-12-08T18:30:00",
    "2026-12-09T11:00:00",
    # The end of a week, a weekend, and the turn of the year.
    "2026-11-27T13:45:00",
    "2026-11-28T12:00:00",
    "2026-11-29T22:00:00",
    "2026-12-26T12:00:00",
    "2026-12-31T23:30:00",
    # The clocks change.
    "2027-03-28T01:30:00",
    "2026-10-25T02:30:00",
    "2027-07-14T13:35:00",
]
# Alva is reported absent on this day.
ABSENT = "2026-11-26"


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.parametrize("moment", MOMENTS)
async def test_agrees(
    hass: HomeAssistant,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    add_account: AddAccount,
    moment: str,
) -> None:
    """Whatever the date and the hour, there is nothing that differs."""
    freezer.move_to(datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM))
    platform.attendance.of(platform.family.child("Alva")).absent[date.fromisoformat(ABSENT)] = None
    entry = await add_account()
    for name, slug in SCHOOLS.items():
        add_menu(hass, entry, slug, child_key(platform, name))
    options = {child_key(platform, name): _options(name) for name in SCHOOLS}
    hass.config_entries.async_update_entry(entry, options={CONF_CHILDREN: options})
    await set_up(hass, entry)

    shown = {name: await _shown(hass, platform, name) for name in SCHOOLS}
    raw = json.loads(json.dumps(platform.raw(platform.clock.now())))
    assert differences(raw, _states(hass, _ids(hass, None)), shown, CHOSEN) == []


def _options(name: str) -> dict[str, Any]:
    """Return what is set for a child, as the demo does through the dialog."""
    choice = CHOSEN[name]
    return {
        CONF_WAKE_UP_MARGIN: choice.margin,
        CONF_WATCH: list(choice.watched),
        CONF_BRING: [f"{lesson}: {', '.join(items)}" for lesson, items in choice.bring.items()],
        CONF_RENAMES: [f"{lesson} = {called}" for lesson, called in choice.renames.items()],
    }


async def _shown(hass: HomeAssistant, platform: Simulator, name: str) -> Shown:
    """Return what is shown of a child."""
    ids = _ids(hass, child_key(platform, name))
    calendars = {key: entity for key, entity in ids.items() if entity.startswith("calendar.")}
    return Shown(
        states=_states(hass, ids),
        events={key: await _this_week(hass, entity) for key, entity in calendars.items()},
        todo=await items(hass, ids["assignments"]),
    )


def _ids(hass: HomeAssistant, child: str | None) -> dict[str, str]:
    """Return the entity ids of a child, or of the account, by key."""
    ids = {}
    for entity in er.async_get(hass).entities.values():
        named = UNIQUE_ID.fullmatch(entity.unique_id)
        assert named is not None
        if named["child"] == child:
            ids[named["key"]] = entity.entity_id
    return ids


def _states(hass: HomeAssistant, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return the states by key."""
    return {
        key: {"state": state.state, "attributes": state.attributes}
        for key, entity in ids.items()
        if (state := hass.states.get(entity)) is not None
    }


async def _this_week(hass: HomeAssistant, entity: str) -> list[dict[str, Any]]:
    """Return a calendar's events from this Monday to the next, as a browser gets them."""
    today = dt_util.start_of_local_day()
    monday = today - timedelta(days=today.weekday())
    answer = await hass.services.async_call(
        CALENDAR_DOMAIN,
        SERVICE_GET_EVENTS,
        {
            ATTR_ENTITY_ID: entity,
            EVENT_START_DATETIME: monday.isoformat(),
            EVENT_END_DATETIME: (monday + timedelta(weeks=1)).isoformat(),
        },
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    week: Any = answer[entity]
    return [
        event | {side: _side(event[side]) for side in ("start", "end")} for event in week["events"]
    ]


def _side(text: str) -> dict[str, str]:
    return {"dateTime" if "T" in text else "date": text}

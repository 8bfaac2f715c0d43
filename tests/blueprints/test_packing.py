"""Packing in the evening: what there is to bring tomorrow, and nothing where there is nothing."""

from datetime import date, datetime, time, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.blueprints.conftest import AutomateFor, JumpTo
from tests.blueprints.house import LANGUAGES, texts
from tests.conftest import PassTime
from tests.platform import set_up
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEDNESDAY, THURSDAY, FRIDAY = (TUESDAY + timedelta(days=days) for days in (1, 2, 3))
PHONE = ["notify.phone"]

SENT = {
    "en": (
        "Alva needs to bring PE clothes, swimwear and towel tomorrow. The school writes: Ta med "
        "vattenflaska. Vilmer has something to bring tomorrow. The school writes: Ta med matsäck. "
        "The school writes: Ta med regnkläder och frukt."
    ),
    "sv": (
        "Alva ska ta med gympakläder, badkläder och handduk i morgon. Skolan skriver: Ta med "
        "vattenflaska. Vilmer har något att ta med i morgon. Skolan skriver: Ta med matsäck. "
        "Skolan skriver: Ta med regnkläder och frukt."
    ),
}


def serve(platform: Simulator, name: str, day: date, *titles: str, note: str = "") -> None:
    """Serve a child's lessons of a day, with what the school writes on all of them."""
    rows = [
        timetable_row(day, f"{hour:02}:00", f"{hour:02}:50", title, note=note)
        for hour, title in enumerate(titles, 9)
    ]
    platform.school.override(platform.family.child(name), day, rows)


@pytest.fixture
async def sent(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> list[ServiceCall]:
    """Set up the account with things to bring on Thursday and none on Wednesday and Friday."""
    serve(platform, "Alva", THURSDAY, "IDH", "Simning", note="Ta med vattenflaska.")
    serve(platform, "Vilmer", THURSDAY, "MA", note="Ta med matsäck!")
    for name in ("Alva", "Vilmer"):
        for day in (WEDNESDAY, FRIDAY):
            serve(platform, name, day, "MA")
    await set_up(hass, entry)
    return async_mock_service(hass, "notify", "send_message")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_week(
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    sent: list[ServiceCall],
    language: str,
) -> None:
    """It tells once, the evening before; not when there is nothing, nor before the weekend."""
    await automate_for("packing", language, "Alva", "Vilmer", where=PHONE)

    await jump_to(TUESDAY, 19)
    assert not sent
    await jump_to(WEDNESDAY, 19)
    assert texts(sent) == [SENT[language]]
    assert sent[0].data["entity_id"] == ["notify.phone"]
    await pass_time(timedelta(minutes=1))
    for day in (THURSDAY, FRIDAY):
        await jump_to(day, 19)
    assert len(sent) == 1


async def test_a_child_that_stays_at_home(
    platform: Simulator,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    sent: list[ServiceCall],
) -> None:
    """A child that is reported absent brings nothing."""
    freezer.move_to(datetime.combine(WEDNESDAY, time(7, 10), STOCKHOLM))
    platform.attendance.of(platform.family.child("Alva")).absent[THURSDAY] = "Feber"
    await pass_time(timedelta(hours=2))
    await automate_for("packing", "sv", "Alva", where=PHONE)

    await jump_to(WEDNESDAY, 19)

    assert not sent


@pytest.mark.parametrize("helper", ["on", "off"])
async def test_only_while(
    hass: HomeAssistant,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    sent: list[ServiceCall],
    helper: str,
) -> None:
    """It is quiet in the weeks when the children live elsewhere, and keeps to its own time."""
    hass.states.async_set("schedule.our_weeks", helper)
    choices = {"at": "19:30:00", "only_while": ["schedule.our_weeks"]}
    await automate_for("packing", "sv", "Vilmer", where=PHONE, **choices)

    await jump_to(TUESDAY, 19)
    await pass_time(timedelta(minutes=30))
    await jump_to(WEDNESDAY, 19)
    assert not sent
    await pass_time(timedelta(minutes=30))
    assert len(sent) == (helper == "on")


async def test_an_outage(
    platform: Simulator,
    entry: MockConfigEntry,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    sent: list[ServiceCall],
) -> None:
    """What was read long ago is not told as if it were still so."""
    next_week = THURSDAY + timedelta(weeks=1)
    serve(platform, "Alva", next_week, "IDH")
    await entry.runtime_data.coordinator.async_refresh_for_guardian()
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await automate_for("packing", "sv", "Alva", where=PHONE)
    await pass_time(timedelta(days=4))

    await jump_to(next_week - timedelta(days=1), 19)

    assert not sent

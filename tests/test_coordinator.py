"""The account through an ordinary day: calm, and quick to show what is new."""

from datetime import datetime, time, timedelta

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"
STEP = timedelta(minutes=5)


@pytest.mark.parametrize(("days", "most"), [(1, 400), (5, 200)], ids=["school day", "Sunday"])
async def test_a_day_is_calm(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    days: int,
    most: int,
) -> None:
    """Few requests, though each finds its session dead; none at night, and a fresh morning."""
    await set_up(hass, entry)
    now = datetime.now(STOCKHOLM)
    midnight = datetime.combine(now.date() + timedelta(days=days), time.min, STOCKHOLM)
    await pass_time(midnight - now)
    platform.log.clear()

    for _ in range(24 * 60 // 5):
        await pass_time(STEP)

    times = [request.time.time() for request in platform.log]
    assert 30 < len(platform.log) < most
    # A step of the test is five minutes long.
    assert time(5, 45) <= times[0] < time(6, 35)
    assert times[-1] <= time(23, 5)
    full = [request for request in platform.log if request.time.time() < time(6, 35)]
    assert {"home_page", "notification_list", "timetable_list", "message_list"} <= {
        request.kind for request in full
    }


async def test_a_notification_brings_a_reading_forward(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A new message is seen with the bell's next word; other news asks for nothing yet."""
    await set_up(hass, entry)
    platform.switches.hub_session_seconds = 24 * 3600
    alva, vilmer = platform.family.child("Alva"), platform.family.child("Vilmer")
    platform.log.clear()
    platform.notifications.add(vilmer, "Ny planering", app="UolV2", url="/#/uolv2/show/{id}")
    await pass_time(timedelta(minutes=45))
    assert kinds(platform) == {"notification_list": 1}

    platform.messages.add(alva, "Hej")
    platform.notifications.add(alva, "Nytt meddelande", app="Messages")
    await pass_time(timedelta(minutes=45))

    assert value(hass, "sensor.alva_unread_messages") == "4"
    # Alva's messages, and nothing of Vilmer's.
    assert kinds(platform)["message_list"] == 1
    assert kinds(platform)["timetable_list"] == 0
    platform.log.clear()
    await pass_time(timedelta(minutes=15))
    assert kinds(platform)["message_list"] == 0


@pytest.mark.usefixtures("all_enabled")
async def test_what_changes_by_itself(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Entities change at their boundary, without a request."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host=HUB))
    assert value(hass, "sensor.alva_next_lesson_start") == "2026-11-24T07:10:00+00:00"

    await pass_time(timedelta(minutes=59, seconds=59))
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"
    await pass_time(timedelta(seconds=1))
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"
    assert value(hass, "sensor.alva_next_lesson_start") == "2026-11-24T08:40:00+00:00"


async def test_polling_can_be_switched_off(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Home Assistant's own switch against polling is obeyed; the clock goes on."""
    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
    await set_up(hass, entry)
    platform.log.clear()

    await pass_time(timedelta(hours=2))

    assert not platform.log
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"

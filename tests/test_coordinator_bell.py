"""A bell that shows only the chosen child: nothing is missed, and the days stay calm."""

from datetime import datetime, time, timedelta

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.bell import Bell
from custom_components.skolplattformen.school.models import STOCKHOLM, Module
from tests.conftest import PassTime
from tests.platform import child_key, kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

STEP = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def one_child_at_a_time(platform: Simulator) -> None:
    """Let the bell show the chosen child alone, in sessions that live."""
    platform.switches.notifications_scope = "selected"
    platform.switches.hub_session_seconds = 24 * 3600


def is_shared(entry: MockConfigEntry) -> bool | None:
    """Return whether the bell is known to show all children."""
    bell: Bell = entry.runtime_data.coordinator.data.bell
    return bell.shared


@pytest.mark.parametrize("name", ["Alva", "Vilmer"])
async def test_a_new_message_of_either_child(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    name: str,
) -> None:
    """It is counted within the hour, whoever of them is chosen."""
    await set_up(hass, entry)
    child = platform.family.child(name)
    before = int(value(hass, f"sensor.{name.lower()}_unread_messages"))
    platform.messages.add(child, "Hej")
    platform.notifications.add(child, "Nytt meddelande", app="Messages")

    await pass_time(timedelta(minutes=45))
    await pass_time(timedelta(minutes=45))

    assert int(value(hass, f"sensor.{name.lower()}_unread_messages")) == before + 1


async def test_what_an_update_costs(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """One request for the chosen child; when its hour has come, a visit to the other one as well."""
    await set_up(hass, entry)
    for _ in range(2):
        platform.log.clear()
        await pass_time(timedelta(minutes=45))
        assert kinds(platform) == {"notification_list": 2, "home_page": 3, "switch_pupil": 1}


async def test_a_full_update_asks_each_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """One request more than where the bell shows all children."""
    await set_up(hass, entry)
    assert kinds(platform)["notification_list"] == 2
    assert is_shared(entry) is False
    data = entry.runtime_data.coordinator.data
    for name in ("Alva", "Vilmer"):
        key = child_key(platform, name)
        listed = {f"{key}:{n['id']}" for n in platform.notifications.of(platform.family.child(name)) if n["state"] != "Cleared"}  # fmt: skip
        assert listed <= data.seen


async def test_a_bell_of_all_children_is_asked_once(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Nobody is visited for the bell where one answer has everybody's."""
    platform.switches.notifications_scope = "all"
    await set_up(hass, entry)
    assert kinds(platform)["notification_list"] == 1
    platform.log.clear()
    for _ in range(2):
        await pass_time(timedelta(minutes=45))
    assert kinds(platform) == {"notification_list": 2}


async def test_a_bell_that_becomes_another(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was found out is found out anew every morning."""
    platform.switches.notifications_scope = "all"
    await set_up(hass, entry)
    assert is_shared(entry) is True
    platform.switches.notifications_scope = "selected"
    await pass_time(timedelta(days=1))
    assert is_shared(entry) is False
    platform.switches.notifications_scope = "all"
    await pass_time(timedelta(hours=1))
    assert is_shared(entry) is True


async def test_a_morning_without_a_bell(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was found out is not forgotten for an answer that did not come."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="status", path="GetNotifications"))
    await pass_time(timedelta(days=1))
    assert is_shared(entry) is False


async def test_a_bell_that_fails_in_a_visit(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The rest of the visit is good, and without a bell the tiers see to it that all is read."""
    await set_up(hass, entry)
    platform.family.child("Alva").modules_off["notification_list"] = "redirect"
    await pass_time(timedelta(minutes=45))
    assert kinds(platform)["timetable_list"] == 2
    platform.messages.add(platform.family.child("Alva"), "Hej")
    for _ in range(3):
        await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.alva_unread_messages") == "4"
    assert entry.runtime_data.coordinator.data.failing_modules == {Module.NOTIFICATIONS}


@pytest.mark.parametrize(("days", "most"), [(1, 400), (5, 200)], ids=["school day", "Sunday"])
async def test_a_day_is_calm(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    days: int,
    most: int,
) -> None:
    """Within the bounds of a day, though each update finds its session dead."""
    platform.switches.hub_session_seconds = 1800
    await set_up(hass, entry)
    now = datetime.now(STOCKHOLM)
    midnight = datetime.combine(now.date() + timedelta(days=days), time.min, STOCKHOLM)
    await pass_time(midnight - now)
    platform.log.clear()

    for _ in range(24 * 60 // 5):
        await pass_time(STEP)

    assert 30 < len(platform.log) < most

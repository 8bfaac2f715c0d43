"""Events: everything that is new is told once, in order, and nothing that was there at first."""

from datetime import timedelta
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED, STATE_UNKNOWN, Platform
from homeassistant.core import CoreState
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.skolplattformen.const import DOMAIN
from tests.events import Home
from tests.platform import child_key, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_the_first_sight_is_silent(platform: Simulator, home: Home) -> None:
    """What is there at first is not new: of the account, of a module, of a child."""
    platform.family.child("Alva").modules_off["message_list"] = "redirect"
    await home.with_the_bell()
    await home.read()

    platform.family.child("Alva").modules_off.clear()
    ella = platform.family.add_child("Ella")
    platform.news.add(ella, "Välkommen")
    platform.notifications.add(ella, "Nyhet")
    await home.pass_time(timedelta(days=1, minutes=30))
    await home.read()

    assert value(home.hass, "sensor.alva_unread_messages") == "3"
    assert value(home.hass, "event.ella_message") == STATE_UNKNOWN
    assert [state for state in home.told() if state.name.endswith(("Message", "News"))] == []


async def test_disabled_by_default(home: Home) -> None:
    """Only what tells what the others tell is off by default."""
    await home.set_up()

    registry = er.async_get(home.hass)
    assert {
        entity.unique_id.rpartition("_")[2]
        for entity in er.async_entries_for_config_entry(registry, home.entry.entry_id)
        if entity.disabled and entity.domain == Platform.EVENT
    } == {"notification"}


async def test_messages_news_and_notifications(platform: Simulator, home: Home) -> None:
    """Heads and no text, oldest first, once for each child and none again after a restart."""
    await home.with_the_bell()
    alva = platform.family.child("Alva")
    platform.messages.add(alva, "Utflykt", sender="Lisa Provén")
    platform.messages.add(alva, "Matsäck", sender="Lisa Provén")
    platform.news.add(alva, "Öppet hus", "<p>Kom på torsdag!</p>", by="Provén, Lisa")
    platform.notifications.add(alva, "Ny nyhet", sub_title="Öppet hus")
    await home.read()

    states = home.told()
    assert [state.entity_id for state in states] == [
        "event.alva_message",
        "event.alva_message",
        "event.alva_news",
        "event.alva_notification",
    ]
    assert [state.attributes.get("subject") for state in states[:2]] == ["Utflykt", "Matsäck"]
    message, news, notification = (dict(state.attributes) for state in states[1:])
    assert message["event_type"] == "received"
    assert (message["sender"], message["sent"]) == ("Lisa Provén", "2026-11-24")
    assert news["event_type"] == "published"
    assert (news["title"], news["author"]) == ("Öppet hus", "Provén, Lisa")
    assert news["published"].startswith("2026-11-24T07:11:")
    assert "torsdag" not in str(news)
    assert notification["event_type"] == "received"
    assert notification["type"] == "NewsNotification"
    assert (notification["title"], notification["sub_title"]) == ("Ny nyhet", "Öppet hus")

    platform.messages.mark_read(alva)
    platform.notifications.set_state(alva, None, "Read")
    await home.read()
    await home.restart()
    await home.read()
    assert len(home.told()) == 4


async def test_unread_notifications_are_counted(platform: Simulator, home: Home) -> None:
    """Those that nobody has seen, for each child; a bell that is silent leaves the last count."""
    await home.set_up()
    alva, key = platform.family.child("Alva"), child_key(platform, "Alva")
    platform.notifications.set_state(alva, None, "Seen")
    platform.notifications.add(alva, "Ny nyhet")
    await home.pass_time(timedelta(minutes=45))

    coordinator = home.entry.runtime_data.coordinator
    count = coordinator.data.children[key].notifications
    assert count.unread == 1
    platform.faults.add(Fault(kind="garbage", path="GetNotifications"))
    await home.pass_time(timedelta(minutes=45))
    assert coordinator.data.children[key].notifications == count


@pytest.mark.parametrize("scope", ["all", "selected"])
async def test_a_bell_of_either_kind(platform: Simulator, home: Home, scope: Any) -> None:
    """Whichever child is chosen, each child's notifications are told once."""
    platform.switches.notifications_scope = scope
    await home.with_the_bell()
    for name in ("Alva", "Vilmer"):
        platform.notifications.add(platform.family.child(name), f"Till {name}")
    for _ in range(4):
        await home.pass_time(timedelta(minutes=45))

    titles = sorted(
        state.attributes["title"] for state in home.told() if "title" in state.attributes
    )
    assert titles == ["Till Alva", "Till Vilmer"]


async def test_nothing_is_said_to_nobody(platform: Simulator, home: Home) -> None:
    """What is found while Home Assistant starts waits until automations listen."""
    await home.set_up()
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    platform.messages.add(platform.family.child("Alva"), "Kakbak")
    await home.pass_time(timedelta(hours=3))
    home.hass.set_state(CoreState.starting)
    await home.set_up()
    assert not home.told()

    home.hass.set_state(CoreState.running)
    home.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await home.hass.async_block_till_done(wait_background_tasks=True)

    assert [state.attributes["subject"] for state in home.told()] == ["Kakbak"]
    await home.restart()
    await home.read()
    assert len(home.told()) == 1


async def test_what_nobody_heard_is_found_again(
    platform: Simulator, home: Home, hass_storage: dict[str, Any]
) -> None:
    """What was found when Home Assistant ended too soon is not lost."""
    await home.set_up()
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    platform.messages.add(platform.family.child("Alva"), "Kakbak")
    await home.pass_time(timedelta(hours=3))
    home.hass.set_state(CoreState.starting)
    await home.set_up()
    stored = str(hass_storage[f"{DOMAIN}.{home.entry.unique_id}.snapshot"])
    assert "Kakbak" not in stored
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    home.hass.set_state(CoreState.running)

    await home.set_up()

    assert [state.attributes["subject"] for state in home.told()] == ["Kakbak"]


async def test_an_update_that_ends_in_an_error(platform: Simulator, home: Home) -> None:
    """What it had found before is told, once."""
    platform.switches.hub_session_seconds = 24 * 3600
    await home.set_up()
    chosen = platform.family.child("Alva"), platform.family.child("Vilmer")
    for child in chosen:
        platform.messages.add(child, f"Till {child.first_name}")
    platform.faults.add(Fault(kind="drop", path="SwitchPupil"))
    await home.pass_time(timedelta(hours=3))
    first = [state.attributes["subject"] for state in home.told()]
    platform.faults.clear()
    await home.pass_time(timedelta(hours=3))
    await home.pass_time(timedelta(hours=3))

    assert len(first) == 1
    subjects = sorted(state.attributes["subject"] for state in home.told())
    assert subjects == ["Till Alva", "Till Vilmer"]


async def test_always_available(platform: Simulator, home: Home) -> None:
    """What has happened has happened, whether or not the platform can be read."""
    await home.set_up()
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await home.pass_time(timedelta(days=5))

    states = [state for state in home.hass.states.async_all() if state.domain == Platform.EVENT]
    # Four of each child.
    assert len(states) == 8
    assert {state.state for state in states} == {STATE_UNKNOWN}

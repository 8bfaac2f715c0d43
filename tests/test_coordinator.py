"""The account through a day: calm, honest in outages, never silent about a sign-in."""

from datetime import datetime, time, timedelta

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up, shown, sign_in, value
from tests.simulator.faults import Fault, FaultKind
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"
STEP = timedelta(minutes=5)


def lines(caplog: pytest.LogCaptureFixture, words: str) -> int:
    """Return how many lines of our log hold these words."""
    return sum(
        words in record.getMessage() and record.name.startswith("custom_components")
        for record in caplog.records
    )


async def test_an_outage(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The kept data stays as long as it stands; one line says down, one says up."""
    await set_up(hass, entry)
    read_at = value(hass, "sensor.skolplattformen_last_update")
    platform.faults.add(Fault(kind="drop", host=HUB))

    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"
    await pass_time(timedelta(hours=1))

    # Two hours after it was read, and not at the next update.
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"
    assert value(hass, "calendar.alva_timetable") == "on"
    assert value(hass, "sensor.skolplattformen_last_update") == read_at
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    for _ in range(3):
        await pass_time(timedelta(hours=1))
    assert lines(caplog, "cannot be read (cannot_connect)") == 1

    platform.faults.clear()
    await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_unread_messages") == "3"
    assert value(hass, "sensor.skolplattformen_last_update") > read_at
    assert lines(caplog, "can be read again") == 1
    assert lines(caplog, "cannot be read") == 1


@pytest.mark.usefixtures("all_enabled")
async def test_a_long_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """After three days even a plan no longer stands."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="status", status=503, host=HUB))

    await pass_time(timedelta(hours=71, minutes=59))
    assert value(hass, "sensor.alva_next_lesson_start") == "2026-11-27T07:20:00+00:00"
    await pass_time(timedelta(minutes=1))
    assert value(hass, "sensor.alva_next_lesson_start") == STATE_UNAVAILABLE


async def test_the_sign_in_is_refused(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The guardian is asked once; nothing more is asked of the hub; plans and menus live on."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.kill_sessions()
    platform.kill_refresh_tokens()
    platform.kill_city_sessions()
    await pass_time(timedelta(hours=1))

    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    platform.log.clear()
    await pass_time(timedelta(hours=10))
    await pass_time(timedelta(hours=14))

    assert kinds(platform).keys() == {"menu"}
    assert len(hass.config_entries.flow.async_progress()) == 1
    assert lines(caplog, "must sign in") == 1
    assert value(hass, "sensor.alva_next_lesson") == "Swedish"
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_lunch") != STATE_UNAVAILABLE

    await hass.config_entries.async_unload(entry.entry_id)
    _, secrets = await sign_in(hass, platform)
    await SecretsStore(hass, str(entry.unique_id)).save(secrets)
    await set_up(hass, entry)
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_the_platform_asks_for_a_pause(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Nothing is asked before the pause is over, not even after a restart."""
    await set_up(hass, entry)
    platform.switches.hub_session_seconds = 24 * 3600
    platform.switches.rate_limit = "seconds"
    platform.switches.rate_limit_seconds = 3000
    platform.switches.rate_limit_times = 1
    await pass_time(timedelta(minutes=45))
    platform.log.clear()

    await pass_time(timedelta(minutes=30))
    assert not platform.log
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not platform.log
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"

    await pass_time(timedelta(minutes=60))
    assert kinds(platform)["notification_list"] == 1


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


@pytest.mark.usefixtures("all_enabled")
async def test_one_part_fails(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What one answer spoils stays as it was; the rest is read."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="garbage", path="GetMessages"))
    alva = platform.family.child("Alva")
    today = datetime.now(STOCKHOLM).date()
    platform.school.override(alva, today, [timetable_row(today, "14:30", "15:00", "Musik")])

    for _ in range(5):
        await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_next_lesson_start") == "2026-11-24T13:30:00+00:00"
    assert value(hass, "sensor.vilmer_next_lesson") != STATE_UNAVAILABLE
    assert lines(caplog, "The messages of a child cannot be read") == 1
    platform.faults.clear()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"
    assert lines(caplog, "The messages can be read again") == 1


@pytest.mark.parametrize("kind", ["garbage", "status", "forbidden", "drop"])
async def test_a_broken_bell(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    kind: FaultKind,
) -> None:
    """Without notifications the tiers still see to it that all is read."""
    platform.faults.add(Fault(kind=kind, path="GetNotifications"))
    await set_up(hass, entry)
    platform.messages.add(platform.family.child("Alva"), "Hej")

    for _ in range(3):
        await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_unread_messages") == "4"


async def test_a_module_is_switched_off(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A week without the module takes its entity; its return brings it back without a reload."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    alva = platform.family.child("Alva")
    alva.modules_off["message_list"] = "redirect"

    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    await pass_time(timedelta(days=6, hours=23))
    assert registry.async_get("sensor.alva_unread_messages") is not None
    await pass_time(timedelta(days=1))
    assert registry.async_get("sensor.alva_unread_messages") is None
    assert value(hass, "sensor.vilmer_unread_messages") == "1"

    alva.modules_off.clear()
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_a_module_that_is_off_from_the_beginning(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It has no entity, not even a dead one for a week, and gets one when it is switched on."""
    alva = platform.family.child("Alva")
    alva.modules_off["message_list"] = "redirect"
    await set_up(hass, entry)
    assert er.async_get(hass).async_get("sensor.alva_unread_messages") is None

    alva.modules_off.clear()
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_a_child_without_a_timetable(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A module that the home page does not list has no entities, until it is listed."""
    vilmer = platform.family.child("Vilmer")
    vilmer.apps.remove("timetable")
    await set_up(hass, entry)
    assert hass.states.get("sensor.vilmer_next_lesson") is None
    assert hass.states.get("calendar.vilmer_timetable") is None

    vilmer.apps.append("timetable")
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_next_lesson") == "Svenska"


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


async def test_a_child_is_gone_at_noon(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A child that the hub no longer knows does not stop its sibling's reading."""
    await set_up(hass, entry)
    platform.family.remove_child(platform.family.child("Alva"))
    platform.messages.add(platform.family.child("Vilmer"), "Hej")

    for _ in range(3):
        await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_next_lesson") == STATE_UNAVAILABLE
    assert value(hass, "sensor.vilmer_unread_messages") == "2"


async def test_the_wrong_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """While the hub does not switch, a child keeps its old data, and never gets its sibling's."""
    await set_up(hass, entry)
    platform.switches.switch_delay = 24 * 3600
    platform.messages.add(platform.family.child("Vilmer"), "Hej")
    platform.messages.mark_read(platform.family.child("Alva"))
    await pass_time(timedelta(minutes=45))
    await pass_time(timedelta(hours=1))
    await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_unread_messages") == "0"
    assert value(hass, "sensor.vilmer_unread_messages") == STATE_UNAVAILABLE
    # Sports, as for Alva, but in Vilmer's own hall.
    assert shown(hass, "sensor.vilmer_next_lesson").attributes["room"] == "Gympasalen"


async def test_what_was_not_read_is_news_again(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A new message is still new when the platform broke down before it could be counted."""
    platform.switches.hub_session_seconds = 24 * 3600
    await set_up(hass, entry)
    alva = platform.family.child("Alva")
    platform.messages.add(alva, "Hej")
    platform.notifications.add(alva, "Nytt meddelande", app="Messages")
    platform.faults.add(Fault(kind="status", status=503, path="SwitchPupil|^/$"))
    await pass_time(timedelta(minutes=45))
    assert value(hass, "sensor.alva_unread_messages") == "3"

    platform.faults.clear()
    await pass_time(timedelta(minutes=45))

    assert value(hass, "sensor.alva_unread_messages") == "4"


async def test_what_was_read_before_the_trouble_is_shown(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A platform that breaks down between two children costs only the second one's news.

    The first is the one that was chosen last: Vilmer.
    """
    platform.switches.hub_session_seconds = 24 * 3600
    await set_up(hass, entry)
    read_at = value(hass, "sensor.skolplattformen_last_update")
    for name in ("Alva", "Vilmer"):
        child = platform.family.child(name)
        platform.messages.add(child, "Hej")
        platform.notifications.add(child, "Nytt meddelande", app="Messages")
    alva = platform.family.guardians[0].switch_ids[platform.family.child("Alva").key]
    platform.faults.add(Fault(kind="status", status=503, path=f"SwitchPupil/{alva}"))

    await pass_time(timedelta(minutes=45))

    assert value(hass, "sensor.vilmer_unread_messages") == "2"
    assert value(hass, "sensor.alva_unread_messages") == "3"
    assert value(hass, "sensor.skolplattformen_last_update") > read_at


async def test_a_firewall_is_no_refusal(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Who is turned away at the gate is not asked to sign in, and goes on trying."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="forbidden", host=HUB))
    await pass_time(timedelta(hours=1))

    assert not hass.config_entries.flow.async_progress()
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"

    platform.faults.clear()
    platform.log.clear()
    await pass_time(timedelta(hours=1))
    assert kinds(platform)["notification_list"] >= 1


async def test_live_data_ends_at_its_boundary(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """In an outage a count goes after two hours to the second, without waiting for an update."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host=HUB))
    await pass_time(timedelta(hours=1))

    await pass_time(timedelta(minutes=59, seconds=59))
    assert value(hass, "sensor.alva_unread_messages") == "3"
    platform.log.clear()
    await pass_time(timedelta(seconds=1))

    assert not platform.log
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE

"""The account through trouble: the kept data stands as long as it may, and what came is not lost."""

from datetime import datetime, timedelta

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.logs import lines
from tests.platform import set_up, value
from tests.simulator.faults import Fault, FaultKind
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"


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

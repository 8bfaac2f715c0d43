"""The sensors of the account and of each child."""

from datetime import date, timedelta
from unittest.mock import patch

from homeassistant.const import STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from tests.platform import entities, set_up, shown, value
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
LUNCH = "sensor.alva_lunch"


async def test_all_sensors(
    hass: HomeAssistant,
    with_menus: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """All sensors with a menu for each child."""
    with patch("custom_components.skolplattformen.PLATFORMS", [Platform.SENSOR]):
        await set_up(hass, with_menus)

    assert entities(hass, with_menus) == snapshot


@pytest.mark.usefixtures("all_enabled")
async def test_no_lesson_is_published(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing published is unknown: neither an outage nor a missing module."""
    alva = platform.family.child("Alva")
    platform.school.empty(alva, TUESDAY - timedelta(days=7), TUESDAY + timedelta(days=30))

    await set_up(hass, entry)

    assert value(hass, "sensor.alva_next_lesson") == STATE_UNKNOWN
    assert value(hass, "sensor.alva_next_lesson_start") == STATE_UNKNOWN
    assert "room" not in shown(hass, "sensor.alva_next_lesson").attributes


async def test_a_cancelled_lesson_is_not_next(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Lessons that the school calls off, breaks and lunch are passed over."""
    alva = platform.family.child("Alva")
    platform.school.override(
        alva,
        TUESDAY,
        [
            timetable_row(TUESDAY, "08:00", "09:00", "Bild", note="Inställt idag"),
            timetable_row(TUESDAY, "09:00", "09:20", "Rast"),
            timetable_row(TUESDAY, "09:20", "09:40", "Lunch"),
            timetable_row(TUESDAY, "09:40", "10:00", "Franska", room="A1", tutors="Fiktiv, Sara"),
        ],
    )

    await set_up(hass, entry)

    lesson = shown(hass, "sensor.alva_next_lesson")
    assert lesson.state == "Franska"
    assert lesson.attributes["room"] == "A1"
    assert lesson.attributes["teacher"] == "Fiktiv, Sara"
    assert lesson.attributes["start"] == "2026-11-24T09:40:00+01:00"
    assert lesson.attributes["end"] == "2026-11-24T10:00:00+01:00"


async def test_a_long_title(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A state is never too long for Home Assistant."""
    row = timetable_row(TUESDAY, "08:00", "09:00", "Å" * 400)
    platform.school.override(platform.family.child("Alva"), TUESDAY, [row])

    await set_up(hass, entry)

    assert value(hass, "sensor.alva_next_lesson") == "Å" * 254 + "…"


async def test_messages(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """No unread message is zero."""
    platform.messages.mark_read(platform.family.child("Vilmer"))

    await set_up(hass, entry)

    assert value(hass, "sensor.alva_unread_messages") == "3"
    assert value(hass, "sensor.vilmer_unread_messages") == "0"


async def test_more_messages_than_can_be_counted(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """An unread count that is not known is unknown, never zero."""
    alva = platform.family.child("Alva")
    for number in range(1000):
        platform.messages.add(alva, f"Hej {number}")

    await set_up(hass, entry)

    assert value(hass, "sensor.alva_unread_messages") == STATE_UNKNOWN
    assert value(hass, "sensor.vilmer_unread_messages") == "1"

"""The sensors of the account and of each child."""

from datetime import date, datetime, timedelta
from unittest.mock import patch

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, entities, kinds, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
LUNCH = "sensor.alva_lunch"


@pytest.fixture
async def with_menus(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return an account whose children have a menu each, not yet set up."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))
    return entry


async def test_all_sensors(
    hass: HomeAssistant,
    with_menus: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """All sensors with a menu for each child."""
    with patch("custom_components.skolplattformen.PLATFORMS", [Platform.SENSOR]):
        await set_up(hass, with_menus)

    assert entities(hass, with_menus) == snapshot


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


async def test_lunch_follows_the_day(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """Lunch is today's until the child has eaten, then the next one."""
    platform.menus.set_day("larkskolan", TUESDAY, ("Nudlar", "Soppa"))
    platform.menus.set_day("larkskolan", TUESDAY + timedelta(days=1), cancelled="Studiedag")
    platform.menus.set_day("larkskolan", TUESDAY + timedelta(days=2), ("Gröt",))
    await set_up(hass, with_menus)
    lunch = shown(hass, LUNCH)
    assert lunch.state == "Nudlar, Soppa"
    assert lunch.attributes["date"] == "2026-11-24"
    assert lunch.attributes["dishes"] == ["Nudlar", "Soppa"]
    assert lunch.attributes["calendar"]["2026-11-24"] == [
        {"dish": "Nudlar", "order": 0},
        {"dish": "Soppa", "order": 1},
    ]
    assert "2026-11-25" not in lunch.attributes["calendar"]

    # Alva's Lunch row ends at 11:50.
    await pass_time(datetime(2026, 11, 24, 11, 49, 59, tzinfo=STOCKHOLM) - datetime.now(STOCKHOLM))
    assert value(hass, LUNCH) == "Nudlar, Soppa"
    await pass_time(timedelta(seconds=1))
    assert value(hass, LUNCH) == "Gröt"
    assert shown(hass, LUNCH).attributes["date"] == "2026-11-26"
    # A closed day is the answer on the day itself.
    await pass_time(timedelta(days=1) - timedelta(hours=6))
    assert value(hass, LUNCH) == "Studiedag"


async def test_no_menu_is_published(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """A kitchen that publishes nothing is unknown."""
    platform.menus.unpublish("larkskolan", 2026, 48)
    platform.menus.unpublish("larkskolan", 2026, 49)

    await set_up(hass, with_menus)

    assert value(hass, LUNCH) == STATE_UNKNOWN
    assert value(hass, "sensor.vilmer_lunch") != STATE_UNKNOWN


async def test_a_menu_outage(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A menu is kept through an outage and a restart, for three days; one line down, one up."""
    await set_up(hass, with_menus)
    platform.faults.add(Fault(kind="status", status=503, host="skolmaten.se"))
    for _ in range(4):
        await pass_time(timedelta(hours=6))
    assert value(hass, LUNCH) != STATE_UNAVAILABLE
    assert caplog.text.count("A menu cannot be read (cannot_connect)") == 2
    await hass.config_entries.async_reload(with_menus.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, LUNCH) != STATE_UNAVAILABLE

    await pass_time(timedelta(hours=48))
    assert value(hass, LUNCH) == STATE_UNAVAILABLE
    platform.faults.clear()
    await pass_time(timedelta(hours=6))
    assert value(hass, LUNCH) != STATE_UNAVAILABLE
    assert caplog.text.count("The menu can be read again") == 2


async def test_a_menu_of_this_week_only(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    pass_time: PassTime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """When the site lets us have no more than this week, that is shown, and told once."""
    monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")
    await set_up(hass, with_menus)
    assert value(hass, LUNCH) not in (STATE_UNAVAILABLE, STATE_UNKNOWN)
    # Two schools: this week by token and by feed, the next by token.
    assert (kinds(platform)["menu"], kinds(platform)["menu_feed"]) == (4, 2)

    await pass_time(timedelta(hours=6))
    assert caplog.text.count("only this week's menu can be read") == 2
    assert "A menu cannot be read" not in caplog.text


async def test_a_menu_that_was_never_read(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """A menu site that is down at first stops nothing else, and is asked again before long."""
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))
    await set_up(hass, with_menus)
    assert value(hass, LUNCH) == STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"

    platform.faults.clear()
    await pass_time(timedelta(minutes=70))

    assert value(hass, LUNCH) != STATE_UNAVAILABLE


async def test_one_kitchen_for_two(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Children of one school share what is read of its menu."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"), child_key(platform, "Vilmer"))

    await set_up(hass, entry)

    assert kinds(platform)["menu"] == 2
    assert value(hass, LUNCH) == value(hass, "sensor.vilmer_lunch")


async def test_an_address_that_is_no_longer_understood(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A menu that cannot be understood stops nothing else."""
    add_menu(hass, entry, "", child_key(platform, "Alva"))

    await set_up(hass, entry)

    assert hass.states.get(LUNCH) is None
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"


async def test_update_entity(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """`homeassistant.update_entity` reads at once, and then not again for five minutes."""
    platform.switches.hub_session_seconds = 24 * 3600
    assert await async_setup_component(hass, "homeassistant", {})
    await set_up(hass, with_menus)
    platform.log.clear()

    async def ask() -> None:
        await hass.services.async_call(
            "homeassistant", "update_entity", {ATTR_ENTITY_ID: LUNCH}, blocking=True
        )
        await hass.async_block_till_done(wait_background_tasks=True)

    await ask()
    await pass_time(timedelta(minutes=4, seconds=59))
    await ask()
    assert kinds(platform) == {"notification_list": 1, "menu": 2}
    await pass_time(timedelta(seconds=1))
    await ask()
    assert kinds(platform) == {"notification_list": 2, "menu": 4}


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

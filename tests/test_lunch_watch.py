"""The lunch watch of a child: on while the lunch that is shown has a watched word."""

from datetime import date, datetime, timedelta

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import (
    CONF_ALTERNATIVES,
    CONF_CHILDREN,
    CONF_WAKE_UP_MARGIN,
    CONF_WATCH,
)
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WATCH = "binary_sensor.alva_lunch_watch"


@pytest.fixture
def watched(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> MockConfigEntry:
    """Return an account whose Alva watches for two words, and eats at Lärkskolan."""
    alva = child_key(platform, "Alva")
    watch(hass, entry, alva, "pannkakor", "fisk")
    add_menu(hass, entry, "larkskolan", alva, child_key(platform, "Vilmer"))
    for days, dishes in enumerate((("Pasta",), ("Stekt torskfisk", "Linser"), ("Soppa",))):
        platform.menus.set_day("larkskolan", TUESDAY + timedelta(days=days), dishes)
    platform.menus.set_day("larkskolan", date(2026, 11, 27), ("Ärtsoppa", "Pannkakor"))
    return entry


def watch(hass: HomeAssistant, entry: MockConfigEntry, key: str, *words: str) -> None:
    """Let the guardian of a child watch for these words."""
    options = {CONF_CHILDREN: {key: {CONF_WAKE_UP_MARGIN: 75, CONF_WATCH: list(words)}}}
    hass.config_entries.async_update_entry(entry, options=options)


async def test_it_follows_the_lunch_that_is_shown(
    hass: HomeAssistant, watched: MockConfigEntry, pass_time: PassTime
) -> None:
    """It changes with the lunch, and tells the next date on which there is something."""
    await set_up(hass, watched)
    assert value(hass, WATCH) == STATE_OFF
    assert shown(hass, WATCH).attributes["next_date"] == "2026-11-25"
    assert shown(hass, WATCH).attributes["words"] == ["fisk"]
    assert shown(hass, WATCH).attributes["dishes"] == ["Stekt torskfisk"]

    # Tuesday's lunch is over, and Wednesday's is shown.
    await pass_time(datetime(2026, 11, 24, 11, 50, tzinfo=STOCKHOLM) - datetime.now(STOCKHOLM))
    assert value(hass, WATCH) == STATE_ON
    await pass_time(timedelta(days=1, hours=3))
    assert value(hass, WATCH) == STATE_OFF
    assert shown(hass, WATCH).attributes["next_date"] == "2026-11-27"
    assert shown(hass, WATCH).attributes["words"] == ["pannkakor"]


async def test_only_the_child_s_own_alternative_counts(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """What others eat is not watched."""
    alva = child_key(platform, "Alva")
    watch(hass, entry, alva, "fisk")
    platform.menus.set_day("larkskolan", TUESDAY, ("Fisk", "Linser"))
    add_menu(hass, entry, "larkskolan", alva, **{CONF_ALTERNATIVES: {alva: "2"}})

    await set_up(hass, entry)

    assert value(hass, WATCH) == STATE_OFF


async def test_no_watch_without_words(hass: HomeAssistant, watched: MockConfigEntry) -> None:
    """A child without words has none, and it goes with the last word."""
    await set_up(hass, watched)
    assert hass.states.get("binary_sensor.vilmer_lunch_watch") is None

    hass.config_entries.async_update_entry(watched, options={})
    await hass.async_block_till_done(wait_background_tasks=True)

    assert er.async_get(hass).async_get(WATCH) is None


async def test_nothing_published_is_unknown(
    hass: HomeAssistant, platform: Simulator, watched: MockConfigEntry
) -> None:
    """Nothing published is not "nothing watched for"."""
    platform.menus.set_day("larkskolan", TUESDAY)
    for week in (48, 49):
        platform.menus.unpublish("larkskolan", 2026, week)

    await set_up(hass, watched)

    assert value(hass, WATCH) == STATE_UNKNOWN
    assert shown(hass, WATCH).attributes["next_date"] is None


async def test_no_menu_is_unavailable(
    hass: HomeAssistant, platform: Simulator, watched: MockConfigEntry
) -> None:
    """A menu that was never read is no answer."""
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))

    await set_up(hass, watched)

    assert value(hass, WATCH) == STATE_UNAVAILABLE

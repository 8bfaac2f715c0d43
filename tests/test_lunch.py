"""What a child has for lunch: the sensor, through outages and changes of the menu."""

from datetime import date, datetime, timedelta

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import (
    CONF_ALTERNATIVES,
    CONF_MEAL,
    CONF_WHEN,
    WHEN_BREAKS,
)
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
LUNCH = "sensor.alva_lunch"


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
    """A menu is kept through an outage and a restart to its last day; one line down, one up."""
    await set_up(hass, with_menus)
    platform.faults.add(Fault(kind="status", status=503, host="skolmaten.se"))
    for _ in range(4):
        await pass_time(timedelta(hours=6))
    assert value(hass, LUNCH) != STATE_UNAVAILABLE
    assert caplog.text.count("A menu cannot be read (cannot_connect)") == 2
    await hass.config_entries.async_reload(with_menus.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, LUNCH) != STATE_UNAVAILABLE

    # The second week that was read ends on the sixth of December.
    await pass_time(datetime(2026, 12, 6, 23, 59, tzinfo=STOCKHOLM) - datetime.now(STOCKHOLM))
    assert value(hass, LUNCH) == STATE_UNKNOWN
    await pass_time(timedelta(minutes=1))
    assert value(hass, LUNCH) == STATE_UNAVAILABLE
    platform.faults.clear()
    await pass_time(timedelta(hours=7))
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
    # Two schools: this week by token and then by feed; the refused token is not tried again.
    assert (kinds(platform)["menu"], kinds(platform)["menu_feed"]) == (2, 2)

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
    await pass_time(timedelta(seconds=1))
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


async def test_a_child_eats_one_alternative(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The state is what the child eats; all dishes are told beside it."""
    platform.kitchens.set_day("larkskolan", TUESDAY, ("Fisk", "Linser"))
    alva, vilmer = child_key(platform, "Alva"), child_key(platform, "Vilmer")
    choices = {CONF_ALTERNATIVES: {alva: "Lunch 2"}}
    add_menu(hass, entry, "https://meny.mateo.se/exempelkommun/211", alva, vilmer, **choices)

    await set_up(hass, entry)

    assert value(hass, LUNCH) == "Linser"
    assert shown(hass, LUNCH).attributes["dishes"] == ["Fisk", "Linser"]
    assert value(hass, "sensor.vilmer_lunch") == "Fisk, Linser"


async def test_a_meal_is_chosen(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """What the guardian calls lunch is lunch, and not what the kitchen calls so."""
    alva = child_key(platform, "Alva")
    address = "https://menu.matildaplatform.com/meals/week/64aa00000000000000000001"
    add_menu(hass, entry, address, alva, **{CONF_MEAL: "Mellanmål"})
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))

    await set_up(hass, entry)

    menu = entry.runtime_data.coordinator.menus[alva].main.data
    snack = next(day for day in menu.days if any(dish.meal == "Mellanmål" for dish in day.dishes))
    lunch = entry.runtime_data.coordinator.menus[alva].lunches[snack.day]
    assert {dish.meal for dish in lunch.dishes} == {"Mellanmål"}


async def test_a_child_eats_elsewhere_in_breaks(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The kitchen of the breaks counts on a day on which the school's own serves nothing."""
    platform.menus.set_day("larkskolan", TUESDAY, cancelled="Studiedag")
    platform.menus.set_day("larkskolan", TUESDAY + timedelta(days=1), ("Soppa",))
    for days in (0, 1):
        platform.kitchens.set_day("ekskolan", TUESDAY + timedelta(days=days), ("Korv",))
    alva = child_key(platform, "Alva")
    # The order in which they were added means nothing.
    address = "https://meny.mateo.se/exempelkommun/212"
    add_menu(hass, entry, address, alva, **{CONF_WHEN: WHEN_BREAKS})
    add_menu(hass, entry, "larkskolan", alva)

    await set_up(hass, entry)

    assert value(hass, LUNCH) == "Korv"
    lunches = entry.runtime_data.coordinator.menus[alva].lunches
    assert lunches[TUESDAY + timedelta(days=1)].dishes[0].name == "Soppa"
    assert shown(hass, LUNCH).attributes["provider"] == "skolmaten.se"


async def test_the_kitchen_of_the_breaks_waits_for_that_of_the_school(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """As long as it is not known what the school serves, nothing else is shown as lunch."""
    platform.faults.add(Fault(kind="status", status=503, host="skolmaten.se"))
    alva = child_key(platform, "Alva")
    address = "https://meny.mateo.se/exempelkommun/212"
    add_menu(hass, entry, address, alva, **{CONF_WHEN: WHEN_BREAKS})
    add_menu(hass, entry, "larkskolan", alva)

    await set_up(hass, entry)
    assert value(hass, LUNCH) == STATE_UNAVAILABLE
    platform.faults.clear()
    await pass_time(timedelta(minutes=30))
    assert value(hass, LUNCH) not in (STATE_UNAVAILABLE, STATE_UNKNOWN)

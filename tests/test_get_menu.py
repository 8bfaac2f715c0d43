"""The action `get_menu`: the lunches of a range of days."""

from datetime import UTC, date, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ALTERNATIVES
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.lunches import (
    ALVA,
    BEYOND,
    DAY,
    MATEO,
    TUESDAY,
    VILMER,
    WEEK,
    dates,
    device_of,
    get_menu,
)
from tests.platform import add_menu, child_key, kinds, set_up, value
from tests.simulator.server import Simulator


def weekdays(first: date, last: date) -> list[str]:
    """Return the days of a range without weekends."""
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return [day.isoformat() for day in days if day.weekday() < 5]


async def test_a_week(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Without dates it is today and six days more, out of what is kept: nobody is asked."""
    alva = child_key(platform, "Alva")
    platform.kitchens.set_day("larkskolan", TUESDAY, ("Fisk", "Linser"))
    platform.kitchens.set_day("larkskolan", TUESDAY + DAY, cancelled="Studiedag")
    add_menu(hass, entry, MATEO, alva, **{CONF_ALTERNATIVES: {alva: "Lunch 2"}})
    await set_up(hass, entry)
    platform.log.clear()

    (child,) = await get_menu(hass)

    assert not platform.log
    days = child.pop("days")
    assert child == {
        "device_id": device_of(hass, ALVA),
        "name": "Alva",
        "school": "Lärkskolan",
        "site": "Mateo",
    }
    assert [day["date"] for day in days] == weekdays(TUESDAY, TUESDAY + 6 * DAY)
    assert days[0] == {
        "date": "2026-11-24",
        "closed": None,
        "dishes": [
            {
                "name": "Fisk",
                "meal": "Lunch",
                "label": "Lunch 1",
                "marks": ["Fisk", "Svenskt kött"],
                "own": False,
            },
            {"name": "Linser", "meal": "Lunch", "label": "Lunch 2", "marks": [], "own": True},
        ],
    }
    assert days[1] == {"date": "2026-11-25", "closed": "Studiedag", "dishes": []}


async def test_marks_and_other_meals(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Only lunch is told, with what the kitchen marks it with; without a choice all is the child's."""
    address = "https://menu.matildaplatform.com/meals/week/64aa00000000000000000001"
    add_menu(hass, entry, address, child_key(platform, "Alva"))
    await set_up(hass, entry)

    (child,) = await get_menu(hass)

    dishes = [dish for day in child["days"] for dish in day["dishes"]]
    assert {dish["meal"] for dish in dishes} == {"Lunch"}
    assert any(dish["marks"] for dish in dishes)
    assert all(dish["own"] for dish in dishes)


async def test_other_weeks_are_read_once_a_day(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """Weeks to come and weeks that have passed are asked for, each once a day."""
    await set_up(hass, with_menus)
    platform.log.clear()

    assert await dates(hass, BEYOND) == weekdays(BEYOND, BEYOND + 6 * DAY)
    assert kinds(platform)["menu"] == 1
    await dates(hass, BEYOND, BEYOND + WEEK)
    assert kinds(platform)["menu"] == 2
    past = TUESDAY - WEEK
    assert await dates(hass, past, TUESDAY) == weekdays(past, TUESDAY)
    assert kinds(platform)["menu"] == 3
    await dates(hass, past, BEYOND + WEEK)
    assert kinds(platform)["menu"] == 3

    await pass_time(DAY)
    platform.log.clear()
    await dates(hass, BEYOND)
    assert kinds(platform)["menu"] == 1


async def test_one_kitchen_for_two(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Children of one school share what is read; a child named twice is told of once."""
    keys = [child_key(platform, name) for name in ("Alva", "Vilmer")]
    add_menu(hass, entry, "larkskolan", *keys)
    await set_up(hass, entry)
    platform.log.clear()

    alva, vilmer = await get_menu(hass, [ALVA, VILMER, ALVA], BEYOND)

    assert kinds(platform) == {"menu": 1}
    assert (alva["name"], vilmer["name"]) == ("Alva", "Vilmer")
    assert alva["days"] == vilmer["days"] != []


async def test_two_kitchens(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """Each child has the lunch of its own school, and the name that the guardian gives its device."""
    await set_up(hass, with_menus)
    registry = dr.async_get(hass)
    registry.async_update_device(device_of(hass, VILMER), name_by_user="Lillebror")

    vilmer, alva = await get_menu(hass, [VILMER, ALVA])

    assert [child["name"] for child in (vilmer, alva)] == ["Lillebror", "Alva"]
    assert [child["school"] for child in (vilmer, alva)] == ["Ekskolan", "Lärkskolan"]
    assert vilmer["days"] != alva["days"]


async def test_two_guardians(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> None:
    """One call can name children of two accounts: each is answered for by its own."""
    key = child_key(platform, "Alva")
    first = await add_account()
    add_menu(hass, first, "larkskolan", key)
    await set_up(hass, first)
    second = await add_account(guardian=1, title="Skolplattformen 2")
    add_menu(hass, second, MATEO, key)
    await set_up(hass, second)

    found = await get_menu(hass, [ALVA, "sensor.alva_2_unread_messages"])

    assert [child["name"] for child in found] == ["Alva", "Alva (2)"]
    assert [child["site"] for child in found] == ["skolmaten.se", "Mateo"]


@pytest.mark.parametrize("as_text", [True, False])
async def test_the_turn_of_the_year(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    as_text: bool,
) -> None:
    """Week 53 and the first week of a year are told day by day, asked for as dates or as text."""
    freezer.move_to(datetime(2026, 12, 22, 7, 10, tzinfo=STOCKHOLM))
    await set_up(hass, with_menus)
    platform.log.clear()
    first, last = date(2026, 12, 31), date(2027, 1, 5)

    days = await dates(hass, *(str(day) if as_text else day for day in (first, last)))

    assert days == ["2026-12-31", "2027-01-01", "2027-01-04", "2027-01-05"]
    assert kinds(platform)["menu"] == 1


async def test_today_is_swedish(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Where it is still yesterday, and a guardian travels, the first day is Sweden's."""
    await hass.config.async_set_time_zone("America/New_York")
    freezer.move_to(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    await set_up(hass, with_menus)

    assert (await dates(hass))[0] == "2026-11-25"
    assert await dates(hass, last="2026-11-26") == ["2026-11-25", "2026-11-26"]


async def test_nothing_is_published(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """Days without anything published are not told of: that is no failure."""
    platform.menus.unpublish("larkskolan", 2026, 50)
    await set_up(hass, with_menus)

    assert await dates(hass, BEYOND) == []
    assert await dates(hass, BEYOND - 3 * DAY, BEYOND + WEEK) == ["2026-12-04", "2026-12-14"]


async def test_signed_out(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """Menus need no sign-in."""
    await set_up(hass, with_menus)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"

    assert len(await dates(hass, BEYOND)) == 5

"""The action that answers with the lunches of a range of days."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
import json
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
import voluptuous as vol

from custom_components.skolplattformen.const import CONF_ALTERNATIVES, DOMAIN
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.integration_files import ROOT, translations
from tests.platform import add_menu, child_key, kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
# A Monday beyond the weeks that are kept.
BEYOND = date(2026, 12, 7)
ALVA = "sensor.alva_unread_messages"
VILMER = "sensor.vilmer_unread_messages"
ACCOUNT = "sensor.skolplattformen_last_update"
# The menus of Lärkskolan elsewhere than on skolmaten.se.
MATEO = "https://meny.mateo.se/exempelkommun/211"
MATEO_HOST = "meny-api.mateo.se"
OWN_FILE = "https://lunch.example.org/larkskolan.json"


def device_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return the device of an entity."""
    entity = er.async_get(hass).async_get(entity_id)
    assert entity is not None
    assert entity.device_id is not None
    return entity.device_id


async def get_menu(
    hass: HomeAssistant,
    entity_ids: str | Sequence[str] = ALVA,
    first: object = None,
    last: object = None,
) -> list[dict[str, Any]]:
    """Return what the action says of the children whose entities these are."""
    if isinstance(entity_ids, str):
        device_id: Any = device_of(hass, entity_ids)
    else:
        device_id = [device_of(hass, entity_id) for entity_id in entity_ids]
    days = {"start_date": first, "end_date": last}
    answer = await hass.services.async_call(
        DOMAIN,
        "get_menu",
        {"device_id": device_id} | {name: day for name, day in days.items() if day is not None},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    found: list[dict[str, Any]] = json.loads(json.dumps(answer))["children"]
    return found


async def dates(
    hass: HomeAssistant, first: object = None, last: object = None, *, of: str = ALVA
) -> list[str]:
    """Return the days of a child's menu."""
    (child,) = await get_menu(hass, of, first, last)
    return [day["date"] for day in child["days"]]


async def refused(hass: HomeAssistant, first: object = None, last: object = None) -> str | None:
    """Return why the range cannot be asked for; nobody is asked for it."""
    with pytest.raises(ServiceValidationError) as caught:
        await get_menu(hass, ALVA, first, last)
    return caught.value.translation_key


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
    platform.kill_sessions()
    platform.kill_refresh_tokens()
    platform.kill_city_sessions()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"

    assert len(await dates(hass, BEYOND)) == 5


async def test_what_is_not_a_child(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """Only devices of children can be asked for, and only while their account is set up."""
    elsewhere = MockConfigEntry(domain="lamp")
    elsewhere.add_to_hass(hass)
    lamp = dr.async_get(hass).async_get_or_create(
        config_entry_id=elsewhere.entry_id, identifiers={("lamp", "1")}, name="Lamp"
    )
    await set_up(hass, with_menus)

    async def why(*device_ids: str) -> str | None:
        with pytest.raises(ServiceValidationError) as caught:
            await hass.services.async_call(
                DOMAIN,
                "get_menu",
                {"device_id": [device_of(hass, ALVA), *device_ids], "start_date": BEYOND},
                blocking=True,
                return_response=True,
            )
        return caught.value.translation_key

    platform.log.clear()
    assert await why("0123") == "service_device_not_found"
    assert await why(lamp.id) == "service_device_wrong_domain"
    assert await why(device_of(hass, ACCOUNT)) == "not_a_child"
    await hass.config_entries.async_unload(with_menus.entry_id)
    assert await why() == "service_config_entry_not_loaded"
    assert not platform.log


async def test_a_child_that_has_left(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """The device of a child that has left the school stays, but is no child of the account."""
    await set_up(hass, with_menus)
    device_id = device_of(hass, ALVA)
    del with_menus.runtime_data.coordinator.data.children[child_key(platform, "Alva")]

    with pytest.raises(ServiceValidationError, match="Alva") as caught:
        await hass.services.async_call(
            DOMAIN, "get_menu", {"device_id": device_id}, blocking=True, return_response=True
        )

    assert caught.value.translation_key == "not_a_child"


async def test_a_child_without_a_menu(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child for whom no menu has been added is named, and nothing is read for the others."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.log.clear()

    with pytest.raises(ServiceValidationError, match="Vilmer") as caught:
        await get_menu(hass, [ALVA, VILMER], BEYOND)

    assert caught.value.translation_key == "no_menu"
    assert not platform.log


async def test_ranges(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """A range ends after it begins, is 12 weeks long at most, and not out of this world."""
    await set_up(hass, with_menus)
    platform.log.clear()

    assert await refused(hass, TUESDAY, TUESDAY - DAY) == "end_before_start"
    assert await refused(hass, last=TUESDAY - DAY) == "end_before_start"
    assert await refused(hass, TUESDAY, TUESDAY + 12 * WEEK) == "menu_range_too_long"
    assert await refused(hass, date.max) == "day_out_of_reach"
    assert await refused(hass, date.min, TUESDAY) == "day_out_of_reach"
    assert await refused(hass, TUESDAY + 367 * DAY) == "day_out_of_reach"
    assert not platform.log
    assert await dates(hass, TUESDAY, TUESDAY) == ["2026-11-24"]
    assert len(await dates(hass, TUESDAY, TUESDAY + 12 * WEEK - DAY)) == 60
    assert kinds(platform)["menu"] == 11
    assert await dates(hass, TUESDAY + 366 * DAY)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"device_id": []},
        {"device_id": None},
        {"device_id": "0123", "start_date": "tomorrow"},
        {"device_id": "0123", "start_date": "2026-02-29"},
        {"device_id": "0123", "start_date": 20261124},
        {"device_id": "0123", "end_date": datetime(2026, 11, 24, 23, tzinfo=UTC)},
        {"device_id": "0123", "days": 7},
    ],
)
async def test_a_call_that_makes_no_sense(
    hass: HomeAssistant, with_menus: MockConfigEntry, data: dict[str, Any]
) -> None:
    """What is no device, no date or no field is refused before anything is looked for."""
    await set_up(hass, with_menus)

    with pytest.raises(vol.Invalid):
        await hass.services.async_call(
            DOMAIN, "get_menu", data, blocking=True, return_response=True
        )


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Fault(kind="status", status=503, host=MATEO_HOST), "menu_cannot_connect"),
        (Fault(kind="drop", host=MATEO_HOST), "menu_cannot_connect"),
        (Fault(kind="forbidden", host=MATEO_HOST), "menu_denied"),
        (Fault(kind="rate_limit", host=MATEO_HOST), "menu_paused"),
        (Fault(kind="garbage", host=MATEO_HOST), "menu_unexpected_answer"),
        (Fault(kind="status", status=404, host="lunch.example.org"), "menu_unknown_school"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else value,
)
async def test_the_menu_site_fails(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    fault: Fault,
    key: str,
) -> None:
    """What is wrong with the site is said in words, and of that site; it is no empty list."""
    own = fault.host != MATEO_HOST
    add_menu(hass, entry, OWN_FILE if own else MATEO, child_key(platform, "Alva"))
    await set_up(hass, entry)
    # A file holds all its weeks, and what was read this moment is not asked for anew.
    await pass_time(timedelta(minutes=1))
    platform.faults.add(fault)

    with pytest.raises(HomeAssistantError) as caught:
        await get_menu(hass, ALVA, BEYOND)

    assert not isinstance(caught.value, ServiceValidationError)
    assert caught.value.translation_key == key
    assert caught.value.translation_placeholders == {"site": "JSON (.json)" if own else "Mateo"}
    words = translations("en")["exceptions"][key]["message"]
    # Core takes the full stop at the end away.
    assert f"{caught.value}." == words.format_map(caught.value.translation_placeholders)
    # What is kept is told all the same, and the rest when the site is well again.
    assert len(await dates(hass)) == 5
    platform.faults.clear()
    await pass_time(timedelta(minutes=1))
    assert await dates(hass, BEYOND)


async def test_the_action_is_there_without_an_account(
    hass: HomeAssistant, platform: Simulator
) -> None:
    """An automation is told what is wrong, not that there is no such action."""
    assert await async_setup_component(hass, DOMAIN, {})

    assert hass.services.supports_response(DOMAIN, "get_menu") is SupportsResponse.ONLY
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call(
            DOMAIN, "get_menu", {"device_id": "0123"}, blocking=True, return_response=True
        )


@pytest.mark.parametrize("readme", ["README.md", "README.sv.md"])
async def test_the_example_in_the_readme(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    readme: str,
) -> None:
    """The example sends the lunches of the next week on Sunday evening, when there are any."""
    sent = async_mock_service(hass, "notify", "send_message")
    for days, dish in ((6, "Fisk"), (8, "Soppa")):
        platform.menus.set_day("larkskolan", TUESDAY + days * DAY, (dish, "Linser"))
    platform.menus.set_day("larkskolan", TUESDAY + 7 * DAY, cancelled="Studiedag")
    platform.menus.unpublish("larkskolan", 2026, 50)
    await set_up(hass, with_menus)
    text = (ROOT / readme).read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (example,) = (example for example in examples if "skolplattformen.get_menu" in example)
    config = {"automation": [parse_yaml(example)]}
    assert await async_setup_component(hass, "automation", config)

    freezer.move_to(datetime(2026, 11, 29, 17, 59, 59, tzinfo=STOCKHOLM))
    await pass_time(timedelta(seconds=1))

    (call,) = sent
    assert call.data["message"].splitlines()[:3] == [
        "2026-11-30: Fisk, Linser",
        "2026-12-01: Studiedag",
        "2026-12-02: Soppa, Linser",
    ]
    await pass_time(WEEK)
    (automation,) = hass.states.async_all("automation")
    ran = automation.attributes["last_triggered"]
    assert ran == datetime(2026, 12, 6, 17, tzinfo=UTC)
    assert len(sent) == 1
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True
    )

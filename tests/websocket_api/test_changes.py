"""The command of the dashboard card while it goes on: what is told again, and when it ends."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.actions import device_of
from tests.cards import TUESDAY, Card, may_read, rows, user_who_may
from tests.conftest import AddAccount, PassTime
from tests.platform import kinds, press_refresh, set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

# A day whose words stay the same all Tuesday.
THURSDAY = {"start": "2026-11-26", "end": "2026-11-26"}


def cancel_art(platform: Simulator) -> None:
    """Cancel Alva's first lesson."""
    platform.school.override(platform.family.child("Alva"), TUESDAY, rows(TUESDAY, art="Inställt"))


def listeners(entry: MockConfigEntry) -> int:
    """Return how many listen to an account that is set up."""
    data = entry.runtime_data
    coordinators = [data.coordinator, *data.menus.by_subentry.values()]
    return sum(len(each._listeners) for each in coordinators) + len(entry._on_state_change or [])


def without_age(event: dict[str, Any]) -> dict[str, Any]:
    """Return what an event tells, but not how old it is."""
    return {name: fact for name, fact in event.items() if name not in {"read_at", "outdated"}}


async def test_nothing_new(platform: Simulator, alva: str, card: Card, pass_time: PassTime) -> None:
    """That all was read once more, and found to be the same, is not told."""
    await card.shown(alva, **THURSDAY)
    platform.log.clear()
    await pass_time(timedelta(hours=6))

    assert {"timetable_list", "calendar_list", "menu"} <= kinds(platform).keys()
    assert not await card.news()


async def test_a_lesson_is_cancelled(
    hass: HomeAssistant, platform: Simulator, alva: str, card: Card
) -> None:
    """It is told as soon as it has been read, and once."""
    before = await card.shown(alva)
    cancel_art(platform)
    await press_refresh(hass)
    [event] = await card.news()

    assert before["days"][0]["lessons"][0]["status"] == "planned"
    [day] = event["days"]
    assert day["lessons"][0]["status"] == "cancelled"
    assert day["start"] == "2026-11-24T09:00:00+01:00"
    assert day["differences"]["missing"] == ["Bild"]
    assert event["events"] == before["events"]


async def test_a_menu_is_read(
    platform: Simulator, alva: str, card: Card, pass_time: PassTime
) -> None:
    """Menus are read by themselves, and told so."""
    before = await card.shown(alva, **THURSDAY)
    platform.menus.set_day("larkskolan", TUESDAY + timedelta(days=2), ("Pannkakor",))
    await pass_time(timedelta(hours=6))
    [event] = await card.news()

    assert event["days"][0]["lunch"].pop("dishes") == ["Pannkakor"]
    assert before["days"][0]["lunch"].pop("dishes")[0].startswith("Torsk")
    assert without_age(event) == without_age(before)


async def test_a_day_is_over(alva: str, card: Card, pass_time: PassTime) -> None:
    """What the words call a day changes by itself, at midnight in Sweden."""
    await card.shown(alva)
    await pass_time(timedelta(hours=16))
    evening = await card.news()
    await pass_time(timedelta(hours=1))
    [night] = await card.news()

    assert evening[-1]["days"][0]["sentence"].startswith("Alva had school today")
    assert night["days"][0]["sentence"].startswith("Alva had school yesterday")


async def test_an_outage(platform: Simulator, alva: str, card: Card, pass_time: PassTime) -> None:
    """What was read before stays, with its age, and it is told when it is over."""
    before = await card.shown(alva, **THURSDAY)
    platform.faults.add(Fault(kind="status", status=503))
    await pass_time(timedelta(hours=1))
    [event] = await card.news()
    await pass_time(timedelta(hours=1))
    again = await card.news()
    platform.faults.clear()
    await pass_time(timedelta(hours=1))
    [after] = await card.news()

    assert (event["outdated"], event["read_at"]) == (True, "2026-11-24T07:10+01:00")
    assert not again
    assert after["outdated"] is False
    assert without_age(event) == without_age(after) == without_age(before)


async def test_a_refused_sign_in(
    platform: Simulator, alva: str, card: Card, pass_time: PassTime
) -> None:
    """That nothing can be read until a guardian signs in counts as well."""
    before = await card.shown(alva, **THURSDAY)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=2))
    [event] = await card.news()

    assert event["outdated"] is True
    assert without_age(event) == without_age(before)


async def test_messages_that_cannot_be_read(
    platform: Simulator, alva: str, card: Card, pass_time: PassTime
) -> None:
    """They are no part of the days, which are not outdated for them."""
    await card.shown(alva, **THURSDAY)
    platform.family.child("Alva").modules_off["message_list"] = "error"
    platform.faults.add(Fault(kind="garbage", path="Message"))
    await pass_time(timedelta(hours=3))

    assert not await card.news()


async def test_a_reload(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, alva: str, card: Card
) -> None:
    """It goes on with the account as it is set up anew, and nothing holds the one before."""
    usual = listeners(home)
    await card.shown(alva)
    before = home.runtime_data
    await hass.config_entries.async_reload(home.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    same = await card.news()
    cancel_art(platform)
    await press_refresh(hass)
    [event] = await card.news()

    assert not same
    assert event["days"][0]["lessons"][0]["status"] == "cancelled"
    assert not before.coordinator._listeners
    assert not any(menu._listeners for menu in before.menus.by_subentry.values())
    await card.end()
    assert listeners(home) == usual


async def test_not_set_up_yet(
    hass: HomeAssistant, home: MockConfigEntry, alva: str, card: Card
) -> None:
    """A card that is there before the account is told as soon as that is set up."""
    await hass.config_entries.async_unload(home.entry_id)
    answer = await card.ask(alva)
    early = await card.news()
    await set_up(hass, home)
    [event] = await card.news()

    assert answer["success"]
    assert not early
    assert event["days"][0]["mode"] == "school"


async def test_the_account_is_removed(
    hass: HomeAssistant, home: MockConfigEntry, alva: str, card: Card
) -> None:
    """Nothing is told any more, and to ask no longer is still possible."""
    await card.shown(alva)
    before = home.runtime_data
    await hass.config_entries.async_remove(home.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert not await card.news()
    assert not before.coordinator._listeners
    await card.end()
    assert not home._on_state_change
    assert (await card.ask(alva))["error"]["code"] == "not_found"


@pytest.mark.parametrize("leave", [Card.end, Card.close])
async def test_the_end(
    hass: HomeAssistant,
    platform: Simulator,
    home: MockConfigEntry,
    alva: str,
    card: Card,
    leave: Any,
) -> None:
    """Nobody listens any more, however the card goes."""
    usual = listeners(home)
    await card.shown(alva)
    asking = listeners(home)
    await leave(card)
    await hass.async_block_till_done(wait_background_tasks=True)

    # To the account, to Alva's menu, and to how the account is.
    assert asking == usual + 3
    assert listeners(home) == usual
    cancel_art(platform)
    await press_refresh(hass)
    if leave == Card.end:
        assert not await card.news()


async def test_an_entity_is_switched_off(hass: HomeAssistant, alva: str, card: Card) -> None:
    """What it shows is told no longer."""
    before = await card.shown(alva)
    er.async_get(hass).async_update_entity(
        "calendar.alva_timetable", disabled_by=er.RegistryEntryDisabler.USER
    )
    await hass.async_block_till_done()
    await press_refresh(hass)
    [event] = await card.news()

    assert before["days"][0].keys() - event["days"][0].keys() == {"lessons"}


async def test_rights_are_taken(
    hass: HomeAssistant, platform: Simulator, alva: str, hass_ws_client: WebSocketGenerator
) -> None:
    """What the user may read is asked each time; who may read nothing any more is told so."""
    user = await user_who_may(hass, "sensor.alva_today", "calendar.alva_timetable")
    card = await Card.opened(hass, hass_ws_client, user)
    await card.shown(alva)
    may_read(user, "sensor.alva_today")
    await press_refresh(hass)
    [less] = await card.news()
    may_read(user)
    cancel_art(platform)
    await hass.config_entries.async_reload(hass.config_entries.async_entries()[0].entry_id)
    await press_refresh(hass)

    assert "lessons" not in less["days"][0]
    # Once, and nothing of what has changed since.
    assert await card.news() == [{"gone": True}]


async def test_two_guardians(
    hass: HomeAssistant,
    platform: Simulator,
    home: MockConfigEntry,
    alva: str,
    card: Card,
    add_account: AddAccount,
    hass_ws_client: WebSocketGenerator,
    pass_time: PassTime,
) -> None:
    """Each device of a child tells what its own account has read, and nothing of the other's."""
    second = await add_account(1, "Skolplattformen 2")
    await set_up(hass, second)
    other = await Card.opened(hass, hass_ws_client, MockUser(is_owner=True).add_to_hass(hass))
    of_first = await card.shown(alva, **THURSDAY)
    of_second = await other.shown(device_of(hass, second, platform, "Alva"), **THURSDAY)
    platform.sign_out(0)
    await pass_time(timedelta(hours=2))
    [event] = await card.news()

    assert of_first["days"][0]["lessons"] == of_second["days"][0]["lessons"]
    # The menu is the first one's, and so is the name without a number.
    assert of_first["days"][0]["lunch"]["dishes"]
    slot = of_first["days"][0]["lunch"]
    assert of_second["days"][0]["lunch"] == {name: slot[name] for name in ("start", "end")}
    assert of_second["days"][0]["sentence"].startswith("Alva (2) has school")
    assert event["outdated"] is True
    assert not await other.news()

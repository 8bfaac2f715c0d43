"""How actions that read fail: in words, without names, and never with half an answer."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import DOMAIN
from tests.actions import answer_of, device_of, failure_of
from tests.conftest import PassTime
from tests.platform import child_key, kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

# Each action that asks the platform, and the request that it makes.
ASKS = {
    "get_absences": "absence_list",
    "get_assignments": "task_list",
    "get_calendar": "calendar_list",
    "get_learning_log": "learning_log",
    "get_message": "message_list",
    "get_messages": "message_list",
    "get_news": "news_list",
    "get_timetable": "timetable_list",
}


@pytest.fixture
async def account(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> str:
    """Set up an account and return the device of one of its children."""
    await set_up(hass, entry)
    platform.log.clear()
    return device_of(hass, entry, platform, "Alva")


def asked(action: str, *devices: str) -> dict[str, Any]:
    """Return what a call of an action asks, for something that is not kept."""
    data: dict[str, Any] = {"device_id": list(devices)}
    if action == "get_message":
        data["message_id"] = 1
    elif action in {"get_timetable", "get_calendar"}:
        data |= {"start_date": "2027-03-01", "end_date": "2027-03-05"}
    return data


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
@pytest.mark.parametrize("action", ASKS)
async def test_what_the_school_does_not_use(
    hass: HomeAssistant, platform: Simulator, account: str, action: str, mode: str
) -> None:
    """That is another thing than nothing."""
    platform.family.child("Alva").modules_off[ASKS[action]] = mode

    err = await failure_of(hass, action, asked(action, account))

    # An endpoint that is a server error may also be out of order.
    assert err.translation_key in {
        "module_off",
        *(["unexpected_answer"] if mode == "error" else []),
    }
    assert not isinstance(err, ServiceValidationError)


@pytest.mark.parametrize("action", [action for action in ASKS if action != "get_message"])
async def test_a_child_that_cannot_be_read(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, account: str, action: str
) -> None:
    """One child that fails fails the call, and the others are not told of as if that were all."""
    vilmer = device_of(hass, entry, platform, "Vilmer")
    platform.family.child("Vilmer").modules_off[ASKS[action]] = "redirect"

    for devices in ((account, vilmer), (vilmer, account)):
        err = await failure_of(hass, action, asked(action, *devices))
        assert err.translation_key == "module_off"
    assert await answer_of(hass, action, asked(action, account))


@pytest.mark.parametrize("action", ASKS)
@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Fault(kind="drop"), "cannot_connect"),
        (Fault(kind="status", status=503), "cannot_connect"),
        (Fault(kind="forbidden"), "denied"),
        (Fault(kind="rate_limit"), "paused"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else value,
)
async def test_trouble(
    hass: HomeAssistant,
    platform: Simulator,
    account: str,
    pass_time: PassTime,
    action: str,
    fault: Fault,
    key: str,
) -> None:
    """It is said what is wrong; when the platform is well again, so are the answers."""
    platform.faults.add(fault)
    err = await failure_of(hass, action, asked(action, account))
    assert err.translation_key == key
    platform.faults.clear()
    await pass_time(timedelta(minutes=1))
    if action != "get_message":
        assert await answer_of(hass, action, asked(action, account))


async def test_a_pause_is_kept(hass: HomeAssistant, platform: Simulator, account: str) -> None:
    """While the platform asks for a pause, nobody asks it."""
    platform.faults.add(Fault(kind="rate_limit"))
    await failure_of(hass, "get_news", asked("get_news", account))
    platform.log.clear()
    err = await failure_of(hass, "get_absences", asked("get_absences", account))
    assert err.translation_key == "paused"
    assert not platform.log


@pytest.mark.parametrize("action", ASKS)
async def test_signed_out(
    hass: HomeAssistant, platform: Simulator, account: str, pass_time: PassTime, action: str
) -> None:
    """Once the sign-in was refused, nobody is asked until the guardian has signed in again."""
    if action != "get_message":
        await answer_of(hass, action, asked(action, account))
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    platform.log.clear()
    other = asked(action, account)
    if "start_date" in other:
        other |= {"start_date": "2027-04-05", "end_date": "2027-04-09"}

    assert (await failure_of(hass, action, other)).translation_key == "sign_in_required"
    assert not platform.log


async def test_a_child_that_has_just_left(
    hass: HomeAssistant,
    platform: Simulator,
    account: str,
    freezer: FrozenDateTimeFactory,
) -> None:
    """The platform does not list it any more, and no update has noticed."""
    freezer.tick(timedelta(minutes=1))
    platform.family.remove_child(platform.family.child("Alva"))
    err = await failure_of(hass, "get_news", asked("get_news", account))
    assert err.translation_key == "unknown_child"


@pytest.mark.usefixtures("account")
async def test_the_choice_of_the_child_does_not_last(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Rather nothing than what is the sibling's."""
    platform.switches.switch_delay_requests = 1000
    chosen = entry.runtime_data.coordinator.client.chosen
    other = "Vilmer" if chosen == child_key(platform, "Alva") else "Alva"

    err = await failure_of(
        hass, "get_news", asked("get_news", device_of(hass, entry, platform, other))
    )

    assert err.translation_key == "wrong_child"


async def test_what_is_not_a_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, account: str
) -> None:
    """All devices are known before the first child is read."""
    registry = dr.async_get(hass)
    own = registry.async_get_device_by_identifier((DOMAIN, str(entry.unique_id)), entry.entry_id)
    assert own is not None

    async def why(*devices: str) -> str | None:
        with pytest.raises(ServiceValidationError) as caught:
            await answer_of(hass, "get_news", {"device_id": list(devices)})
        return caught.value.translation_key

    assert await why(account, "0123") == "service_device_not_found"
    assert await why(account, own.id) == "not_a_child"
    await hass.config_entries.async_unload(entry.entry_id)
    assert await why(account) == "service_config_entry_not_loaded"
    assert kinds(platform) == {}


async def test_the_actions_are_there_without_an_account(
    hass: HomeAssistant, platform: Simulator
) -> None:
    """An automation is told what is wrong, not that there is no such action."""
    assert await async_setup_component(hass, DOMAIN, {})
    for action in ASKS:
        with pytest.raises(ServiceValidationError) as caught:
            await answer_of(hass, action, asked(action, "0123"))
        assert caught.value.translation_key == "service_device_not_found"

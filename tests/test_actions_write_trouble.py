"""Actions that change something at school when something goes wrong: never sent twice, never guessed."""

from datetime import timedelta
from typing import Any

from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import Module
from tests.actions import answer_of, device_of, failure_of
from tests.conftest import PassTime
from tests.platform import child_key, kinds, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.writes import (
    ACTIONS,
    TUESDAY,
    WRITES,
    after_the_write,
    attendance,
    before_the_write,
    call,
    is_made,
    outcomes,
    prepare,
    sent,
)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("kind", ["drop", "status", "html", "garbage"])
async def test_an_answer_that_is_lost_before_the_effect(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    action: str,
    kind: Any,
) -> None:
    """Nobody knows whether it will take effect: that is said, and it is not sent again."""
    prepare(platform, action)
    platform.faults.add(Fault(kind=kind, path=WRITES))

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "outcome_unknown"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert sent(platform, action) == 1
    assert not is_made(platform, action)
    assert outcomes(write_events) == ["unknown"]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("kind", ["drop_after", "truncate"])
async def test_an_answer_that_is_lost_after_the_effect(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    action: str,
    kind: Any,
) -> None:
    """What is read back counts: it was done, once."""
    prepare(platform, action)
    platform.faults.add(Fault(kind=kind, path=WRITES))

    answer = await answer_of(hass, action, call(hass, allowing_account, platform, action))

    assert answer["outcome"] == "written"
    assert sent(platform, action) == 1
    assert is_made(platform, action)


@pytest.mark.parametrize("action", ACTIONS)
async def test_an_outage_in_the_middle(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    monkeypatch: pytest.MonkeyPatch,
    pass_time: PassTime,
    action: str,
) -> None:
    """It was sent and cannot be read back; what became of it shows when the platform is well again."""
    prepare(platform, action)
    read_back = Fault(kind="status", path="attendance/appData|GetComments")
    before_the_write(monkeypatch, lambda: platform.faults.add(read_back))

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "outcome_unknown"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert sent(platform, action) == 1
    assert outcomes(write_events) == ["unknown"]
    platform.faults.clear()
    await pass_time(timedelta(hours=3))
    assert sent(platform, action) == 1
    today = attendance(allowing_account, platform).today
    assert today is not None
    assert today.absent is (action == "report_absence")


@pytest.mark.parametrize("action", ACTIONS)
async def test_the_platform_is_gone_after_a_change(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    """Nothing can be read back or read again: what was known before stands until the next update."""
    prepare(platform, action)

    async def go_down() -> None:
        platform.faults.add(Fault(kind="drop"))

    after_the_write(monkeypatch, go_down)
    before = attendance(allowing_account, platform)

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "outcome_unknown"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert is_made(platform, action)
    assert sent(platform, action) == 1
    assert attendance(allowing_account, platform) == before


@pytest.mark.parametrize("action", ACTIONS)
async def test_an_account_that_is_unloaded_in_the_middle(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    """Nobody knows what became of it, and nothing is begun any more."""
    prepare(platform, action)
    data = call(hass, allowing_account, platform, action)

    async def unload() -> None:
        await hass.config_entries.async_unload(allowing_account.entry_id)
        platform.log.clear()

    after_the_write(monkeypatch, unload)

    assert (await failure_of(hass, action, data)).translation_key == "outcome_unknown"

    await hass.async_block_till_done(wait_background_tasks=True)
    assert not platform.log
    assert outcomes(write_events) == ["unknown"]


async def test_a_child_that_leaves_at_once(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry
) -> None:
    """What was changed is not read again of a child that the account does not have any more."""
    coordinator = allowing_account.runtime_data.coordinator
    del coordinator.data.children[child_key(platform, "Alva")]
    platform.log.clear()
    coordinator.read_again_in_background(child_key(platform, "Alva"), Module.ATTENDANCE)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not platform.log


@pytest.mark.parametrize("action", ACTIONS)
async def test_without_effect(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    action: str,
) -> None:
    """The platform says yes, what is read back says no."""
    prepare(platform, action)
    platform.switches.writes_take_effect = False

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "not_taken"
    assert outcomes(write_events) == ["not_taken"]


async def test_a_refusal(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The school takes over at the last moment."""
    book = platform.attendance.of(platform.family.child("Alva"))
    before_the_write(monkeypatch, lambda: book.locked.add(TUESDAY))

    err = await failure_of(
        hass, "report_absence", call(hass, allowing_account, platform, "report_absence")
    )

    assert err.translation_key == "not_allowed_refused"
    assert outcomes(write_events) == ["refused"]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Fault(kind="drop"), "unchanged_cannot_connect"),
        (Fault(kind="forbidden"), "unchanged_denied"),
        (Fault(kind="rate_limit"), "unchanged_paused"),
        (Fault(kind="garbage"), "unchanged_trouble"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else value,
)
async def test_trouble_before_anything_is_sent(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    action: str,
    fault: Fault,
    key: str,
) -> None:
    """Each sentence says that nothing has been changed."""
    prepare(platform, action)
    platform.faults.add(fault)

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == key
    assert str(err).startswith("Nothing has been changed")
    assert sent(platform, action) == 0
    assert write_events == []


@pytest.mark.parametrize("action", ACTIONS)
async def test_what_the_school_does_not_use(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry, action: str
) -> None:
    """A child without that part of the platform."""
    alva = platform.family.child("Alva")
    alva.modules_off |= dict.fromkeys(("attendance_window", "care_week"), "redirect")
    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))
    assert err.translation_key == "unchanged_module_off"


async def test_signed_out(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry, pass_time: PassTime
) -> None:
    """A refused sign-in keeps changes from being tried."""
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    platform.log.clear()
    for action in ACTIONS:
        err = await failure_of(hass, action, call(hass, allowing_account, platform, action))
        assert err.translation_key == "unchanged_sign_in_required"
    assert not platform.log


async def test_a_child_that_has_just_left(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry, pass_time: PassTime
) -> None:
    """The platform does not list it any more, and no update has noticed."""
    data = call(hass, allowing_account, platform, "report_absence")
    await pass_time(timedelta(minutes=1))
    platform.family.remove_child(platform.family.child("Alva"))
    err = await failure_of(hass, "report_absence", data)
    assert err.translation_key == "unchanged_unknown_child"


async def test_an_update_at_the_same_time(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What an update has read before a change does not take the place of what was read after it."""
    coordinator = allowing_account.runtime_data.coordinator
    reading, data = coordinator._reading, call(hass, allowing_account, platform, "report_absence")
    original = type(reading).updates

    async def updates(self: Any, newest: Any, *, everything: bool) -> Any:
        async for update in original(self, newest, everything=everything):
            yield update
        await answer_of(hass, "report_absence", data)

    monkeypatch.setattr(type(reading), "updates", updates)
    coordinator._everything = True
    await coordinator.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)

    today = attendance(allowing_account, platform).today
    assert today is not None
    assert today.absent is True


async def test_what_is_changed_is_asked_for_anew(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry
) -> None:
    """Answers from before a change are not repeated after it."""
    news = {"device_id": device_of(hass, allowing_account, platform, "Alva")}
    await answer_of(hass, "get_news", news)
    asked = kinds(platform)["news_list"]
    await answer_of(
        hass, "report_absence", call(hass, allowing_account, platform, "report_absence")
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    await answer_of(hass, "get_news", news)
    assert kinds(platform)["news_list"] == asked + 1

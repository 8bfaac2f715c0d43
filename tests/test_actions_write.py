"""Actions that change something at school: allowed first, sent once, read back, and told of."""

from datetime import date, timedelta
from typing import Any

from homeassistant.core import Context, Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.skolplattformen.const import CONF_ALLOW_CHANGES
from tests.actions import answer_of, device_of, failure_of
from tests.conftest import AddAccount, PassTime
from tests.platform import kinds, set_up
from tests.simulator.server import Simulator
from tests.writes import (
    ACTIONS,
    NAMES,
    SECRET,
    TUESDAY,
    attendance,
    call,
    is_made,
    outcomes,
    prepare,
    sent,
)


@pytest.mark.parametrize("name", NAMES)
async def test_absence(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    name: str,
) -> None:
    """Reported and taken back: of this child and day alone, and at once in Home Assistant."""
    data = call(
        hass, allowing_account, platform, "report_absence", name, confirm_child=name.upper()
    )

    answer = await answer_of(hass, "report_absence", data)

    assert answer == {
        "device_id": data["device_id"],
        "name": name,
        "date": "2026-11-24",
        "outcome": "written",
        "absent": True,
        "locked": False,
        "comment": None,
    }
    for other in NAMES:
        book = platform.attendance.of(platform.family.child(other))
        assert set(book.absent) == ({TUESDAY} if other == name else set())
    await hass.async_block_till_done(wait_background_tasks=True)
    today = attendance(allowing_account, platform, name).today
    assert today is not None
    assert today.absent is True
    assert sent(platform, "report_absence") == 1

    again = await answer_of(hass, "report_absence", data)
    assert again == answer | {"outcome": "already_so"}
    assert sent(platform, "report_absence") == 1

    back = await answer_of(hass, "withdraw_absence", data)
    assert back == answer | {"absent": False}
    await hass.async_block_till_done(wait_background_tasks=True)
    assert is_made(platform, "withdraw_absence", name)
    assert [event.data for event in write_events] == [
        {
            "device_id": data["device_id"],
            "action": action,
            "date": "2026-11-24",
            "outcome": "written",
        }
        for action in ("report_absence", "withdraw_absence")
    ]


async def test_on_a_friday_tomorrow_is_monday(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry, pass_time: PassTime
) -> None:
    """The weekend is not offered; the next school day is."""
    await pass_time(timedelta(days=3))
    saturday = call(hass, allowing_account, platform, "report_absence", date=date(2026, 11, 28))
    err = await failure_of(hass, "report_absence", saturday)
    assert err.translation_key == "not_allowed_not_offered"
    monday = await answer_of(hass, "report_absence", saturday | {"date": "2026-11-30"})
    assert (monday["date"], monday["outcome"]) == ("2026-11-30", "written")
    assert set(platform.attendance.of(platform.family.child("Alva")).absent) == {date(2026, 11, 30)}


@pytest.mark.parametrize("name", NAMES)
async def test_pick_up_comment(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    name: str,
) -> None:
    """Written, written over and taken away; the words stand in no event."""
    data = call(hass, allowing_account, platform, "set_pick_up_comment", name, date="2026-11-26")
    day, child = date(2026, 11, 26), platform.family.child(name)

    answer = await answer_of(hass, "set_pick_up_comment", data)

    assert answer == {
        "device_id": data["device_id"],
        "name": name,
        "date": "2026-11-26",
        "outcome": "written",
        "comment": SECRET,
    }
    assert platform.care.note(child, day).own == SECRET
    other = platform.family.child(next(other for other in NAMES if other != name))
    assert platform.care.note(other, day).own != SECRET
    await answer_of(hass, "set_pick_up_comment", data | {"comment": "Går själv"})
    assert platform.care.note(child, day).own == "Går själv"
    away = await answer_of(hass, "set_pick_up_comment", data | {"comment": ""})
    assert away["comment"] is None
    assert platform.care.note(child, day).own is None
    assert outcomes(write_events) == ["written"] * 3
    assert all(SECRET not in str(event.data) for event in write_events)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert kinds(platform)["care_week"] > 3


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_dry_run_writes_nothing(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    action: str,
) -> None:
    """It finds what would be refused, and shows what there is."""
    prepare(platform, action)
    before = is_made(platform, action)
    data = call(hass, allowing_account, platform, action, dry_run=True)

    answer = await answer_of(hass, action, data)

    assert answer["outcome"] == "dry_run"
    assert answer.get("absent", before) is (action == "withdraw_absence")
    assert is_made(platform, action) is before is False
    far = await failure_of(hass, action, data | {"date": "2026-11-21"})
    assert far.translation_key.startswith("not_allowed_")  # type: ignore[union-attr]
    await hass.async_block_till_done(wait_background_tasks=True)
    assert sent(platform, action) == 0
    assert write_events == []


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("dry_run", [False, True])
async def test_writes_are_off(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, action: str, dry_run: bool
) -> None:
    """By default nothing can be changed, and nobody is asked."""
    await set_up(hass, entry)
    platform.log.clear()

    err = await failure_of(hass, action, call(hass, entry, platform, action, dry_run=dry_run))

    assert isinstance(err, ServiceValidationError)
    assert err.translation_key == "changes_not_allowed"
    assert not platform.log


@pytest.mark.parametrize("action", ACTIONS)
async def test_who_may_write(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    hass_read_only_user: MockUser,
    hass_admin_user: MockUser,
    write_events: list[Event],
    action: str,
) -> None:
    """Administrators, and automations, which have no user."""
    prepare(platform, action)
    data = call(hass, allowing_account, platform, action)
    member = MockUser(groups=[*hass_read_only_user.groups]).add_to_hass(hass)
    for user_id in (hass_read_only_user.id, member.id, "0123"):
        with pytest.raises(Unauthorized):
            await answer_of(hass, action, data, context=Context(user_id=user_id))
    assert not platform.log

    admin = Context(user_id=hass_admin_user.id)
    assert (await answer_of(hass, action, data, context=admin))["outcome"] == "written"
    assert [event.context for event in write_events] == [admin]
    automation = Context(parent_id=Context(user_id=member.id).id)
    answer = await answer_of(hass, action, data, context=automation)
    assert answer["outcome"] == "already_so"


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("wrong", ["Vilmer", "", "Alv", "Alva Exempelson", "Älva"])
async def test_the_wrong_name(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    action: str,
    wrong: str,
) -> None:
    """Who names another child than the device's gets no further, nor is told the name."""
    data = call(hass, allowing_account, platform, action, confirm_child=wrong)

    err = await failure_of(hass, action, data)

    assert isinstance(err, ServiceValidationError)
    assert err.translation_key == "child_not_confirmed"
    assert not platform.log


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_locked_day(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    write_events: list[Event],
    action: str,
) -> None:
    """The school has taken over: nothing is sent."""
    prepare(platform, action)
    alva = platform.family.child("Alva")
    platform.attendance.of(alva).locked.add(TUESDAY)
    platform.care.of(alva).days[TUESDAY] = {"isLocked": True}

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "not_allowed_locked"
    assert sent(platform, action) == 0
    assert write_events == []


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_school_that_does_not_permit_it(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry, action: str
) -> None:
    """That is said before anything is sent."""
    prepare(platform, action)
    alva = platform.family.child("Alva")
    platform.attendance.of(alva).flags["canRegisterDayAbsence"] = False
    platform.care.of(alva).details[TUESDAY] = {"canEditComment": False}

    err = await failure_of(hass, action, call(hass, allowing_account, platform, action))

    assert err.translation_key == "not_allowed_not_permitted"
    assert sent(platform, action) == 0


async def test_two_guardians(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> None:
    """The device says whose account reports; the other's option is its own."""
    first, second = await add_account(), await add_account(guardian=1, title="Skolplattformen 2")
    hass.config_entries.async_update_entry(second, options={CONF_ALLOW_CHANGES: True})
    await set_up(hass, first)
    err = await failure_of(hass, "report_absence", call(hass, first, platform, "report_absence"))
    assert err.translation_key == "changes_not_allowed"

    answer = await answer_of(hass, "report_absence", call(hass, second, platform, "report_absence"))

    assert answer["device_id"] == device_of(hass, second, platform, "Alva")
    assert answer["outcome"] == "written"
    assert is_made(platform, "report_absence")


async def test_without_an_answer(
    hass: HomeAssistant, platform: Simulator, allowing_account: MockConfigEntry
) -> None:
    """An automation that does not look at the answer gets none."""
    await hass.services.async_call(
        "skolplattformen",
        "report_absence",
        call(hass, allowing_account, platform, "report_absence"),
        blocking=True,
    )
    assert is_made(platform, "report_absence")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("missing", ["device_id", "date", "confirm_child", "comment"])
async def test_a_call_that_makes_no_sense(
    hass: HomeAssistant,
    platform: Simulator,
    allowing_account: MockConfigEntry,
    action: str,
    missing: str,
) -> None:
    """Exactly one child, one day, and its name."""
    data = call(hass, allowing_account, platform, action)
    if missing in data:
        with pytest.raises(vol.Invalid):
            await answer_of(hass, action, {k: v for k, v in data.items() if k != missing})
    wrongs: list[dict[str, Any]] = [
        {"device_id": [data["device_id"], "0123"]},
        {"device_id": []},
        {"date": "today"},
        {"date": ["2026-11-24"]},
        {"dry_run": "perhaps"},
    ]
    for wrong in wrongs:
        with pytest.raises((vol.Invalid, HomeAssistantError)):
            await answer_of(hass, action, data | wrong)
    assert sent(platform, action) == 0

"""The platform changes its answers: the guardian is told what is affected, with their structure."""

import asyncio
from datetime import date, timedelta

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.diagnostics import async_get_config_entry_diagnostics
from tests.conftest import PassTime
from tests.platform import press_refresh, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

MONDAY = date(2026, 11, 23)
UNREAD = "sensor.alva_unread_messages"


def reported(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, ir.IssueEntry]:
    """Return the issues about answers, by what is affected."""
    prefix, suffix = "answers_changed_", f"_{entry.entry_id}"
    return {
        issue.issue_id.removeprefix(prefix).removesuffix(suffix): issue
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == DOMAIN and issue.active and issue.issue_id.startswith(prefix)
    }


def change_the_form(platform: Simulator) -> None:
    """Let one child's timetable come with other fields, and times without their day."""
    for day in range(30):
        row = {"start": "08:00", "title": "Hemligt ämne", "room": "B214", "Alva": None}
        platform.school.override(platform.family.child("Alva"), MONDAY + timedelta(days=day), [row])


async def test_a_timetable_of_another_form(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was known stays; after some hours a repair carries the structure; it goes by itself."""
    await set_up(hass, entry)
    change_the_form(platform)
    for _ in range(10):
        await pass_time(timedelta(minutes=30))
    assert reported(hass, entry) == {}
    for _ in range(16):
        await pass_time(timedelta(minutes=30))

    [(what, issue)] = reported(hass, entry).items()
    assert what == "timetable"
    assert issue.translation_placeholders is not None
    shape = issue.translation_placeholders["shape"]
    assert '"start": "time, 5 long"' in shape
    assert '"room": "text, 4 long"' in shape
    assert "Hemligt" not in shape
    assert "Alva" not in shape
    assert value(hass, "sensor.alva_next_lesson") != "unavailable"
    found = await async_get_config_entry_diagnostics(hass, entry)
    assert found["answers_not_understood"]["timetable"]["[]"]["start"] == "time, 5 long"

    platform.school.reset()
    for _ in range(16):
        await pass_time(timedelta(hours=1))
    assert reported(hass, entry) == {}


async def test_a_mark_of_another_name(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Messages that do not say whether they are new are not taken for read ones."""
    await set_up(hass, entry)
    before = value(hass, UNREAD)
    assert int(before) > 0
    for child in platform.family.children:
        for item in platform.messages.of(child):
            item["unseen"] = item.pop("isNew")
    await press_refresh(hass)
    assert value(hass, UNREAD) == before
    for _ in range(26):
        await pass_time(timedelta(minutes=30))

    assert value(hass, UNREAD) == STATE_UNAVAILABLE
    assert reported(hass, entry).keys() == {"messages"}
    found = await async_get_config_entry_diagnostics(hass, entry)
    assert found["skipped"]["messages"] > 0
    assert found["answers_not_understood"]["messages"]["items"]["[]"]["unseen"] == "bool"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("^/$", "home"),
        ("GetMessages", "messages"),
        ("GetNotifications", "notifications"),
        ("gettimetablelist", "timetable"),
    ],
)
async def test_everything_that_is_read_again_and_again(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    path: str,
    what: str,
) -> None:
    """Each kind of answer has its own words, and is forgotten when the account is unloaded."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="garbage", path=path, host="hub.infomentor.se"))
    for _ in range(26):
        await pass_time(timedelta(minutes=30))
    assert what in reported(hass, entry)

    await hass.config_entries.async_unload(entry.entry_id)
    assert reported(hass, entry) == {}


async def test_an_odd_answer_now_and_then(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """An answer that fits in between says that nothing has changed."""
    await set_up(hass, entry)
    for number in range(26):
        if number % 4 == 0:
            platform.faults.add(Fault(kind="garbage", path="GetNotifications", times=1))
        await pass_time(timedelta(minutes=30))
    assert reported(hass, entry) == {}


async def test_an_odd_answer_before_a_long_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A platform that answers nothing does not say once more that its answers have changed."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="garbage", path="GetNotifications", times=1))
    await pass_time(timedelta(minutes=45))
    platform.faults.add(Fault(kind="status", host="hub.infomentor.se"))
    for _ in range(16):
        await pass_time(timedelta(minutes=30))
    assert reported(hass, entry) == {}


async def test_an_update_that_outlives_its_account(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was taken back at the unload is not told again by an update that ends with it."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="garbage", path="GetNotifications"))
    for _ in range(26):
        await pass_time(timedelta(minutes=30))
    assert "notifications" in reported(hass, entry)

    platform.faults.add(Fault(kind="delay", path="^/$", delay=3600, host="hub.infomentor.se"))
    platform.log.clear()
    entry.runtime_data.coordinator.start_in_background()
    while not platform.log:  # noqa: ASYNC110 - the log of the platform has no event
        await asyncio.sleep(0)
    await hass.config_entries.async_unload(entry.entry_id)
    platform.faults.clear()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert reported(hass, entry) == {}

"""The blueprint about picking up: in good time, on the right days, and only who is still there."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.blueprints.house import automate, texts
from tests.conftest import PassTime
from tests.platform import press_refresh, set_up
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
CARE = {"en": "sensor.alva_care_end", "sv": "sensor.alva_fritids_slutar"}
SCHOOL = {"en": "sensor.alva_school_end", "sv": "sensor.alva_skolan_slutar"}
TEXT = {"en": "Alva is to be picked up at {}.", "sv": "Alva ska hämtas klockan {}."}
AT_16_15 = {"en": "4:15 pm", "sv": "16:15"}

type Use = Callable[..., Awaitable[None]]
type Until = Callable[[int, int, int], Awaitable[None]]


@pytest.fixture
def use(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, language: str) -> Use:
    """Return what sets up the account, and an automation about Alva's care."""

    async def used(**inputs: Any) -> None:
        await set_up(hass, entry)
        await automate(
            hass,
            "pick_up",
            language,
            **{"end": CARE[language], "phones": ["notify.phone"]} | inputs,
        )

    return used


@pytest.fixture
def until(pass_time: PassTime) -> Until:
    """Return what lets a moment of November come."""

    async def come(day: int, hour: int, minute: int) -> None:
        moment = datetime(2026, 11, day, hour, minute, tzinfo=STOCKHOLM)
        await pass_time(moment - datetime.now(STOCKHOLM))

    return come


def told(language: str, time: str) -> str:
    """Return what is told of a time."""
    return TEXT[language].format(time)


def here(platform: Simulator, *, until: str = "") -> None:
    """Let Alva be at the care on Tuesday, until she is fetched or until a time."""
    details = platform.care.of(platform.family.child("Alva")).details
    details[TUESDAY] = {"checkedIn": "07:24", "checkedOut": until}


async def test_before_care_ends(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    use: Use,
    until: Until,
    language: str,
    sent: list[ServiceCall],
) -> None:
    """Half an hour before, once, also through a restart; and on no day without care."""
    here(platform)
    await use()
    await until(24, 15, 44)
    assert not sent
    await until(24, 15, 45)
    assert texts(sent) == [told(language, AT_16_15[language])]
    assert sent[0].data["entity_id"] == ["notify.phone"]

    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    await until(24, 16, 20)
    # There is no care on Wednesday.
    await until(25, 15, 45)
    await until(25, 23, 0)
    assert len(sent) == 1


async def test_before_school_ends(
    platform: Simulator, use: Use, until: Until, language: str, sent: list[ServiceCall]
) -> None:
    """As long before as it is chosen, and not on a weekend."""
    alva = platform.family.child("Alva")
    friday = date(2026, 11, 27)
    platform.school.override(alva, friday, [timetable_row(friday, "08:00", "12:00", "SV")])
    await use(end=SCHOOL[language], before="-90")
    await until(27, 7, 0)
    sent.clear()

    await until(27, 10, 29)
    assert not sent
    await until(27, 10, 30)
    await until(27, 13, 0)
    await until(29, 23, 0)
    assert texts(sent) == [told(language, {"en": "noon", "sv": "12"}[language])]


async def test_the_end_becomes_earlier(
    hass: HomeAssistant,
    platform: Simulator,
    use: Use,
    until: Until,
    language: str,
    sent: list[ServiceCall],
) -> None:
    """When the time to remind has passed already, it is reminded at once."""
    here(platform)
    await use()
    await until(24, 15, 0)
    days = platform.care.of(platform.family.child("Alva")).days
    days[TUESDAY] = {"endDateTime": "2026-11-24T15:20:00"}
    await press_refresh(hass)
    expected = [told(language, {"en": "3:20 pm", "sv": "15:20"}[language])]
    assert texts(sent) == expected

    # A little later again: that is no reason to be reminded twice.
    days[TUESDAY] = {"endDateTime": "2026-11-24T15:30:00"}
    await until(24, 15, 10)
    await press_refresh(hass)
    assert texts(sent) == expected


async def test_who_has_gone(
    hass: HomeAssistant,
    platform: Simulator,
    use: Use,
    until: Until,
    language: str,
    sent: list[ServiceCall],
) -> None:
    """Who has been checked out in the afternoon is not to be picked up."""
    here(platform)
    await use()
    await until(24, 15, 30)
    here(platform, until="15:20")
    await press_refresh(hass)
    await until(24, 15, 45)

    assert not sent


async def test_care_in_the_morning(
    hass: HomeAssistant,
    platform: Simulator,
    use: Use,
    until: Until,
    language: str,
    sent: list[ServiceCall],
) -> None:
    """Who has been checked out in the morning comes back."""
    here(platform, until="08:05")
    await use()
    await until(24, 15, 30)
    await press_refresh(hass)
    await until(24, 15, 45)

    assert texts(sent) == [told(language, AT_16_15[language])]


@pytest.mark.parametrize("language", ["sv"], indirect=True)
async def test_who_is_absent(
    platform: Simulator, use: Use, until: Until, sent: list[ServiceCall]
) -> None:
    """Who is ill is not to be picked up."""
    platform.attendance.of(platform.family.child("Alva")).absent[TUESDAY] = "Feber"
    await use()
    await until(24, 15, 45)
    await until(24, 17, 0)

    assert not sent


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_the_switch_is_off(
    hass: HomeAssistant, platform: Simulator, use: Use, until: Until, sent: list[ServiceCall]
) -> None:
    """Nothing is told in the weeks when the child lives elsewhere."""
    here(platform)
    hass.states.async_set("calendar.my_weeks", "off")
    await use(only_while=["calendar.my_weeks"])
    await until(24, 15, 45)

    assert not sent


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_nothing_is_known(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    use: Use,
    until: Until,
    sent: list[ServiceCall],
) -> None:
    """Without the account there is no reminder, and none too late when it comes back."""
    here(platform)
    await use()
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    await until(24, 15, 45)
    await until(24, 15, 50)
    await set_up(hass, entry)
    await until(24, 15, 55)

    assert not sent

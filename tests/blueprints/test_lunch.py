"""The blueprint about lunches that are watched for: the evening before, and only before school."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN, CONF_WAKE_UP_MARGIN, CONF_WATCH
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.blueprints.conftest import AutomateFor
from tests.blueprints.house import texts
from tests.conftest import PassTime
from tests.platform import child_key, set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)
TEXT = {"en": "Lunch tomorrow for {}: {}.", "sv": "Lunch i morgon för {}: {}."}

type Use = Callable[..., Awaitable[None]]
type Evening = Callable[..., Awaitable[None]]


@pytest.fixture
def use(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    automate_for: AutomateFor,
    language: str,
) -> Use:
    """Return what sets up the account and an automation, with both children watching for fish."""

    async def used(**inputs: Any) -> None:
        children = {
            child_key(platform, name): {CONF_WAKE_UP_MARGIN: 75, CONF_WATCH: ["fisk"]}
            for name in ("Alva", "Vilmer")
        }
        hass.config_entries.async_update_entry(with_menus, options={CONF_CHILDREN: children})
        await set_up(hass, with_menus)
        await automate_for("lunch", language, "Alva", "Vilmer", phones=["notify.phone"], **inputs)

    return used


@pytest.fixture
def evening(hass: HomeAssistant, pass_time: PassTime) -> Evening:
    """Return what lets an evening in November come."""

    async def come(day: int, hour: int = 18) -> None:
        moment = datetime(2026, 11, day, hour, tzinfo=STOCKHOLM)
        await pass_time(moment - datetime.now(STOCKHOLM))
        await hass.async_block_till_done(wait_background_tasks=True)

    return come


def fish(platform: Simulator, school: str, day: date) -> None:
    """Let there be fish at a school on a day, beside something else."""
    platform.menus.set_day(school, day, ("Gryta", "Stekt fisk"))


def no_fish(platform: Simulator, *days: date) -> None:
    """Let there be soup on these days at both schools."""
    for day in days:
        for school in ("larkskolan", "ekskolan"):
            platform.menus.set_day(school, day, ("Soppa",))


async def test_the_evening_before(
    platform: Simulator, use: Use, evening: Evening, language: str, sent: list[ServiceCall]
) -> None:
    """It is told once, of those who have it, and nothing on an evening before another lunch."""
    no_fish(platform, TUESDAY, WEDNESDAY, THURSDAY, date(2026, 11, 27))
    fish(platform, "larkskolan", THURSDAY)
    await use()
    await evening(24)
    assert not sent
    await evening(25, 17)
    assert not sent
    await evening(25)
    assert texts(sent) == [TEXT[language].format("Alva", "Stekt fisk")]
    assert sent[0].data["entity_id"] == ["notify.phone"]

    await evening(26)
    await evening(27)
    assert len(sent) == 1


async def test_both(
    platform: Simulator, use: Use, evening: Evening, language: str, sent: list[ServiceCall]
) -> None:
    """Several children are told of in one notification, at the time that is chosen."""
    fish(platform, "larkskolan", THURSDAY)
    fish(platform, "ekskolan", THURSDAY)
    no_fish(platform, WEDNESDAY)
    await use(at="20:00:00")
    await evening(24, 20)
    await evening(25)
    assert not sent
    await evening(25, 20)

    told = [TEXT[language].format(name, "Stekt fisk") for name in ("Alva", "Vilmer")]
    assert texts(sent) == [" ".join(told)]


async def test_a_day_off(
    platform: Simulator, use: Use, evening: Evening, language: str, sent: list[ServiceCall]
) -> None:
    """Who is ill tomorrow is not told of, though the kitchen cooks."""
    for school in ("larkskolan", "ekskolan"):
        fish(platform, school, WEDNESDAY)
    platform.attendance.of(platform.family.child("Alva")).absent[WEDNESDAY] = "Feber"
    await use()
    await evening(24)

    # Vilmer's school has a study day, but he eats at the after-school care.
    assert texts(sent) == [TEXT[language].format("Vilmer", "Stekt fisk")]


@pytest.mark.parametrize("language", ["sv"], indirect=True)
async def test_a_study_day(
    platform: Simulator, use: Use, evening: Evening, sent: list[ServiceCall]
) -> None:
    """A child who has neither school nor care tomorrow is not told of."""
    no_fish(platform, WEDNESDAY)
    fish(platform, "ekskolan", WEDNESDAY)
    vilmer = platform.family.child("Vilmer")
    platform.care.of(vilmer).days[WEDNESDAY] = {"startDateTime": None, "endDateTime": None}
    await use()
    await evening(24)

    assert not sent


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_the_switch_is_off(
    hass: HomeAssistant,
    platform: Simulator,
    use: Use,
    evening: Evening,
    sent: list[ServiceCall],
) -> None:
    """Nothing is told in the weeks when the children live elsewhere."""
    fish(platform, "larkskolan", THURSDAY)
    hass.states.async_set("input_boolean.my_weeks", "off")
    await use(only_while=["input_boolean.my_weeks"])
    await evening(25)

    assert not sent


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_no_menu(
    platform: Simulator, use: Use, evening: Evening, sent: list[ServiceCall]
) -> None:
    """A menu that was never read says nothing."""
    fish(platform, "larkskolan", THURSDAY)
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))
    await use()
    await evening(25)

    assert not sent

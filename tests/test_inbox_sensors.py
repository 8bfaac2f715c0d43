"""What waits for a family: work that is due, news, and what the bell tells."""

from datetime import UTC, date, datetime, timedelta

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import set_up, shown, value
from tests.simulator.entries import timed_entry
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

pytestmark = pytest.mark.usefixtures("all_enabled")

TUESDAY = date(2026, 11, 24)
DUE, NEWS = "sensor.alva_assignments_due", "sensor.alva_latest_news"


def until(clock: str) -> timedelta:
    """Return how long it is to a time of Tuesday."""
    moment = datetime.fromisoformat(f"2026-11-24 {clock}").replace(tzinfo=STOCKHOLM)
    return moment.astimezone(UTC) - datetime.now(UTC)


async def test_work_that_is_due(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A test counts until it begins, and a task of the next seven days until it is done."""
    alva = platform.family.child("Alva")
    platform.tasks.of(alva).clear()
    platform.tasks._tasks[alva.key] = []
    for title, days, status in (
        ("Bokrecension", 7, "Due"),
        ("Senare", 8, "Due"),
        ("Klart", 2, "Done"),
        ("Förra veckan", -7, "Due"),
    ):
        due = datetime(2026, 11, 24, tzinfo=STOCKHOLM) + timedelta(days=days)
        platform.tasks.add(alva, title, due=due, status=status, subject="Svenska")
    platform.school.entries = lambda *_: [  # type: ignore[method-assign]
        timed_entry(alva, TUESDAY, "10:00", "11:00", "Prov i matte", subject="Matematik")
    ]
    await set_up(hass, entry)

    assert value(hass, DUE) == "2"
    assert shown(hass, DUE).attributes["assignments"] == [
        {
            "title": "Prov i matte",
            "kind": "test",
            "subject": "Matematik",
            "due": "2026-11-24T10:00:00+01:00",
        },
        {
            "title": "Bokrecension",
            "kind": "assignment",
            "subject": "Svenska",
            "due": "2026-12-01",
        },
    ]
    await pass_time(until("10:00") - timedelta(seconds=1))
    assert value(hass, DUE) == "2"
    await pass_time(timedelta(seconds=1))
    assert value(hass, DUE) == "1"
    await pass_time(until("23:59:59"))
    assert value(hass, DUE) == "1"
    await pass_time(timedelta(seconds=1))
    assert value(hass, DUE) == "2"


async def test_a_part_of_the_work(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """While only a part of it can be read there is no number, which would be too low."""
    platform.faults.add(Fault(kind="garbage", path="calendarv2/getentries"))

    await set_up(hass, entry)

    assert value(hass, DUE) == STATE_UNAVAILABLE


async def test_news(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """The newest item, whoever has read it."""
    platform.news.add(platform.family.child("Alva"), "Friluftsdag på fredag")

    await set_up(hass, entry)

    assert value(hass, NEWS) == "Friluftsdag på fredag"
    assert shown(hass, NEWS).attributes["published"] == "2026-11-24T07:10:00+01:00"


async def test_no_news(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Nothing published is unknown."""
    platform.news.of(platform.family.child("Alva")).clear()

    await set_up(hass, entry)

    assert value(hass, NEWS) == STATE_UNKNOWN
    assert "published" not in shown(hass, NEWS).attributes


async def test_notifications(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """How many of a child the guardian has not seen."""
    await set_up(hass, entry)
    before = int(value(hass, "sensor.alva_unread_notifications"))
    vilmer = value(hass, "sensor.vilmer_unread_notifications")
    platform.notifications.add(platform.family.child("Alva"), "Ny lapp")

    await entry.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)

    assert value(hass, "sensor.alva_unread_notifications") == str(before + 1)
    assert value(hass, "sensor.vilmer_unread_notifications") == vilmer

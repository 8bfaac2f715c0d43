"""What a child brings tomorrow: by subject, by the guardian's own lines, and by the school's words."""

from datetime import date, datetime, timedelta

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import child_key, set_up, shown, value
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

BRING = "binary_sensor.alva_bring_along_tomorrow"
TUESDAY = date(2026, 11, 24)
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)


@pytest.fixture(autouse=True)
def plain_days(platform: Simulator) -> None:
    """Have nothing to bring in Alva's week."""
    alva = platform.family.child("Alva")
    for day in range(7):
        serve(platform, TUESDAY + timedelta(days=day), "Bild")
    platform.school.entries = lambda child, first, last: [  # type: ignore[method-assign]
        row
        for row in platform.school._extra_entries.get(alva.key, [])
        if child is alva
        and row["startDate"] <= last.isoformat()
        and row["endDate"] >= first.isoformat()
    ]


def serve(platform: Simulator, day: date, *titles: str) -> None:
    """Serve lessons with these titles, an hour each."""
    platform.school.override(
        platform.family.child("Alva"),
        day,
        [
            timetable_row(day, f"{hour:02}:00", f"{hour + 1:02}:00", title)
            for hour, title in enumerate(titles, start=8)
        ],
    )


def items(hass: HomeAssistant) -> list[str]:
    """Return the things that the sensor tells of."""
    things: list[str] = shown(hass, BRING).attributes["items"]
    return things


async def test_a_subject(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What is usual to a subject, from the midnight before until the next one."""
    serve(platform, THURSDAY, "Idrott", "Simning")
    await set_up(hass, entry)
    assert value(hass, BRING) == STATE_OFF
    assert items(hass) == []

    midnight = datetime(2026, 11, 25, tzinfo=STOCKHOLM) - datetime.now(STOCKHOLM)
    await pass_time(midnight - timedelta(seconds=1))
    assert value(hass, BRING) == STATE_OFF
    await pass_time(timedelta(seconds=1))
    assert value(hass, BRING) == STATE_ON
    assert items(hass) == ["PE clothes", "Swimwear", "Towel"]
    await pass_time(timedelta(days=1))
    assert value(hass, BRING) == STATE_OFF


async def test_own_lines(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """What the guardian has written goes before what is usual."""
    serve(platform, WEDNESDAY, "Idrott", "Musik")
    lines = ["Gympa: skor, vattenflaska", "Musik: flöjt"]
    settings = {child_key(platform, "Alva"): {"wake_up_margin": 75, "bring": lines}}
    hass.config_entries.async_update_entry(entry, options={CONF_CHILDREN: settings})

    await set_up(hass, entry)

    assert items(hass) == ["skor", "vattenflaska", "flöjt"]


async def test_the_school_s_words(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """An entry of the calendar that tells to bring something."""
    alva = platform.family.child("Alva")
    entry_of_day = all_day_entry(alva, WEDNESDAY, "Utflykt", text="<p>Ta med matsäck.</p>")
    platform.school.add_entry(alva, entry_of_day)

    await set_up(hass, entry)

    assert value(hass, BRING) == STATE_ON
    assert items(hass) == ["Ta med matsäck."]


async def test_an_absent_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child who stays at home brings nothing."""
    serve(platform, WEDNESDAY, "Idrott")
    platform.attendance.of(platform.family.child("Alva")).absent[WEDNESDAY] = None

    await set_up(hass, entry)

    assert value(hass, BRING) == STATE_OFF


async def test_without_a_timetable(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The calendar alone can tell of something, but not that there is nothing."""
    alva = platform.family.child("Alva")
    alva.apps.remove("timetable")
    await set_up(hass, entry)
    assert value(hass, BRING) == STATE_UNKNOWN

    text = "<p>Kom ihåg extrakläder!</p>"
    platform.school.add_entry(alva, all_day_entry(alva, WEDNESDAY, "Skogsdag", text=text))
    await pass_time(timedelta(minutes=6))
    await entry.runtime_data.coordinator.async_refresh_for_guardian()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, BRING) == STATE_ON
    assert items(hass) == ["Kom ihåg extrakläder!"]


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It lives as long as the plans that it follows from: three days."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))

    await pass_time(timedelta(hours=71, minutes=59))
    assert value(hass, BRING) == STATE_OFF
    await pass_time(timedelta(minutes=1))
    assert value(hass, BRING) == STATE_UNAVAILABLE

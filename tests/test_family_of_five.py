"""Five children of one guardian, one of them in preschool: each has its own, and none another's."""

from datetime import UTC, date, datetime, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, kinds, press_refresh, set_up, shown, value
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

pytestmark = pytest.mark.usefixtures("all_enabled")

TUESDAY = date(2026, 11, 24)
IN_SCHOOL = ("Alva", "Vilmer", "Ebba", "Folke")
FAMILY = (*IN_SCHOOL, "Doris")


def serve(platform: Simulator, lesson: str) -> None:
    """Give each child a Tuesday, a number of messages and news of its own, all with its name."""
    for number, name in enumerate(FAMILY):
        child = platform.family.child(name)
        platform.school.override(
            child,
            TUESDAY,
            [
                timetable_row(TUESDAY, f"08:{number}5", f"10:{number}0", f"{lesson} {name}"),
                timetable_row(TUESDAY, f"11:{number}5", f"13:{number}0", f"Eftermiddag {name}"),
            ],
        )
        platform.messages.mark_read(child)
        for _ in range(number):
            platform.messages.add(child, f"Brev om {name}", sender=f"{name}s lärare")
        platform.news.add(child, f"Nytt om {name}")
        platform.care.of(child).days[TUESDAY] = {
            "startDateTime": f"2026-11-24T14:{number}0:00",
            "endDateTime": f"2026-11-24T17:{number}0:00",
        }


@pytest.fixture
async def family(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> MockConfigEntry:
    """Return the account of the family of five, set up."""
    for name in ("Ebba", "Folke", "Doris"):
        platform.family.add_child(name)
    doris = platform.family.child("Doris")
    doris.preschool = True
    doris.apps.remove("timetable")
    doris.modules_off["timetable_list"] = "error"
    serve(platform, "Morgon")
    entry = await add_account()
    add_menu(hass, entry, "larkskolan", *(child_key(platform, name) for name in FAMILY))
    await set_up(hass, entry)
    return entry


def assert_each_has_its_own(hass: HomeAssistant, lesson: str, unread: int = 1) -> None:
    """Expect of each child what was served for it, and no word about another one."""
    for number, name in enumerate(FAMILY):
        of = name.lower()
        care = datetime(2026, 11, 24, 14, 10 * number, tzinfo=STOCKHOLM).astimezone(UTC)
        assert value(hass, f"sensor.{of}_care_start") == care.isoformat()
        assert value(hass, f"sensor.{of}_unread_messages") == str(unread * number)
        assert value(hass, f"sensor.{of}_latest_news") == f"Nytt om {name}"
        if name in IN_SCHOOL:
            start = datetime(2026, 11, 24, 8, 10 * number + 5, tzinfo=STOCKHOLM).astimezone(UTC)
            assert value(hass, f"sensor.{of}_next_lesson") == f"{lesson} {name}"
            assert value(hass, f"sensor.{of}_school_start") == start.isoformat()
        others = [other for other in FAMILY if other != name]
        for state in hass.states.async_all():
            if state.entity_id.partition(".")[2].startswith(f"{of}_"):
                words = f"{state.name} {state.state} {dict(state.attributes)}"
                assert not [other for other in others if other in words], state.entity_id


async def test_each_has_its_own(
    hass: HomeAssistant, platform: Simulator, family: MockConfigEntry, pass_time: PassTime
) -> None:
    """Five devices, and what each shows is of that child alone, when all of it changes too."""
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), family.entry_id)
    assert {device.name for device in devices} == {*FAMILY, "Skolplattformen"}
    assert_each_has_its_own(hass, "Morgon")

    serve(platform, "Ny morgon")
    await pass_time(timedelta(minutes=6))
    await press_refresh(hass)

    assert_each_has_its_own(hass, "Ny morgon")
    # Each was told of its own, once; nobody has a first lesson at another time.
    for number, name in enumerate(IN_SCHOOL):
        event = shown(hass, f"event.{name.lower()}_timetable_change")
        assert event.attributes["event_type"] == "subject"
        assert name in str(event.attributes["after"])
        message = shown(hass, f"event.{name.lower()}_message").attributes
        assert message["event_type"] == ("received" if number else None)


async def test_the_family_together(
    hass: HomeAssistant, family: MockConfigEntry, pass_time: PassTime
) -> None:
    """The first of the four begins, the last of them ends, whatever preschool's hours are."""
    first, last = (
        f"sensor.skolplattformen_{name}" for name in ("first_school_start", "last_school_end")
    )
    assert value(hass, first) == "2026-11-24T07:05:00+00:00"
    assert value(hass, last) == "2026-11-24T12:30:00+00:00"
    assert value(hass, "sensor.skolplattformen_family_today") == "everyone"

    # Alva has gone home, the others have not.
    await pass_time(timedelta(hours=5, minutes=52))
    in_school = [value(hass, f"binary_sensor.{name.lower()}_in_school") for name in IN_SCHOOL]
    assert in_school == ["off", "on", "on", "on"]


async def test_requests(
    hass: HomeAssistant, platform: Simulator, family: MockConfigEntry, pass_time: PassTime
) -> None:
    """A full update asks at most eight times for each, before anybody is at care.

    Beside that, who the children are and the bell are asked for once.
    """
    await pass_time(timedelta(minutes=6))
    platform.log.clear()
    await family.runtime_data.coordinator.async_refresh_for_guardian()
    assert len(platform.log) <= 2 + 8 * len(FAMILY), kinds(platform)


async def test_entities(hass: HomeAssistant, family: MockConfigEntry) -> None:
    """Those in school have the same entities; the one in preschool has fewer; no id is there twice."""
    registry = er.async_get(hass)
    found = er.async_entries_for_config_entry(registry, family.entry_id)
    by_child = {
        name: {
            f"{domain}.{of_child.removeprefix(f'{name.lower()}_')}"
            for domain, _, of_child in (entity.entity_id.partition(".") for entity in found)
            if of_child.startswith(f"{name.lower()}_")
        }
        for name in FAMILY
    }
    assert len({entity.unique_id for entity in found}) == len(found)
    assert all("_2" not in entity.entity_id for entity in found)
    assert all(by_child[name] == by_child["Alva"] for name in IN_SCHOOL)
    assert by_child["Doris"] < by_child["Alva"]
    assert {"sensor.lunch", "sensor.care_start"} <= by_child["Doris"]
    assert "sensor.school_start" in by_child["Alva"] - by_child["Doris"]

"""The sensors of all children together, in both languages, each changing at its own moment."""

from datetime import UTC, date, datetime, time, timedelta

from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, press_refresh, set_up, shown, value
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEDNESDAY = TUESDAY + timedelta(days=1)

IDS = {
    "first": "sensor.skolplattformen_first_school_start",
    "last": "sensor.skolplattformen_last_school_end",
    "today": "sensor.skolplattformen_family_today",
    "tomorrow": "sensor.skolplattformen_family_tomorrow",
}


def at(day: date, clock: str) -> datetime:
    """Return a moment of a Swedish day."""
    return datetime.combine(day, time.fromisoformat(clock), STOCKHOLM)


def told(day: date, clock: str) -> str:
    """Return a moment as a timestamp sensor tells it."""
    return at(day, clock).astimezone(UTC).isoformat()


def serve(platform: Simulator, name: str, day: date, *rows: tuple[str, str]) -> None:
    """Serve lessons at these times."""
    served = [timetable_row(day, start, end, "Musik") for start, end in rows]
    platform.school.override(platform.family.child(name), day, served)


def all_shown(hass: HomeAssistant) -> dict[str, str]:
    """Return what every sensor of the family says."""
    return {name: value(hass, entity_id) for name, entity_id in IDS.items()}


def words(hass: HomeAssistant, name: str, attribute: str = "summary") -> str:
    """Return what a sensor of the family says in words."""
    said = shown(hass, IDS[name]).attributes[attribute]
    assert isinstance(said, str)
    return said


@pytest.fixture
def week(platform: Simulator) -> None:
    """Serve a Tuesday of both children, and a Wednesday that is a study day for one of them."""
    serve(platform, "Alva", TUESDAY, ("08:00", "12:00"))
    serve(platform, "Vilmer", TUESDAY, ("09:00", "13:30"))
    serve(platform, "Alva", WEDNESDAY, ("08:20", "11:00"))
    serve(platform, "Vilmer", WEDNESDAY)
    vilmer = platform.family.child("Vilmer")
    platform.school.add_entry(vilmer, all_day_entry(vilmer, WEDNESDAY, "Studiedag"))


@pytest.mark.usefixtures("week")
async def test_a_day(hass: HomeAssistant, entry: MockConfigEntry, pass_time: PassTime) -> None:
    """From morning to midnight: what changes does so to the second."""
    await set_up(hass, entry)
    expected = {
        "first": told(TUESDAY, "08:00"),
        "last": told(TUESDAY, "13:30"),
        "today": "everyone",
        "tomorrow": "some",
    }
    assert all_shown(hass) == expected
    steps: list[tuple[datetime, dict[str, str]]] = [
        (at(TUESDAY, "08:00"), {}),
        (at(TUESDAY, "12:00"), {}),
        (
            at(TUESDAY, "13:30"),
            {"first": told(WEDNESDAY, "08:20"), "last": told(WEDNESDAY, "11:00")},
        ),
        (at(WEDNESDAY, "00:00"), {"today": "some", "tomorrow": "everyone"}),
    ]
    for moment, changes in steps:
        await pass_time(moment.astimezone(UTC) - datetime.now(UTC) - timedelta(seconds=1))
        assert all_shown(hass) == expected, f"a second before {moment}"
        await pass_time(timedelta(seconds=1))
        expected |= changes
        assert all_shown(hass) == expected, str(moment)


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("language", "ids", "today", "later", "tomorrow"),
    [
        (
            "en",
            "sensor.skolplattformen_family_{}",
            "Alva has school today from 8 am to noon, and Vilmer has school from 9 am to 1:30 pm.",
            "Alva had school today from 8 am to noon, and Vilmer has school from 9 am to 1:30 pm.",
            (
                "Alva has school tomorrow from 8:20 am to 11 am, and Vilmer has no school, "
                "because it is a study day, but has after-school care from 6:45 am to 4:20 pm."
            ),
        ),
        (
            "sv",
            "sensor.skolplattformen_familjen_{}",
            (
                "Alva har skola i dag från klockan 8 till klockan 12, "
                "och Vilmer har skola från klockan 9 till klockan 13:30."
            ),
            (
                "Alva hade skola i dag från klockan 8 till klockan 12, "
                "och Vilmer har skola från klockan 9 till klockan 13:30."
            ),
            (
                "Alva har skola i morgon från klockan 8:20 till klockan 11, och Vilmer har ingen "
                "skola, för det är studiedag, men har fritids från klockan 6:45 till klockan 16:20."
            ),
        ),
    ],
)
async def test_in_words(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pass_time: PassTime,
    language: str,
    ids: str,
    today: str,
    later: str,
    tomorrow: str,
) -> None:
    """One sentence for all children in the language of Home Assistant, true at every moment."""
    hass.config.language = language
    await set_up(hass, entry)
    names = ("today", "tomorrow") if language == "en" else ("i_dag", "i_morgon")
    of_today, of_tomorrow = (shown(hass, ids.format(name)).attributes for name in names)

    assert of_today["summary"] == today
    assert of_tomorrow["summary"] == tomorrow
    assert of_today["first_start"] == "2026-11-24T08:00:00+01:00"
    assert of_today["last_end"] == "2026-11-24T13:30:00+01:00"
    assert of_tomorrow["last_end"] == "2026-11-25T11:00:00+01:00"
    assert of_tomorrow["paragraph"].startswith(tomorrow.split(",", maxsplit=1)[0] + ".")
    left = at(TUESDAY, "12:00").astimezone(UTC) - datetime.now(UTC)
    await pass_time(left)
    assert shown(hass, ids.format(names[0])).attributes["summary"] == later


async def test_one_day_is_unknown(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child whose day nobody knows may be the first or the only one: all is unknown."""
    serve(platform, "Vilmer", TUESDAY)
    await set_up(hass, entry)

    assert all_shown(hass) | {"tomorrow": ""} == {
        "first": STATE_UNKNOWN,
        "last": STATE_UNKNOWN,
        "today": STATE_UNKNOWN,
        "tomorrow": "",
    }
    assert "it is not known whether Vilmer has school" in words(hass, "today")
    assert words(hass, "today").startswith("Alva has school today")
    assert shown(hass, IDS["today"]).attributes["first_start"] is None


async def test_a_long_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was read three days ago is not told any more; the sensors stay and say so."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop"))

    await pass_time(timedelta(hours=71))
    assert value(hass, IDS["today"]) == "everyone"
    await pass_time(timedelta(hours=1, minutes=1))

    # Tomorrow is a Saturday, whatever the platform says.
    assert all_shown(hass) == {
        "first": STATE_UNKNOWN,
        "last": STATE_UNKNOWN,
        "today": STATE_UNKNOWN,
        "tomorrow": "nobody",
    }
    assert words(hass, "today").startswith("It is not known whether Alva and Vilmer have school")


async def test_a_child_in_preschool(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child without a timetable has no school to begin, but a time to be fetched."""
    serve(platform, "Alva", TUESDAY, ("08:00", "12:00"))
    platform.family.child("Vilmer").apps.remove("timetable")
    await set_up(hass, entry)

    assert value(hass, IDS["first"]) == told(TUESDAY, "08:00")
    assert value(hass, IDS["last"]) == told(TUESDAY, "12:00")
    assert value(hass, IDS["today"]) == "everyone"
    assert words(hass, "today") == (
        "Alva has school today from 8 am to noon, "
        "and Vilmer is dropped off at 7 am and picked up at 4:40 pm."
    )


@pytest.mark.usefixtures("week")
async def test_a_child_leaves(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A child that the platform no longer lists is not told of, and decides nothing."""
    await set_up(hass, entry)
    platform.family.remove_child(platform.family.child("Vilmer"))

    for _ in range(3):
        await pass_time(timedelta(hours=1))

    assert value(hass, IDS["last"]) == told(TUESDAY, "12:00")
    assert value(hass, IDS["tomorrow"]) == "everyone"
    assert "Vilmer" not in words(hass, "tomorrow", "paragraph")


@pytest.mark.usefixtures("week")
async def test_lunch_is_told_when_it_has_been_read(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The paragraph has lunch as soon as the menu is there, also that of a child alone."""
    platform.menus.set_day("larkskolan", TUESDAY, ("Köttbullar med potatismos",))
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)

    paragraph = words(hass, "today", "paragraph")
    assert paragraph.startswith("Alva has school today from 8 am to noon. ")
    assert " Lunch: Köttbullar med potatismos. " in paragraph
    assert " Vilmer has school from 9 am to 1:30 pm." in paragraph


async def test_an_only_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """With one child they say what its own sensors say, and are not enabled."""
    platform.family.remove_child(platform.family.child("Vilmer"))
    await set_up(hass, entry)
    registry = er.async_get(hass)

    for entity_id in IDS.values():
        found = registry.async_get(entity_id)
        assert found is not None
        assert found.disabled_by is er.RegistryEntryDisabler.INTEGRATION


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("language", "entity_id", "at_school", "at_care"),
    [
        (
            "en",
            "sensor.skolplattformen_family_now",
            "Alva is expected at after-school care, and Vilmer is at school until 1:30 pm.",
            "Alva is expected at after-school care, and Vilmer is at after-school care.",
        ),
        (
            "sv",
            "sensor.skolplattformen_familjen_just_nu",
            "Alva väntas på fritids, och Vilmer är i skolan till klockan 13:30.",
            "Alva väntas på fritids, och Vilmer är på fritids.",
        ),
    ],
)
async def test_where_everybody_is(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    language: str,
    entity_id: str,
    at_school: str,
    at_care: str,
) -> None:
    """It changes when lessons begin and end, and when a child is checked in and out."""
    hass.config.language = language
    for name, came, went in (("Alva", "06:50", "07:55"), ("Vilmer", "13:30", "15:30")):
        book = platform.care.of(platform.family.child(name))
        book.details[TUESDAY] = {"checkedIn": came, "checkedOut": went}
    await set_up(hass, entry)

    async def seen(clock: str) -> tuple[str, list[str]]:
        await pass_time(at(TUESDAY, clock).astimezone(UTC) - datetime.now(UTC))
        children = shown(hass, entity_id).attributes["children"]
        return value(hass, entity_id), [child["place"] for child in children]

    await seen("07:57")
    await press_refresh(hass)
    assert await seen("07:58") == ("some", ["elsewhere", "expected"])
    assert await seen("08:00") == ("everyone", ["school", "expected"])
    assert await seen("09:00") == ("everyone", ["school", "school"])
    assert shown(hass, entity_id).attributes["children"][0] == {
        "name": "Alva",
        "place": "school",
        "until": "2026-11-24T12:00:00+01:00",
    }
    assert await seen("12:00") == ("everyone", ["expected", "school"])
    assert shown(hass, entity_id).attributes["summary"] == at_school
    assert await seen("13:30") == ("everyone", ["expected", "care"])
    assert shown(hass, entity_id).attributes["summary"] == at_care
    assert await seen("15:30") == ("some", ["expected", "elsewhere"])
    assert await seen("18:00") == ("nobody", ["elsewhere", "elsewhere"])


async def test_where_is_not_known(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """In an outage the timetable still tells; who has come to the care is not known after a while."""
    for name, came in (("Alva", "07:20"), ("Vilmer", "")):
        book = platform.care.of(platform.family.child(name))
        book.details[TUESDAY] = {"checkedIn": came, "checkedOut": ""}
    serve(platform, "Alva", TUESDAY, ("12:00", "13:00"))
    serve(platform, "Vilmer", TUESDAY, ("09:00", "13:30"))
    entity_id = "sensor.skolplattformen_family_now"
    await set_up(hass, entry)
    await pass_time(at(TUESDAY, "08:30").astimezone(UTC) - datetime.now(UTC))
    await press_refresh(hass)
    assert words_of(hass, entity_id) == (
        "Alva is at after-school care, and Vilmer is expected at after-school care."
    )

    platform.faults.add(Fault(kind="drop"))
    await pass_time(timedelta(hours=3))
    assert words_of(hass, entity_id) == (
        "Alva is expected at after-school care, and Vilmer is at school until 1:30 pm."
    )
    assert value(hass, entity_id) == "everyone"


async def test_nobody_knows_where_a_child_is(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child without care, on a day that nothing explains, leaves it unknown of the family."""
    serve(platform, "Alva", TUESDAY, ("07:00", "12:00"))
    serve(platform, "Vilmer", TUESDAY)
    platform.family.child("Vilmer").apps.remove("timeregistration")
    await set_up(hass, entry)

    now = shown(hass, "sensor.skolplattformen_family_now")
    assert now.state == STATE_UNKNOWN
    assert [child["place"] for child in now.attributes["children"]] == ["school", "unknown"]
    assert now.attributes["summary"] == (
        "Alva is at school until noon, and it is not known where Vilmer is."
    )


def words_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return what a sensor says in a sentence."""
    said = shown(hass, entity_id).attributes["summary"]
    assert isinstance(said, str)
    return said

"""The command of the dashboard card: what it answers, to whom, and what it does not take."""

from datetime import timedelta
from typing import Any

from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.skolplattformen.const import DOMAIN
from tests.actions import device_of
from tests.cards import TUESDAY, Card, home_of, rows, user_who_may
from tests.platform import press_refresh
from tests.simulator.entries import all_day_entry
from tests.simulator.server import Simulator

ALWAYS = {"read_at", "outdated", "days"}
OF_DAY = {
    "has_timetable",
    "timetable_known",
    "sentence",
    "mode",
    "reason",
    "start",
    "end",
    "differences",
}


def fields(event: dict[str, Any]) -> set[str]:
    """Return what an event tells, beside and of its one day."""
    [day] = event["days"]
    return set(event) | set(day) - {"date"}


async def test_a_whole_day(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, alva: str, card: Card
) -> None:
    """A Tuesday whose first lesson is cancelled and whose last one the school no longer shows."""
    platform.school.override(
        platform.family.child("Alva"), TUESDAY, rows(TUESDAY, art="Inställt")[:-1]
    )
    await press_refresh(hass)
    platform.log.clear()

    event = await card.shown(alva)

    assert not platform.log
    assert event == {
        "read_at": "2026-11-24T07:10+01:00",
        "outdated": False,
        "has_timetable": True,
        "timetable_known": {"first": "2026-11-23", "last": "2026-12-13"},
        "events": [
            {
                "title": title,
                "kind": "Händelse",
                "first": "2026-11-24",
                "last": "2026-11-24",
                "start": None,
                "end": None,
                "subjects": [],
            }
            for title in ("Friluftsdag", "Prov i matematik")
        ],
        "days": [
            {
                "date": "2026-11-24",
                "sentence": (
                    "Alva has school today from 9 am to noon, starts an hour later than usual, "
                    "has a test and needs to bring PE clothes and other things."
                ),
                "mode": "school",
                "reason": None,
                "start": "2026-11-24T09:00:00+01:00",
                "end": "2026-11-24T12:00:00+01:00",
                "lessons": [
                    {
                        "kind": "lesson",
                        "status": "cancelled",
                        "start": "2026-11-24T08:00:00+01:00",
                        "end": "2026-11-24T09:00:00+01:00",
                        "subject": "Bild",
                        "subject_code": "BL",
                        "title": "Bild",
                        "room": None,
                        "teacher": None,
                        "notes": "Inställt",
                    },
                    {
                        "kind": "lesson",
                        "status": "planned",
                        "start": "2026-11-24T09:00:00+01:00",
                        "end": "2026-11-24T10:00:00+01:00",
                        "subject": "Idrott och hälsa",
                        "subject_code": "IDH",
                        "title": "Idrott och hälsa",
                        "room": "Hallen",
                        "teacher": "Påhitt, Jonas",
                        "notes": None,
                    },
                    {
                        "kind": "lesson",
                        "status": "unconfirmed",
                        "start": "2026-11-24T11:10:00+01:00",
                        "end": "2026-11-24T12:00:00+01:00",
                        "subject": "Mathematics",
                        "subject_code": "MA",
                        "title": "MA",
                        "room": None,
                        "teacher": None,
                        "notes": None,
                    },
                ],
                "differences": {"start": 60, "end": 0, "added": [], "missing": ["Bild"]},
                "lunch": {
                    "start": "2026-11-24T10:40:00+01:00",
                    "end": "2026-11-24T11:10:00+01:00",
                    "dishes": ["Köttbullar"],
                    "closed": None,
                },
                "care": {"start": "2026-11-24T07:20:00+01:00", "end": "2026-11-24T16:15:00+01:00"},
                "bring": [
                    {"text": "PE clothes", "source": "subject", "subject": "Idrott och hälsa"},
                    {
                        "text": "Ta med matsäck, vattenflaska & oömma kläder.",
                        "source": "notes",
                        "subject": None,
                    },
                ],
                "due": [
                    {
                        "kind": "test",
                        "title": "Prov i matematik",
                        "subject": None,
                        "due": "2026-11-24",
                        "done": False,
                    }
                ],
            }
        ],
    }


async def test_a_range(alva: str, card: Card) -> None:
    """Both ends are told of, and what is not kept is not known."""
    event = await card.shown(alva, start="2026-12-13", end="2026-12-14")

    sunday, monday = event["days"]
    assert (sunday["date"], sunday["mode"], sunday["lessons"]) == ("2026-12-13", "weekend", [])
    assert (monday["date"], monday["mode"], monday["lessons"]) == ("2026-12-14", "unknown", None)


async def test_the_entries_of_the_days_that_are_kept(alva: str, card: Card) -> None:
    """A range that begins before them has theirs; of days that are not kept nothing is known."""
    kept = await card.shown(alva, start="2026-11-23", end="2026-11-29")
    event = await card.shown(alva, start="2026-11-16", end="2026-11-29")

    assert "Prov i matematik" in {entry["title"] for entry in event["events"]}
    assert event["events"] == kept["events"]
    assert (await card.shown(alva, start="2026-11-16", end="2026-11-22"))["events"] is None
    assert (await card.shown(alva, start="2027-02-01", end="2027-02-07"))["events"] is None


@pytest.mark.parametrize(
    ("language", "begins", "subject"),
    [
        ("sv", "Alva har skola i dag", "Matematik"),
        ("sv-SE", "Alva har skola i dag", "Matematik"),
        ("en", "Alva has school today", "Mathematics"),
        ("fi", "Alva has school today", "Mathematics"),
    ],
)
async def test_language(alva: str, card: Card, language: str, begins: str, subject: str) -> None:
    """Swedish, or else English, whatever Home Assistant's own is."""
    [day] = (await card.shown(alva, language=language))["days"]

    assert day["sentence"].startswith(begins)
    assert day["lessons"][-1]["subject"] == subject


@pytest.mark.parametrize(
    "question",
    [
        {"start": "2026-11-24", "end": "2026-12-15"},
        {"start": "2026-11-25", "end": "2026-11-24"},
        {"start": "2026-11-31"},
        {"start": None},
        {"language": None},
        {"more": True},
    ],
)
async def test_what_is_no_question(alva: str, card: Card, question: dict[str, Any]) -> None:
    """More than three weeks, a range that ends before it begins, and what is no day."""
    answer = await card.ask(alva, **question)

    assert answer["error"]["code"] == "invalid_format"
    assert not await card.news()


async def test_three_weeks(alva: str, card: Card) -> None:
    """The most that may be asked for."""
    event = await card.shown(alva, end="2026-12-14")

    assert [day["date"] for day in event["days"]] == [
        (TUESDAY + timedelta(days=number)).isoformat() for number in range(21)
    ]


async def test_no_child(hass: HomeAssistant, home: MockConfigEntry, card: Card) -> None:
    """What is not the device of a child has no days."""
    registry = dr.async_get(hass)
    account = registry.async_get_device_by_identifier((DOMAIN, str(home.unique_id)), home.entry_id)
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    lamp = registry.async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("other", "lamp")}
    )
    assert account is not None

    for device_id in ("nobody", account.id, lamp.id):
        assert (await card.ask(device_id))["error"]["code"] == "not_found"
    assert not await card.news()


async def test_each_kind_of_fact(
    hass: HomeAssistant, alva: str, hass_ws_client: WebSocketGenerator
) -> None:
    """It is told to a user who may read an entity that shows it, and to no other."""
    for entity_id, told in {
        "sensor.alva_today": OF_DAY,
        "sensor.alva_tomorrow": OF_DAY,
        # When lunch is stands in the timetable.
        "calendar.alva_timetable": {
            "has_timetable",
            "timetable_known",
            "lessons",
            "differences",
            "lunch",
        },
        "sensor.alva_lunch": {"lunch"},
        "calendar.alva_lunch_menu": {"lunch"},
        "sensor.alva_care_end": {"has_timetable", "care"},
        "binary_sensor.alva_bring_along_tomorrow": {"bring"},
        "todo.alva_assignments": {"due"},
        "calendar.alva_school_calendar": {"events"},
    }.items():
        card = await Card.opened(hass, hass_ws_client, await user_who_may(hass, entity_id))
        event = await card.shown(alva)
        assert fields(event) == told | ALWAYS, entity_id
        await card.close()


async def test_a_sentence_of_what_may_be_read(
    hass: HomeAssistant, alva: str, hass_ws_client: WebSocketGenerator
) -> None:
    """What the user may not read is not in the words either."""
    user = await user_who_may(hass, "sensor.alva_today")
    card = await Card.opened(hass, hass_ws_client, user)

    [day] = (await card.shown(alva))["days"]

    assert day["sentence"] == "Alva has school today from 8 am to noon."
    assert day["differences"] == {"start": 0, "end": 0}


@pytest.mark.parametrize("entity_id", ["sensor.vilmer_today", "sensor.alva_unread_messages"])
async def test_who_may_read_nothing(
    hass: HomeAssistant, alva: str, hass_ws_client: WebSocketGenerator, entity_id: str
) -> None:
    """The child does not exist for a user who may read another one, or nothing of its days."""
    card = await Card.opened(hass, hass_ws_client, await user_who_may(hass, entity_id))

    assert (await card.ask(alva))["error"]["code"] == "not_found"
    assert not await card.news()


async def test_who_may_read_everything(
    hass: HomeAssistant, alva: str, card: Card, hass_ws_client: WebSocketGenerator
) -> None:
    """A user who may change nothing is told what the owner is told."""
    group = await hass.auth.async_get_group(GROUP_ID_READ_ONLY)
    assert group is not None
    reader = MockUser(groups=[group]).add_to_hass(hass)

    other = await Card.opened(hass, hass_ws_client, reader)

    assert await other.shown(alva) == await card.shown(alva)


async def test_two_children(
    hass: HomeAssistant,
    platform: Simulator,
    home: MockConfigEntry,
    alva: str,
    card: Card,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Each card is told of its own child, also when both have something new."""
    vilmer = device_of(hass, home, platform, "Vilmer")
    other = await Card.opened(hass, hass_ws_client, MockUser(is_owner=True).add_to_hass(hass))
    of_alva, of_vilmer = await card.shown(alva), await other.shown(vilmer)
    for name in ("Alva", "Vilmer"):
        child = platform.family.child(name)
        platform.school.add_entry(child, all_day_entry(child, TUESDAY, f"Utflykt {name}"))
    await press_refresh(hass)
    [new_of_alva], [new_of_vilmer] = await card.news(), await other.news()

    assert "Vilmer" not in f"{of_alva} {new_of_alva}"
    assert "Alva" not in f"{of_vilmer} {new_of_vilmer}"
    assert "Utflykt Alva" in str(new_of_alva)
    assert "Utflykt Vilmer" in str(new_of_vilmer)
    assert "Hallen" in str(of_alva)
    assert "Hallen" not in str(of_vilmer)


async def test_a_child_in_preschool(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    all_enabled: None,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """It has no timetable, which is not the same as one that is not known: its care is its day."""
    vilmer = platform.family.child("Vilmer")
    vilmer.preschool = True
    vilmer.apps.remove("timetable")
    vilmer.modules_off["timetable_list"] = "error"
    await home_of(hass, platform, entry)
    card = await Card.opened(hass, hass_ws_client, MockUser(is_owner=True).add_to_hass(hass))

    event = await card.shown(device_of(hass, entry, platform, "Vilmer"))

    [day] = event["days"]
    assert event["has_timetable"] is False
    assert day["care"] == {
        "start": "2026-11-24T07:00:00+01:00",
        "end": "2026-11-24T16:40:00+01:00",
    }
    assert not {"mode", "lessons", "lunch", "start", "end"} & set(day)

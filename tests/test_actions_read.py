"""Actions that answer with what the school has written about children; each child's is its own."""

from datetime import date, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.actions import answer_of, device_of, failure_of, of_children
from tests.conftest import AddAccount, PassTime
from tests.platform import kinds, set_up, value
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)
NAMES = ("Alva", "Vilmer")

# Each action that reads several children, where its list is, and what its request is called.
LISTS = {
    "get_absences": ("absences", "absence_list"),
    "get_assignments": ("assignments", "task_list"),
    "get_calendar": ("events", "calendar_list"),
    "get_learning_log": ("entries", "learning_log"),
    "get_messages": ("messages", "message_list"),
    "get_news": ("news", "news_list"),
}


@pytest.fixture
async def devices(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> dict[str, str]:
    """Return the devices of the children of an account that is set up."""
    await set_up(hass, entry)
    platform.log.clear()
    return {name: device_of(hass, entry, platform, name) for name in NAMES}


@pytest.mark.parametrize("action", [*LISTS, "get_timetable"])
async def test_each_child_has_its_own(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str], action: str
) -> None:
    """Two children in one call: two answers, in the order of the call, that share nothing."""
    name, _ = LISTS.get(action, ("entries", ""))
    data = {"end_date": TUESDAY + 60 * DAY} if action == "get_calendar" else {}
    found = await of_children(hass, action, devices, **data)

    assert list(found) == ["Alva", "Vilmer"]
    alva, vilmer = (child[name] for child in found.values())
    assert alva
    assert vilmer
    assert alva != vilmer
    backwards = await of_children(hass, action, dict(reversed(devices.items())), **data)
    assert list(backwards) == ["Vilmer", "Alva"]
    assert backwards == found


@pytest.mark.parametrize("action", LISTS)
async def test_a_loop_costs_one_request_a_minute(
    hass: HomeAssistant,
    platform: Simulator,
    devices: dict[str, str],
    pass_time: PassTime,
    action: str,
) -> None:
    """The same question is answered out of memory for a minute; another one is asked."""
    _, kind = LISTS[action]
    data = {"device_id": devices["Alva"]}
    first = await answer_of(hass, action, data)
    cost = kinds(platform)[kind]
    await pass_time(timedelta(seconds=59))
    assert await answer_of(hass, action, data) == first
    assert kinds(platform)[kind] == cost > 0
    await answer_of(hass, action, {"device_id": devices["Vilmer"]})
    others = kinds(platform)[kind]
    assert others > cost
    await pass_time(timedelta(seconds=1))
    again = await answer_of(hass, action, data)
    assert kinds(platform)[kind] == others + cost
    assert again["children"][0]["read_at"] > first["children"][0]["read_at"]


async def test_messages(hass: HomeAssistant, platform: Simulator, devices: dict[str, str]) -> None:
    """Heads alone, newest first; no message is opened."""
    alva = platform.family.child("Alva")
    platform.messages.mark_read(alva)
    item = platform.messages.add(alva, "Utflykt", sender="Provén, Lisa", text="Ta med matsäck")

    found = await of_children(hass, "get_messages", devices)

    assert found["Alva"]["complete"] is True
    assert found["Alva"]["messages"][0] == {
        "id": item["id"],
        "subject": "Utflykt",
        "sender": "Provén, Lisa",
        "sent": "2026-11-24",
        "unread": True,
    }
    for name in NAMES:
        listed = platform.messages.of(platform.family.child(name))
        assert [message["id"] for message in found[name]["messages"]] == [
            message["id"] for message in listed
        ]
    unread = await of_children(hass, "get_messages", devices, unread_only=True)
    assert [message["id"] for message in unread["Alva"]["messages"]] == [item["id"]]
    assert kinds(platform)["message_text"] == 0
    assert "matsäck" not in str(found)


async def test_one_message(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """Its text; that it has been opened shows at once where messages are counted."""
    vilmer = platform.family.child("Vilmer")
    platform.messages.mark_read(vilmer)
    item = platform.messages.add(vilmer, "Utflykt", text="Ta med matsäck")
    data = {"device_id": devices["Vilmer"], "message_id": item["id"]}
    heads = await of_children(hass, "get_messages", devices, unread_only=True)
    assert len(heads["Vilmer"]["messages"]) == 1

    answer = await answer_of(hass, "get_message", data)

    assert answer == {
        "device_id": devices["Vilmer"],
        "name": "Vilmer",
        "id": item["id"],
        "subject": "Utflykt",
        "sender": "Provén, Lisa",
        "sent": "2026-11-24",
        "unread": True,
        "recipients": ["Exempelson, Karin"],
        "text": "Ta med matsäck",
    }
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, "sensor.vilmer_unread_messages") == "0"
    heads = await of_children(hass, "get_messages", devices, unread_only=True)
    assert heads["Vilmer"]["messages"] == []
    counted = kinds(platform)["message_list"]
    again = await answer_of(hass, "get_message", data)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert again == answer | {"unread": False}
    # Nothing is read again for a message that was read before.
    assert kinds(platform)["message_list"] == counted + 1


@pytest.mark.parametrize("mode", ["error", "empty", "served"])
async def test_a_siblings_message(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str], mode: str
) -> None:
    """It is not opened for another child, whatever the platform would do."""
    platform.switches.set("foreign_message", mode)
    item = platform.messages.add(platform.family.child("Vilmer"), "Utflykt", text="Ta med matsäck")

    err = await failure_of(
        hass, "get_message", {"device_id": devices["Alva"], "message_id": item["id"]}
    )

    assert err.translation_key == "unknown_message"
    assert item["isNew"] is True


async def test_news(hass: HomeAssistant, platform: Simulator, devices: dict[str, str]) -> None:
    """Whole texts, as clean text."""
    alva = platform.family.child("Alva")
    item = platform.news.add(alva, "Studiedag", "<p>Ingen <b>skola</b></p>", by="Rektor Provén")
    platform.news.attach(alva, item, "schema.pdf")

    found = await of_children(hass, "get_news", devices)

    assert found["Alva"]["news"][0] == {
        "title": "Studiedag",
        "text": "Ingen **skola**",
        "published": "2026-11-24T07:10:00+01:00",
        "published_text": "2026-11-24",
        "author": "Rektor Provén",
        "attachments": ["schema.pdf"],
    }
    assert found["Alva"]["complete"] is True
    assert "Studiedag" not in [item["title"] for item in found["Vilmer"]["news"]]


async def test_learning_log(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """One page unless more are asked for, and it says that there are more."""
    vilmer = platform.family.child("Vilmer")
    entry = platform.learning_log.add(vilmer, "Vi räknar", "<p>Till hundra</p>", subjects="Ma")
    platform.learning_log.illustrate(vilmer, entry, "tavla.jpg")
    platform.learning_log.attach(vilmer, entry, "tal.pdf")
    for number in range(30):
        platform.learning_log.add(vilmer, f"Brev {number}", group="2A")

    first = (await of_children(hass, "get_learning_log", devices))["Vilmer"]
    assert (len(first["entries"]), first["complete"]) == (20, False)
    assert first["entries"][0]["group"] == "2A"
    assert kinds(platform)["learning_log"] == 2

    more = (await of_children(hass, "get_learning_log", devices, pages=2))["Vilmer"]
    assert len(more["entries"]) > 30
    entries = {entry["title"]: entry for entry in more["entries"]}
    assert entries["Vi räknar"] == {
        "title": "Vi räknar",
        "text": "Till hundra",
        "group": None,
        "modified": entry["lastModifiedOn"],
        "subjects": "Ma",
        "media": ["tavla.jpg"],
        "attachments": ["tal.pdf"],
    }


async def test_assignments(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """What is to be done and by when, and what has been done."""
    due = datetime(2026, 12, 1, tzinfo=STOCKHOLM)
    alva = platform.family.child("Alva")
    platform.tasks.add(alva, "Läs kapitel 4", due=due, subject="Svenska", description="<p>Högt</p>")
    platform.tasks.add(
        alva, "Prov", due=due.replace(hour=10, minute=20), status="Done", has_files=True
    )

    found = await of_children(hass, "get_assignments", devices)

    listed = {item["title"]: item for item in found["Alva"]["assignments"]}
    assert listed["Läs kapitel 4"] | {"status": None} == {
        "title": "Läs kapitel 4",
        "description": "Högt",
        "subject": "Svenska",
        "due": "2026-12-01",
        "done": False,
        "overdue": False,
        "status": None,
        "has_files": False,
        "has_links": False,
    }
    assert listed["Prov"]["due"] == "2026-12-01T10:20:00+01:00"
    assert listed["Prov"]["done"] is True
    assert listed["Prov"]["has_files"] is True
    assert "Läs kapitel 4" not in str(found["Vilmer"])


async def test_absences(hass: HomeAssistant, platform: Simulator, devices: dict[str, str]) -> None:
    """As many as the school has, newest first."""
    found = await of_children(hass, "get_absences", devices)

    for name in NAMES:
        past = platform.attendance.of(platform.family.child(name)).past
        listed = found[name]["absences"]
        assert [(item["date_text"], item["reason"]) for item in listed] == [
            (row["longDate"], row["reason"]) for row in past
        ]
        days = [item["date"] for item in listed if item["date"]]
        assert days == sorted(days, reverse=True) != []
        assert set(listed[0]) == {
            "date", "date_text", "time", "subject", "reason", "comment", "minutes",
        }  # fmt: skip
        assert found[name]["complete"] is True


async def test_two_guardians(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> None:
    """One call can name children of two accounts: each is asked about by its own guardian."""
    first = await add_account()
    await set_up(hass, first)
    second = await add_account(guardian=1, title="Skolplattformen 2")
    await set_up(hass, second)
    platform.messages.add(platform.family.child("Alva"), "Utflykt")
    ids = [device_of(hass, account, platform, "Alva") for account in (first, second)]

    answer = await answer_of(hass, "get_messages", {"device_id": ids})

    mine, other = answer["children"]
    assert [child["name"] for child in (mine, other)] == ["Alva", "Alva (2)"]
    assert mine["messages"] == other["messages"]
    sent = await answer_of(
        hass, "get_message", {"device_id": ids[1], "message_id": other["messages"][0]["id"]}
    )
    assert sent["recipients"] == ["Exempelson, Olof"]


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("get_news", {}),
        ("get_news", {"device_id": []}),
        ("get_messages", {"device_id": "0123", "unread_only": "perhaps"}),
        ("get_message", {"device_id": "0123"}),
        ("get_message", {"device_id": ["0123", "4567"], "message_id": 1}),
        ("get_message", {"device_id": "0123", "message_id": "the first"}),
        ("get_learning_log", {"device_id": "0123", "pages": 0}),
        ("get_learning_log", {"device_id": "0123", "pages": 6}),
        ("get_calendar", {"device_id": "0123", "start_date": "tomorrow"}),
        ("get_assignments", {"device_id": "0123", "start_date": "2026-11-24"}),
    ],
)
async def test_a_call_that_makes_no_sense(
    hass: HomeAssistant, entry: MockConfigEntry, action: str, data: dict[str, Any]
) -> None:
    """It is refused before anything is looked for."""
    await set_up(hass, entry)
    with pytest.raises(vol.Invalid):
        await answer_of(hass, action, data)

"""Events: everything that is new is told once, in order, and nothing that was there at first."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from homeassistant.const import (
    EVENT_HOMEASSISTANT_STARTED,
    EVENT_STATE_CHANGED,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import CoreState, Event, EventStateChangedData, HomeAssistant, State
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.skolplattformen.const import DOMAIN
from tests.conftest import AddAccount, PassTime
from tests.platform import child_key, set_up, shown, value
from tests.simulator.family import Child
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

WEDNESDAY = date(2026, 11, 25)
MATHS = timetable_row(WEDNESDAY, "08:20", "09:20", "Matematik", room="B1", tutors="Anna Provén")
SWEDISH = timetable_row(WEDNESDAY, "09:40", "10:40", "SV", room="B2", tutors="Bo Provén")
MUSIC = timetable_row(WEDNESDAY, "13:00", "14:00", "Musik", room="M1", tutors="Eva Provén")

CHANGE = "event.alva_timetable_change"

type Told = Callable[[], list[State]]


@pytest.fixture
def alva(platform: Simulator) -> Child:
    """Return Alva, who has three lessons on Wednesday."""
    child = platform.family.child("Alva")
    platform.school.override(child, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    return child


@pytest.fixture
def told(hass: HomeAssistant) -> Told:
    """Return what gives all events so far, each once and in order."""
    changes: list[Event[EventStateChangedData]] = async_capture_events(hass, EVENT_STATE_CHANGED)

    def events() -> list[State]:
        seen: dict[tuple[str, str], State] = {}
        for change in changes:
            state = change.data["new_state"]
            known = state is not None and state.state not in {STATE_UNKNOWN, "unavailable"}
            if state is not None and known and state.domain == Platform.EVENT:
                seen.setdefault((state.entity_id, state.state), state)
        return list(seen.values())

    return events


def kinds_of(states: list[State]) -> list[str]:
    """Return the kinds of these events."""
    return [state.attributes["event_type"] for state in states]


async def read(entry: MockConfigEntry, pass_time: PassTime) -> None:
    """Read everything, a few minutes later."""
    await pass_time(timedelta(minutes=6))
    await entry.runtime_data.coordinator.async_refresh_for_guardian()


async def restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Start the account anew from what lies on the disk."""
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


async def with_the_bell(hass: HomeAssistant, entry: MockConfigEntry, pass_time: PassTime) -> None:
    """Set up the account with its notifications, which are off by default."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.domain == Platform.EVENT and entity.disabled:
            registry.async_update_entity(entity.entity_id, disabled_by=None)
    # Core then sets up the account anew.
    await pass_time(timedelta(minutes=1))


async def test_the_first_sight_is_silent(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    pass_time: PassTime,
) -> None:
    """What is there at first is not new: of the account, of a module, of a child."""
    platform.family.child("Alva").modules_off["message_list"] = "redirect"
    await with_the_bell(hass, entry, pass_time)
    await read(entry, pass_time)

    platform.family.child("Alva").modules_off.clear()
    ella = platform.family.add_child("Ella")
    platform.news.add(ella, "Välkommen")
    platform.notifications.add(ella, "Nyhet")
    await pass_time(timedelta(days=1, minutes=30))
    await read(entry, pass_time)

    assert value(hass, "sensor.alva_unread_messages") == "3"
    assert value(hass, "event.ella_message") == STATE_UNKNOWN
    assert [state for state in told() if state.name.endswith(("Message", "News"))] == []


async def test_disabled_by_default(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Only what tells what the others tell is off by default."""
    await set_up(hass, entry)

    registry = er.async_get(hass)
    assert {
        entity.unique_id.rpartition("_")[2]
        for entity in er.async_entries_for_config_entry(registry, entry.entry_id)
        if entity.disabled and entity.domain == Platform.EVENT
    } == {"notification"}


async def test_cancelled_in_words(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    alva: Child,
    told: Told,
    pass_time: PassTime,
) -> None:
    """It is told once with what it means for the day, and not again after a restart."""
    await set_up(hass, entry)
    platform.school.override(
        alva, WEDNESDAY, [MATHS | {"title": "Matematik (inställt)"}, SWEDISH, MUSIC]
    )
    await read(entry, pass_time)

    [state] = told()
    assert state.entity_id == CHANGE
    facts = {"room": "B1", "teacher": "Anna Provén"}
    times = {"start": "2026-11-25T08:20:00+01:00", "end": "2026-11-25T09:20:00+01:00"}
    expected = {
        "event_type": "cancelled",
        "day": "2026-11-25",
        "subject": "Matematik",
        "before": {"title": "Matematik", **times, **facts},
        "after": {"title": "Matematik (inställt)", **times, **facts},
        "day_start_before": "2026-11-25T08:20:00+01:00",
        "day_start_after": "2026-11-25T09:40:00+01:00",
        "day_end_before": None,
        "day_end_after": None,
        "starts_later": True,
        "starts_earlier": False,
        "ends_later": False,
        "ends_earlier": False,
    }
    assert {name: state.attributes[name] for name in expected} == expected

    await read(entry, pass_time)
    await restart(hass, entry)
    await read(entry, pass_time)
    assert len(told()) == 1
    assert shown(hass, CHANGE).attributes["event_type"] == "cancelled"


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_missing_lesson(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    alva: Child,
    told: Told,
    pass_time: PassTime,
    *,
    restarts: bool,
) -> None:
    """One reading is a doubt, two are a cancelled lesson, and the second comes by itself."""
    await set_up(hass, entry)
    platform.school.override(alva, WEDNESDAY, [SWEDISH, MUSIC])
    await read(entry, pass_time)
    assert not told()
    assert (await wednesday(hass))[0]["summary"] == "Matematik"
    if restarts:
        await restart(hass, entry)

    await pass_time(timedelta(minutes=45))

    [state] = told()
    assert state.attributes["event_type"] == "cancelled"
    assert state.attributes["after"] is None
    assert state.attributes["starts_later"] is True
    assert (await wednesday(hass))[0]["summary"] == "Matematik (cancelled)"

    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    await read(entry, pass_time)
    assert kinds_of(told()) == ["cancelled", "restored"]
    assert (await wednesday(hass))[0]["summary"] == "Matematik"


async def wednesday(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return what the calendar shows on Wednesday."""
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": "calendar.alva_timetable",
            "start_date_time": "2026-11-25 00:00:00",
            "end_date_time": "2026-11-26 00:00:00",
        },
        blocking=True,
        return_response=True,
    )
    events: list[dict[str, Any]] = answer["calendar.alva_timetable"]["events"]
    return events


async def test_several_changes_of_one_reading(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    alva: Child,
    told: Told,
    pass_time: PassTime,
) -> None:
    """Each is an event of its own, in the order of the day."""
    await set_up(hass, entry)
    rows = [
        MATHS | timetable_row(WEDNESDAY, "08:30", "09:30", "Matematik", room="B1"),
        SWEDISH | timetable_row(WEDNESDAY, "09:40", "10:40", "SV", room="B9", tutors="Bo Provén"),
        MUSIC | timetable_row(WEDNESDAY, "13:00", "14:00", "Musik", room="M1", tutors="Ada Provén"),
        timetable_row(WEDNESDAY, "14:10", "15:00", "Bild"),
    ]
    platform.school.override(alva, WEDNESDAY, rows)
    await read(entry, pass_time)

    states = told()
    assert kinds_of(states) == ["moved", "room", "teacher", "added"]
    assert [state.attributes["subject"] for state in states] == [
        "Matematik",
        "Swedish",
        "Musik",
        "Bild",
    ]
    assert states[0].attributes["starts_later"] is True
    assert states[3].attributes["ends_later"] is True
    assert len({state.state for state in states}) == 4


async def test_an_answer_without_lessons_says_nothing(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    alva: Child,
    told: Told,
    pass_time: PassTime,
) -> None:
    """A week that turns empty keeps its lessons, also through a restart."""
    await set_up(hass, entry)
    platform.school.empty(alva, date(2026, 11, 23), date(2026, 12, 13))
    for _ in range(3):
        await pass_time(timedelta(minutes=45))
        await read(entry, pass_time)
        await restart(hass, entry)

    assert [row["summary"] for row in await wednesday(hass)] == ["Matematik", "Swedish", "Musik"]
    platform.school.reset()
    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    await read(entry, pass_time)
    assert not told()


async def test_two_guardians(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    add_account: AddAccount,
    alva: Child,
    told: Told,
    pass_time: PassTime,
) -> None:
    """Each account tells of it once, beside the other."""
    other = await add_account(1, "Skolplattformen 2")
    await set_up(hass, entry)
    if other.state.name == "NOT_LOADED":
        await set_up(hass, other)
    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH])
    for account in (entry, other):
        await read(account, pass_time)
    await pass_time(timedelta(minutes=45))
    await pass_time(timedelta(minutes=45))

    assert kinds_of(told()) == ["cancelled", "cancelled"]
    assert len({state.entity_id for state in told()}) == 2


async def test_messages_news_and_notifications(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    pass_time: PassTime,
) -> None:
    """Heads and no text, oldest first, once for each child and none again after a restart."""
    await with_the_bell(hass, entry, pass_time)
    alva = platform.family.child("Alva")
    platform.messages.add(alva, "Utflykt", sender="Lisa Provén")
    platform.messages.add(alva, "Matsäck", sender="Lisa Provén")
    platform.news.add(alva, "Öppet hus", "<p>Kom på torsdag!</p>", by="Provén, Lisa")
    platform.notifications.add(alva, "Ny nyhet", sub_title="Öppet hus")
    await read(entry, pass_time)

    states = told()
    assert [state.entity_id for state in states] == [
        "event.alva_message",
        "event.alva_message",
        "event.alva_news",
        "event.alva_notification",
    ]
    assert [state.attributes.get("subject") for state in states[:2]] == ["Utflykt", "Matsäck"]
    message, news, notification = (dict(state.attributes) for state in states[1:])
    assert message["event_type"] == "received"
    assert (message["sender"], message["sent"]) == ("Lisa Provén", "2026-11-24")
    assert news["event_type"] == "published"
    assert (news["title"], news["author"]) == ("Öppet hus", "Provén, Lisa")
    assert news["published"].startswith("2026-11-24T07:11:")
    assert "torsdag" not in str(news)
    assert notification["event_type"] == "received"
    assert notification["type"] == "NewsNotification"
    assert (notification["title"], notification["sub_title"]) == ("Ny nyhet", "Öppet hus")

    platform.messages.mark_read(alva)
    platform.notifications.set_state(alva, None, "Read")
    await read(entry, pass_time)
    await restart(hass, entry)
    await read(entry, pass_time)
    assert len(told()) == 4


async def test_unread_notifications_are_counted(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Those that nobody has seen, for each child; a bell that is silent leaves the last count."""
    await set_up(hass, entry)
    alva, key = platform.family.child("Alva"), child_key(platform, "Alva")
    platform.notifications.set_state(alva, None, "Seen")
    platform.notifications.add(alva, "Ny nyhet")
    await pass_time(timedelta(minutes=45))

    coordinator = entry.runtime_data.coordinator
    count = coordinator.data.children[key].notifications
    assert count.unread == 1
    platform.faults.add(Fault(kind="garbage", path="GetNotifications"))
    await pass_time(timedelta(minutes=45))
    assert coordinator.data.children[key].notifications == count


@pytest.mark.parametrize("scope", ["all", "selected"])
async def test_a_bell_of_either_kind(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    pass_time: PassTime,
    scope: Any,
) -> None:
    """Whichever child is chosen, each child's notifications are told once."""
    platform.switches.notifications_scope = scope
    await with_the_bell(hass, entry, pass_time)
    for name in ("Alva", "Vilmer"):
        platform.notifications.add(platform.family.child(name), f"Till {name}")
    for _ in range(4):
        await pass_time(timedelta(minutes=45))

    titles = sorted(state.attributes["title"] for state in told() if "title" in state.attributes)
    assert titles == ["Till Alva", "Till Vilmer"]


async def test_nothing_is_said_to_nobody(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    pass_time: PassTime,
) -> None:
    """What is found while Home Assistant starts waits until automations listen."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    platform.messages.add(platform.family.child("Alva"), "Kakbak")
    await pass_time(timedelta(hours=3))
    hass.set_state(CoreState.starting)
    await set_up(hass, entry)
    assert not told()

    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert [state.attributes["subject"] for state in told()] == ["Kakbak"]
    await restart(hass, entry)
    await read(entry, pass_time)
    assert len(told()) == 1


async def test_what_nobody_heard_is_found_again(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    hass_storage: dict[str, Any],
    pass_time: PassTime,
) -> None:
    """What was found when Home Assistant ended too soon is not lost."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    platform.messages.add(platform.family.child("Alva"), "Kakbak")
    await pass_time(timedelta(hours=3))
    hass.set_state(CoreState.starting)
    await set_up(hass, entry)
    stored = str(hass_storage[f"{DOMAIN}.{entry.unique_id}.snapshot"])
    assert "Kakbak" not in stored
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.running)

    await set_up(hass, entry)

    assert [state.attributes["subject"] for state in told()] == ["Kakbak"]


async def test_an_update_that_ends_in_an_error(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    told: Told,
    pass_time: PassTime,
) -> None:
    """What it had found before is told, once."""
    platform.switches.hub_session_seconds = 24 * 3600
    await set_up(hass, entry)
    chosen = platform.family.child("Alva"), platform.family.child("Vilmer")
    for child in chosen:
        platform.messages.add(child, f"Till {child.first_name}")
    platform.faults.add(Fault(kind="drop", path="SwitchPupil"))
    await pass_time(timedelta(hours=3))
    first = [state.attributes["subject"] for state in told()]
    platform.faults.clear()
    await pass_time(timedelta(hours=3))
    await pass_time(timedelta(hours=3))

    assert len(first) == 1
    subjects = sorted(state.attributes["subject"] for state in told())
    assert subjects == ["Till Alva", "Till Vilmer"]


async def test_always_available(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What has happened has happened, whether or not the platform can be read."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await pass_time(timedelta(days=5))

    states = [state for state in hass.states.async_all() if state.domain == Platform.EVENT]
    assert len(states) == 6
    assert {state.state for state in states} == {STATE_UNKNOWN}

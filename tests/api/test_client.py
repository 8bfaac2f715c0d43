"""Reading children, timetable, messages and the bell, with what each costs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    SignInRequiredError,
    StoppingError,
    UnexpectedAnswerError,
    UnknownChildError,
)
from custom_components.skolplattformen.api.hub import messages
from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.school.models import STOCKHOLM, EntryKind, Message, Module
from tests.simulator.server import Simulator

from .conftest import SALT, MemoryStore

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
DAYS = (MONDAY, SUNDAY)


def key(sim: Simulator, name: str) -> str:
    """Return the key of a child of the simulator's family."""
    return key_of(sim.family.child(name).key, SALT)


async def test_children_by_first_name_and_salted_key(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Family names and the platform's ids stay behind."""
    account = await client.account()
    assert [(child.first_name, child.key) for child in account.children] == [
        ("Alva", key(sim, "Alva")),
        ("Vilmer", key(sim, "Vilmer")),
    ]
    assert "Exempelson" not in repr(account)
    assert "1503120001" not in repr(account)


@pytest.mark.parametrize("name", ["Alva", "Vilmer"])
@pytest.mark.parametrize(
    "first",
    [
        MONDAY,
        date(2026, 12, 28),  # ISO week 53
        date(2026, 10, 19),  # ends on the day the clock goes back
        date(2027, 3, 22),  # ends on the day the clock goes forward
        date(2026, 7, 6),
    ],
    ids=str,
)
async def test_a_week_is_what_the_platform_holds(
    sim: Simulator, client: SkolplattformenClient, name: str, first: date
) -> None:
    """Every row arrives with its own time, title, room and teacher, in order."""
    last = first + timedelta(days=6)
    answer = await client.read_child(key(sim, name), {Module.TIMETABLE: (first, last)})
    rows = sim.school.rows(sim.family.child(name), first, last)
    assert answer.child.first_name == name
    assert answer.facts.timetable is not None
    assert [
        (entry.start.replace(tzinfo=None).isoformat(), entry.title, entry.room, entry.teacher)
        for entry in answer.facts.timetable.entries
    ] == sorted(
        (
            row["start"],
            row["title"],
            row.get("notes", {}).get("roomInfo") or None,
            row.get("notes", {}).get("tutors") or None,
        )
        for row in rows
    )
    assert all(entry.start.tzinfo is STOCKHOLM for entry in answer.facts.timetable.entries)
    assert client.skipped == {}


async def test_lunch_and_breaks_are_no_lessons(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """What is a lesson is decided by the exact title."""
    answer = await client.read_child(key(sim, "Alva"), {Module.TIMETABLE: DAYS})
    assert answer.facts.timetable is not None
    kinds = {entry.title: entry.kind for entry in answer.facts.timetable.entries}
    assert kinds["Lunch"] is EntryKind.LUNCH
    assert kinds["Rast"] is EntryKind.BREAK
    assert "Lunch" not in {entry.title for entry in answer.facts.timetable.lessons}


async def test_one_lesson_a_week_is_marked_cancelled(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The school's own words decide, wherever they stand."""
    for week in range(6):
        first = MONDAY + timedelta(weeks=week)
        answer = await client.read_child(
            key(sim, "Alva"), {Module.TIMETABLE: (first, first + timedelta(days=6))}
        )
        assert answer.facts.timetable is not None
        assert sum(entry.cancelled for entry in answer.facts.timetable.lessons) == 1


async def test_a_range_without_school_is_known_to_be_empty(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """An empty week is an answer, not a failure."""
    sim.school.empty(sim.family.child("Alva"), MONDAY, SUNDAY)
    answer = await client.read_child(key(sim, "Alva"), {Module.TIMETABLE: DAYS})
    assert answer.facts.timetable is not None
    assert answer.facts.timetable.entries == ()
    assert answer.failures == {}


async def test_unread_messages_over_all_pages(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The count holds beyond the first page."""
    alva = sim.family.child("Alva")
    for number in range(250):
        sim.messages.add(alva, f"Brev {number}", is_new=number % 2 == 0)
    expected = sum(message["isNew"] for message in sim.messages.of(alva))
    answer = await client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS})
    assert answer.facts.messages is not None
    assert answer.facts.messages.unread == expected > 125


@pytest.mark.parametrize(("unread_at", "expected"), [(0, 1), (250, None)])
async def test_an_inbox_of_years_costs_no_more(
    sim: Simulator, client: SkolplattformenClient, unread_at: int, expected: int | None
) -> None:
    """Three pages are read; the count is unknown when unread ones may lie behind them."""
    vilmer = sim.family.child("Vilmer")
    sim.messages.mark_read(vilmer)
    for number in reversed(range(950)):
        sim.messages.add(vilmer, f"Brev {number}", is_new=number == unread_at)
    answer = await client.read_child(
        key(sim, "Vilmer"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS}
    )
    assert answer.facts.messages is not None
    assert answer.facts.messages.unread == expected
    assert len(sim.log) == 8


@pytest.mark.parametrize(("is_new", "expected"), [(True, None), (False, 0)])
async def test_an_inbox_that_is_not_turned(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    is_new: bool,
    expected: int | None,
) -> None:
    """The first page again and again: unread ones may lie behind it when it has any."""
    page = messages.MessagePage(messages=(Message(id=7, is_new=is_new),), more=True)
    monkeypatch.setattr(messages, "parse_messages", lambda *_, **__: page)
    answer = await client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS})
    assert answer.facts.messages is not None
    assert answer.facts.messages.unread == expected
    assert client.counts["messages"] == 2


@pytest.mark.parametrize("scope", ["all", "selected"])
async def test_the_bell_in_both_scopes(
    sim: Simulator, client: SkolplattformenClient, scope: str
) -> None:
    """Each notification carries its own child's key, whichever the platform sends."""
    sim.switches.set("notifications_scope", scope)
    alva, vilmer = key(sim, "Alva"), key(sim, "Vilmer")
    of_vilmer = await client.read_child(vilmer, {Module.NOTIFICATIONS: DAYS})
    bell = await client.notifications()
    assert of_vilmer.notifications is not None
    assert {item.child_key for item in of_vilmer.notifications} == (
        {alva, vilmer} if scope == "all" else {vilmer}
    )
    assert bell == of_vilmer.notifications
    identities = {(item.child_key, item.id) for item in bell}
    assert len(identities) == len(bell)


async def test_what_a_visit_costs(sim: Simulator, client: SkolplattformenClient) -> None:
    """A child costs four requests, six with a switch; one less right after another. The bell is one."""
    await client.notifications()
    assert [entry.kind for entry in sim.log] == ["notification_list"]
    sim.log.clear()
    await client.read_child(key(sim, "Alva"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS})
    assert sorted(entry.kind for entry in sim.log) == [
        "home_page", "home_page", "message_list", "timetable_list",
    ]  # fmt: skip
    sim.log.clear()
    await client.read_child(key(sim, "Vilmer"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS})
    assert len(sim.log) == 5
    assert not any(entry.xhr for entry in sim.log if entry.kind == "switch_pupil")
    assert client.counts == {
        "notifications": 1, "home": 4, "switch": 1, "timetable": 2, "messages": 2,
    }  # fmt: skip
    sim.log.clear()
    sim.clock.advance(timedelta(minutes=30))
    await client.read_child(key(sim, "Alva"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS})
    assert len(sim.log) == 6


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_module_that_is_off_does_not_take_the_others_along(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """Off is not zero, not an error, and no reason to sign in."""
    sim.family.child("Vilmer").modules_off = {"message_list": mode}
    answer = await client.read_child(
        key(sim, "Vilmer"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS}
    )
    assert answer.modules_off == {Module.MESSAGES}
    assert answer.facts.messages is None
    assert answer.failures == {}
    assert answer.facts.timetable is not None
    assert client.counts["renewal"] == 0


async def test_only_child_without_a_switch_address(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """An only child is always the chosen one."""
    sim.family.remove_child(sim.family.child("Vilmer"))
    answer = await client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS})
    assert answer.child.first_name == "Alva"
    assert client.counts["switch"] == 0


async def test_a_child_that_has_left(sim: Simulator, client: SkolplattformenClient) -> None:
    """A child the account no longer has is told apart from trouble."""
    vilmer = key(sim, "Vilmer")
    sim.family.remove_child(sim.family.child("Vilmer"))
    with pytest.raises(UnknownChildError):
        await client.read_child(vilmer, {Module.MESSAGES: DAYS})


async def test_another_guardians_session_is_never_read(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A session that turns out to be someone else's is an error, not data."""
    for session in sim.state.hub_sessions.values():
        session.account_id = sim.family.guardians[1].id
    with pytest.raises(UnexpectedAnswerError):
        await client.account()
    with pytest.raises(UnexpectedAnswerError):
        await client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS})


async def test_without_keys_nothing_is_requested(
    sim: Simulator, store: MemoryStore, new_client: Callable[[], SkolplattformenClient]
) -> None:
    """A client without keys asks for a sign-in at once."""
    client = new_client()
    with pytest.raises(SignInRequiredError):
        await client.load()
    with pytest.raises(SignInRequiredError):
        await client.account()
    await client.close()
    assert sim.log == []


async def test_a_restart_goes_on_with_the_same_session(
    sim: Simulator,
    client: SkolplattformenClient,
    new_client: Callable[[], SkolplattformenClient],
) -> None:
    """Living cookies are kept: the first request after a restart is already the data."""
    await client.read_child(key(sim, "Vilmer"), {Module.MESSAGES: DAYS})
    await client.close()
    sim.log.clear()
    restarted = new_client()
    await restarted.load()
    assert await restarted.notifications()
    assert len(sim.log) == 1
    await restarted.close()


async def test_a_closed_client_says_so(sim: Simulator, client: SkolplattformenClient) -> None:
    """An update that comes too late is not told to sign in."""
    await client.close()
    with pytest.raises(StoppingError):
        await client.notifications()
    assert sim.log == []


async def test_time_moves_with_the_injected_clock(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Everything read is stamped with the clock that was handed in."""
    sim.clock.set(datetime(2026, 11, 24, 6, 10, tzinfo=STOCKHOLM))
    answer = await client.read_child(key(sim, "Alva"), {Module.TIMETABLE: DAYS})
    assert answer.facts.timetable is not None
    assert answer.facts.timetable.read_at == sim.clock.now()

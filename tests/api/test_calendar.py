"""The calendar of any range: complete, each child's own, whole days as days; and its files."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    BadRangeError,
    ModuleOffError,
    UnexpectedAnswerError,
    UnreachableError,
    WrongChildError,
)
from custom_components.skolplattformen.errors import key_of_error
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    SchoolCalendar,
    SchoolEvent,
)
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.simulator.terms import DAY

from .test_client import key
from .test_renewal import requested

FIRST, LAST = date(2026, 11, 16), date(2026, 12, 20)


async def titles(
    client: SkolplattformenClient, child_key: str, first: date = FIRST, last: date = LAST
) -> list[tuple[date, str | None]]:
    """Return the days and titles of a range."""
    calendar = await client.calendar(child_key, first, last)
    return [(event.first, event.title) for event in calendar.events]


def held(
    sim: Simulator, name: str, first: date = FIRST, last: date = LAST
) -> list[tuple[date, str]]:
    """Return what the platform holds, in order."""
    rows = sim.school.entries(sim.family.child(name), first, last)
    rows.sort(key=lambda row: (row["startDate"], not row["isAllDayEvent"], row["startDateFull"]))
    return [(date.fromisoformat(row["startDate"]), row["title"]) for row in rows]


@pytest.mark.parametrize("container", ["array", "items"])
@pytest.mark.parametrize("reach", ["touching", "starting"])
async def test_the_calendars_of_both_children(
    sim: Simulator, client: SkolplattformenClient, container: Any, reach: Any
) -> None:
    """Every entry that touches the range, in order, each child's own."""
    sim.switches.calendar_container, sim.switches.calendar_range = container, reach
    for child in sim.family.children:
        title = f"{child.first_name} ledig"
        sim.school.add_entry(child, all_day_entry(child, FIRST - 3 * DAY, title, last=FIRST))
    for name in ("Alva", "Vilmer", "Alva"):
        assert held(sim, name)[0][1] == f"{name} ledig"
        assert await titles(client, key(sim, name)) == held(sim, name)
    assert client.skipped == {}


async def test_a_long_range_is_asked_for_in_parts(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """No entry is missing or there twice, even one that lies across two parts."""
    first, last = date(2026, 8, 1), date(2027, 7, 31)
    child = sim.family.child("Vilmer")
    sim.school.add_entry(child, all_day_entry(child, first, "Hela läsåret", last=last))
    assert await titles(client, key(sim, "Vilmer"), first, last) == held(sim, "Vilmer", first, last)
    assert requested(sim, "calendar_list") == 7
    assert requested(sim, "calendar_setup") == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 24), date(2026, 11, 23)),
        (date(2026, 1, 1), date(2027, 12, 31)),
        (date.min, date.max),
    ],
)
async def test_ranges_that_are_none(
    sim: Simulator, client: SkolplattformenClient, first: date, last: date
) -> None:
    """They are refused before anything is asked, in words for the guardian."""
    with pytest.raises(BadRangeError) as refused:
        await client.calendar(key(sim, "Alva"), first, last)
    assert key_of_error(refused.value) == "bad_range"
    assert sim.log == []


@pytest.mark.parametrize("day", [date.min, date.max])
async def test_the_ends_of_time(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    """The first and the last day there is are days like others."""
    monkeypatch.setattr(sim.school, "entries", lambda *_: [])
    assert (await client.calendar(key(sim, "Alva"), day, day)).events == ()
    assert requested(sim, "calendar_list") == 1


@pytest.mark.parametrize("end", ["midnight", "late"])
@pytest.mark.parametrize("time_of_day", ["null", "empty"])
async def test_whole_days(
    sim: Simulator, client: SkolplattformenClient, end: Any, time_of_day: Any
) -> None:
    """Both ways to end a day, and both ways to say no time, are the same days (P 8, P 23)."""
    sim.switches.all_day_end, sim.switches.all_day_time = end, time_of_day
    days = date(2026, 11, 26), date(2026, 11, 27)
    for name in ("Alva", "Vilmer"):
        child = sim.family.child(name)
        sim.school.add_entry(child, all_day_entry(child, days[0], "Temadagar", last=days[1]))
        calendar = await client.calendar(key(sim, name), *days)
        [event] = [event for event in calendar.events if event.title == "Temadagar"]
        assert (event.first, event.last) == days
        assert event.all_day
        assert event.start is event.end is None


async def test_what_an_entry_says(sim: Simulator, client: SkolplattformenClient) -> None:
    """Clean text, times in Sweden, subject, kind, the task it mirrors, and that it has files."""
    calendar = await client.calendar(key(sim, "Alva"), FIRST, LAST)
    event = next(event for event in calendar.events if event.has_attachments)
    day = event.first
    assert event == SchoolEvent(
        id=event.id,
        first=day,
        last=day,
        start=datetime(day.year, day.month, day.day, 12, 10, tzinfo=STOCKHOLM),
        end=datetime(day.year, day.month, day.day, 13, 10, tzinfo=STOCKHOLM),
        title="Prov i geografi",
        text="Kapitel 3 och 4.",
        kind="Prov",
        subjects=("Geografi",),
        has_attachments=True,
        task=event.id,
    )
    assert (calendar.first, calendar.last, calendar.read_at) == (FIRST, LAST, sim.clock.now())
    assert SchoolCalendar.from_dict(calendar.to_dict()) == calendar


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_without_names_of_kinds(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """The names are a gift: without them the entries still say the rest."""
    sim.family.child("Alva").modules_off["calendar_setup"] = mode
    calendar = await client.calendar(key(sim, "Alva"), FIRST, LAST)
    assert len(calendar.events) == len(held(sim, "Alva"))
    assert {event.kind for event in calendar.events} == {None}


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_calendar_that_is_off(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """Off for one child is off for this child alone."""
    sim.family.child("Alva").modules_off["calendar_list"] = mode
    with pytest.raises(ModuleOffError):
        await client.calendar(key(sim, "Alva"), FIRST, LAST)
    assert await titles(client, key(sim, "Vilmer")) == held(sim, "Vilmer")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("empty", UnexpectedAnswerError),
        ("garbage", UnexpectedAnswerError),
        ("huge", UnexpectedAnswerError),
        ("status", UnreachableError),
    ],
)
async def test_answers_that_are_none(
    sim: Simulator, client: SkolplattformenClient, kind: Any, error: type[Exception]
) -> None:
    """No answer is no empty calendar."""
    sim.faults.add(Fault(kind=kind, path="getentries"))
    with pytest.raises(error):
        await client.calendar(key(sim, "Alva"), FIRST, LAST)


async def test_a_part_that_fails_is_no_shorter_calendar(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Of a long range all parts arrive, or none."""
    sim.faults.add(Fault(kind="latency", delay=0, path="getentries", times=2))
    sim.faults.add(Fault(kind="status", path="getentries"))
    with pytest.raises(UnreachableError):
        await client.calendar(key(sim, "Alva"), FIRST, FIRST + timedelta(days=200))


@pytest.mark.parametrize("container", ["array", "items"])
async def test_a_bad_entry_alone_in_a_part(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, container: Any
) -> None:
    """It costs none of the other parts' entries: those have a shape we know."""
    sim.switches.calendar_container = container
    child = sim.family.child("Alva")
    good = all_day_entry(child, date(2026, 9, 1), "Skolstart")
    bad = all_day_entry(child, date(2027, 7, 1), "Sommarlov") | {"endDateFull": None}

    def entries(_child: object, first: date, last: date) -> list[Any]:
        return [
            row for row in (good, bad) if first.isoformat() <= row["startDate"] <= last.isoformat()
        ]

    monkeypatch.setattr(sim.school, "entries", entries)
    monkeypatch.setattr("tests.simulator.calendar._in_style", lambda _sim, entry: entry)
    found = await titles(client, key(sim, "Alva"), date(2026, 8, 1), date(2027, 7, 31))
    assert found == [(date(2026, 9, 1), "Skolstart")]
    assert client.skipped == {"calendar": 1}


async def test_no_entries(sim: Simulator, client: SkolplattformenClient) -> None:
    """An empty calendar is one."""
    saturday = date(2026, 11, 28)
    assert (await client.calendar(key(sim, "Alva"), saturday, saturday)).events == ()


@pytest.mark.parametrize("answers", range(4))
async def test_another_client_chooses_the_other_child(
    sim: Simulator, client: SkolplattformenClient, answers: int
) -> None:
    """At whatever moment: what was read in between is dropped and read once more."""
    sim.switches.drift_after = answers
    for name in ("Alva", "Vilmer"):
        assert await titles(client, key(sim, name)) == held(sim, name)


async def test_a_choice_that_never_lasts(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends in an error after the second try."""
    original = sim.school.entries

    def flip(child: Any, first: date, last: date) -> list[dict[str, Any]]:
        for session in sim.state.hub_sessions.values():
            session.selected = sim.family.child("Vilmer").key
        return original(child, first, last)

    monkeypatch.setattr(sim.school, "entries", flip)
    with pytest.raises(WrongChildError):
        await client.calendar(key(sim, "Alva"), FIRST, LAST)


@pytest.mark.parametrize("keys", ["url", "fileUrl", "downloadUrl"])
async def test_the_files_of_an_entry(
    sim: Simulator, client: SkolplattformenClient, keys: Any
) -> None:
    """Whatever the rows call them; by the id that the calendar gave."""
    sim.switches.attachment_keys = keys
    for name, expected in (
        ("Alva", ["instuderingsfrågor.pdf", "karta.png"]),
        ("Vilmer", ["vägen till skogen.pdf"]),
    ):
        calendar = await client.calendar(key(sim, name), FIRST, LAST)
        event = next(event for event in calendar.events if event.has_attachments)
        files = await client.attachments(key(sim, name), event.id)
        assert [file.name for file in files] == expected
        assert [file.file_type for file in files] == [file[-3:] for file in expected]
        served = sim.attachments.of(sim.family.child(name), int(event.id))
        assert [file.address for file in files] == [file.address for file in served]


@pytest.mark.parametrize("nothing", ["list", "empty"])
async def test_an_entry_without_files(
    sim: Simulator, client: SkolplattformenClient, nothing: Any
) -> None:
    """An empty list and an empty answer are both none."""
    sim.switches.no_attachments = nothing
    assert await client.attachments(key(sim, "Alva"), "1") == ()


@pytest.mark.parametrize("event_id", ["²", "ett", "9" * 5000])
async def test_what_is_no_id_of_an_entry(
    sim: Simulator, client: SkolplattformenClient, event_id: str
) -> None:
    """The platform stumbles over it, and no more."""
    with pytest.raises(UnreachableError):
        await client.attachments(key(sim, "Alva"), event_id)


async def test_files_of_the_other_childs_entry(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """They are not listed."""
    calendar = await client.calendar(key(sim, "Alva"), FIRST, LAST)
    event = next(event for event in calendar.events if event.has_attachments)
    assert await client.attachments(key(sim, "Vilmer"), event.id) == ()

"""After-school care: the times of any week, a day's comments, and writing one, once."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    UnexpectedAnswerError,
)
from custom_components.skolplattformen.api.hub.care import parse_care_comment, parse_care_week
from custom_components.skolplattformen.api.hub.writing import WriteOutcome
from custom_components.skolplattformen.school.models import STOCKHOLM, CareComment, CareWeek
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.simulator.terms import DAY, monday_of

from .samples.care import COMMENT, WEEK
from .samples.timetable import READ_AT
from .test_absence import before_the_write, choose
from .test_attendance import NAMES, TODAY, at
from .test_client import key

TEXT = "Hämtas av mormor 15.30"


def as_served(sim: Simulator, name: str, day: date) -> list[tuple[Any, ...]]:
    """Return the care of a week as the platform holds it."""
    rows = sim.care.week(sim.family.child(name), day)["days"]
    return [
        (r["date"], r["startDateTime"], r["endDateTime"], r["onLeave"], r["schoolClosedReason"])
        for r in rows
    ]


def as_read(week: CareWeek) -> list[tuple[Any, ...]]:
    """Return the same of what was read."""

    def naive(moment: datetime | None) -> str | None:
        return moment.replace(tzinfo=None).isoformat() if moment else None

    return [
        (f"{c.day}T00:00:00", naive(c.start), naive(c.end), c.on_leave, c.closed_reason)
        for c in week.days
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("opening", ["iso", "hm"])
@pytest.mark.parametrize(
    "day",
    [
        TODAY,
        date(2026, 11, 29),
        date(2026, 12, 30),  # ISO week 53
        date(2027, 1, 3),  # its Sunday
        date(2026, 10, 25),  # the clock goes back
        date(2027, 3, 28),  # the clock goes forward
        date(2026, 12, 1),
        date(2026, 12, 11),
    ],
    ids=str,
)
async def test_the_week_of_a_day(
    sim: Simulator, client: SkolplattformenClient, name: str, day: date, opening: str
) -> None:
    """Every day arrives as the platform holds it, closed ones and those on leave too."""
    sim.switches.set("care_opening_times", opening)
    week = await client.care_times(key(sim, name), day)
    assert (week.first, week.last) == (monday_of(day), monday_of(day) + 6 * DAY)
    assert as_read(week) == as_served(sim, name, day)
    for care in week.days:
        assert care.opens == (time(7) if name == "Alva" else time(6, 30))
        assert care.closes == (time(17, 30) if name == "Alva" else time(18))
        assert care.closed is (care.closed_reason is not None)
        assert care.locked is (care.closed or care.day < TODAY)
        assert week.on(care.day) is care
    assert client.skipped == {}


async def test_a_night_in_care(sim: Simulator, client: SkolplattformenClient) -> None:
    """The end may lie on the next day; over the night when the clock goes back, it is real."""
    saturday = date(2026, 10, 24)
    sim.care.of(sim.family.child("Alva")).days[saturday] = {
        "startDateTime": "2026-10-24T18:00:00",
        "endDateTime": "2026-10-25T07:00:00",
        "isSchoolClosed": False,
    }
    night = (await client.care_times(key(sim, "Alva"), saturday)).on(saturday)
    assert night is not None
    assert night.start is not None
    assert night.end is not None
    assert night.end.date() == saturday + DAY
    assert night.end.timestamp() - night.start.timestamp() == 14 * 3600


async def test_bad_days_are_skipped_and_counted(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Flags that are none and ends before the start cost that day alone; unknown is not false."""
    days = sim.care.of(sim.family.child("Vilmer")).days
    monday = monday_of(TODAY)
    days[monday] = {"isSchoolClosed": "nej"}
    days[monday + DAY] = {"endDateTime": "2026-11-24T01:00:00"}
    days[monday + 2 * DAY] = {"onLeave": None, "isLocked": None}
    week = await client.care_times(key(sim, "Vilmer"), TODAY)
    assert [care.day for care in week.days] == [monday + n * DAY for n in (2, 3, 4)]
    assert (week.days[0].on_leave, week.days[0].locked) == (None, None)
    assert client.skipped == {"care_times": 2}


def test_another_week_is_no_week_without_care() -> None:
    """The platform may show the next one instead: that is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        parse_care_week(WEEK, date(2026, 11, 30), READ_AT, Counter())
    empty = parse_care_week({"days": []}, TODAY, READ_AT, Counter())
    assert empty.days == ()


@pytest.mark.parametrize("form", ["object", "list"])
async def test_a_day_from_morning_to_evening(
    sim: Simulator, client: SkolplattformenClient, form: str
) -> None:
    """Checked in and out when it has happened, in both forms of the answer."""
    sim.switches.set("care_comments", form)
    seen = []
    for moment in ("2026-11-24T06:00", "2026-11-24T12:00", "2026-11-24T17:00"):
        at(sim, moment)
        found = await client.care_comment(key(sim, "Vilmer"), TODAY)
        seen.append((found.checked_in, found.checked_out))
    assert seen == [(None, None), (time(7, 4), None), (time(7, 4), time(16, 33))]


async def test_comments_of_the_week(sim: Simulator, client: SkolplattformenClient) -> None:
    """Staff's and the guardian's own words arrive; a day that is over is locked."""
    alva = sim.family.child("Alva")
    days = [monday_of(TODAY) + number * DAY for number in range(14)]
    for day in days:
        found = await client.care_comment(key(sim, "Alva"), day)
        note, row = sim.care.note(alva, day), sim.care.row(alva, day)
        assert (found.own, found.staff, found.id) == (note.own, note.teacher, note.comment_id)
        assert found.staff_name == ("Lind, Anton" if note.teacher else None)
        assert (found.locked, found.may_write) == (row["isLocked"], row["canEdit"])
    assert any(sim.care.note(alva, day).own for day in days)
    assert any(sim.care.note(alva, day).teacher for day in days)


def comment(data: object) -> CareComment:
    """Parse the comments of Tuesday."""
    return parse_care_comment(data, TODAY, READ_AT, Counter())


def test_comments_in_all_their_forms() -> None:
    """An empty list says nothing; another day's comments are an error; unknown is not false."""
    assert comment([]) == CareComment(day=TODAY, read_at=READ_AT)
    assert comment([COMMENT | {"date": "2026-11-23T00:00:00"}, COMMENT]) == comment(COMMENT)
    bare = comment(dict.fromkeys(COMMENT) | {"date": "2026-11-24T00:00:00", "checkedIn": ""})
    assert (bare.may_write, bare.locked, bare.checked_in) == (None, None, None)
    assert comment(COMMENT | {"canEditComment": False}).may_write is False
    for wrong in ({"date": "2026-11-23T00:00:00"}, {"checkedIn": "tidigt"}, {"canEdit": "ja"}):
        with pytest.raises(UnexpectedAnswerError):
            comment(COMMENT | wrong)


async def test_interleaved_reads_are_never_mixed(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Many questions about both children at once: each answer is its child's."""
    names = NAMES * 4
    weeks = await asyncio.gather(*(client.care_times(key(sim, name), TODAY) for name in names))
    for name, week in zip(names, weeks, strict=True):
        assert as_read(week) == as_served(sim, name, TODAY)
    ids = [{care.id for care in week.days} for week in weeks[:2]]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("how", ["redirect", "error", "shell"])
async def test_a_child_without_care(
    sim: Simulator, client: SkolplattformenClient, how: Any
) -> None:
    """Off is told apart from trouble and from a week without care; the sibling has care."""
    sim.care.end(sim.family.child("Alva"), how)
    alva = key(sim, "Alva")
    with pytest.raises(ModuleOffError):
        await client.care_times(alva, TODAY)
    with pytest.raises(ModuleOffError):
        await client.care_comment(alva, TODAY)
    with pytest.raises(ModuleOffError):
        await client.set_pickup_comment(alva, TODAY, TEXT)
    assert len((await client.care_times(key(sim, "Vilmer"), TODAY)).days) == 5
    assert client.counts["renewal"] == 0


def own(sim: Simulator, name: str, day: date = TODAY) -> str | None:
    """Return the guardian's comment as the platform holds it."""
    return sim.care.note(sim.family.child(name), day).own


def writes(sim: Simulator) -> int:
    """Return how many comments have reached the platform."""
    return sum(entry.kind == "save_comment" for entry in sim.log)


@pytest.mark.parametrize("name", NAMES)
async def test_a_pickup_comment(sim: Simulator, client: SkolplattformenClient, name: str) -> None:
    """Written, replaced, left alone when it says so already, and taken away; each sent once."""
    child = key(sim, name)
    for text, outcome, sent in (
        (TEXT, WriteOutcome.WRITTEN, 1),
        (f"  {TEXT}\n", WriteOutcome.ALREADY_SO, 1),
        ("Går hem\nmed Bo", WriteOutcome.WRITTEN, 2),
        ("", WriteOutcome.WRITTEN, 3),
        (" ", WriteOutcome.ALREADY_SO, 3),
    ):
        result = await client.set_pickup_comment(child, TODAY, text)
        assert result.outcome is outcome
        assert result.state.own == (text.strip() or None)
        assert own(sim, name) == result.state.own
        assert writes(sim) == sent
    assert own(sim, "Vilmer" if name == "Alva" else "Alva") is None


async def test_a_dry_run(sim: Simulator, client: SkolplattformenClient) -> None:
    """It looks and does not send."""
    result = await client.set_pickup_comment(key(sim, "Alva"), TODAY, TEXT, dry_run=True)
    assert result.outcome is WriteOutcome.DRY_RUN
    assert result.state.own is None
    assert writes(sim) == 0


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"timesLockedBySchool": True}, NotAllowedReason.LOCKED),
        ({"canEdit": False}, NotAllowedReason.NOT_PERMITTED),
        ({"canEditComment": False}, NotAllowedReason.NOT_PERMITTED),
        ({"canEdit": None}, NotAllowedReason.UNKNOWN),
        ({"timesLockedBySchool": None}, NotAllowedReason.UNKNOWN),
    ],
    ids=str,
)
async def test_a_day_that_may_not_be_written(
    sim: Simulator,
    client: SkolplattformenClient,
    details: dict[str, Any],
    reason: NotAllowedReason,
) -> None:
    """Locked, not editable, or not told: nothing is sent."""
    sim.care.of(sim.family.child("Alva")).details[TODAY] = details
    with pytest.raises(NotAllowedError) as caught:
        await client.set_pickup_comment(key(sim, "Alva"), TODAY, TEXT)
    assert caught.value.reason is reason
    assert writes(sim) == 0


async def test_days_without_care(sim: Simulator, client: SkolplattformenClient) -> None:
    """The second child's school does not list weekends; what is over is locked."""
    vilmer = key(sim, "Vilmer")
    for day, reason in (
        (date(2026, 11, 28), NotAllowedReason.NOT_OFFERED),
        (TODAY - DAY, NotAllowedReason.LOCKED),
    ):
        with pytest.raises(NotAllowedError) as caught:
            await client.set_pickup_comment(vilmer, day, TEXT)
        assert caught.value.reason is reason
    assert writes(sim) == 0


@pytest.mark.parametrize(
    ("kind", "taken"), [("drop", False), ("drop_after", True), ("truncate", True), ("empty", False)]
)
async def test_an_answer_that_is_lost(
    sim: Simulator, client: SkolplattformenClient, kind: Any, taken: bool
) -> None:
    """What is read back tells that it was taken; otherwise nobody knows. It is sent once."""
    sim.faults.add(Fault(kind=kind, path="SaveComment"))
    if taken:
        result = await client.set_pickup_comment(key(sim, "Alva"), TODAY, TEXT)
        assert result.outcome is WriteOutcome.WRITTEN
    else:
        with pytest.raises(OutcomeUnknownError):
            await client.set_pickup_comment(key(sim, "Alva"), TODAY, TEXT)
    assert writes(sim) == 1
    assert own(sim, "Alva") == (TEXT if taken else None)


def kill(sim: Simulator) -> Callable[[], None]:
    """Return how the session dies."""
    return sim.kill_sessions


@pytest.mark.parametrize(
    "trouble", [kill, lambda sim: choose(sim, "Vilmer")], ids=["death", "drift"]
)
async def test_trouble_at_the_write(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[Simulator], Callable[[], None]],
) -> None:
    """A dead session or another choice: unknown, sent once, and never the sibling's."""
    before_the_write(monkeypatch, trouble(sim))
    with pytest.raises(OutcomeUnknownError):
        await client.set_pickup_comment(key(sim, "Alva"), TODAY, TEXT)
    assert writes(sim) == 1
    assert own(sim, "Vilmer") is None


async def test_a_comment_that_is_refused_or_forgotten(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no is told as one; a yes without effect is found out."""
    sim.switches.writes_take_effect = False
    with pytest.raises(NotTakenError):
        await client.set_pickup_comment(key(sim, "Vilmer"), TODAY, TEXT)
    details = sim.care.of(sim.family.child("Vilmer")).details
    before_the_write(monkeypatch, lambda: details.update({TODAY: {"canEdit": False}}))
    with pytest.raises(NotAllowedError) as caught:
        await client.set_pickup_comment(key(sim, "Vilmer"), TODAY, TEXT)
    assert caught.value.reason is NotAllowedReason.REFUSED
    assert writes(sim) == 2


async def test_a_session_that_is_dead_before_the_write(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The look renews it; then the comment is sent once, about the right child."""
    sim.clock.advance(timedelta(hours=3))
    assert sim.clock.now().tzinfo is STOCKHOLM
    await client.set_pickup_comment(key(sim, "Vilmer"), TODAY, TEXT)
    assert client.counts["renewal"] > 0
    assert writes(sim) == 1
    assert own(sim, "Vilmer") == TEXT


def test_the_last_week_there_is() -> None:
    """It is two days short."""
    last = parse_care_week({"days": []}, date.max, READ_AT, Counter())
    assert (last.first, last.last) == (monday_of(date.max), date.max)

"""The bell: what each entry says, what it is about, and what is odd in it."""

from collections import Counter
from copy import deepcopy
from datetime import datetime
import json
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import ModuleOffError
from custom_components.skolplattformen.api.hub.notifications import (
    parse_notifications,
    target_of,
)
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Module,
    Notification,
    Target,
    TargetKind,
)
from tests.simulator.server import Simulator

from .samples.notifications import NOTIFICATIONS
from .test_client import DAYS, key


def changed(**fields: Any) -> list[Any]:
    """Return the items of the sample, the first one changed."""
    data = deepcopy(NOTIFICATIONS)
    data["notifications"][0] |= fields
    return [item.id - 66100001 for item in parse_notifications(data, "salt", Counter())]


@pytest.mark.parametrize("order_date", [True, False])
async def test_the_bell_of_both_children(
    sim: Simulator, client: SkolplattformenClient, order_date: bool
) -> None:
    """Newest first, each with its child's key; what is cleared is gone."""
    sim.switches.notification_order_date = order_date
    expected = sorted(
        (
            (item["dateSent"], key(sim, child.first_name), item["title"], item["subTitle"])
            for child in sim.family.children
            for item in sim.notifications.of(child)
            if item["state"] != "Cleared"
        ),
        reverse=True,
    )
    bell = await client.notifications()
    assert [
        (item.sent and item.sent.strftime("%Y-%m-%dT%H:%M:%S"), item.child_key, item.title, item.sub_title)
        for item in bell
    ] == expected  # fmt: skip


async def test_one_notification(sim: Simulator, client: SkolplattformenClient) -> None:
    """What has happened, and where to look."""
    [found] = [item for item in await client.notifications() if item.kind == "AbsenceRecorded"]
    route = next(
        item["url"]
        for item in sim.notifications.of(sim.family.child("Alva"))
        if item["type"] == "AbsenceRecorded"
    )
    assert found == Notification(
        id=found.id,
        child_key=key(sim, "Alva"),
        app_type="Attendance",
        state="New",
        kind="AbsenceRecorded",
        title="Frånvaro registrerad",
        sub_title="Slöjd",
        subjects="Slöjd",
        sent=datetime(2026, 11, 23, 4, 0, tzinfo=STOCKHOLM),
        target=Target(kind=TargetKind.ABSENCE, id=int(route.rpartition("/")[2])),
    )


async def test_states_that_nobody_knows(sim: Simulator, client: SkolplattformenClient) -> None:
    """They are passed on as they are."""
    alva = sim.family.child("Alva")
    sim.notifications.add(alva, "Nytt", state="Snoozed", app="Nytt", kind="Nytt", url="/#/nytt/1")
    [newest, *_] = await client.notifications()
    assert (newest.state, newest.app_type, newest.target) == ("Snoozed", "Nytt", None)


async def test_an_id_that_two_children_share(sim: Simulator, client: SkolplattformenClient) -> None:
    """It stands for one notification of each."""
    bell = await client.notifications()
    ids = [item.id for item in bell]
    shared = next(number for number in ids if ids.count(number) == 2)
    assert {item.child_key for item in bell if item.id == shared} == {
        key(sim, "Alva"), key(sim, "Vilmer"),
    }  # fmt: skip


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_school_without_a_bell(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """It is off, and the rest is read."""
    sim.family.child("Alva").modules_off = {"notification_list": mode}
    with pytest.raises(ModuleOffError):
        await client.notifications()
    answer = await client.read_child(
        key(sim, "Alva"), {Module.MESSAGES: DAYS, Module.NOTIFICATIONS: DAYS}
    )
    assert answer.notifications is None
    assert answer.facts.messages is not None


async def test_an_empty_bell(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is nothing."""
    monkeypatch.setattr(sim.notifications, "of", lambda _child: [])
    assert await client.notifications() == ()


async def test_reading_changes_no_state(sim: Simulator, client: SkolplattformenClient) -> None:
    """What a guardian has not seen is new in the school's app, too."""
    before = deepcopy([sim.notifications.of(child) for child in sim.family.children])
    await client.notifications()
    await client.read_child(key(sim, "Vilmer"), {Module.NOTIFICATIONS: DAYS})
    assert [sim.notifications.of(child) for child in sim.family.children] == before


async def test_nothing_of_the_bell_is_logged(
    sim: Simulator, client: SkolplattformenClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Its words are the family's own."""
    caplog.set_level("DEBUG")
    sim.notifications.add(sim.family.child("Alva"), "Hemligt", sub_title="Hemligare")
    assert (await client.notifications())[0].title == "Hemligt"
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("custom_components")]
    assert not [line for line in ours if "emlig" in line]


@pytest.mark.parametrize(
    ("route", "target"),
    [
        ("/#/communication/news/770101", Target(kind=TargetKind.NEWS, id=770101)),
        ("/#/attendance/tab/pastAttendance/show/243000001", Target(kind=TargetKind.ABSENCE, id=243000001)),
        ("/#/attendance/tab/leaveRequests/show/190001", Target(kind=TargetKind.LEAVE, id=190001)),
        ("/#/calendarv2/whole_week?selectedYear=2026&selectedWeek=48&eventId=880011", Target(kind=TargetKind.CALENDAR, id=880011)),
        ("/#/calendarv2/whole_week?eventId=880011&selectedWeek=48", Target(kind=TargetKind.CALENDAR, id=880011)),
        ("#/uolv2/show/61001", Target(kind=TargetKind.PLAN, id=61001)),
        ("/message/show/11000001", Target(kind=TargetKind.MESSAGE, id=11000001)),
        ("message/show/11000001/", Target(kind=TargetKind.MESSAGE, id=11000001)),
        ("/task/show/5501", Target(kind=TargetKind.ASSIGNMENT, id=5501)),
        ("#/meeting", Target(kind=TargetKind.MEETING)),
        ("/#/communication/news/abc-123", Target(kind=TargetKind.NEWS)),
        ("/#/calendarv2/whole_week?eventId=", Target(kind=TargetKind.CALENDAR)),
        ("/#/COMMUNICATION/News/1", Target(kind=TargetKind.NEWS, id=1)),
        ("/#/communication/newsletters/1", None),
        ("/#/meetings/1", None),
        ("https://example.invalid/message/show/1", None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_where_a_route_leads(route: str | None, target: Target | None) -> None:
    """The kind of thing and its id, as far as they are known."""
    assert target_of(route) == target


def test_notifications_that_are_cleared_or_foreign() -> None:
    """Cleared ones are gone; one without a child has none."""
    data = deepcopy(NOTIFICATIONS)
    data["notifications"][0]["state"] = "Cleared"
    data["notifications"][1]["pupilSourceId"] = None
    [only] = parse_notifications(data, "salt", Counter())
    assert only.child_key is None


def test_the_order() -> None:
    """`orderDate` decides, else the day it was sent; one without either comes last."""
    assert changed() == [0, 1]
    assert changed(orderDate="2026-11-19T00:00:00") == [1, 0]
    assert changed(orderDate=None, dateSent="2026-11-19T00:00:00") == [1, 0]
    assert changed(orderDate=None, dateSent=None) == [1, 0]
    assert changed(orderDate="0001-01-01T00:00:00", dateSent="2026-11-19T00:00:00") == [1, 0]


def test_one_notification_twice_is_one() -> None:
    """Child and id are its identity, whatever else changes."""
    data = deepcopy(NOTIFICATIONS)
    data["notifications"].append(data["notifications"][0] | {"state": "Seen"})
    assert len(parse_notifications(data, "salt", Counter())) == 2


def test_notifications_can_be_stored() -> None:
    """And are read back as they were."""
    for item in parse_notifications(NOTIFICATIONS, "salt", Counter()):
        assert Notification.from_dict(json.loads(json.dumps(item.to_dict()))) == item

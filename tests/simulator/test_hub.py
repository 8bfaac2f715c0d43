"""The hub's data endpoints: whose data they give, in which forms, and when they refuse."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.simulator.browser import HUB
from tests.simulator.server import Simulator
from tests.simulator.walker import Walker

TIMETABLE = "/timetable/timetable/gettimetablelist"
MESSAGES = "/Message/message/GetMessages"
BELL = "/NotificationApp/NotificationApp/GetNotifications"
CALENDAR = "/calendarv2/calendarv2/getentries"
WEEK = {"UTCOffset": "-120", "start": "2026-11-23", "end": "2026-11-29"}
PER_CHILD: list[tuple[str, dict[str, Any]]] = [
    (TIMETABLE, WEEK),
    ("/timetable/timetable/appData", {}),
    (MESSAGES, {"page": 1}),
    (MESSAGES, {"inbox": False, "sentItems": True}),
    ("/task/task/GetTasks", {}),
    ("/UolV2/UolV2/GetUols", {}),
    (CALENDAR, {"startDate": "2026-11-01", "endDate": "2026-12-31"}),
    ("/calendarv2/calendarv2/appData", {}),
    ("/Communication/News/GetNewsList", {}),
    ("/learnlog/learnlog/getlearnlogs", {}),
    ("/communication/communication/appData", {}),
]
XHR = {"X-Requested-With": "XMLHttpRequest"}


async def titles(walker: Walker) -> set[str]:
    """Return the rooms of the week's rows, which are another child's own."""
    return {row.get("notes", {}).get("roomInfo") for row in await walker.data(TIMETABLE, WEEK)}


@pytest.mark.parametrize(("path", "fields"), PER_CHILD)
async def test_answers_are_about_the_chosen_child(
    walker: Walker, path: str, fields: dict[str, Any]
) -> None:
    """The same request gives another answer after a switch, and the first again after the next (Q 13a)."""
    alva = await walker.data(path, fields)
    await walker.switch("Vilmer")
    vilmer = await walker.data(path, fields)
    await walker.switch("Alva")
    assert alva != vilmer
    assert await walker.data(path, fields) == alva


async def test_switch_as_page_load_and_as_xhr(walker: Walker) -> None:
    """A page load redirects, an XMLHttpRequest fails, and both take effect (Q 12a, 12b)."""
    assert await walker.switch("Vilmer") == 302
    assert await walker.selected() == "Vilmer"
    assert await walker.switch("Alva", headers=XHR) == 500
    assert await walker.selected() == "Alva"


async def test_unknown_switch_id_changes_nothing(simulator: Simulator, walker: Walker) -> None:
    """An id that is not the guardian's own redirects as if all were well (Q 12c)."""
    foreign = simulator.family.guardians[1].switch_ids[simulator.family.child("Vilmer").key]
    assert (await walker.switch_to(foreign)).location == f"{HUB}/"
    assert await walker.selected() == "Alva"


async def test_sessions_choose_for_themselves(simulator: Simulator, walker: Walker) -> None:
    """Another browser of the same guardian has a choice of its own."""
    other = Walker(simulator)
    await other.sign_in()
    await other.switch("Vilmer")
    assert await walker.selected() == "Alva"
    assert await other.selected() == "Vilmer"
    await other.close()


async def test_switch_that_takes_time(simulator: Simulator, walker: Walker) -> None:
    """With a delay the old child stays chosen until the clock has moved (Q 12d)."""
    simulator.switches.switch_delay = 2
    await walker.switch("Vilmer")
    assert await walker.selected() == "Alva"
    simulator.clock.advance(timedelta(seconds=2))
    assert await walker.selected() == "Vilmer"


async def test_switch_that_takes_answers(simulator: Simulator, walker: Walker) -> None:
    """With a delay in answers so many answers are about the old child."""
    simulator.switches.switch_delay_requests = 2
    await walker.switch("Vilmer")
    assert [await walker.selected() for _ in range(3)] == ["Alva", "Alva", "Vilmer"]


async def test_drift_flips_the_child_once(simulator: Simulator, walker: Walker) -> None:
    """After so many data answers another client has chosen the other child (Q 12e)."""
    before = await titles(walker)
    simulator.switches.drift_after = 1
    assert await titles(walker) == before
    assert await walker.selected() == "Alva"
    assert await titles(walker) != before
    assert await walker.selected() == "Vilmer"
    await walker.switch("Alva")
    assert await titles(walker) == before


async def test_home_page_holds_no_form(walker: Walker) -> None:
    """A form with hidden fields would be submitted by one client; all readers find the names."""
    page = await walker.home_page()
    assert "<form" not in page
    assert "selectedPupilName: 'Exempelson, Alva'" in page
    assert page.count("/SwitchPupil/6100002") == 2


async def test_names_are_safe_in_the_page(simulator: Simulator, walker: Walker) -> None:
    """Quotes and markup in a name come through."""
    child = simulator.family.child("Vilmer")
    child.last_name = "O'Exempel \"</script>&"
    pupils = (await walker.home_data())["account"]["pupils"]
    assert pupils[1]["name"] == child.listed_name


async def test_one_endpoint_many_forms(walker: Walker) -> None:
    """JSON, form and query, dashes and slashes, any case, stray slashes: one answer."""
    expected = await walker.data(TIMETABLE, WEEK)
    slashes = WEEK | {"start": "2026/11/23", "end": "2026/11/29"}
    assert await walker.data(TIMETABLE, form=WEEK) == expected
    assert await walker.data(TIMETABLE.upper() + "/", slashes) == expected
    assert await walker.data(f"/{TIMETABLE}?{urlencode(WEEK)}") == expected


async def test_calendar_by_query(walker: Walker) -> None:
    """The calendar answers GET too."""
    fields = {"startDate": "2026-11-01", "endDate": "2026-12-31"}
    answer = await walker.request("GET", f"{HUB}{CALENDAR}?{urlencode(fields)}")
    assert answer.json == await walker.data(CALENDAR, fields)


@pytest.mark.parametrize("fields", [{}, {"startDate": "2026-11-01"}, {"startDate": "i dag"}])
async def test_calendar_needs_both_dates(walker: Walker, fields: dict[str, str]) -> None:
    """A missing or unreadable date is a server error (Q 15a)."""
    assert (await walker.request("POST", HUB + CALENDAR, body=fields)).status == 500


async def test_get_of_the_bell_is_an_error_page(walker: Walker) -> None:
    """The bell wants POST (Q 15c)."""
    answer = await walker.request("GET", HUB + BELL)
    assert answer.header("Content-Type").startswith("text/html")


async def test_messages_come_in_pages(simulator: Simulator, walker: Walker) -> None:
    """Pages follow each other by `more`; the page number is 0; one unread lies on page two."""
    pages = [await walker.data(MESSAGES, form={"page": str(number)}) for number in (1, 2)]
    assert [page["more"] for page in pages] == [True, False]
    assert [page["page"] for page in pages] == [0, 0]
    items = [item for page in pages for item in page["items"]]
    assert items == simulator.messages.of(simulator.family.child("Alva"))
    assert [sum(item["isNew"] for item in page["items"]) for page in pages] == [2, 1]


async def test_message_filters(walker: Walker) -> None:
    """The search and the page size are honoured; outside the inbox there is nothing."""
    found = await walker.data(MESSAGES, form={"messageText": "mössa", "pageSize": "1"})
    assert [item["messageSubject"] for item in found["items"]] == ["Borttappad mössa"]
    assert (await walker.data(MESSAGES, {"inbox": False}))["items"] == []


async def test_messages_added_and_read(simulator: Simulator, walker: Walker) -> None:
    """Tests add the newest message, give siblings the same one, and mark it read."""
    alva, vilmer = simulator.family.children
    sent = simulator.messages.add(alva, "Nytt", sender="Rektor Provén")
    simulator.messages.add(vilmer, "Nytt", message_id=sent["id"])
    first = (await walker.data(MESSAGES))["items"][0]
    assert first["messageSubject"] == "Nytt"
    assert first["isNew"]
    simulator.messages.mark_read(alva, sent["id"])
    assert not (await walker.data(MESSAGES))["items"][0]["isNew"]
    await walker.switch("Vilmer")
    assert (await walker.data(MESSAGES))["items"][0]["id"] == sent["id"]
    simulator.messages.mark_read(vilmer)
    assert not any(item["isNew"] for item in (await walker.data(MESSAGES))["items"])


async def test_bell_of_all_children_and_of_one(simulator: Simulator, walker: Walker) -> None:
    """Both scopes; ids repeat between children, the composite id tells whose they are."""
    everyone = (await walker.data(BELL))["notifications"]
    assert [n["orderDate"] for n in everyone] == sorted(
        (n["orderDate"] for n in everyone), reverse=True
    )
    keys = {(n["pupilSourceId"], n["id"]) for n in everyone}
    assert len(keys) == len(everyone) > len({n["id"] for n in everyone})
    assert {n["state"] for n in everyone} == {"New", "Seen", "Read", "Cleared"}
    simulator.switches.notifications_scope = "selected"
    own = (await walker.data(BELL))["notifications"]
    assert own == [n for n in everyone if n["currentlySelectedPupil"]]
    assert {n["pupilSourceId"] for n in own} == {simulator.family.child("Alva").composite_id}


async def test_bell_rings_and_is_seen(simulator: Simulator, walker: Walker) -> None:
    """Tests add a notification and change its state."""
    child = simulator.family.child("Alva")
    rung = simulator.notifications.add(child, "Ny nyhet", sub_title="Veckobrev")
    assert (await walker.data(BELL))["notifications"][0]["title"] == "Ny nyhet"
    simulator.notifications.set_state(child, rung["id"], "Seen")
    assert (await walker.data(BELL))["notifications"][0]["state"] == "Seen"


@pytest.mark.parametrize(
    ("mode", "status", "words"),
    [
        ("redirect", 302, ""),
        ("error", 500, "HandleUnauthorizedRequest"),
        ("shell", 200, "hub-shell"),
    ],
)
async def test_module_that_is_off(
    simulator: Simulator, walker: Walker, mode: str, status: int, words: str
) -> None:
    """A module is off for one child in one of three ways, and on for the other (Q 14a, 14b, 14c)."""
    simulator.family.child("Alva").modules_off["message_list"] = mode
    answer = await walker.request("POST", HUB + MESSAGES)
    assert answer.status == status
    assert words in answer.text
    assert ("HandleUnauthorizedRequest" in (answer.location or "")) == (mode == "redirect")
    if answer.location is not None:
        assert "HandleUnauthorizedRequest" in (await walker.request("GET", answer.location)).text
    await walker.switch("Vilmer")
    assert await walker.data(MESSAGES)


async def test_second_guardian_has_other_addresses(simulator: Simulator) -> None:
    """The same children stand under other switch ids for the other guardian."""
    karin, olof = simulator.family.guardians
    other = Walker(simulator, guardian=1)
    await other.sign_in(guardian=1)
    account = (await other.home_data())["account"]
    await other.close()
    assert account["currentUser"]["id"] == olof.id
    assert [pupil["id"] for pupil in account["pupils"]] == list(karin.switch_ids)
    assert not set(olof.switch_ids.values()) & set(karin.switch_ids.values())


async def test_requests_are_logged_by_endpoint(simulator: Simulator, walker: Walker) -> None:
    """Tests count requests by the names that stand in the field tables."""
    simulator.log.clear()
    await walker.data(TIMETABLE, WEEK, headers=XHR)
    await walker.switch("Vilmer")
    assert [(entry.kind, entry.xhr) for entry in simulator.log] == [
        ("timetable_list", True),
        ("switch_pupil", False),
    ]

"""Messages and the bell: opening, searching, sent messages, states, and what is uncertain."""

import pytest

from tests.simulator.browser import HUB
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.switches import Switches
from tests.simulator.walker import Walker

MESSAGES = "/Message/message/GetMessages"
MESSAGE = "/Message/message/GetMessage"
BELL = "/NotificationApp/NotificationApp"


@pytest.mark.parametrize("name", ["Alva", "Vilmer"])
async def test_a_message_opened(simulator: Simulator, walker: Walker, name: str) -> None:
    """Its line of the list, its text, and to whom it was sent; the children's texts differ."""
    await walker.switch(name)
    first = (await walker.data(MESSAGES))["items"][0]
    opened = await walker.data(MESSAGE, form={"id": str(first["id"])})
    assert check("message_text", opened) == []
    assert {key: opened[key] for key in first} == first
    assert opened["messageBodyPlainText"].startswith("Hej!\n" if name == "Alva" else "Det blir")
    assert [user["displayName"] for user in opened["toUsers"]] == ["Exempelson, Karin"]
    assert opened["messageFolder"] == "Inbox"
    answer = await walker.request("GET", f"{HUB}{MESSAGE}?id={first['id']}")
    assert answer.json["messageBodyPlainText"] == opened["messageBodyPlainText"]


@pytest.mark.parametrize("marks", [True, False])
async def test_opening_marks_read_or_not(simulator: Simulator, walker: Walker, marks: bool) -> None:
    """Nobody knows; both are there."""
    simulator.switches.opening_marks_read = marks
    first = (await walker.data(MESSAGES))["items"][0]
    await walker.data(MESSAGE, {"id": first["id"]})
    assert first["isNew"]
    assert (await walker.data(MESSAGES))["items"][0]["isNew"] is not marks


@pytest.mark.parametrize(
    ("mode", "status", "has_text"),
    [("error", 500, False), ("empty", 200, False), ("served", 200, True)],
)
async def test_a_message_of_the_other_child(
    simulator: Simulator, walker: Walker, mode: str, status: int, has_text: bool
) -> None:
    """It is an error, nothing, or there all the same; a message nobody has is never there."""
    simulator.switches.set("foreign_message", mode)
    foreign = simulator.messages.of(simulator.family.child("Vilmer"))[0]["id"]
    answer = await walker.request("POST", HUB + MESSAGE, form={"id": str(foreign)})
    assert (answer.status, "messageBodyPlainText" in answer.text) == (status, has_text)
    nobody = await walker.request("POST", HUB + MESSAGE, form={"id": "1"})
    assert "messageBodyPlainText" not in nobody.text
    assert (await walker.request("POST", HUB + MESSAGE)).text.count("messageBody") == 0


async def test_sent_messages(simulator: Simulator, walker: Walker) -> None:
    """They are in a list of their own, from the guardian to the staff, about the child."""
    form = {"inbox": "false", "sentItems": "true"}
    sent = (await walker.data(MESSAGES, form=form))["items"]
    alva = simulator.family.child("Alva")
    assert [item["id"] for item in sent] == [m["id"] for m in simulator.messages.sent_about(alva)]
    assert {item["sentUser"]["displayName"] for item in sent} == {"Exempelson, Karin"}
    assert not any(item["isNew"] for item in sent)
    opened = await walker.data(MESSAGE, form={"id": str(sent[0]["id"])})
    assert check("message_text", opened) == []
    assert opened["messageFolder"] == "Sent"
    assert opened["toUsers"][0]["displayName"] == "Påhitt, Jonas"
    both = await walker.data(MESSAGES, {"sentItems": True, "pageSize": 100})
    assert len(both["items"]) == len(sent) + len(simulator.messages.of(alva))
    await walker.switch("Vilmer")
    assert (await walker.data(MESSAGES, form=form))["items"][0]["id"] != sent[0]["id"]


async def test_time_and_page_in_both_ways(simulator: Simulator, walker: Walker) -> None:
    """A timestamp for a date, and a page number that counts."""
    dates = (await walker.data(MESSAGES))["items"]
    simulator.switches.message_time = "iso"
    simulator.switches.message_page = "real"
    answers = [await walker.data(MESSAGES, {"page": page}) for page in (1, 2)]
    assert [answer["page"] for answer in answers] == [0, 1]
    assert check("message_list", answers[0]) == []
    assert [item["timeSent"][:10] for item in answers[0]["items"]] == [
        item["timeSent"] for item in dates
    ]
    assert answers[0]["items"][0]["timeSent"] == "2026-11-24T07:00:00"


async def test_states_of_the_bell(simulator: Simulator, walker: Walker) -> None:
    """An id changes all that it stands for in the bell; another word or id changes nothing."""
    before = (await walker.data(f"{BELL}/GetNotifications"))["notifications"]
    number = before[0]["id"]
    body = {"ids": [number], "state": "Read"}
    answer = await walker.data(f"{BELL}/UpdateNotificationState", body)
    assert check("notification_state", answer) == []
    assert answer == {"success": True}
    after = (await walker.data(f"{BELL}/GetNotifications"))["notifications"]
    assert {n["state"] for n in after if n["id"] == number} == {"Read"}
    assert [n for n in after if n["id"] != number] == [n for n in before if n["id"] != number]
    unknown = {"ids": [1], "state": "Read"}
    assert await walker.data(f"{BELL}/UpdateNotificationState", unknown) == {"success": False}
    for wrong in ({}, {"ids": [number]}, {"ids": 5, "state": "Read"}, body | {"state": "Gone"}):
        answer = await walker.request("POST", f"{HUB}{BELL}/UpdateNotificationState", body=wrong)
        assert answer.status == 500


async def test_the_states_of_the_chosen_child_alone(simulator: Simulator, walker: Walker) -> None:
    """Where the bell shows one child, an id is that child's."""
    simulator.switches.notifications_scope = "selected"
    alva, vilmer = (simulator.notifications.of(child) for child in simulator.family.children)
    [shared] = [n["id"] for n in vilmer if n["id"] == alva[-1]["id"]]
    vilmers = [n["state"] for n in vilmer]
    await walker.data(f"{BELL}/UpdateNotificationState", {"ids": [shared], "state": "Read"})
    assert alva[-1]["state"] == "Read"
    assert [n["state"] for n in vilmer] == vilmers


async def test_a_bell_without_order_dates(simulator: Simulator, walker: Walker) -> None:
    """The order is the same, by the day they were sent."""
    before = (await walker.data(f"{BELL}/GetNotifications"))["notifications"]
    simulator.switches.notification_order_date = False
    bell = await walker.data(f"{BELL}/GetNotifications")
    assert check("notification_list", bell) == []
    assert bell["notifications"] == [
        {key: value for key, value in item.items() if key != "orderDate"} for item in before
    ]


def test_the_switches_can_be_set_from_the_control_page() -> None:
    """Each by its name and with its words."""
    kinds = Switches.kinds()
    assert kinds["foreign_message"].words == ("error", "empty", "served")
    assert kinds["message_time"].words == ("date", "iso")
    assert kinds["opening_marks_read"].allows(False)

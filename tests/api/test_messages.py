"""A child's messages: the whole list, one opened when asked for, and nobody else's."""

from collections import Counter
from contextlib import suppress
from datetime import date, datetime
import json
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    UnexpectedAnswerError,
    UnknownMessageError,
    UnreachableError,
    WrongChildError,
)
from custom_components.skolplattformen.api.hub.message import parse_message
from custom_components.skolplattformen.api.hub.messages import parse_messages
from custom_components.skolplattformen.errors import key_of_error
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Message,
    MessageList,
    MessageText,
)
from tests.simulator import mailbox
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .samples.messages import MESSAGE, MESSAGES
from .test_client import key
from .test_renewal import requested


def subjects(sim: Simulator, name: str) -> list[str]:
    """Return what the platform holds in a child's inbox."""
    return [item["messageSubject"] for item in sim.messages.of(sim.family.child(name))]


async def test_the_messages_of_both_children(sim: Simulator, client: SkolplattformenClient) -> None:
    """All of them, newest first, each child's own; nothing is opened."""
    for name in ("Alva", "Vilmer", "Alva"):
        answer = await client.messages(key(sim, name))
        assert answer.complete
        assert answer.read_at == sim.clock.now()
        assert [message.subject for message in answer.messages] == subjects(sim, name)
    assert requested(sim, "message_text") == 0


async def test_the_head_of_a_message(sim: Simulator, client: SkolplattformenClient) -> None:
    """Who wrote what on which day, and whether it is new."""
    first = (await client.messages(key(sim, "Vilmer"))).messages[0]
    assert first == Message(
        id=sim.messages.of(sim.family.child("Vilmer"))[0]["id"],
        is_new=True,
        subject="Regnkläder till 2A",
        sender="Exempelius, Ida",
        sent_on=date(2026, 11, 23),
    )
    sim.switches.message_time = "iso"
    sim.switches.message_page = "real"
    [again, *_] = (await client.messages(key(sim, "Vilmer"))).messages
    assert again.sent_on == date(2026, 11, 23)
    assert again.sent_at == datetime(2026, 11, 23, 6, 0, tzinfo=STOCKHOLM)


async def test_what_a_guardian_has_sent(sim: Simulator, client: SkolplattformenClient) -> None:
    """It is asked for by itself, and is no part of the inbox."""
    sent = await client.messages(key(sim, "Alva"), sent=True)
    assert [message.subject for message in sent.messages] == [
        "Sv: Skridskor på fredag", "Ledig till tandläkaren",
    ]  # fmt: skip
    assert {message.sender for message in sent.messages} == {"Exempelson, Karin"}
    inbox = {message.id for message in (await client.messages(key(sim, "Alva"))).messages}
    assert inbox.isdisjoint(message.id for message in sent.messages)


@pytest.mark.parametrize(("count", "pages", "complete"), [(340, 4, True), (1200, 10, False)])
async def test_many_messages(
    sim: Simulator, client: SkolplattformenClient, count: int, pages: int, complete: bool
) -> None:
    """Every page is read, up to a thousand messages; what was not read is told."""
    vilmer = sim.family.child("Vilmer")
    for number in range(count):
        sim.messages.add(vilmer, f"Brev {number}", is_new=False)
    answer = await client.messages(key(sim, "Vilmer"))
    assert answer.complete is complete
    expected = subjects(sim, "Vilmer")[: 100 * pages]
    assert [message.subject for message in answer.messages] == expected
    assert requested(sim, "message_list") == pages


async def test_a_platform_that_does_not_turn_the_page(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same page twice ends the reading, and the list is not called complete."""
    original = sim.messages.of
    page = original(sim.family.child("Alva"))[:20]
    monkeypatch.setattr(sim.messages, "of", lambda _child: page * 12)
    answer = await client.messages(key(sim, "Alva"))
    assert len(answer.messages) == 20
    assert not answer.complete
    assert requested(sim, "message_list") == 2


@pytest.mark.parametrize("marks", [True, False])
async def test_one_message(sim: Simulator, client: SkolplattformenClient, marks: bool) -> None:
    """The text in lines and paragraphs, what looks like a tag among them."""
    sim.switches.opening_marks_read = marks
    alva = sim.family.child("Alva")
    sent = sim.messages.add(alva, "Hej", text="Hej!\r\n\r\nVi ses <lisa@skola.invalid>\n[här](x)")
    opened = await client.message(key(sim, "Alva"), sent["id"])
    assert opened.text == "Hej!\n\nVi ses \\<lisa@skola.invalid>\n\\[här\\](x)"
    assert opened.head.subject == "Hej"
    assert opened.recipients == ("Exempelson, Karin",)
    assert (await client.messages(key(sim, "Alva"))).messages[0].is_new is not marks


async def test_a_sent_message_and_an_old_one(sim: Simulator, client: SkolplattformenClient) -> None:
    """Whatever a list of the child has can be opened."""
    alva = sim.family.child("Alva")
    old = sim.messages.add(alva, "Gammalt", text="Äldst")
    for number in range(150):
        sim.messages.add(alva, f"Brev {number}")
    assert (await client.message(key(sim, "Alva"), old["id"])).text == "Äldst"
    sent = sim.messages.sent_about(alva)[0]["id"]
    opened = await client.message(key(sim, "Alva"), sent)
    assert opened.recipients == ("Påhitt, Jonas",)
    assert opened.text is not None
    assert opened.text.startswith("Hej! Alva")


@pytest.mark.parametrize("mode", ["error", "empty", "served"])
async def test_a_message_of_the_other_child(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """It is refused in words of its own, and not even asked for."""
    sim.switches.set("foreign_message", mode)
    foreign = sim.messages.of(sim.family.child("Vilmer"))[0]
    with pytest.raises(UnknownMessageError) as caught:
        await client.message(key(sim, "Alva"), foreign["id"])
    assert requested(sim, "message_text") == 0
    assert foreign["isNew"]
    assert key_of_error(caught.value) == "unknown_message"
    assert (await client.message(key(sim, "Vilmer"), foreign["id"])).head.id == foreign["id"]


async def test_a_message_that_both_children_have(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """One id, in both lists: it opens for either."""
    alva, vilmer = sim.family.children
    sent = sim.messages.add(alva, "Till alla", text="Skolan är stängd.")
    sim.messages.add(vilmer, "Till alla", text="Skolan är stängd.", message_id=sent["id"])
    for name in ("Alva", "Vilmer"):
        assert (await client.message(key(sim, name), sent["id"])).text == "Skolan är stängd."


@pytest.mark.parametrize("answer", ["", "other"])
async def test_another_message_than_the_one_asked_for(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    """An answer that is not that message is not shown as if it were."""
    alva = sim.family.child("Alva")
    first, second = sim.messages.of(alva)[:2]
    if answer == "other":
        other = sim.messages.letter(alva, second["id"])
        monkeypatch.setattr(mailbox, "_letter", lambda *_: other)
    else:
        sim.faults.add(Fault(kind="empty", path="GetMessage$"))
    with pytest.raises(UnknownMessageError):
        await client.message(key(sim, "Alva"), first["id"])
    assert requested(sim, "message_text") == 1


@pytest.mark.parametrize("mode", ["error", "empty", "served"])
@pytest.mark.parametrize("answers", range(5))
async def test_drift_while_a_message_is_opened(
    sim: Simulator, client: SkolplattformenClient, mode: str, answers: int
) -> None:
    """Another client flips the child at any moment: that message comes or none, never another."""
    sim.switches.set("foreign_message", mode)
    alva = sim.messages.add(sim.family.child("Alva"), "Hej", text="Till Alva")
    vilmer = sim.messages.add(sim.family.child("Vilmer"), "Hej", text="Till Vilmer")
    sim.switches.drift_after = answers
    for name, sent, text in (("Alva", alva, "Till Alva"), ("Vilmer", vilmer, "Till Vilmer")):
        with suppress(UnknownMessageError, UnreachableError, WrongChildError):
            assert (await client.message(key(sim, name), sent["id"])).text == text
    sim.switches.drift_after = None
    assert (await client.message(key(sim, "Alva"), alva["id"])).text == "Till Alva"


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_school_without_messages(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """Off for one child is off for that child alone."""
    sim.family.child("Vilmer").modules_off = {"message_list": mode, "message_text": mode}
    with pytest.raises(ModuleOffError):
        await client.messages(key(sim, "Vilmer"))
    with pytest.raises(ModuleOffError):
        await client.message(key(sim, "Vilmer"), 11000001)
    assert (await client.messages(key(sim, "Alva"))).messages


async def test_an_empty_inbox(sim: Simulator, client: SkolplattformenClient) -> None:
    """Nothing is nothing, and complete."""
    sim.messages.of(sim.family.child("Alva")).clear()
    answer = await client.messages(key(sim, "Alva"))
    assert answer == MessageList(messages=(), complete=True, read_at=sim.clock.now())


async def test_nothing_of_a_message_is_logged(
    sim: Simulator, client: SkolplattformenClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither its subject nor its text nor its sender."""
    caplog.set_level("DEBUG")
    sent = sim.messages.add(
        sim.family.child("Alva"), "Hemligt", sender="Hemlig, Person", text="Hemlig text"
    )
    await client.messages(key(sim, "Alva"))
    await client.message(key(sim, "Alva"), sent["id"])
    with pytest.raises(UnknownMessageError):
        await client.message(key(sim, "Vilmer"), sent["id"])
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("custom_components")]
    assert not [line for line in ours if "emlig" in line]


@pytest.mark.parametrize("sent", ["", "i går", None, 20261119, "2026-13-01"])
def test_a_day_that_cannot_be_read_costs_no_message(sent: object) -> None:
    """An unread message counts, whenever it was sent."""
    [first, *_] = parse_messages(
        {**MESSAGES, "items": [MESSAGES["items"][0] | {"timeSent": sent}]}, Counter()
    ).messages
    assert (first.sent_on, first.sent_at, first.is_new) == (None, None, True)


@pytest.mark.parametrize(
    ("more", "expected"),
    [(1, True), (0, False), (True, True), (False, False), (None, True), ("nej", True)],
)
def test_whether_there_are_more(more: Any, expected: bool) -> None:
    """A no may be a number; what is neither yes nor no is no end."""
    assert parse_messages({**MESSAGES, "more": more}, Counter()).more is expected


@pytest.mark.parametrize("bad", [None, [], "text", {"id": "x"}, {}])
def test_what_is_no_message(bad: object) -> None:
    """It is told by its type."""
    with pytest.raises(UnexpectedAnswerError):
        parse_message(bad, Counter())


@pytest.mark.parametrize("users", [None, "Karin", [1, 2], [{"id": 1, "displayName": None}]])
def test_recipients_that_cannot_be_read(users: object) -> None:
    """The message is there all the same."""
    opened = parse_message({**MESSAGE, "toUsers": users}, Counter())
    assert opened.recipients == ()
    assert opened.text == "Hej!\n\nVi ses på \\<b>torsdag\\</b> \\<3"


def test_messages_can_be_stored() -> None:
    """A day stays a day and a moment a moment."""
    opened = parse_message({**MESSAGE, "timeSent": "2026-11-19T10:15:00"}, Counter())
    assert MessageText.from_dict(json.loads(json.dumps(opened.to_dict()))) == opened
    assert opened.head.sent_at == datetime(2026, 11, 19, 10, 15, tzinfo=STOCKHOLM)


def test_what_need_not_say_whether_it_is_new() -> None:
    """What a guardian has sent is not new to anybody, and is not lost for want of the word."""
    items = [
        {name: value for name, value in item.items() if name != "isNew"}
        for item in MESSAGES["items"]
    ]
    skipped: Counter[str] = Counter()

    page = parse_messages({**MESSAGES, "items": items}, skipped, sent=True)

    assert len(page.messages) == len(items)
    assert not skipped
    assert not any(message.is_new for message in page.messages)

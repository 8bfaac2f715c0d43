"""The message endpoints: the lists of the chosen child, and one message opened."""

from typing import TYPE_CHECKING

from tests.simulator.data_endpoint import (
    HUB,
    EmptyAnswer,
    Fields,
    ParameterError,
    data,
    flag_field,
    number_field,
)
from tests.simulator.family import Child, Guardian
from tests.simulator.hub_session import HubSession
from tests.simulator.messages import Letter, Message
from tests.simulator.routing import GET_OR_POST, POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


@data
def message_list(sim: Simulator, child: Child, fields: Fields, session: HubSession) -> object:
    """Return one page of messages (docs/protocol.md H, P.10)."""
    page = max(1, number_field(fields, "page", 1))
    size = min(100, max(1, number_field(fields, "pageSize", 20)))
    wanted = str(fields.get("messageText") or "").casefold()
    items = [
        *(sim.messages.of(child) if flag_field(fields, "inbox", True) else []),
        *(sim.messages.sent_about(child) if flag_field(fields, "sentItems", False) else []),
    ]
    guardian = sim.family.guardian(session.account_id)
    found = [
        _line(sim, guardian, item, sim.messages.letter(child, item["id"]))
        for item in items
        if wanted in item["messageSubject"].casefold()
    ]
    return {
        "items": found[(page - 1) * size : page * size],
        "more": len(found) > page * size,
        "page": 0 if sim.switches.message_page == "zero" else page - 1,
    }


@data
def message_text(sim: Simulator, child: Child, fields: Fields, session: HubSession) -> object:
    """Open one message of the chosen child (docs/protocol.md H)."""
    guardian = sim.family.guardian(session.account_id)
    letter = _letter(sim, child, guardian, number_field(fields, "id", 0))
    line = _line(sim, guardian, letter.item, letter)
    if sim.switches.opening_marks_read:
        letter.item["isNew"] = False
    teacher = {"id": 9001, "displayName": letter.to}
    return line | {
        "messageBodyPlainText": letter.text,
        "toUsers": [teacher if letter.to else _person(guardian)],
        "messageFolder": "Sent" if letter.to else "Inbox",
    }


def _letter(sim: Simulator, child: Child, guardian: Guardian, message_id: int) -> Letter:
    """Return a message of the child; of its siblings only as `foreign_message` says."""
    found = sim.messages.letter(child, message_id)
    if found is not None:
        return found
    if sim.switches.foreign_message == "empty":
        raise EmptyAnswer
    if sim.switches.foreign_message == "served":
        for sibling in sim.family.children_of(guardian):
            if (found := sim.messages.letter(sibling, message_id)) is not None:
                return found
    raise ParameterError("Parameter id")


def _line(sim: Simulator, guardian: Guardian, item: Message, letter: Letter | None) -> Message:
    """Return the line of a message in the list, as the switches have it.

    A line that a test has put there by hand stands for no letter and stays as it is.
    """
    if letter is None:
        return item
    line = item | ({"sentUser": _person(guardian)} if letter.to else {})
    if sim.switches.message_time == "iso":
        line["timeSent"] = letter.moment.strftime("%Y-%m-%dT%H:%M:%S")
    return line


def _person(guardian: Guardian) -> dict[str, object]:
    """Return a guardian as a sender or receiver."""
    return {"id": guardian.im2_id, "displayName": guardian.listed_name}


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, "/Message/message/GetMessages", message_list),
    Route(HUB, GET_OR_POST, "/Message/message/GetMessage", message_text),
)

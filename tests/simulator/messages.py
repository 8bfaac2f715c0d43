"""Messages of each child: a seed that tests may add to and mark as read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any

from .family import Child

if TYPE_CHECKING:
    from .server import Simulator

type Message = dict[str, Any]

_FIRST_ID = 11_000_000
_TEACHER_ID = 9001


@cache
def seeds() -> dict[str, Any]:
    """Return messages.toml."""
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a message holds beyond its line in the list."""

    item: Message
    """The line in the list."""

    text: str
    moment: datetime

    to: str | None
    """Who of the staff the guardian wrote to; none: the guardian is the one who was written to."""


class Messages:
    """The inbox and the sent messages of each child (docs/protocol.md H), newest first."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's messages are dated from when they are first asked for."""
        self._clock = sim.clock
        self._boxes: dict[str, list[Message]] = {}
        self._sent: dict[str, list[Message]] = {}
        self._letters: dict[tuple[str, int], Letter] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[Message]:
        """Return a child's inbox."""
        if child.key not in self._boxes:
            self._boxes[child.key] = []
            for age, planned in reversed(_planned_messages(child)):
                sent = self._clock.now() - timedelta(days=age)
                self.add(child, **_filled(planned, child, age), sent=sent)
        return self._boxes[child.key]

    def sent_about(self, child: Child) -> list[Message]:
        """Return what guardians have written about a child."""
        if child.key not in self._sent:
            self._sent[child.key] = []
            for planned in reversed(seeds()[child.plan].get("sent", [])):
                sent = self._clock.now() - timedelta(days=planned["age"])
                self.send(
                    child, planned["subject"], to=planned["to"], text=planned["text"], sent=sent
                )
        return self._sent[child.key]

    def letter(self, child: Child, message_id: int) -> Letter | None:
        """Return a child's message by its id, from either box."""
        self.of(child)
        self.sent_about(child)
        return self._letters.get((child.key, message_id))

    def add(
        self,
        child: Child,
        subject: str,
        *,
        sender: str = "Provén, Lisa",
        sent: datetime | None = None,
        is_new: bool = True,
        message_id: int | None = None,
        text: str = "",
    ) -> Message:
        """Add the newest message; with the id of another child's, both were sent the same."""
        box = self.of(child)
        item = self._item(child, subject, sent, text=text, message_id=message_id)
        item["sentUser"] = {"id": _TEACHER_ID, "displayName": sender, "type": "Teacher"}
        item["isNew"] = is_new
        box.insert(0, item)
        return item

    def send(
        self, child: Child, subject: str, *, to: str, text: str = "", sent: datetime | None = None
    ) -> Message:
        """Add the newest message of a guardian's own; the mailbox tells which guardian's."""
        box = self.sent_about(child)
        item = self._item(child, subject, sent, text=text, to=to)
        box.insert(0, item)
        return item

    def mark_read(self, child: Child, message_id: int | None = None) -> None:
        """Mark one message, or all, as read."""
        for item in self.of(child):
            if message_id in {None, item["id"]}:
                item["isNew"] = False

    def _item(
        self,
        child: Child,
        subject: str,
        sent: datetime | None,
        *,
        text: str,
        to: str | None = None,
        message_id: int | None = None,
    ) -> Message:
        """Return a new line of a list, and keep what it stands for."""
        self._last_id += 1
        moment = sent or self._clock.now()
        item: Message = {
            "id": message_id or self._last_id,
            "messageContextType": "Parent",
            "sentUser": {},
            "isNew": False,
            "messageSubject": subject,
            "timeSent": moment.date().isoformat(),
        }
        letter = Letter(item=item, text=text, moment=moment, to=to)
        self._letters[child.key, item["id"]] = letter
        return item


def _planned_messages(child: Child) -> list[tuple[int, dict[str, Any]]]:
    """Return age in days and what the plan says of a child's seed, newest first."""
    plan = seeds()[child.plan]
    weekly = plan["weekly"]
    series = [
        (10 + 7 * week, weekly | {"new": week == weekly.get("new_at")})
        for week in range(weekly["count"])
    ]
    return [*((planned["age"], planned) for planned in plan["single"]), *series]


def _filled(planned: dict[str, Any], child: Child, age: int) -> dict[str, Any]:
    """Return a planned message for `Messages.add`, its words about this child."""
    words = {"age": age, "class": child.class_name}
    return {
        "subject": planned["subject"].format(**words),
        "sender": planned["sender"],
        "is_new": planned.get("new", False),
        "text": planned["text"].strip().format(**words),
    }

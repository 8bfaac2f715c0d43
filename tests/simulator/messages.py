"""Messages of each child: a seed that tests may add to and mark as read."""

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


@cache
def seeds() -> dict[str, Any]:
    """Return messages.toml."""
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


class Messages:
    """The message list of each child (docs/protocol.md H), newest first."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's messages are dated from when they are first asked for."""
        self._clock = sim.clock
        self._boxes: dict[str, list[Message]] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[Message]:
        """Return a child's messages."""
        if child.key not in self._boxes:
            self._boxes[child.key] = []
            for age, subject, sender, is_new in reversed(_planned_messages(child)):
                sent = self._clock.now() - timedelta(days=age)
                self.add(child, subject, sender=sender, sent=sent, is_new=is_new)
        return self._boxes[child.key]

    def add(
        self,
        child: Child,
        subject: str,
        *,
        sender: str = "Provén, Lisa",
        sent: datetime | None = None,
        is_new: bool = True,
        message_id: int | None = None,
    ) -> Message:
        """Add the newest message; with the id of another child's, both were sent the same."""
        self._last_id += 1
        item = {
            "id": message_id or self._last_id,
            "messageContextType": "Parent",
            "sentUser": {"id": 9001, "displayName": sender, "type": "Teacher"},
            "isNew": is_new,
            "messageSubject": subject,
            "timeSent": (sent or self._clock.now()).date().isoformat(),
        }
        self.of(child).insert(0, item)
        return item

    def mark_read(self, child: Child, message_id: int | None = None) -> None:
        """Mark one message, or all, as read."""
        for item in self.of(child):
            if message_id in {None, item["id"]}:
                item["isNew"] = False


def _planned_messages(child: Child) -> list[tuple[int, str, str, bool]]:
    """Return age in days, subject, sender and newness of a child's seed, newest first."""
    plan = seeds()[child.plan]
    single = [(m["age"], m["subject"], m["sender"], m.get("new", False)) for m in plan["single"]]
    weekly = plan["weekly"]
    series = [
        (10 + 7 * week, weekly["subject"], weekly["sender"], week == weekly.get("new_at"))
        for week in range(weekly["count"])
    ]
    class_name = {"class": child.class_name}
    return [
        (age, subject.format(age=age, **class_name), sender, is_new)
        for age, subject, sender, is_new in single + series
    ]

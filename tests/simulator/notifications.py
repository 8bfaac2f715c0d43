"""Notifications of each child: a seed that tests may add to and mark."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any

from .family import Child

if TYPE_CHECKING:
    from .server import Simulator

type Notification = dict[str, Any]

_FIRST_ID = 66_100_001


@cache
def seeds() -> dict[str, Any]:
    """Return notifications.toml."""
    return tomllib.loads(Path(__file__).with_name("notifications.toml").read_text(encoding="utf-8"))


class Notifications:
    """The bell of each child (docs/protocol.md G), newest first."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded, as messages do."""
        self._clock = sim.clock
        self._bells: dict[str, list[Notification]] = {}

    def of(self, child: Child) -> list[Notification]:
        """Return a child's notifications, without the mark of the selected child."""
        if child.key not in self._bells:
            self._bells[child.key] = []
            for planned in reversed(seeds()[child.plan]):
                sent = self._clock.now() - timedelta(hours=planned["hours"])
                self.add(
                    child,
                    planned["title"],
                    sub_title=planned["sub_title"],
                    courses=planned.get("courses", ""),
                    app=planned["app"],
                    kind=planned["type"],
                    state=planned["state"],
                    url=planned["url"],
                    sent=sent,
                )
        return self._bells[child.key]

    def add(
        self,
        child: Child,
        title: str,
        *,
        sub_title: str = "",
        courses: str = "",
        app: str = "News",
        kind: str = "NewsNotification",
        state: str = "New",
        url: str = "/#/communication/news/{id}",
        sent: datetime | None = None,
    ) -> Notification:
        """Add the newest notification.

        The ids count up from the same number for every child: an id alone says nothing.
        """
        sent = sent or self._clock.now()
        bell = self.of(child)
        year, week, _ = sent.isocalendar()
        item = {
            "id": _FIRST_ID + len(bell),
            "title": title,
            "subTitle": sub_title,
            "subjectsCourses": courses,
            "dateSent": sent.strftime("%Y-%m-%dT%H:%M:%S"),
            "orderDate": sent.strftime("%Y-%m-%dT%H:%M:%S"),
            "appType": app,
            "state": state,
            "type": kind,
            "url": url.format(id=243_000_000 + child.im2_id + len(bell), year=year, week=week),
            "pupilIM2Id": child.im2_id,
            "pupilSourceId": child.composite_id,
            "entityTypeString": "",
        }
        bell.insert(0, item)
        return item

    def set_state(self, child: Child, notification_id: int | None, state: str) -> None:
        """Give one notification, or all, another state."""
        for item in self.of(child):
            if notification_id in {None, item["id"]}:
                item["state"] = state

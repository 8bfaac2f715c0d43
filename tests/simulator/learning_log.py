"""The learning log of each child and its endpoint: a seed that tests may add to."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any, Final

from tests.simulator.data_endpoint import HUB, Fields, data, number_field
from tests.simulator.family import Child
from tests.simulator.files import File
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import GET_OR_POST, Route
from tests.simulator.swedish import swedish_moment

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type LogEntry = dict[str, Any]

_FIRST_ID: Final = 440_000
_ALL, _INDIVIDUAL = 0, 1
_MODULE = "LearnLogMedia"


@cache
def seeds() -> dict[str, Any]:
    """Return learning_log.toml."""
    path = Path(__file__).with_name("learning_log.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


class LearningLog:
    """The entries of each child (docs/protocol.md K), newest first."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's entries are dated from when they are first asked for."""
        self._sim = sim
        self._entries: dict[str, list[LogEntry]] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[LogEntry]:
        """Return a child's entries."""
        if child.key not in self._entries:
            self._entries[child.key] = []
            self._seed(child)
        return self._entries[child.key]

    def add(
        self,
        child: Child,
        title: str,
        text: str = "<p>Hej!</p>",
        *,
        group: str = "",
        subjects: str = "",
        modified: datetime | None = None,
    ) -> LogEntry:
        """Add the newest entry; without a group it is about the child alone."""
        self.of(child)
        self._last_id += 1
        entry = {
            "id": self._last_id,
            "title": title,
            "text": text,
            "groupName": group,
            "lastModifiedOn": swedish_moment(modified or self._sim.clock.now()),
            "subjectsCoursesDisplayString": subjects,
            "comments": [],
            "media": [],
        }
        self._entries[child.key].insert(0, entry)
        return entry

    def illustrate(self, child: Child, entry: LogEntry, name: str) -> File:
        """Add a picture or a film to an entry."""
        file = self._sim.files.add(child, name, module=_MODULE, connection=entry["id"])
        entry["media"].append(
            {
                "fileId": file.id,
                "fileName": file.name,
                "fileType": "Video" if file.media_type.startswith("video/") else "Image",
                "fileExtension": file.extension,
                "thumbnailUrl": file.thumbnail,
                "fileUrl": file.address,
            }
        )
        return file

    def attach(self, child: Child, entry: LogEntry, name: str) -> File:
        """Attach a document to an entry; entries without any lack the field."""
        file = self._sim.files.add(child, name, module=_MODULE, connection=entry["id"])
        entry.setdefault("attachments", []).append(
            {"fileName": file.name, "fileUrl": file.address, "fileExtension": file.extension}
        )
        return file

    def _seed(self, child: Child) -> None:
        """Add what learning_log.toml has, oldest first."""
        plan = seeds()[child.plan]
        weekly = plan["weekly"]
        series = [weekly | {"age": 9 + 7 * week, "number": week} for week in range(weekly["count"])]
        for item in sorted([*plan["single"], *series], key=lambda item: -item["age"]):
            words = {"class": child.class_name, "number": item.get("number", 0)}
            entry = self.add(
                child,
                item["title"].format(**words),
                item["text"].format(**words),
                group=item.get("group", "").format(**words),
                subjects=item.get("subjects", ""),
                modified=self._sim.clock.now() - timedelta(days=item["age"]),
            )
            for name in item.get("media", ()):
                self.illustrate(child, entry, name)
            for name in item.get("files", ()):
                self.attach(child, entry, name)


@data
def learning_log(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return one page of entries, of a kind: 0 all, 1 about the child alone, 2 about a group."""
    kind = number_field(fields, "learnLogType", _ALL)
    found = [
        entry
        for entry in sim.learning_log.of(child)
        if kind == _ALL or (kind == _INDIVIDUAL) == (not entry["groupName"])
    ]
    size = max(1, number_field(fields, "pageSize", 20))
    page = max(1, number_field(fields, "pageNumber", 1))
    if not sim.switches.learning_log_paging:
        page = 1
    return found[(page - 1) * size : page * size]


ROUTES = (Route(HUB, GET_OR_POST, "/learnlog/learnlog/getlearnlogs", learning_log),)

"""Tasks of each child, and their endpoints: a seed, what the calendar mirrors, and what tests add."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any, Final

from tests.simulator.clock import STOCKHOLM
from tests.simulator.data_endpoint import HUB, Fields, ParameterError, data, number_field
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_FIRST_ID: Final = 5_500_000
# How far back and ahead the calendar's tasks are, from when they are first asked for.
_BACK, _AHEAD = timedelta(weeks=4), timedelta(weeks=8)
_ADDRESS = "/task/show/"
_STATUS_TEXTS = {"Due": "Ska göras", "Done": "Klar", "NotStarted": "Inte påbörjad"}
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_URLS = ("getTask", "getTasks", "setNote", "setTaskStatus", "addComment", "sendMessage")


@cache
def seeds() -> dict[str, Any]:
    """Return tasks.toml."""
    return tomllib.loads(Path(__file__).with_name("tasks.toml").read_text(encoding="utf-8"))


@dataclass(kw_only=True)
class Task:
    """One task, which tests may change."""

    id: int
    title: str
    due: datetime
    subject: str = ""
    description: str = ""
    status: str = "Due"
    read: bool = False
    has_files: bool = False
    assigned: datetime
    milestones: tuple[int, int] = (0, 0)
    """How many are complete, and how many there are."""

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether it should have been done."""
        return self.status != "Done" and self.due < now


class Tasks:
    """The tasks of each child (docs/protocol.md I.1)."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's tasks are dated from when they are first asked for."""
        self._sim = sim
        self._tasks: dict[str, list[Task]] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[Task]:
        """Return a child's tasks, the first due first."""
        if child.key not in self._tasks:
            self._tasks[child.key] = []
            self._seed(child)
        return sorted(self._tasks[child.key], key=lambda task: (task.due, task.id))

    def add(self, child: Child, title: str, *, due: datetime, **fields: Any) -> Task:
        """Add a task; `fields` are those of a `Task`."""
        self.of(child)
        self._last_id += 1
        named: dict[str, Any] = {"id": self._last_id, "assigned": due} | fields
        task = Task(title=title, due=due, **named)
        self._tasks[child.key].append(task)
        return task

    def _seed(self, child: Child) -> None:
        """Add what the plan has, and what the calendar mirrors."""
        now = self._sim.clock.now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        for planned in seeds()[child.plan]:
            due = midnight + timedelta(days=planned["days"])
            self.add(
                child,
                planned["title"],
                due=due,
                assigned=due - timedelta(days=planned["assigned"]),
                subject=planned["subject"],
                description=planned["description"].replace("{class}", child.class_name),
                status=planned["status"],
                read=planned["read"],
                has_files=planned.get("files", False),
                milestones=tuple(planned.get("milestones", (0, 0))),
            )
        first, last = (now - _BACK).date(), (now + _AHEAD).date()
        for entry in self._sim.school.entries(child, first, last):
            if (entry["url"] or "").startswith(_ADDRESS):
                self._mirror(child, entry, now)

    def _mirror(self, child: Child, entry: dict[str, Any], now: datetime) -> None:
        """Add the task that an entry of the calendar points at."""
        due = datetime.fromisoformat(entry["startDateFull"]).replace(tzinfo=STOCKHOLM)
        subjects = entry["subjects"] or [{"title": ""}]
        self.add(
            child,
            entry["title"],
            due=due,
            id=int(entry["url"].removeprefix(_ADDRESS)),
            assigned=due - timedelta(days=7),
            subject=subjects[0]["title"],
            description=entry["text"],
            status="Done" if due < now else "Due",
            read=due < now,
        )


@data
def task_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return one page of tasks, counted from 1 (docs/protocol.md I.1)."""
    return _page(sim, child, fields)


@data
def task_window(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the first tasks as the web application starts with them (docs/protocol.md I.2)."""
    nothing = {"defaultText": "Alla", "options": []}
    subjects = dict.fromkeys(task.subject for task in sim.tasks.of(child))
    options = [{"key": name, "value": name, "selected": False} for name in subjects]
    return {
        "taskResults": _page(sim, child, {}),
        "filterOption": {
            "subjects": {"defaultText": "Alla ämnen", "options": options},
            "teachers": nothing,
            "academicYears": nothing,
            "courses": nothing,
            "showCoursesFilter": False,
        },
        "maxUploadSize": 104857600,
        "allowedMimeTypes": ["application/pdf"],
        "allowedExtensions": ["pdf"],
        "isRestricted": False,
        "canSendMessages": False,
        "urls": {name: f"/Task/Task/{name[0].upper()}{name[1:]}" for name in _URLS},
    }


def _page(sim: Simulator, child: Child, fields: Fields) -> dict[str, Any]:
    """Return a page of tasks with the sums over all of them."""
    if child.preschool:
        raise ParameterError("Object reference not set to an instance of an object")
    page = max(1, number_field(fields, "page", 1)) if sim.switches.task_paging else 1
    size = min(100, max(1, number_field(fields, "pageSize", 20)))
    now, found = sim.clock.now(), sim.tasks.of(child)
    overdue = sum(task.is_overdue(now) for task in found)
    done = sum(task.status == "Done" for task in found)
    more = len(found) > page * size
    return {
        "items": [task_row(sim, task, now) for task in found[(page - 1) * size : page * size]],
        "more": int(more) if sim.switches.task_flags == "int" else more,
        "totalOverdue": overdue,
        "totalDue": len(found) - overdue - done,
        "totalDone": done,
    }


def task_row(sim: Simulator, task: Task, now: datetime) -> dict[str, Any]:
    """Return a task as the wire has it."""
    as_text = sim.switches.task_due == "text"
    complete, milestones = task.milestones
    row: dict[str, Any] = {
        "id": task.id,
        "status": task.status,
        "statusText": _STATUS_TEXTS.get(task.status, task.status),
        "dueDate": _swedish(task.due) if as_text else _iso(task.due),
        "assignedOn": _swedish(task.assigned) if as_text else _iso(task.assigned),
        "subject": task.subject,
        "title": task.title,
        "description": task.description,
        "read": int(task.read) if sim.switches.task_flags == "int" else task.read,
        "hasUnreadComments": False,
        "hasLinks": False,
        "hasFiles": task.has_files,
        "hasReferences": False,
        "showOptionalPartsMessage": False,
        "isOverdue": task.is_overdue(now),
        "isWithinCurrentTimeframe": abs(task.due - now) < timedelta(days=7),
        "showOnedriveResource": False,
        "milestoneCount": milestones,
        "milestonesComplete": complete,
    }
    return row | ({"dueDateDateValue": _iso(task.due)} if as_text else {})


def _iso(moment: datetime) -> str:
    """Write a moment as the wire does."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _swedish(moment: date) -> str:
    """Write a day as `2 dec`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, "/task/task/GetTasks", task_list),
    Route(HUB, POST, "/task/task/appData", task_window),
)

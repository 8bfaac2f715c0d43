"""Units of learning of each child, and their endpoints: a seed that tests may add to."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any, Final

from tests.simulator.data_endpoint import (
    HUB,
    EmptyAnswer,
    Fields,
    ParameterError,
    data,
    number_field,
)
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_FIRST_ID: Final = 61_000
_FIRST_TASK: Final = 7_100_000
_FIRST_SUBJECT: Final = 41
_YEAR: Final = 4_000


@cache
def seeds() -> dict[str, Any]:
    """Return learning_plans.toml."""
    path = Path(__file__).with_name("learning_plans.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(kw_only=True)
class LearningPlan:
    """One unit of learning, which tests may change."""

    id: int
    title: str
    begins: date
    ends: date
    subjects: list[str] = field(default_factory=list)
    state: str = "active"
    years_ago: int = 0
    """Of this school year (0), or of the one before it (1)."""

    teachers: str = ""
    """Family name and first name in turn, all parted by commas."""

    description: str = ""
    fields: list[list[str]] = field(default_factory=list)
    """Label and HTML of each field of the written plan."""

    tasks: list[tuple[str, date, str]] = field(default_factory=list)
    """Title, day and status of each task; none: the platform answers without a body."""


class LearningPlans:
    """The units of learning of each child (docs/protocol.md I.3)."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's plans are dated from when they are first asked for."""
        self._clock = sim.clock
        self._plans: dict[str, list[LearningPlan]] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[LearningPlan]:
        """Return a child's plans."""
        if child.key not in self._plans:
            self._plans[child.key] = []
            today = self._clock.now().date()
            for planned in seeds()[child.plan]:
                words = planned["description"].replace("{class}", child.class_name)
                tasks = [(t, today + timedelta(days=days), s) for t, days, s in planned["tasks"]]
                self.add(
                    child,
                    planned["title"],
                    begins=today + timedelta(days=planned["begins"]),
                    ends=today + timedelta(days=planned["ends"]),
                    description=words,
                    tasks=tasks,
                    years_ago=planned.get("years_ago", 0),
                    **{name: planned[name] for name in ("subjects", "state", "teachers", "fields")},
                )
        return self._plans[child.key]

    def add(
        self, child: Child, title: str, *, begins: date, ends: date, **fields: Any
    ) -> LearningPlan:
        """Add a plan; `fields` are those of a `LearningPlan`."""
        plans = self.of(child)
        self._last_id += 1
        plan = LearningPlan(id=self._last_id, title=title, begins=begins, ends=ends, **fields)
        plans.append(plan)
        return plan


@data
def plan_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the plans of a school year, this one unless another is named (docs/protocol.md I.3)."""
    plans = sim.learning_plans.of(child)
    names = list(dict.fromkeys(name for plan in plans for name in plan.subjects))
    numbers = {name: _FIRST_SUBJECT + number for number, name in enumerate(names)}
    this_year = _school_year(sim.clock.now())
    chosen = number_field(fields, "academicYearId", _YEAR + this_year) - _YEAR
    wanted = fields.get("stateFilter") or []
    states = wanted.split(",") if isinstance(wanted, str) else wanted
    return {
        "uols": [
            {
                "id": plan.id,
                "title": plan.title,
                "subjects": [numbers[name] for name in plan.subjects],
                "state": plan.state,
            }
            for plan in plans
            if plan.years_ago == this_year - chosen and (not states or plan.state in states)
        ],
        "subjects": [
            {"id": number, "name": name, "order": order}
            for order, (name, number) in enumerate(numbers.items(), 1)
        ],
        "academicYears": [
            {
                "id": _YEAR + year,
                "title": f"{year}/{year + 1}",
                "selected": year == chosen,
                "hasUols": any(plan.years_ago == this_year - year for plan in plans),
            }
            for year in (this_year, this_year - 1)
        ],
        "currentAcademicYearId": _YEAR + this_year,
        "hasChosenPreviousAcademicYear": chosen != this_year,
        "lastChanged": sim.clock.now().strftime("%Y-%m-%dT%H:%M:%S"),
        "stateFilter": states,
        "subjectFilter": [],
    }


@data
def plan_text(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return one plan; the only key it knows is `id` (docs/protocol.md I.3, Q 15)."""
    plan = _plan(sim, child, fields)
    year = _school_year(sim.clock.now()) - plan.years_ago
    overview = {
        "Beskrivning": plan.description,
        "Ämne": ", ".join(plan.subjects),
        "Termin": "HT" if plan.ends.month >= 8 else "VT",
        "Startdatum": plan.begins.isoformat(),
        "Slutdatum": plan.ends.isoformat(),
        "Läsår": f"{year}/{year + 1}",
        "Årskurs": child.class_name[:1],
        "Lärare": plan.teachers,
    }
    return {
        "id": plan.id,
        "title": plan.title,
        "disableEdit": True,
        "hasAssessments": False,
        "subjects": plan.subjects,
        "sections": [
            {"type": "uol", "overview": _rows(overview.items())},
            {"type": "syllabus", "sections": [{"fields": _rows(plan.fields)}]},
            {"type": "statement"},
        ],
    }


@data
def plan_task_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the tasks of one plan, or nothing at all (docs/protocol.md I.3)."""
    plan = _plan(sim, child, fields)
    if not plan.tasks:
        raise EmptyAnswer
    return {
        "type": "tasks",
        "hasMore": False,
        "tasks": [
            {
                "id": _FIRST_TASK + plan.id * 10 + number,
                "title": title,
                "dueDate": f"{day.isoformat()}T00:00:00",
                "status": status,
                "milestoneCount": 0,
                "milestonesComplete": 0,
            }
            for number, (title, day, status) in enumerate(plan.tasks)
        ],
    }


@data
def plan_goals(_: Simulator, __: Child, ___: Fields, ____: HubSession) -> object:
    """Answer without a body, as seen of every plan (docs/protocol.md I.3)."""
    raise EmptyAnswer


@data
def plan_timeline(_: Simulator, __: Child, ___: Fields, ____: HubSession) -> object:
    """Fail, as seen of every plan (docs/protocol.md I.3)."""
    raise ParameterError("Object reference not set to an instance of an object")


def _plan(sim: Simulator, child: Child, fields: Fields) -> LearningPlan:
    """Return the plan that a request names; a wrong key is a server error."""
    wanted = str(fields.get("id"))
    for plan in sim.learning_plans.of(child):
        if str(plan.id) == wanted:
            return plan
    raise ParameterError("Parameter id")


def _rows(fields: Any) -> list[dict[str, str]]:
    """Return fields as label and value."""
    return [{"label": label, "value": value} for label, value in fields]


def _school_year(now: datetime) -> int:
    """Return the year in which this school year began."""
    return now.year if now.month >= 8 else now.year - 1


_PATH = "/UolV2/UolV2"
ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, f"{_PATH}/GetUols", plan_list),
    Route(HUB, POST, f"{_PATH}/GetUol", plan_text),
    Route(HUB, POST, f"{_PATH}/GetAllTasks", plan_task_list),
    Route(HUB, POST, f"{_PATH}/GetAllObjectives", plan_goals),
    Route(HUB, POST, f"{_PATH}/GetTimelineEntries", plan_timeline),
)

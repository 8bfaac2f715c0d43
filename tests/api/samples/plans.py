"""Valid answers about units of learning, and their parsers."""

from collections import Counter
from datetime import datetime
from typing import Any

from custom_components.skolplattformen.api.hub.learning_plans import (
    parse_plan,
    parse_plan_assignments,
    parse_plans,
)
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Assignment,
    LearningPlan,
    LearningPlanText,
)

READ_AT = datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM)
PLANS: dict[str, Any] = {
    "uols": [
        {"id": 61001, "title": "Kemiska reaktioner", "subjects": [41, 42], "state": "active"},
        {"id": 61002, "title": "Sagor", "subjects": [], "state": "finished"},
    ],
    "subjects": [
        {"id": 41, "name": "Kemi", "order": 1},
        {"id": 42, "name": "Teknik", "order": 2},
    ],
    "academicYears": [{"id": 4026, "title": "2026/2027", "selected": True, "hasUols": True}],
    "currentAcademicYearId": 4026,
    "hasChosenPreviousAcademicYear": False,
    "lastChanged": "2026-11-20T09:12:40",
    "stateFilter": [],
    "subjectFilter": [],
}
PLAN: dict[str, Any] = {
    "id": 61001,
    "title": "Kemiska reaktioner",
    "disableEdit": True,
    "hasAssessments": False,
    "subjects": [],
    "sections": [
        {
            "type": "uol",
            "overview": [
                {"label": "Beskrivning", "value": "<p>Vi blandar &auml;mnen.</p>"},
                {"label": "Termin", "value": "HT"},
                {"label": "Startdatum", "value": "2026-10-01"},
                {"label": "Slutdatum", "value": "2026-12-18T00:00:00"},
                {"label": "Lärare", "value": "Provén,   Lisa,Saga,  Elin"},
            ],
        },
        {
            "type": "syllabus",
            "sections": [{"fields": [{"label": "Tidplan:", "value": "<ul><li>v. 45</li></ul>"}]}],
        },
        {"type": "statement"},
    ],
}
PLAN_TASKS: dict[str, Any] = {
    "type": "tasks",
    "hasMore": False,
    "tasks": [
        {
            "id": 7100001 + number,
            "title": "Diagnos",
            "dueDate": "2026-12-02T00:00:00",
            "status": "Due",
            "milestoneCount": 0,
            "milestonesComplete": 0,
        }
        for number in range(2)
    ],
}


def parse_list(data: object) -> tuple[LearningPlan, ...]:
    """Parse the plans of a school year."""
    return parse_plans(data, READ_AT, Counter()).plans


def parse_one(data: object) -> LearningPlanText:
    """Parse one plan of the list."""
    return parse_plan(data, parse_list(PLANS)[0], READ_AT, Counter())


def parse_tasks(data: object) -> tuple[Assignment, ...]:
    """Parse the assignments of a plan."""
    return parse_plan_assignments(data, Counter()).assignments


PARSERS = [
    ("plan_list", parse_list, PLANS),
    ("plan_text", parse_one, PLAN),
    ("plan_task_list", parse_tasks, PLAN_TASKS),
]

"""A child's units of learning: this year's, and one of them with all that it says."""

from collections import Counter
from datetime import date, timedelta
import json
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    UnexpectedAnswerError,
    UnknownPlanError,
)
from custom_components.skolplattformen.api.hub.learning_plans import parse_plan, parse_plans
from custom_components.skolplattformen.errors import key_of_error
from custom_components.skolplattformen.school.models import (
    LearningPlan,
    LearningPlanText,
    PlanField,
)
from tests.simulator.server import Simulator

from .samples.plans import PLAN, PLANS, READ_AT, parse_one
from .test_client import key
from .test_renewal import requested

TODAY = date(2026, 11, 24)


async def test_the_plans_of_both_children(sim: Simulator, client: SkolplattformenClient) -> None:
    """Each child's own of this school year, with subjects by name."""
    for name in ("Alva", "Vilmer", "Alva"):
        answer = await client.plans(key(sim, name))
        assert [
            (plan.id, plan.title, list(plan.subjects), plan.state) for plan in answer.plans
        ] == [
            (plan.id, plan.title, plan.subjects, plan.state)
            for plan in sim.learning_plans.of(sim.family.child(name))
            if plan.years_ago == 0
        ]


async def test_one_plan(sim: Simulator, client: SkolplattformenClient) -> None:
    """When, who, what for, and what is to be done; headings as the school wrote them."""
    plan = (await client.plans(key(sim, "Alva"))).plans[0]
    text = await client.plan(key(sim, "Alva"), plan.id)
    assert text.plan == plan
    assert (text.begins, text.ends) == (TODAY - timedelta(days=40), TODAY + timedelta(days=25))
    assert text.teachers == ("Provén, Lisa", "Saga, Elin")
    assert text.description == "Vi räknar med **bråk** i 6B."
    assert text.fields == (
        PlanField(label="Ämne", text="Matematik"),
        PlanField(label="Termin", text="HT"),
        PlanField(label="Läsår", text="2026/2027"),
        PlanField(label="Årskurs", text="6"),
        PlanField(label="Översikt", text="Delar av en hel."),
        PlanField(label="Tidplan", text="- v. 45: bråk\n- v. 46: procent"),
        PlanField(
            label="Kunskapsmål - När vi är klara ska du kunna",
            text="växla mellan bråk och procent",
        ),
    )
    assert [(item.title, item.due_on, item.done) for item in text.assignments] == [
        ("Sidan 30 till 34", TODAY - timedelta(days=6), True),
        ("Diagnos bråk", TODAY + timedelta(days=4), False),
    ]
    assert text.complete


async def test_a_plan_without_assignments(sim: Simulator, client: SkolplattformenClient) -> None:
    """The platform says nothing at all then, and the session lives on."""
    plan = (await client.plans(key(sim, "Vilmer"))).plans[0]
    text = await client.plan(key(sim, "Vilmer"), plan.id)
    assert text.assignments == ()
    assert text.complete
    assert client.counts["renewal"] == 0


async def test_a_plan_of_the_other_child(sim: Simulator, client: SkolplattformenClient) -> None:
    """It is refused in words of its own, and not even asked for; nor is last year's."""
    vilmers = sim.learning_plans.of(sim.family.child("Vilmer"))[0]
    old = sim.learning_plans.of(sim.family.child("Alva"))[-1]
    for plan in (vilmers, old):
        with pytest.raises(UnknownPlanError) as caught:
            await client.plan(key(sim, "Alva"), plan.id)
        assert key_of_error(caught.value) == "unknown_plan"
    assert requested(sim, "plan_text") == 0


async def test_a_plan_while_the_child_drifts(sim: Simulator, client: SkolplattformenClient) -> None:
    """What was read for another child is dropped and read again."""
    plan = (await client.plans(key(sim, "Alva"))).plans[0]
    sim.switches.drift_after = 3
    assert (await client.plan(key(sim, "Alva"), plan.id)).plan == plan


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_school_without_plans(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """Off for one child is off for that child alone."""
    sim.family.child("Alva").modules_off = {"plan_list": mode}
    for question in (client.plans(key(sim, "Alva")), client.plan(key(sim, "Alva"), 61001)):
        with pytest.raises(ModuleOffError):
            await question
    assert (await client.plans(key(sim, "Vilmer"))).plans


async def test_no_plans(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school that plans nothing has nothing."""
    monkeypatch.setattr(sim.learning_plans, "of", lambda _child: [])
    assert (await client.plans(key(sim, "Alva"))).plans == ()


@pytest.mark.parametrize("bad", [None, [], {"id": "x"}, {}, PLAN | {"id": 61002}])
def test_what_is_not_that_plan(bad: Any) -> None:
    """Another plan is as bad as none."""
    with pytest.raises(UnexpectedAnswerError):
        parse_one(bad)


@pytest.mark.parametrize(
    ("teachers", "expected"),
    [
        ("Provén,   Lisa", ("Provén, Lisa",)),
        ("Provén,Lisa,Saga, Elin", ("Provén, Lisa", "Saga, Elin")),
        ("Arbetslag 6", ("Arbetslag 6",)),
        (" , ,", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_teachers(teachers: object, expected: tuple[str, ...]) -> None:
    """Names follow each other by commas; an odd one stands alone."""
    overview = [{"label": "Lärare", "value": teachers}]
    data = PLAN | {"sections": [{"type": "uol", "overview": overview}]}
    assert parse_one(data).teachers == expected


def test_odd_parts_of_a_plan_cost_only_themselves() -> None:
    """What cannot be read is left out and counted; the rest is there."""
    plan = LearningPlan(id=61001, title=None, subjects=(), state=None)
    good = {"label": "Mål", "value": "<p>Läsa</p>"}
    sections = [
        None,
        {"type": "uol", "overview": [7, good, {"value": "utan rubrik"}]},
        {"type": "syllabus", "sections": [{"fields": "x"}, 5, {"fields": [good]}]},
        {"type": "uol", "overview": [{"label": "Startdatum", "value": "i höst"}]},
    ]
    skipped: Counter[str] = Counter()
    text = parse_plan(PLAN | {"sections": sections}, plan, READ_AT, skipped)
    assert [field.label for field in text.fields] == ["Mål", "Mål"]
    assert text.begins is None
    assert skipped == {"plan_sections": 2, "plan_fields": 3}


@pytest.mark.parametrize("subjects", [None, [], "x", [{"id": 41}], [{"id": 1, "name": "Kemi"}]])
def test_subjects_without_names(subjects: object) -> None:
    """A plan whose subjects have no names is still a plan."""
    plans = parse_plans({**PLANS, "subjects": subjects}, READ_AT, Counter()).plans
    assert [plan.subjects for plan in plans] == [(), ()]


def test_plans_can_be_stored() -> None:
    """And are read back as they were."""
    text = parse_one(PLAN)
    assert LearningPlanText.from_dict(json.loads(json.dumps(text.to_dict()))) == text

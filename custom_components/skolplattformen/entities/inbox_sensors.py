"""Sensors of what waits for a family: work that is due, news, and what the bell tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import ChildDescription, ChildEntity, Lasts
from ..school.assessments import Assessment, assessments, due_within
from ..school.day import is_fresh
from ..school.models import ChildSnapshot, Module
from ..school.moments import swedish_day
from .state_text import as_state

_DUE_DAYS = 7
_TELL_OF_WORK = (Module.ASSIGNMENTS, Module.CALENDAR)


@dataclass(frozen=True, kw_only=True)
class InboxSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor of what has come in."""

    value_fn: Callable[[ChildSnapshot], StateType]
    attributes_fn: Callable[[ChildSnapshot], Mapping[str, Any] | None] = lambda _child: None


@dataclass(frozen=True, kw_only=True)
class DueSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor of how much work is due."""


def _latest(child: ChildSnapshot) -> str | None:
    item = next(iter(child.news.items), None) if child.news else None
    return None if item is None or item.title is None else as_state(item.title)


def _published(child: ChildSnapshot) -> Mapping[str, Any] | None:
    item = next(iter(child.news.items), None) if child.news else None
    return None if item is None else {"published": item.published and item.published.isoformat()}


def _unread(child: ChildSnapshot) -> int | None:
    return None if child.notifications is None else child.notifications.unread


def _has_work(coordinator: AccountCoordinator, key: str) -> bool:
    """Return whether the child has a part of the platform that tells of work; not in preschool."""
    child, now = coordinator.data.children[key], dt_util.utcnow()
    if child.assignments is None and child.lacks(Module.TIMETABLE):
        return False
    return any(coordinator.data.exists(key, module, now) for module in _TELL_OF_WORK)


INBOX_SENSORS = (
    InboxSensorDescription(
        key="latest_news",
        translation_key="latest_news",
        entity_registry_enabled_default=False,
        lasts=Lasts.PLAN,
        module=Module.NEWS,
        value_fn=_latest,
        attributes_fn=_published,
    ),
    InboxSensorDescription(
        key="unread_notifications",
        translation_key="unread_notifications",
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        lasts=Lasts.LIVE,
        module=Module.NOTIFICATIONS,
        value_fn=_unread,
    ),
)

ASSIGNMENTS_DUE = DueSensorDescription(
    key="assignments_due",
    translation_key="assignments_due",
    # The to-do list counts too.
    entity_registry_enabled_default=False,
    state_class=SensorStateClass.MEASUREMENT,
    lasts=Lasts.PLAN,
    condition=_has_work,
)


class InboxSensor(ChildEntity, SensorEntity):
    """A sensor of what has come in."""

    entity_description: InboxSensorDescription
    _unrecorded_attributes = frozenset({"published"})

    @property
    @override
    def native_value(self) -> StateType:
        """Return the value."""
        return self.entity_description.value_fn(self.child)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return what belongs to the value."""
        return self.entity_description.attributes_fn(self.child)


class AssignmentsDueSensor(ChildEntity, SensorEntity):
    """How many tests, homework and assignments are due within a week."""

    entity_description: DueSensorDescription
    _unrecorded_attributes = frozenset({"assignments"})

    @override
    def _stands(self, now: datetime) -> bool:
        """Return whether all that tells of work still does: a part would be too low a number."""
        facts = self.child.by_module
        return all(
            module in facts and is_fresh(facts[module], swedish_day(now), now)
            for module in _TELL_OF_WORK
            if self.coordinator.data.exists(self.child_key, module, now)
        )

    @property
    def _due(self) -> tuple[Assessment, ...]:
        now = dt_util.utcnow()
        child = self.child
        known = assessments(self.child_key, child.calendar, child.assignments, now)
        return due_within(known, now, _DUE_DAYS)

    @property
    @override
    def native_value(self) -> int:
        """Return how many there are, today's and those of the week to come."""
        return len(self._due)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what is due, in order."""
        return {
            "assignments": [
                {
                    "title": item.title,
                    "kind": item.kind.value,
                    "subject": item.subject,
                    "due": _due_text(item),
                }
                for item in self._due
            ]
        }


def _due_text(item: Assessment) -> str | None:
    """Return when an item is due, with the time of day where it is told."""
    when = item.due_at or item.due_on
    return None if when is None else when.isoformat()

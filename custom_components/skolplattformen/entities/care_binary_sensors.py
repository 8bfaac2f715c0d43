"""Binary sensors of a child's care: whether the child is there, and whether a comment is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..entity import ChildDescription, ChildEntity, Lasts
from ..school.care_days import is_checked_in, is_comment_missing, next_care, passed
from ..school.known import known_of
from ..school.models import ChildSnapshot, Module
from ..school.moments import swedish_day


@dataclass(frozen=True, kw_only=True)
class CareBinarySensorDescription(BinarySensorEntityDescription, ChildDescription):
    """A binary sensor of a child's care."""

    value_fn: Callable[[ChildSnapshot, datetime], bool | None]
    attributes_fn: Callable[[ChildSnapshot, datetime], Mapping[str, Any]]


def _checked_in(child: ChildSnapshot, now: datetime) -> bool | None:
    return is_checked_in(child.care, now)


def _times(child: ChildSnapshot, now: datetime) -> Mapping[str, Any]:
    """Return when the child came and went today."""
    comment = child.care.today if child.care else None
    is_of_today = comment is not None and comment.day == swedish_day(now)
    came, went = passed(comment) if comment is not None and is_of_today else (None, None)
    return {
        "checked_in": came and came.isoformat(),
        "checked_out": went and went.isoformat(),
    }


def _comment_missing(child: ChildSnapshot, now: datetime) -> bool | None:
    return is_comment_missing(known_of(child), child.care.today if child.care else None, now)


def _day(child: ChildSnapshot, now: datetime) -> Mapping[str, Any]:
    """Return the day of the next care, which is the one that is meant if it is today or tomorrow."""
    care = next_care(known_of(child), now)
    return {"date": care and care.day.isoformat()}


CARE_BINARY_SENSORS = (
    CareBinarySensorDescription(
        key="checked_in",
        translation_key="checked_in",
        lasts=Lasts.LIVE,
        module=Module.CARE,
        value_fn=_checked_in,
        attributes_fn=_times,
    ),
    CareBinarySensorDescription(
        key="pick_up_comment_missing",
        translation_key="pick_up_comment_missing",
        entity_registry_enabled_default=False,
        lasts=Lasts.LIVE,
        module=Module.CARE,
        value_fn=_comment_missing,
        attributes_fn=_day,
    ),
)


class CareBinarySensor(ChildEntity, BinarySensorEntity):
    """Something about a child's care that is so or is not."""

    entity_description: CareBinarySensorDescription
    _unrecorded_attributes = frozenset({"checked_in", "checked_out", "date"})

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so at this moment; None when that is not known."""
        return self.entity_description.value_fn(self.child, dt_util.utcnow())

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs to it."""
        return self.entity_description.attributes_fn(self.child, dt_util.utcnow())

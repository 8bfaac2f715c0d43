"""Binary sensors of the day: whether there is school, and whether the child is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..entity import ChildDescription, ChildEntity, Lasts
from ..school.day_mode import DayMode
from ..school.known import known_of
from ..school.models import ChildSnapshot, Module
from ..school.moments import instant, swedish_day
from ..school.school_day import SchoolDay, school_day

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class DayBinaryDescription(BinarySensorEntityDescription, ChildDescription):
    """A binary sensor of a child's day."""

    value_fn: Callable[[ChildSnapshot, datetime], bool | None]


@dataclass(frozen=True, kw_only=True)
class SchoolDayDescription(BinarySensorEntityDescription, ChildDescription):
    """A binary sensor of whether there is school on a day."""

    ahead: timedelta


def _in_school(child: ChildSnapshot, now: datetime) -> bool | None:
    """Return whether it is between the first lesson's start and the last one's end."""
    day = school_day(known_of(child), swedish_day(now))
    if not day.known or day.mode is DayMode.UNKNOWN:
        return None
    if day.mode is not DayMode.SCHOOL or day.start is None or day.end is None:
        return False
    return instant(day.start) <= instant(now) < instant(day.end)


def _absent(child: ChildSnapshot, now: datetime) -> bool | None:
    """Return whether the child is reported absent today; None when the platform does not say."""
    offered = child.attendance.offered(swedish_day(now)) if child.attendance else None
    return None if offered is None else offered.absent


SCHOOL_DAYS = (
    SchoolDayDescription(
        key="school_day",
        translation_key="school_day",
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        ahead=timedelta(0),
    ),
    SchoolDayDescription(
        key="school_day_tomorrow",
        translation_key="school_day_tomorrow",
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        ahead=_DAY,
    ),
)

PRESENCE = (
    DayBinaryDescription(
        key="in_school",
        translation_key="in_school",
        # Automations rather go by when school begins and ends.
        entity_registry_enabled_default=False,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        value_fn=_in_school,
    ),
    DayBinaryDescription(
        key="absent_today",
        translation_key="absent_today",
        lasts=Lasts.LIVE,
        module=Module.ATTENDANCE,
        value_fn=_absent,
    ),
)


class DayBinarySensor(ChildEntity, BinarySensorEntity):
    """Whether something is so at this moment."""

    entity_description: DayBinaryDescription

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so; None when that is not known."""
        return self.entity_description.value_fn(self.child, dt_util.utcnow())


class SchoolDaySensor(ChildEntity, BinarySensorEntity):
    """Whether a child has school on a day."""

    entity_description: SchoolDayDescription
    _unrecorded_attributes = frozenset({"reason"})

    @property
    def _day(self) -> SchoolDay:
        day = swedish_day(dt_util.utcnow()) + self.entity_description.ahead
        return school_day(known_of(self.child), day)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether there is; None without a timetable, or when nothing explains the day."""
        day = self._day
        if not day.known or day.mode is DayMode.UNKNOWN:
            return None
        return day.mode is DayMode.SCHOOL

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return why there is no school, in the school's own words."""
        return {"reason": self._day.reason}

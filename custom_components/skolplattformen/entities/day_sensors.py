"""Sensors of the school day: when it begins and ends, and what kind of day today and tomorrow are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..entity import ChildDescription, ChildEntity, Lasts
from ..school.day_mode import DayMode
from ..school.known import known_of
from ..school.models import Module
from ..school.moments import swedish_day
from ..school.school_day import next_school_day, school_day
from ..school.told.sentences import sentence_of
from .child_day import told_of

# A day that nothing explains is unknown, as any other state.
_MODES = [mode.value for mode in DayMode if mode is not DayMode.UNKNOWN]


@dataclass(frozen=True, kw_only=True)
class SchoolTimeDescription(SensorEntityDescription, ChildDescription):
    """A sensor of when the school day begins or ends."""

    of_end: bool = False


@dataclass(frozen=True, kw_only=True)
class DayModeDescription(SensorEntityDescription, ChildDescription):
    """A sensor of what kind of day a day is."""

    ahead: timedelta


SCHOOL_TIMES = (
    SchoolTimeDescription(
        key="school_start",
        translation_key="school_start",
        device_class=SensorDeviceClass.TIMESTAMP,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
    ),
    SchoolTimeDescription(
        key="school_end",
        translation_key="school_end",
        device_class=SensorDeviceClass.TIMESTAMP,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        of_end=True,
    ),
)

DAY_MODES = (
    DayModeDescription(
        key="today",
        translation_key="today",
        device_class=SensorDeviceClass.ENUM,
        options=_MODES,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        ahead=timedelta(0),
    ),
    DayModeDescription(
        key="tomorrow",
        translation_key="tomorrow",
        device_class=SensorDeviceClass.ENUM,
        options=_MODES,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        ahead=timedelta(days=1),
    ),
)


class SchoolTimeSensor(ChildEntity, SensorEntity):
    """When the school day of a child begins or ends: today's until it is over, then the next."""

    entity_description: SchoolTimeDescription

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the moment; None without a school day in the next two weeks."""
        day = next_school_day(known_of(self.child), dt_util.utcnow())
        if day is None:
            return None
        return day.end if self.entity_description.of_end else day.start


class DayModeSensor(ChildEntity, SensorEntity):
    """What kind of day today or tomorrow is for a child."""

    entity_description: DayModeDescription
    _unrecorded_attributes = frozenset(
        {"summary", "reason", "start", "end", "start_difference", "end_difference"}
    )

    @property
    @override
    def native_value(self) -> str | None:
        """Return the mode; None when nothing explains a day without lessons."""
        day = swedish_day(dt_util.utcnow()) + self.entity_description.ahead
        mode = school_day(known_of(self.child), day).mode
        return None if mode is DayMode.UNKNOWN else mode.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the day in a sentence, why, when, and how many minutes later that is than usual."""
        now, language = dt_util.utcnow(), self.hass.config.language
        date = swedish_day(now) + self.entity_description.ahead
        told = told_of(self.coordinator, self.child_key, date, now, language)
        day, usual = told.day, told.differences
        return {
            "summary": sentence_of(told, now, language),
            "reason": day.reason,
            "start": day.start and day.start.isoformat(),
            "end": day.end and day.end.isoformat(),
            "start_difference": None if usual is None else usual.start,
            "end_difference": None if usual is None else usual.end,
        }

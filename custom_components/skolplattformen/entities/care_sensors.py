"""Sensors of a child's care: when it begins and ends, today or next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..entity import ChildDescription, ChildEntity, Lasts
from ..school.care_days import next_care
from ..school.known import known_of
from ..school.models import CareDay, Module


@dataclass(frozen=True, kw_only=True)
class CareSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor of a child's care."""

    value_fn: Callable[[CareDay], datetime | None]


CARE_SENSORS = (
    CareSensorDescription(
        key="care_start",
        translation_key="care_start",
        device_class=SensorDeviceClass.TIMESTAMP,
        lasts=Lasts.PLAN,
        module=Module.CARE,
        value_fn=lambda care: care.start,
    ),
    CareSensorDescription(
        key="care_end",
        translation_key="care_end",
        device_class=SensorDeviceClass.TIMESTAMP,
        lasts=Lasts.PLAN,
        module=Module.CARE,
        value_fn=lambda care: care.end,
    ),
)


class CareSensor(ChildEntity, SensorEntity):
    """A time of a child's care: today's until the care has ended, then the next day's."""

    entity_description: CareSensorDescription

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the time; None when it is not entered, or no care is known of."""
        care = next_care(known_of(self.child), dt_util.utcnow())
        return None if care is None else self.entity_description.value_fn(care)

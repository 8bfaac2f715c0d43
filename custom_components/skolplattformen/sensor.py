"""Sensors: wake-up, lunch, unread messages, those of files beside this one, and the account's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .entities.care_sensors import CARE_SENSORS, CareSensor
from .entities.day_sensors import DAY_MODES, SCHOOL_TIMES, DayModeSensor, SchoolTimeSensor
from .entities.family_now import FAMILY_NOW, FamilyNowSensor
from .entities.family_sensors import FAMILY_DAYS, FAMILY_TIMES, FamilyDaySensor, FamilyTimeSensor
from .entities.inbox_sensors import (
    ASSIGNMENTS_DUE,
    INBOX_SENSORS,
    AssignmentsDueSensor,
    InboxSensor,
)
from .entities.lesson_sensors import LESSON_SENSORS, LessonSensor
from .entities.lunch import MenuEntity, card_calendar, in_words
from .entities.state_text import as_state
from .entity import (
    AccountEntity,
    ChildDescription,
    ChildEntity,
    Lasts,
    async_follow_children,
    has_menu,
)
from .options import wake_up_margin
from .school.day import alarm_before, next_lesson
from .school.known import known_of
from .school.models import STOCKHOLM, ChildSnapshot, Module, monday_of
from .school.moments import swedish_day
from .school.school_day import next_school_day
from .snapshot import AccountData

PARALLEL_UPDATES = 0

_SIGN_IN_STATES = ["signed_in", "sign_in_required"]


@dataclass(frozen=True, kw_only=True)
class AccountSensorDescription(SensorEntityDescription):
    """A sensor of the account."""

    value_fn: Callable[[AccountData], StateType | datetime]


@dataclass(frozen=True, kw_only=True)
class ChildSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor of a child."""

    value_fn: Callable[[ChildSnapshot, datetime], StateType | datetime]


@dataclass(frozen=True, kw_only=True)
class OwnSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor of a child with a class of its own: it needs more than what is read of the child."""


def _start(child: ChildSnapshot, now: datetime) -> datetime | None:
    lesson = next_lesson(child.timetable, now)
    return None if lesson is None else lesson.start


def _unread(child: ChildSnapshot, _now: datetime) -> int | None:
    return None if child.messages is None else child.messages.unread


CHILD_SENSORS = (
    ChildSensorDescription(
        key="next_lesson_start",
        translation_key="next_lesson_start",
        # An attribute of the lesson has it, and of most days so has the school's start.
        entity_registry_enabled_default=False,
        device_class=SensorDeviceClass.TIMESTAMP,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        value_fn=_start,
    ),
    ChildSensorDescription(
        key="unread_messages",
        translation_key="unread_messages",
        state_class=SensorStateClass.MEASUREMENT,
        lasts=Lasts.LIVE,
        module=Module.MESSAGES,
        value_fn=_unread,
    ),
)

WAKE_UP = OwnSensorDescription(
    key="wake_up",
    translation_key="wake_up",
    device_class=SensorDeviceClass.TIMESTAMP,
    lasts=Lasts.PLAN,
    module=Module.TIMETABLE,
)

LUNCH = OwnSensorDescription(
    key="lunch", translation_key="lunch", lasts=Lasts.PLAN, condition=has_menu
)

ACCOUNT_SENSORS = (
    AccountSensorDescription(
        key="last_update",
        translation_key="last_update",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda data: data.read_at,
    ),
    AccountSensorDescription(
        key="sign_in",
        translation_key="sign_in",
        device_class=SensorDeviceClass.ENUM,
        entity_category=EntityCategory.DIAGNOSTIC,
        options=_SIGN_IN_STATES,
        value_fn=lambda data: _SIGN_IN_STATES[data.sign_in_required],
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the account's sensors and those of each child."""
    coordinator = entry.runtime_data.coordinator
    async_add_entities(AccountSensor(coordinator, sensor) for sensor in ACCOUNT_SENSORS)
    async_add_entities(FamilyTimeSensor(coordinator, sensor) for sensor in FAMILY_TIMES)
    async_add_entities(FamilyDaySensor(coordinator, sensor) for sensor in FAMILY_DAYS)
    async_add_entities([FamilyNowSensor(coordinator, FAMILY_NOW)])
    async_follow_children(entry, async_add_entities, Platform.SENSOR, CHILD_SENSORS, ChildSensor)
    async_follow_children(entry, async_add_entities, Platform.SENSOR, (WAKE_UP,), WakeUpSensor)
    async_follow_children(entry, async_add_entities, Platform.SENSOR, CARE_SENSORS, CareSensor)
    async_follow_children(entry, async_add_entities, Platform.SENSOR, (LUNCH,), LunchSensor)
    async_follow_children(entry, async_add_entities, Platform.SENSOR, LESSON_SENSORS, LessonSensor)
    async_follow_children(
        entry, async_add_entities, Platform.SENSOR, SCHOOL_TIMES, SchoolTimeSensor
    )
    async_follow_children(entry, async_add_entities, Platform.SENSOR, DAY_MODES, DayModeSensor)
    async_follow_children(
        entry, async_add_entities, Platform.SENSOR, (ASSIGNMENTS_DUE,), AssignmentsDueSensor
    )
    async_follow_children(entry, async_add_entities, Platform.SENSOR, INBOX_SENSORS, InboxSensor)


class AccountSensor(AccountEntity, SensorEntity):
    """A sensor of the account."""

    entity_description: AccountSensorDescription

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value."""
        return self.entity_description.value_fn(self.coordinator.data)


class ChildSensor(ChildEntity, SensorEntity):
    """A sensor of a child."""

    entity_description: ChildSensorDescription

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value as it is at this moment."""
        return self.entity_description.value_fn(self.child, dt_util.utcnow())


class WakeUpSensor(ChildEntity, SensorEntity):
    """When a child is to be woken for the next school day."""

    entity_description: OwnSensorDescription

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: OwnSensorDescription
    ) -> None:
        """Take the margin from the options: other ones begin with a reload."""
        super().__init__(coordinator, key, description)
        self._margin = wake_up_margin(coordinator.config_entry, key)

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the moment while it lies ahead."""
        now = dt_util.utcnow()
        day = next_school_day(known_of(self.child), now)
        return alarm_before(day.start if day else None, self._margin, now)


class LunchSensor(MenuEntity, SensorEntity):
    """What a child has for lunch."""

    entity_description: OwnSensorDescription
    _unrecorded_attributes = frozenset({"dishes", "calendar", "name", "provider", "url", "updated"})

    @property
    @override
    def native_value(self) -> str | None:
        """Return the dishes that the child eats, or why there are none."""
        lunch = self.lunch
        return None if lunch is None else as_state(in_words(lunch))

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the day and all its dishes, and all days in the form that skolmat-card 2 reads."""
        lunch, main, today = self.lunch, self.menu.main, swedish_day(dt_util.utcnow())
        return {
            "date": lunch and lunch.day.isoformat(),
            "dishes": [dish.name for dish in lunch.dishes] if lunch else [],
            "calendar": card_calendar(self.menu.lunches, monday_of(today)),
            "name": main.data.school,
            "provider": main.source.site,
            "url": main.source.address,
            "updated": main.data.read_at.astimezone(STOCKHOLM).isoformat(),
        }

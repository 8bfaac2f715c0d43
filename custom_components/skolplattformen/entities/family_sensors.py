"""Sensors of all children together: who has school, when the first begins and the last ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import AccountEntity
from ..school.family import HowMany, next_school_hours, school_hours, who_has_school
from ..school.known import Known, known_of
from ..school.models import ChildSnapshot
from ..school.moments import swedish_day
from ..school.school_day import school_day
from ..school.told.sentences import family_paragraph, family_sentence
from .child_day import has_timetable, standing, told_of


@dataclass(frozen=True, kw_only=True)
class FamilyTimeDescription(SensorEntityDescription):
    """A sensor of when the first child begins, or the last one ends."""

    of_end: bool = False


@dataclass(frozen=True, kw_only=True)
class FamilyDayDescription(SensorEntityDescription):
    """A sensor of who has school on a day."""

    ahead: timedelta


FAMILY_TIMES = (
    FamilyTimeDescription(
        key="first_start",
        translation_key="first_start",
        device_class=SensorDeviceClass.TIMESTAMP,
    ),
    FamilyTimeDescription(
        key="last_end",
        translation_key="last_end",
        device_class=SensorDeviceClass.TIMESTAMP,
        of_end=True,
    ),
)

# An enum, so that "somebody has school tomorrow" needs no template and no number to compare with.
FAMILY_DAYS = (
    FamilyDayDescription(
        key="family_today",
        translation_key="family_today",
        device_class=SensorDeviceClass.ENUM,
        options=[who.value for who in HowMany],
        ahead=timedelta(0),
    ),
    FamilyDayDescription(
        key="family_tomorrow",
        translation_key="family_tomorrow",
        device_class=SensorDeviceClass.ENUM,
        options=[who.value for who in HowMany],
        ahead=timedelta(days=1),
    ),
)


class FamilyEntity(AccountEntity, SensorEntity):
    """A sensor of all children; of use to those who have several."""

    def __init__(
        self, coordinator: AccountCoordinator, description: SensorEntityDescription
    ) -> None:
        """Be enabled from the start where there are several children."""
        super().__init__(coordinator, description)
        self._attr_entity_registry_enabled_default = len(coordinator.data.children) > 1

    def standing(self, now: datetime) -> dict[str, ChildSnapshot]:
        """Return the children, without plans that are too old to be believed."""
        today = swedish_day(now)
        return {
            key: standing(child, today, now)
            for key, child in self.coordinator.data.children.items()
        }

    def pupils(self, now: datetime) -> list[Known]:
        """Return what is known of the children who have a timetable; others go to preschool."""
        return [
            known_of(child)
            for key, child in self.standing(now).items()
            if has_timetable(self.coordinator, key, now)
        ]


class FamilyTimeSensor(FamilyEntity):
    """When the first child begins, or the last one ends: today's until it is over, then the next."""

    entity_description: FamilyTimeDescription

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the moment; None when nobody has school, or it is not known of somebody."""
        now = dt_util.utcnow()
        hours = next_school_hours(self.pupils(now), now)
        if hours is None:
            return None
        return hours.end if self.entity_description.of_end else hours.start


class FamilyDaySensor(FamilyEntity):
    """Who has school today or tomorrow, and the whole day in words."""

    entity_description: FamilyDayDescription
    _unrecorded_attributes = frozenset({"summary", "paragraph", "first_start", "last_end"})

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the menus as well: the words tell of lunch."""
        await super().async_added_to_hass()
        for menu in self.coordinator.menus.values():
            self.async_on_remove(menu.async_add_listener(self._handle_coordinator_update))

    @property
    @override
    def native_value(self) -> str | None:
        """Return who has school; None when it is not known of somebody."""
        now = dt_util.utcnow()
        who = who_has_school(school_day(known, self._day(now)) for known in self.pupils(now))
        return None if who is None else who.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the day in a sentence and in a few, and from when to when anybody has school."""
        now, language = dt_util.utcnow(), self.hass.config.language
        day = self._day(now)
        told = [
            told_of(self.coordinator, key, day, now, language, child=child)
            for key, child in self.standing(now).items()
        ]
        hours = school_hours([school_day(known, day) for known in self.pupils(now)])
        return {
            "summary": family_sentence(told, now, language),
            "paragraph": family_paragraph(told, now, language),
            "first_start": hours and hours.start.isoformat(),
            "last_end": hours and hours.end.isoformat(),
        }

    def _day(self, now: datetime) -> date:
        return swedish_day(now) + self.entity_description.ahead

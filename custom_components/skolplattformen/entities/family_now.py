"""The sensor of where all children are at this moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntityDescription
from homeassistant.util import dt as dt_util

from ..options import name_of
from ..school.family import HowMany, how_many
from ..school.known import known_of
from ..school.models import ChildSnapshot, Module
from ..school.told.where import ChildPlace, where_sentence
from ..school.whereabouts import Place, whereabouts
from .child_day import as_counted, has_timetable
from .family_sensors import FamilyEntity

# By the timetable, by the book of the care, or by its registered times.
_AWAY = frozenset({Place.SCHOOL, Place.CARE, Place.EXPECTED})

FAMILY_NOW = SensorEntityDescription(
    key="family_now",
    translation_key="family_now",
    device_class=SensorDeviceClass.ENUM,
    options=[who.value for who in HowMany],
)


class FamilyNowSensor(FamilyEntity):
    """Who is at school or in care now, and where everybody is."""

    _unrecorded_attributes = frozenset({"summary", "children"})

    @property
    @override
    def native_value(self) -> str | None:
        """Return who is away; None when that is not known of somebody."""
        places = [child.where.place for child in self._places()]
        if not places or Place.UNKNOWN in places:
            return None
        return how_many([place in _AWAY for place in places]).value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return where everybody is, in a sentence and one by one."""
        places = self._places()
        return {
            "summary": where_sentence(places, self.hass.config.language),
            "children": [
                {
                    "name": child.name,
                    "place": child.where.place.value,
                    "until": child.where.until and child.where.until.isoformat(),
                }
                for child in places
            ],
        }

    def _places(self) -> list[ChildPlace]:
        now = dt_util.utcnow()
        return [self._place(key, child, now) for key, child in self.standing(now).items()]

    def _place(self, key: str, child: ChildSnapshot, now: datetime) -> ChildPlace:
        has_lessons = has_timetable(self.coordinator, key, now)
        child = as_counted(self.coordinator, key, child, now)
        care = child.care
        if not self.coordinator.is_live(key, Module.CARE, now):
            care = None
        return ChildPlace(
            name=name_of(self.coordinator.config_entry, child.child),
            where=whereabouts(known_of(child), care, now, has_timetable=has_lessons),
            has_timetable=has_lessons,
        )

"""The binary sensor of what a child brings to school tomorrow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import ChildDescription, ChildEntity, Lasts
from ..options import things_to_bring
from ..school.bring import Bring, bring_on
from ..school.day import is_fresh
from ..school.day_mode import DayMode, judge
from ..school.known import Known, known_of
from ..school.models import Fact, Module
from ..school.moments import swedish_day


@dataclass(frozen=True, kw_only=True)
class BringAlongDescription(BinarySensorEntityDescription, ChildDescription):
    """A binary sensor of what to bring."""


def _is_told(coordinator: AccountCoordinator, key: str) -> bool:
    """Return whether the child has a part of the platform that tells what to bring."""
    now = dt_util.utcnow()
    modules = (Module.TIMETABLE, Module.CALENDAR)
    return any(coordinator.data.exists(key, module, now) for module in modules)


BRING_ALONG = BringAlongDescription(
    key="bring_along_tomorrow",
    translation_key="bring_along_tomorrow",
    lasts=Lasts.PLAN,
    condition=_is_told,
)


class BringAlong(ChildEntity, BinarySensorEntity):
    """Whether a child brings something to school tomorrow."""

    entity_description: BringAlongDescription
    _unrecorded_attributes = frozenset({"items"})

    @override
    def _stands(self, now: datetime) -> bool:
        known = self._known(now)
        return known.timetable is not None or known.calendar is not None

    def _known(self, now: datetime) -> Known:
        """Return what is known of the child's days, without what is gone or has become too old."""
        known = known_of(self.child)
        return Known(
            timetable=self._standing(Module.TIMETABLE, known.timetable, now),
            calendar=self._standing(Module.CALENDAR, known.calendar, now),
            attendance=known.attendance,
        )

    def _standing[F: Fact](self, module: Module, fact: F | None, now: datetime) -> F | None:
        exists = self.coordinator.data.exists(self.child_key, module, now)
        if fact is None or not exists or not is_fresh(fact, swedish_day(now), now):
            return None
        return fact

    @property
    def _found(self) -> tuple[Bring, ...] | None:
        """Return what to bring; None when that is not known."""
        now = dt_util.utcnow()
        known, tomorrow = self._known(now), swedish_day(now) + timedelta(days=1)
        if judge(known, tomorrow).mode is DayMode.ABSENT:
            return ()
        language = self.hass.config.language
        things = things_to_bring(self.coordinator.config_entry, self.child_key, language)
        return bring_on(known, tomorrow, things)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether there is something; None when that is not known."""
        found = self._found
        return None if found is None else bool(found)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the things, and what the school wrote of others."""
        return {"items": [found.text for found in self._found or ()]}

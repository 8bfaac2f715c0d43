"""Binary sensors: whether the next lunch has what is watched for, and those of files beside this."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .entities.bring_along import BRING_ALONG, BringAlong
from .entities.care_binary_sensors import CARE_BINARY_SENSORS, CareBinarySensor
from .entities.day_binary_sensors import PRESENCE, SCHOOL_DAYS, DayBinarySensor, SchoolDaySensor
from .entities.lunch import MenuEntity
from .entity import ChildDescription, Lasts, async_follow_children, has_menu
from .options import watched_words
from .school.moments import swedish_day
from .school.watch import words_in

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ChildBinarySensorDescription(BinarySensorEntityDescription, ChildDescription):
    """A binary sensor of a child."""


def _is_watched(coordinator: AccountCoordinator, key: str) -> bool:
    return has_menu(coordinator, key) and bool(watched_words(coordinator.config_entry, key))


LUNCH_WATCH = ChildBinarySensorDescription(
    key="lunch_watch", translation_key="lunch_watch", lasts=Lasts.PLAN, condition=_is_watched
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add each child's binary sensors."""
    async_follow_children(
        entry, async_add_entities, Platform.BINARY_SENSOR, (LUNCH_WATCH,), LunchWatch
    )
    async_follow_children(
        entry, async_add_entities, Platform.BINARY_SENSOR, CARE_BINARY_SENSORS, CareBinarySensor
    )
    async_follow_children(
        entry, async_add_entities, Platform.BINARY_SENSOR, SCHOOL_DAYS, SchoolDaySensor
    )
    async_follow_children(
        entry, async_add_entities, Platform.BINARY_SENSOR, PRESENCE, DayBinarySensor
    )
    async_follow_children(
        entry, async_add_entities, Platform.BINARY_SENSOR, (BRING_ALONG,), BringAlong
    )


class LunchWatch(MenuEntity, BinarySensorEntity):
    """Whether the lunch that is shown has one of the words that are watched for."""

    entity_description: ChildBinarySensorDescription
    _unrecorded_attributes = frozenset({"dishes", "words"})

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildBinarySensorDescription
    ) -> None:
        """Take the words from the options: other ones begin with a reload."""
        super().__init__(coordinator, key, description)
        self._words = watched_words(coordinator.config_entry, key)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so; None when no lunch is published."""
        lunch = self.lunch
        return None if lunch is None else bool(words_in(lunch.own, self._words))

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return the next lunch that has one of the words: its day, its dishes with them, and them."""
        shown, today = self.lunch, swedish_day(dt_util.utcnow())
        coming = (
            lunch
            for day, lunch in self.menu.lunches.items()
            if (day >= shown.day if shown else day > today) and words_in(lunch.own, self._words)
        )
        found = next(coming, None)
        dishes = found.own if found else ()
        return {
            "next_date": found and found.day.isoformat(),
            "words": list(words_in(dishes, self._words)),
            "dishes": [dish.name for dish in dishes if words_in((dish,), self._words)],
        }

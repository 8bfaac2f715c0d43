"""Which children an assistant may know of, and what of each: decided by what is exposed to it.

A kind of fact is told of a child as soon as one of the entities that show it of that child is
exposed. A child of whom nothing may be told does not exist for the assistant.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..const import DOMAIN
from ..coordinator import AccountCoordinator, SkolplattformenConfigEntry


class Topic(StrEnum):
    """A kind of fact that is told, or is not told, as a whole."""

    DAY = "day"
    LESSONS = "lessons"
    LUNCH = "lunch"
    CARE = "care"
    BRING = "bring"
    DUE = "due"
    CALENDAR = "calendar"
    MESSAGES = "messages"
    NOTIFICATIONS = "notifications"


# The entities that show it, any of which is enough.
_SHOWN_BY: Final[Mapping[Topic, Sequence[tuple[Platform, str]]]] = {
    Topic.DAY: ((Platform.SENSOR, "today"), (Platform.SENSOR, "tomorrow")),
    Topic.LESSONS: ((Platform.CALENDAR, "timetable"),),
    Topic.LUNCH: ((Platform.SENSOR, "lunch"), (Platform.CALENDAR, "lunch_menu")),
    Topic.CARE: (
        (Platform.SENSOR, "care_start"),
        (Platform.SENSOR, "care_end"),
        (Platform.CALENDAR, "care_times"),
    ),
    Topic.BRING: ((Platform.BINARY_SENSOR, "bring_along_tomorrow"),),
    Topic.DUE: ((Platform.SENSOR, "assignments_due"), (Platform.TODO, "assignments")),
    Topic.CALENDAR: ((Platform.CALENDAR, "school_calendar"),),
    Topic.MESSAGES: ((Platform.SENSOR, "unread_messages"),),
    Topic.NOTIFICATIONS: ((Platform.SENSOR, "unread_notifications"),),
}

# What is each guardian's own, though the child is the same.
_OF_GUARDIAN: Final = frozenset({Topic.MESSAGES, Topic.NOTIFICATIONS})


@dataclass(frozen=True, kw_only=True)
class ExposedChild:
    """A child that an assistant may know of."""

    # What the guardian calls the device; its entities carry the same name.
    name: str
    key: str
    coordinator: AccountCoordinator
    topics: frozenset[Topic]


@callback
def exposed_children(hass: HomeAssistant, assistant: str) -> list[ExposedChild]:
    """Return the children of whom something may be told, account by account."""
    entries: list[SkolplattformenConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    found: list[ExposedChild] = []
    for entry in entries:
        coordinator = entry.runtime_data.coordinator
        for key in coordinator.data.children:
            topics = _topics(hass, assistant, f"{coordinator.account}_{key}")
            name = _name(hass, entry, f"{coordinator.account}_{key}")
            if topics and name:
                found.append(
                    ExposedChild(name=name, key=key, coordinator=coordinator, topics=topics)
                )
    return found


def each_once(children: Sequence[ExposedChild]) -> list[ExposedChild]:
    """Return the children without what another account tells: two guardians share their children.

    The account that can be read tells, rather than one that cannot.
    """
    told: defaultdict[str, frozenset[Topic]] = defaultdict(frozenset)
    left: list[ExposedChild] = []
    for child in sorted(children, key=_is_in_trouble):
        new = child.topics - told[child.key]
        told[child.key] |= child.topics - _OF_GUARDIAN
        if new:
            left.append(replace(child, topics=new))
    return left


def _is_in_trouble(child: ExposedChild) -> bool:
    data = child.coordinator.data
    return data.sign_in_required or data.unreachable_since is not None


def _topics(hass: HomeAssistant, assistant: str, child: str) -> frozenset[Topic]:
    """Return what may be told of the child whose entities' unique ids begin so."""
    registry = er.async_get(hass)

    def is_exposed(platform: Platform, key: str) -> bool:
        entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{child}_{key}")
        # One that is switched off has no state, and may not be known of.
        return (
            entity_id is not None
            and hass.states.get(entity_id) is not None
            and async_should_expose(hass, assistant, entity_id)
        )

    return frozenset(
        topic
        for topic, entities in _SHOWN_BY.items()
        if any(is_exposed(platform, key) for platform, key in entities)
    )


def _name(hass: HomeAssistant, entry: SkolplattformenConfigEntry, child: str) -> str | None:
    registry = dr.async_get(hass)
    device = registry.async_get_device_by_identifier((DOMAIN, child), entry.entry_id)
    return None if device is None else device.name_by_user or device.name

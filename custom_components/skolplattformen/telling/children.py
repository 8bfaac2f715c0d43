"""Which children a listener may know of, and what of each: decided by the entities that show it.

A kind of fact is told of a child as soon as the listener may know of one of the entities that show
it: for an assistant those that are exposed to it, for a user those that the user may read. A child
of whom nothing may be told does not exist for the listener.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..const import DOMAIN
from ..coordinator import AccountCoordinator, SkolplattformenConfigEntry

# Whether the listener may know of an entity, by its id.
type MayKnow = Callable[[str], bool]


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
# All that a day is told of.
OF_DAYS: Final = frozenset(Topic) - _OF_GUARDIAN


@dataclass(frozen=True, kw_only=True)
class ToldChild:
    """A child that a listener may know of."""

    # What the guardian calls the device; its entities carry the same name.
    name: str
    key: str
    coordinator: AccountCoordinator
    topics: frozenset[Topic]


@callback
def told_children(
    hass: HomeAssistant, may_know: MayKnow, topics: frozenset[Topic]
) -> list[ToldChild]:
    """Return the children of whom something of the topics may be told, account by account."""
    entries: list[SkolplattformenConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    found = [
        told_child(hass, may_know, entry.runtime_data.coordinator, key, topics)
        for entry in entries
        for key in entry.runtime_data.coordinator.data.children
    ]
    return [child for child in found if child is not None]


@callback
def told_child(
    hass: HomeAssistant,
    may_know: MayKnow,
    coordinator: AccountCoordinator,
    key: str,
    topics: frozenset[Topic],
) -> ToldChild | None:
    """Return one child; None when nothing of the topics may be told of it."""
    child = f"{coordinator.account}_{key}"
    told = topics & _topics(hass, may_know, child)
    name = _name(hass, coordinator.config_entry, child)
    if not (told and name):
        return None
    return ToldChild(name=name, key=key, coordinator=coordinator, topics=told)


def each_once(children: Sequence[ToldChild]) -> list[ToldChild]:
    """Return the children without what another account tells: two guardians share their children.

    The account that can be read tells, rather than one that cannot.
    """
    told: defaultdict[str, frozenset[Topic]] = defaultdict(frozenset)
    left: list[ToldChild] = []
    for child in sorted(children, key=_is_in_trouble):
        new = child.topics - told[child.key]
        told[child.key] |= child.topics - _OF_GUARDIAN
        if new:
            left.append(replace(child, topics=new))
    return left


def _is_in_trouble(child: ToldChild) -> bool:
    data = child.coordinator.data
    return data.sign_in_required or data.unreachable_since is not None


def _topics(hass: HomeAssistant, may_know: MayKnow, child: str) -> frozenset[Topic]:
    """Return what may be told of the child whose entities' unique ids begin so."""
    registry = er.async_get(hass)

    def is_shown(platform: Platform, key: str) -> bool:
        entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{child}_{key}")
        # One that is switched off has no state, and may not be known of.
        return (
            entity_id is not None and hass.states.get(entity_id) is not None and may_know(entity_id)
        )

    return frozenset(
        topic
        for topic, entities in _SHOWN_BY.items()
        if any(is_shown(platform, key) for platform, key in entities)
    )


def _name(hass: HomeAssistant, entry: SkolplattformenConfigEntry, child: str) -> str | None:
    registry = dr.async_get(hass)
    device = registry.async_get_device_by_identifier((DOMAIN, child), entry.entry_id)
    return None if device is None else device.name_by_user or device.name

"""Events of a child: a new message, news, notification, absence, and each change of the timetable."""

from dataclasses import dataclass
from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .entities.event_attributes import of_absence, of_change, of_message, of_news, of_notification
from .entity import ChildDescription, ChildEntity, Lasts, async_follow_children
from .options import subject_names
from .school.absence_news import AbsenceNews, AbsenceNewsKind
from .school.happenings import Item
from .school.models import Change, ChangeKind, Message, Module, NewsItem, Notification

PARALLEL_UPDATES = 0

_PUBLISHED = "published"
_RECEIVED = "received"


@dataclass(frozen=True, kw_only=True)
class ChildEventDescription(EventEntityDescription, ChildDescription):
    """An event of a child."""

    # What it is about.
    item: type[Item]


EVENTS = (
    ChildEventDescription(
        key="message",
        translation_key="message",
        event_types=[_RECEIVED],
        lasts=Lasts.LIVE,
        module=Module.MESSAGES,
        item=Message,
    ),
    ChildEventDescription(
        key="news",
        translation_key="news",
        event_types=[_PUBLISHED],
        lasts=Lasts.LIVE,
        module=Module.NEWS,
        item=NewsItem,
    ),
    ChildEventDescription(
        key="notification",
        translation_key="notification",
        # Most of what the bell tells is told by the others.
        entity_registry_enabled_default=False,
        event_types=[_RECEIVED],
        lasts=Lasts.LIVE,
        module=Module.NOTIFICATIONS,
        item=Notification,
    ),
    ChildEventDescription(
        key="timetable_change",
        translation_key="timetable_change",
        event_types=[kind.value for kind in ChangeKind],
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        item=Change,
    ),
    ChildEventDescription(
        key="absence",
        translation_key="absence",
        event_types=[kind.value for kind in AbsenceNewsKind],
        lasts=Lasts.LIVE,
        module=Module.ATTENDANCE,
        item=AbsenceNews,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add each child's events."""
    async_follow_children(entry, async_add_entities, Platform.EVENT, EVENTS, ChildEvent)


class ChildEvent(ChildEntity, EventEntity):
    """What happened last of its kind."""

    entity_description: ChildEventDescription
    # The school's words, and what holds them.
    _unrecorded_attributes = frozenset(
        {"subject", "sender", "title", "type", "sub_title", "author", "before", "after"}
    )

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildEventDescription
    ) -> None:
        """Take the names of subjects from the options: other ones begin with a reload."""
        super().__init__(coordinator, key, description)
        self._names = subject_names(coordinator.config_entry, key)

    @property
    @override
    def available(self) -> bool:
        """Return that it is: what has happened has happened."""
        return True

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to listen."""
        await super().async_added_to_hass()
        listener = self.coordinator.announcer.listen(
            self.child_key, self.entity_description.item, self._async_announce
        )
        self.async_on_remove(listener)

    @callback
    def _async_announce(self, item: Item) -> None:
        """Say that something is new."""
        match item:
            case Message():
                event, attributes = _RECEIVED, of_message(item)
            case NewsItem():
                event, attributes = _PUBLISHED, of_news(item)
            case Notification():
                event, attributes = _RECEIVED, of_notification(item)
            case Change():
                event = item.kind
                attributes = of_change(item, self.hass.config.language, self._names)
            case AbsenceNews():
                event, attributes = item.kind, of_absence(item)
        self._trigger_event(event, attributes)
        self.async_write_ha_state()

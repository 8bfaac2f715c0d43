"""Base of the entities: one class for the account, one for a child, and how they come and go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import override

from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .device import account_device, child_device
from .school.day import is_fresh
from .school.models import ChildSnapshot, Module
from .school.moments import swedish_day

type Condition = Callable[[AccountCoordinator, str], bool]


def always(_coordinator: AccountCoordinator, _key: str) -> bool:
    """Return that there is no further condition."""
    return True


def has_menu(coordinator: AccountCoordinator, key: str) -> bool:
    """Return whether a menu names the child."""
    return key in coordinator.menus


class Lasts(StrEnum):
    """How long what an entity shows stands when it cannot be read again."""

    # Published ahead: as long as it covers the moment asked about, three days at most.
    PLAN = "plan"
    # True at a moment: two hours.
    LIVE = "live"


@dataclass(frozen=True, kw_only=True)
class ChildDescription(EntityDescription):
    """What the description of a child's entity adds to Home Assistant's own."""

    lasts: Lasts
    # What the entity shows: it exists while the child has the module, or while a menu names the
    # child when it is about lunch, and while the condition holds.
    module: Module | None = None
    condition: Condition = always

    def exists(self, coordinator: AccountCoordinator, key: str) -> bool:
        """Return whether the child has the entity."""
        if self.module is not None and not coordinator.data.exists(
            key, self.module, dt_util.utcnow()
        ):
            return False
        return self.condition(coordinator, key)


class AccountEntity(CoordinatorEntity[AccountCoordinator]):
    """An entity of the account."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: AccountCoordinator, description: EntityDescription) -> None:
        """Take identity and device from the account."""
        super().__init__(coordinator)
        self.entity_description = description
        self._attr_unique_id = f"{coordinator.account}_{description.key}"
        self._attr_device_info = account_device(coordinator)

    @property
    @override
    def available(self) -> bool:
        """Return that it is: it tells of outages instead of falling silent in them."""
        return True


class ChildEntity(CoordinatorEntity[AccountCoordinator]):
    """An entity of one child."""

    entity_description: ChildDescription
    _attr_has_entity_name = True

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildDescription
    ) -> None:
        """Take identity and device from the child."""
        super().__init__(coordinator)
        self.child_key = key
        self.entity_description = description
        self._attr_unique_id = unique_id(coordinator, key, description)
        self._attr_device_info = child_device(coordinator.hass, coordinator, key)

    @property
    def child(self) -> ChildSnapshot:
        """Return what is known of the child."""
        return self.coordinator.data.children[self.child_key]

    @property
    @override
    def available(self) -> bool:
        """Return whether what was read last still stands, not whether the last update worked."""
        return self.child_key in self.coordinator.data.children and self._stands(dt_util.utcnow())

    def _stands(self, now: datetime) -> bool:
        module = self.entity_description.module
        fact = None if module is None else self.child.by_module.get(module)
        if module is None or fact is None:
            return False
        if self.entity_description.lasts is Lasts.PLAN:
            return is_fresh(fact, swedish_day(now), now)
        return self.coordinator.is_live(self.child_key, module, now)


def unique_id(coordinator: AccountCoordinator, key: str, description: ChildDescription) -> str:
    """Return the unique id of a child's entity."""
    return f"{coordinator.account}_{key}_{description.key}"


@callback
def async_follow_children[D: ChildDescription](
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    domain: str,
    descriptions: Sequence[D],
    create: Callable[[AccountCoordinator, str, D], Entity],
) -> None:
    """Add each child's entities when the child or the module appears, without a reload.

    A module that has been gone for a week takes its entities away. Those of a child that has
    left stay until the guardian deletes the device.
    """
    coordinator = entry.runtime_data.coordinator
    registry = er.async_get(coordinator.hass)
    # Unique id to child.
    added: dict[str, str] = {}

    @callback
    def follow() -> None:
        for name, key in tuple(added.items()):
            deleted = registry.async_get_entity_id(domain, DOMAIN, name) is None
            if deleted and key not in coordinator.data.children:
                del added[name]
        new: list[Entity] = []
        for key in coordinator.data.children:
            for description in descriptions:
                name = unique_id(coordinator, key, description)
                if not description.exists(coordinator, key):
                    added.pop(name, None)
                    if entity_id := registry.async_get_entity_id(domain, DOMAIN, name):
                        registry.async_remove(entity_id)
                elif name not in added:
                    added[name] = key
                    new.append(create(coordinator, key, description))
        if new:
            async_add_entities(new)

    follow()
    entry.async_on_unload(coordinator.async_add_listener(follow))

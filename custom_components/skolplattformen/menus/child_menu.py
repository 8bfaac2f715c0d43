"""Where a child eats: the school's kitchen, and that of the breaks, each with what the child takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..api.exceptions import MenuError
from ..api.menus import menu_source
from ..api.transport import SessionFactory
from ..const import (
    CONF_ADDRESS,
    CONF_ALTERNATIVES,
    CONF_CHILDREN,
    CONF_MEAL,
    CONF_WHEN,
    LOGGER,
    SUBENTRY_MENU,
    WHEN_BREAKS,
    WHEN_SCHOOL,
)
from ..school.lunches import Choice, Lunch, lunches
from ..school.models import Menu
from ..school.moments import swedish_day
from ..store import SnapshotStore
from .coordinator import MenuCoordinator
from .issue import MenuIssues

# In the order in which a child's kitchens are asked.
_WHEN: Final = (WHEN_SCHOOL, WHEN_BREAKS)


@dataclass(frozen=True, kw_only=True)
class Kitchen:
    """One menu as one child eats from it."""

    menu: MenuCoordinator
    choice: Choice


class ChildMenu:
    """The lunches of one child."""

    def __init__(self, kitchens: Sequence[Kitchen]) -> None:
        """Take the kitchens: that of the school first, if there is one."""
        self.kitchens = kitchens
        # What the lunches below were made of: they are asked for more often than they change.
        self._made_of: list[Menu | None] = []
        self._lunches: Mapping[date, Lunch] = {}

    @property
    def main(self) -> MenuCoordinator:
        """Return the menu of the school, or else the only one."""
        return self.kitchens[0].menu

    @property
    def lunches(self) -> Mapping[date, Lunch]:
        """Return the lunch of each day about which something is kept."""
        kept = [kitchen.menu.kept for kitchen in self.kitchens]
        if kept != self._made_of:
            self._made_of, self._lunches = kept, self._eaten(kept)
        return self._lunches

    def stands(self, now: datetime) -> bool:
        """Return whether what is kept still has something to say of today."""
        kept = self.main.kept
        return kept is not None and swedish_day(now) <= kept.last

    async def async_lunches(
        self, first: date, last: date, *, partly: bool = False
    ) -> dict[date, Lunch]:
        """Return the lunch of each day of the range (both inclusive) that has one.

        `partly`: rather a part of the range than nothing, where a site refuses us the rest.

        Raises:
            HomeAssistantError: a menu could not be read.

        """
        menus = [
            await kitchen.menu.async_range(first, last, partly=partly) for kitchen in self.kitchens
        ]
        eaten = self._eaten(menus)
        return {day: lunch for day, lunch in eaten.items() if first <= day <= last}

    @callback
    def async_add_listener(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call the listener whenever a menu has been read; return what ends that."""
        ends = [kitchen.menu.async_add_listener(listener) for kitchen in self.kitchens]

        def end() -> None:
            for each in ends:
                each()

        return end

    async def async_request_refresh(self) -> None:
        """Read the menus for `homeassistant.update_entity`."""
        for kitchen in self.kitchens:
            await kitchen.menu.async_request_refresh()

    def _eaten(self, menus: Sequence[Menu | None]) -> dict[date, Lunch]:
        known: list[tuple[Menu, Choice]] = []
        for menu, kitchen in zip(menus, self.kitchens, strict=True):
            if menu is None:
                # Whether the next kitchen counts cannot be told without this one.
                break
            known.append((menu, kitchen.choice))
        return lunches(known)


@dataclass(frozen=True, kw_only=True)
class Menus:
    """All menus of an account."""

    by_subentry: Mapping[str, MenuCoordinator]
    by_child: Mapping[str, ChildMenu]

    def start(self) -> None:
        """Begin to read them."""
        for menu in self.by_subentry.values():
            menu.start()


def menus_of(
    hass: HomeAssistant, entry: ConfigEntry, sessions: SessionFactory, store: SnapshotStore
) -> Menus:
    """Return the menus of an account, and those of each child that they name.

    A menu whose address is no longer understood is left out and reported: that of a child must
    not stop everything else.
    """
    by_subentry: dict[str, MenuCoordinator] = {}
    kitchens: dict[str, list[Kitchen]] = {}
    for subentry in sorted(entry.get_subentries_of_type(SUBENTRY_MENU), key=_when):
        address = subentry.data[CONF_ADDRESS]
        try:
            source = menu_source(address)
        except MenuError as err:
            LOGGER.warning("A menu's address is not understood (%s)", type(err).__name__)
            now = dt_util.utcnow()
            issues = MenuIssues(hass, entry, subentry, address)
            issues.fails(err, worked_at=now, again=False, now=now)
            continue
        menu = by_subentry[subentry.subentry_id] = MenuCoordinator(
            hass, entry, subentry=subentry, source=source, sessions=sessions, store=store
        )
        for key in subentry.data[CONF_CHILDREN]:
            kitchen = Kitchen(menu=menu, choice=_choice(subentry, key))
            kitchens.setdefault(key, []).append(kitchen)
    return Menus(
        by_subentry=by_subentry,
        by_child={key: ChildMenu(found) for key, found in kitchens.items()},
    )


def _choice(subentry: ConfigSubentry, key: str) -> Choice:
    """Return what a child takes of a menu."""
    alternatives: Mapping[str, str] = subentry.data.get(CONF_ALTERNATIVES, {})
    return Choice(meal=subentry.data.get(CONF_MEAL), alternative=alternatives.get(key))


def _when(subentry: ConfigSubentry) -> int:
    return _WHEN.index(subentry.data.get(CONF_WHEN, WHEN_SCHOOL))

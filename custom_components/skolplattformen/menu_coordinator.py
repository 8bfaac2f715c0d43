"""The menu of a school: read a few times a day, kept through outages and while signed out."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from .api.exceptions import DeniedError, MenuError, SkolplattformenError
from .api.menus import MenuSource, menu_source
from .api.transport import Pause, SessionFactory, Transport
from .const import CONF_ADDRESS, CONF_CHILDREN, DOMAIN, LOGGER, SUBENTRY_MENU
from .errors import key_of_error, without_frames
from .menu_issue import no_longer_works, report, withdraw
from .planned import PlannedCoordinator
from .schedule import next_menu_update
from .school.menus import join_menus
from .school.models import Menu
from .school.moments import swedish_day
from .store import SnapshotStore

_WEEK = timedelta(weeks=1)
# A restart is no reason to ask again for what was read within this time.
_RECENT = timedelta(hours=4)


class MenuCoordinator(PlannedCoordinator[Menu]):
    """Reads this and the next week of one menu."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        subentry: ConfigSubentry,
        source: MenuSource,
        sessions: SessionFactory,
        store: SnapshotStore,
    ) -> None:
        """Begin with the menu that is kept, if any."""
        super().__init__(hass, entry, f"{DOMAIN} menu", Random())  # noqa: S311
        self.source = source
        self._subentry = subentry
        self.counts: Counter[str] = Counter()
        self._sessions = sessions
        self._pause = Pause(clock=dt_util.utcnow)
        self._store = store
        self.last_error: SkolplattformenError | None = None
        # The first failure since the start; None while it works.
        self._failing_since: datetime | None = None
        kept = store.saved.menus.get(source.address)
        if kept is not None:
            self.data = kept

    def start(self) -> None:
        """Read now, or later if what is kept was read a short while ago."""
        kept = self.kept
        if kept is None or dt_util.utcnow() - kept.read_at >= _RECENT:
            self.start_in_background()
        else:
            self.set_plan()

    @override
    async def _async_update_data(self) -> Menu:
        """Return the newest menu; the kept one when the site cannot be read."""
        try:
            menu = await self._read()
        except SkolplattformenError as err:
            return self._after_failure(err)
        if self.kept is not None and self.last_error is not None:
            LOGGER.warning("The menu can be read again")
        self.last_error = self._failing_since = None
        withdraw(self.hass, self.config_entry, self._subentry)
        saved = self._store.saved
        await self._store.save(replace(saved, menus={**saved.menus, self.source.address: menu}))
        return menu

    def _after_failure(self, err: SkolplattformenError) -> Menu:
        """Return the kept menu; say once that it is not new, and when the address is the reason."""
        before, self.last_error = self.last_error, without_frames(err)
        kept, now = self.kept, dt_util.utcnow()
        since = self._failing_since = self._failing_since or now
        worked_at = since if kept is None else kept.read_at
        if no_longer_works(err, worked_at=worked_at, again=before is not None, now=now):
            report(self.hass, self.config_entry, self._subentry, self.source.site)
        if kept is None:
            raise UpdateFailed(
                translation_domain=DOMAIN, translation_key="menu_unreadable"
            ) from err
        if before is None:
            LOGGER.warning(
                "A menu cannot be read (%s), showing what was read before", key_of_error(err)
            )
        return kept

    async def _read(self) -> Menu:
        now = dt_util.utcnow()
        today = swedish_day(now)
        async with Transport(
            self._sessions, pause=self._pause, counts=self.counts, hosts=self.source.hosts
        ) as transport:
            this_week = await self.source.read(transport, today, now)
            try:
                next_week = await self.source.read(transport, today + _WEEK, now)
            except DeniedError:
                # A site may let us have no more than this week.
                return this_week
        return join_menus((this_week, next_week)) or this_week

    @override
    def _plan(self, now: datetime) -> datetime | None:
        """Return when to read next."""
        return next_menu_update(now, self.random, failed=self.last_error is not None)


def menu_coordinators(
    hass: HomeAssistant, entry: ConfigEntry, sessions: SessionFactory, store: SnapshotStore
) -> dict[str, MenuCoordinator]:
    """Return the menu coordinator of each child that a menu names; one for each address.

    A menu whose address is no longer understood is left out and reported: that of a child must
    not stop everything else.
    """
    by_address: dict[str, MenuCoordinator] = {}
    by_child: dict[str, MenuCoordinator] = {}
    for subentry in entry.get_subentries_of_type(SUBENTRY_MENU):
        try:
            source = menu_source(subentry.data[CONF_ADDRESS])
        except MenuError as err:
            LOGGER.warning("A menu's address is not understood (%s)", type(err).__name__)
            report(hass, entry, subentry, subentry.data[CONF_ADDRESS])
            continue
        menu = by_address.get(source.address)
        if menu is None:
            menu = by_address[source.address] = MenuCoordinator(
                hass, entry, subentry=subentry, source=source, sessions=sessions, store=store
            )
        for key in subentry.data[CONF_CHILDREN]:
            by_child.setdefault(key, menu)
    return by_child

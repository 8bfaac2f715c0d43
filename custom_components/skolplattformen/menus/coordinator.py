"""The menu of a school: read a few times a day, kept through outages and while signed out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from ..api.exceptions import DeniedError, SkolplattformenError
from ..api.menus import MenuSource
from ..api.transport import Pause, SessionFactory, Transport
from ..const import DOMAIN, LOGGER
from ..errors import key_of_error, translated_menu, without_frames
from ..planned import PlannedCoordinator
from ..schedule import next_menu_update
from ..school.menus import is_quiet, join_menus, passed, renewed
from ..school.models import Menu
from ..school.moments import swedish_day
from ..snapshot import KeptMenu
from ..store import SnapshotStore
from .archive import LONGEST, MenuArchive
from .issue import MenuIssues

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
        super().__init__(hass, entry, f"{DOMAIN} menu", Random())  # noqa: S311  # no secret
        self.source = source
        self.subentry_id = subentry.subentry_id
        self.counts: Counter[str] = Counter()
        self._sessions = sessions
        self._pause = Pause(clock=dt_util.utcnow)
        self._store = store
        self._issues = MenuIssues(hass, entry, subentry, source.site)
        self._archive = MenuArchive(self._read_weeks)
        self.last_error: SkolplattformenError | None = None
        self._failures = 0
        # The first failure since the start; None while it works.
        self._failing_since: datetime | None = None
        # What another kitchen served before the school changed to this one.
        self._past: Menu | None = None
        kept = store.saved.menus.get(subentry.subentry_id)
        if kept is not None and kept.address == source.address:
            self.data = kept.menu
        elif kept is not None:
            self._past = passed(kept.menu, swedish_day(dt_util.utcnow()))

    def start(self) -> None:
        """Read now, or later if what is kept was read a short while ago."""
        kept = self.kept
        if kept is None or dt_util.utcnow() - kept.read_at >= _RECENT:
            self.start_in_background()
        else:
            self.set_plan()

    async def async_range(self, first: date, last: date, *, partly: bool) -> Menu | None:
        """Return what is known of these days; weeks that are not kept are read once a day.

        `partly`: rather what is kept than nothing, where the site refuses us other weeks.

        Raises:
            HomeAssistantError: they could not be read, or are more than 12 weeks.

        """
        if last - first >= LONGEST:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="menu_range_too_long"
            )
        known = self.kept or self._past
        try:
            return await self._archive.menu(known, first, last)
        except SkolplattformenError as err:
            if partly and known is not None and self.source.restricted:
                return known
            raise translated_menu(HomeAssistantError, err, self.source.site) from err

    @override
    async def _async_update_data(self) -> Menu:
        """Return the newest menu; the kept one when the site cannot be read."""
        now = dt_util.utcnow()
        today = swedish_day(now)
        try:
            read = await self._read_weeks((today, today + _WEEK))
        except SkolplattformenError as err:
            return self._after_failure(err)
        menu = renewed(self.kept or self._past, read, today)
        if self.kept is not None and self.last_error is not None:
            LOGGER.warning("The menu can be read again")
        self.last_error, self._failures, self._failing_since = None, 0, None
        self._issues.works(restricted=self.source.restricted)
        saved, kept = self._store.saved, KeptMenu(address=self.source.address, menu=menu)
        await self._store.save(replace(saved, menus={**saved.menus, self.subentry_id: kept}))
        return menu

    def _after_failure(self, err: SkolplattformenError) -> Menu:
        """Return the kept menu; say once that it is not new, and when a guardian can help."""
        before, self.last_error = self.last_error, without_frames(err)
        self._failures += 1
        kept, now = self.kept, dt_util.utcnow()
        since = self._failing_since = self._failing_since or now
        worked_at = since if kept is None else kept.read_at
        self._issues.fails(err, worked_at=worked_at, again=before is not None, now=now)
        if kept is None:
            raise translated_menu(UpdateFailed, err, self.source.site) from err
        if before is None:
            LOGGER.warning(
                "A menu cannot be read (%s), showing what was read before", key_of_error(err)
            )
        return kept

    async def _read_weeks(self, days: Sequence[date]) -> Menu:
        """Return the menu of the weeks of these days, as many as the site lets us have.

        Raises:
            SkolplattformenError: the first one could not be read, or a later one for another
                reason than a refusal.

        """
        now = dt_util.utcnow()
        menus: list[Menu] = []
        async with Transport(
            self._sessions, pause=self._pause, counts=self.counts, hosts=self.source.hosts
        ) as transport:
            for day in days:
                try:
                    menus.append(await self.source.read(transport, day, now))
                except DeniedError:
                    # A site may let us have no more than this week.
                    if not menus:
                        raise
                    break
        return join_menus(menus) or menus[0]

    @override
    def _plan(self, now: datetime) -> datetime | None:
        """Return when to read next."""
        quiet = self.kept is not None and is_quiet(self.kept, swedish_day(now))
        return next_menu_update(now, self.random, failures=self._failures, quiet=quiet)

"""The account: one snapshot of its children, kept through outages and restarts.

Entities show what this holds. Errors of the client become Home Assistant's here.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed, HomeAssistantError
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from . import answers_issue, secrets_issue
from .actions.questions import Questions
from .announcer import Announcer
from .api.client import SkolplattformenClient
from .api.exceptions import (
    RateLimitedError,
    SecretsNotSavedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
)
from .archive import Archive
from .boundary import next_change
from .clock import BoundaryClock
from .const import CONF_ACCOUNT, DOMAIN, LOGGER
from .errors import key_of_error, translated, without_frames
from .menus.child_menu import Menus
from .options import wake_up_margin
from .planned import PlannedCoordinator
from .reading import Reading, Update
from .schedule import archive_range, next_update
from .school.models import Module, Timetable
from .school.moments import swedish_day
from .snapshot import AccountData, KeptMenu, Snapshot
from .store import SnapshotStore

type SkolplattformenConfigEntry = ConfigEntry[SkolplattformenData]


@dataclass(frozen=True, kw_only=True)
class SkolplattformenData:
    """What an entry holds while it is set up."""

    coordinator: AccountCoordinator
    menus: Menus


class AccountCoordinator(PlannedCoordinator[AccountData]):
    """Reads one guardian's account and keeps what was read last."""

    config_entry: SkolplattformenConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: SkolplattformenConfigEntry,
        client: SkolplattformenClient,
        store: SnapshotStore,
        menus: Menus,
    ) -> None:
        """Begin with nothing known."""
        super().__init__(hass, entry, DOMAIN, Random())  # noqa: S311  # no secret
        self.account: str = entry.data[CONF_ACCOUNT]
        self.client = client
        # By child.
        self.menus = menus.by_child
        self._store = store
        self._reading = Reading(client=client, clock=dt_util.utcnow)
        self.archive = Archive(client)
        self.announcer = Announcer(self._save)
        self.questions = Questions(client, self.require_sign_in)
        # One reading at a time: an older one must not take the place of a newer one.
        self._one_reading = asyncio.Lock()
        self.last_error: SkolplattformenError | None = None
        self._everything = False
        self._loaded = False
        self._refused = False
        self._pause_until: datetime | None = None
        self._clock = BoundaryClock(hass, self._next_change, self.async_update_listeners)
        self._cancel_stop: CALLBACK_TYPE | None = None

    async def async_start(self) -> None:
        """Show what is kept at once and update behind it; without anything kept, update first.

        Raises:
            ConfigEntryNotReady: nothing is kept and the platform cannot be read.
            ConfigEntryAuthFailed: nothing is kept and the guardian must sign in again.

        """
        self.config_entry.async_on_unload(self._clock.stop)
        self.config_entry.async_on_unload(self._stop_listening)
        self._cancel_stop = self.hass.bus.async_listen_once(
            EVENT_HOMEASSISTANT_STOP, self._async_home_assistant_stops
        )
        for menu in self.menus.values():
            self.config_entry.async_on_unload(menu.async_add_listener(self._clock.set))
        kept = self._store.saved.account
        if kept is None:
            await self.async_config_entry_first_refresh()
        else:
            # What was wrong when Home Assistant stopped is found out anew.
            self.data = replace(kept, sign_in_required=False, unreachable_since=None)
            self._clock.set()
            self.start_in_background()

    async def async_refresh_for_guardian(self) -> None:
        """Read everything now, unless that was just done.

        Raises:
            HomeAssistantError: it could not be read; what was kept is still shown.

        """
        if self.may_be_asked():
            self._everything = True
            await self.async_refresh()
        if self.last_error is not None:
            raise translated(HomeAssistantError, self.last_error) from self.last_error

    async def async_save_secrets(self) -> bool:
        """Try once more to write the keys, and return whether the disk has them now.

        What could not be read because of them is read behind it.
        """
        try:
            await self.client.save_secrets()
        except SkolplattformenError as err:
            LOGGER.debug("The keys could not be saved (%s)", key_of_error(err))
            return False
        if isinstance(self.last_error, SecretsNotSavedError):
            self.start_in_background()
        return True

    async def async_close(self) -> None:
        """Write and tell nothing any more, and let go of the session."""
        await self.async_shutdown()
        self._store.close()
        await self.client.close()

    async def async_timetable(self, key: str, first: date, last: date) -> Timetable | None:
        """Return the child's timetable of these days, as far as the school year goes.

        Days outside the kept weeks are read once a day. None: the days are outside the year.

        Raises:
            HomeAssistantError: they could not be read.

        """
        child = self.data.children.get(key)
        kept = None if child is None else child.timetable
        if kept is not None and kept.covers(first) and kept.covers(last):
            return kept
        days = archive_range(first, last, swedish_day(dt_util.utcnow()))
        if days is None:
            return None
        try:
            self.require_sign_in()
            return await self.archive.timetable(key, *days, kept)
        except SkolplattformenError as err:
            raise translated(HomeAssistantError, err) from err

    def is_live(self, key: str, module: Module, now: datetime) -> bool:
        """Return whether what was read last of a child's module still tells how it is now."""
        fact = self.data.children[key].by_module.get(module)
        return fact is not None and self.data.is_live(
            key, module, fact.read_at, now, on_plan=self.is_on_plan(now)
        )

    def require_sign_in(self) -> None:
        """Raise SignInRequiredError once a sign-in was refused: then the platform is not asked."""
        if self._refused:
            raise SignInRequiredError("refused before")

    @callback
    def read_again_in_background(self, key: str, module: Module) -> None:
        """Read one module of a child behind whoever has just changed it."""
        self.questions.forget()
        if not (self._shutdown_requested or self.hass.is_stopping):
            self.config_entry.async_create_background_task(
                self.hass, self._read_again(key, module), f"{self.name} read again"
            )

    async def _read_again(self, key: str, module: Module) -> None:
        async with self._one_reading:
            if key not in self.data.children:
                return
            try:
                update = await self._reading.once_more(self.data, key, module)
            except SkolplattformenError as err:
                # The next update finds out what is wrong.
                LOGGER.debug("What was changed could not be read again (%s)", key_of_error(err))
                return
            self.data = update.data
            await self.announcer.keep(update.data, update.new)
            self._clock.set()
            self.async_update_listeners()

    @override
    async def _async_update_data(self) -> AccountData:
        """Return the newest data, after any reading that goes on."""
        async with self._one_reading:
            return await self._newest()

    async def _newest(self) -> AccountData:
        """Return the newest data; the kept data when the platform cannot be read.

        An error here would make every entity unavailable, though most of what they show is
        still true. Only without kept data there is nothing else to do.
        """
        kept = self.kept
        if kept is not None and self._refused:
            return kept
        everything, self._everything = self._everything, False
        newest = Update(data=kept or AccountData())
        try:
            if not self._loaded:
                await self.client.load()
                self._loaded = True
            async for update in self._reading.updates(newest.data, everything=everything):
                newest = update
        except SkolplattformenError as err:
            self.last_error = without_frames(err)
            if kept is None and not newest.data.known:
                raise _first_failed(err) from err
            data = self._after_failure(newest.data, err)
        else:
            self.last_error = None
            data = self._after_success(newest.data)
        finally:
            if not self._shutdown_requested:
                self._report_issues(newest.data)
        await self.announcer.keep(data, newest.new)
        return data

    async def _save(self, data: AccountData) -> None:
        await self._store.save(Snapshot(account=data, menus=self._menus_on_disk()))

    def _menus_on_disk(self) -> dict[str, KeptMenu]:
        """Return the menus that lie on the disk, without those that have been removed."""
        saved = self._store.saved.menus
        return {key: menu for key, menu in saved.items() if key in self.config_entry.subentries}

    def _after_failure(self, data: AccountData, err: SkolplattformenError) -> AccountData:
        """Return the data with what is wrong; say it once."""
        if isinstance(err, StoppingError) or self.hass.is_stopping or self._shutdown_requested:
            # The client has been closed under this update: that says nothing of the platform.
            return data
        if isinstance(err, SignInRequiredError):
            self._refused = True
            self.config_entry.async_start_reauth(self.hass)
            if not data.sign_in_required:
                LOGGER.warning("The guardian must sign in to Skolplattformen again")
            return replace(data, sign_in_required=True)
        if isinstance(err, RateLimitedError):
            self._pause_until = err.until
        if data.unreachable_since is not None:
            return data
        LOGGER.warning(
            "Skolplattformen cannot be read (%s), showing what was read before", key_of_error(err)
        )
        return replace(data, unreachable_since=dt_util.utcnow())

    def _after_success(self, data: AccountData) -> AccountData:
        """Return the data without what was wrong; say it once."""
        if data.unreachable_since is not None:
            LOGGER.warning("Skolplattformen can be read again")
        before = self.kept.failing_modules if self.kept is not None else frozenset()
        for module in sorted(data.failing_modules - before):
            LOGGER.warning("The %s of a child cannot be read, showing what was read before", module)
        for module in sorted(before - data.failing_modules):
            LOGGER.warning("The %s can be read again", module)
        if self.kept is not None and data.full_at != self.kept.full_at:
            self.archive.forget()
        return replace(data, unreachable_since=None, sign_in_required=False)

    def _report_issues(self, data: AccountData) -> None:
        """Tell the guardian what they can do something about."""
        saved = self.client.secrets_saved and not isinstance(self.last_error, SecretsNotSavedError)
        secrets_issue.report(self.hass, self.config_entry, saved=saved)
        answers_issue.report(
            self.hass, self.config_entry, self.client.shapes, frozenset(data.children)
        )

    @override
    def _plan(self, now: datetime) -> datetime | None:
        """Return when to read next; not before a new sign-in when that is required."""
        if self._refused:
            return None
        return next_update(
            now,
            self.random,
            school_day=self.kept is None or self.kept.school_day(now),
            not_before=self._pause_until,
        )

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Plan the next update, and the next moment at which entities change by themselves."""
        super()._async_refresh_finished()
        self._clock.set()

    @callback
    @override
    def async_update_listeners(self) -> None:
        """Let entities show the data, and then say what is new in it."""
        super().async_update_listeners()
        self.announcer.announce()

    def _next_change(self, now: datetime) -> datetime | None:
        """Return the next boundary of all children."""
        if self.kept is None or self._shutdown_requested:
            return None
        margins = {key: wake_up_margin(self.config_entry, key) for key in self.kept.children}
        return next_change(self.kept, self.menus.keys(), margins, now)

    async def _async_home_assistant_stops(self, _event: Event) -> None:
        """Begin nothing new, and save the cookies while there is still time."""
        self._cancel_stop = None
        self.announcer.end()
        self.client.stop()
        self.async_stop()
        self._clock.stop()
        await self.client.close()

    @callback
    def _stop_listening(self) -> None:
        if self._cancel_stop is not None:
            self._cancel_stop()
            self._cancel_stop = None


def _first_failed(err: SkolplattformenError) -> HomeAssistantError:
    """Return the error that tells core why there is nothing to show."""
    if isinstance(err, SignInRequiredError):
        return translated(ConfigEntryAuthFailed, err)
    return translated(UpdateFailed, err)

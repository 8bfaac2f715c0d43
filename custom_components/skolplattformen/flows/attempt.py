"""One attempt to sign in, whatever dialogs look at it: its orders, their polling, and how it ended."""

import asyncio
from asyncio import sleep
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from time import monotonic
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.event import async_call_later

from ..api.exceptions import (
    DeniedError,
    RateLimitedError,
    SecretsNotSavedError,
    SignInCancelledError,
    SignInError,
    SignInExpiredError,
    SignInRefusedError,
    SignInTimedOutError,
    SkolplattformenError,
    UnreachableError,
)
from ..api.secrets import Secrets
from ..api.sign_in import Method, OrderStatus, SignIn, Stage
from ..const import LOGGER
from ..store import SecretsStore

# A poll brings a new frame of the QR code; the others bring nothing to draw, so they can wait longer.
_POLL_SECONDS: Final = {Method.BANKID_QR: 1, Method.BANKID_HERE: 2, Method.FREJA: 2}
# Each frame draws the dialog anew; over a slow connection a frame a second leaves it blank.
_FRAME_SECONDS: Final = 2
# Time for a slow connection to fetch a change. A browser still at it when it hears of the next one comes
# twice, and if that was the end the second time is in vain; right after the first progress it hears nothing.
_SEEN_SECONDS: Final = 2
# An order that nobody scans dies within half a minute: it is replaced for so long in all.
_RENEW_SECONDS: Final = 180
# Nobody is there any more.
_GIVE_UP_AFTER: Final = timedelta(minutes=10)


class Ending(StrEnum):
    """How an attempt can end without success; also the step that tells the guardian."""

    REFUSED = "refused"
    EXPIRED = "expired"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    DENIED = "denied"
    RATE_LIMITED = "rate_limited"
    UNEXPECTED_ANSWER = "unexpected_answer"
    NOT_SAVED = "not_saved"
    UNKNOWN = "unknown"


# The first kind that fits counts.
_ENDINGS: Final[tuple[tuple[type[SkolplattformenError], Ending], ...]] = (
    (SignInRefusedError, Ending.REFUSED),
    (SignInExpiredError, Ending.EXPIRED),
    (SignInTimedOutError, Ending.TIMED_OUT),
    (SignInCancelledError, Ending.CANCELLED),
    (SignInError, Ending.FAILED),
    (UnreachableError, Ending.UNREACHABLE),
    (DeniedError, Ending.DENIED),
    (RateLimitedError, Ending.RATE_LIMITED),
    (SecretsNotSavedError, Ending.NOT_SAVED),
    (SkolplattformenError, Ending.UNEXPECTED_ANSWER),
)


def ending_of(err: Exception) -> Ending:
    """Return the ending that an error stands for, and log it: with its content only if unforeseen."""
    for kind, ending in _ENDINGS:
        if isinstance(err, kind):
            LOGGER.debug("Signing in ended: %s", ending)
            return ending
    LOGGER.error("Unexpected error while signing in", exc_info=err)
    return Ending.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Paired:
    """A sign-in that succeeded: whose account it is, the way that worked, and the keys to it."""

    account: str
    method: Method
    secrets: Secrets


type Outcome = Paired | Ending | AbortFlow


class Attempt:
    """One attempt to sign in."""

    def __init__(
        self, hass: HomeAssistant, sign_in: SignIn, method: Method, personal_number: str = ""
    ) -> None:
        """Begin the first order and follow it; Freja's needs the personal number, which is not kept."""
        # What a dialog shows: None until there is an order.
        self.order: OrderStatus | None = None
        self.outcome: Outcome | None = None
        self._hass = hass
        self._sign_in = sign_in
        self._method = method
        self._begun = self._shown = monotonic()
        self._finishing = False
        self._changed = asyncio.Event()
        self._next_change: asyncio.Task[bool] | None = None
        self._cancel_give_up = async_call_later(hass, _GIVE_UP_AFTER, self._give_up)
        self._work = self._start(self._follow_orders(personal_number))

    @property
    def approved(self) -> bool:
        """Return whether the guardian has approved."""
        return self.order is not None and self.order.stage is Stage.APPROVED

    def next_change(self) -> asyncio.Task[bool]:
        """Return a task that ends when there is something else to show than now."""
        if self._next_change is None or self._next_change.done():
            self._changed.clear()
            self._next_change = self._hass.async_create_background_task(
                self._changed.wait(), "skolplattformen sign-in change"
            )
        return self._next_change

    def finish(self, accept: Callable[[str], Awaitable[None]]) -> None:
        """Go on after the approval, once however often it is asked for.

        The app is paired only after `accept` has taken the account; it raises AbortFlow if not.
        """
        if not self._finishing:
            self._finishing = True
            self._shown = monotonic()
            self._work = self._start(self._finish(accept))

    @callback
    def close(self) -> None:
        """Stop polling and drop the session."""
        self._cancel_give_up()
        self._work.cancel()
        self._sign_in.close()

    @callback
    def _give_up(self, _now: datetime) -> None:
        """End the attempt because nobody goes on with it, even if only its end was left to be seen."""
        self.outcome = Ending.TIMED_OUT
        self.close()
        self._changed.set()

    def _start(self, work: Coroutine[None, None, Outcome | None]) -> asyncio.Task[None]:
        return self._hass.async_create_background_task(self._run(work), "skolplattformen sign-in")

    async def _run(self, work: Coroutine[None, None, Outcome | None]) -> None:
        """Do the work, note how it ended, and tell the dialogs."""
        outcome: Outcome | None
        try:
            outcome = await work
        except AbortFlow as err:
            outcome = err
        except Exception as err:  # noqa: BLE001  # logged there
            outcome = ending_of(err)
        if outcome is not None:
            self._sign_in.close()
            await self._until_seen()
            self.outcome = outcome
            self._changed.set()

    async def _until_seen(self) -> None:
        """Wait until every browser has fetched what is shown now."""
        if (rest := self._shown + _SEEN_SECONDS - monotonic()) > 0:
            await sleep(rest)

    async def _follow_orders(self, personal_number: str) -> None:
        """Follow the order until it is approved; one that nobody scanned is replaced for a while."""
        status = await self._sign_in.start(self._method, personal_number)
        # It is of no more use, and this may go on for minutes.
        del personal_number
        await self._show(status)
        while not self.approved:
            await sleep(_POLL_SECONDS[self._method])
            try:
                status = await self._sign_in.poll()
            except SignInExpiredError:
                if not self._unscanned:
                    raise
                # Nobody should scan the dead one while the next is on its way.
                await self._change(None)
                status = await self._sign_in.start(self._method)
            await self._show(status)

    @property
    def _unscanned(self) -> bool:
        """Return whether the order is a QR code that somebody may still want to scan."""
        return (
            self._method is Method.BANKID_QR
            and self.order is not None
            and self.order.stage is Stage.WAITING
            and monotonic() - self._begun < _RENEW_SECONDS
        )

    async def _show(self, status: OrderStatus) -> None:
        """Show the order to the dialogs, unless it differs only by a frame and that came too soon."""
        if (
            self.order is None
            or self.order.stage is not status.stage
            or (self.order != status and monotonic() - self._shown >= _FRAME_SECONDS)
        ):
            await self._change(status)

    async def _change(self, order: OrderStatus | None) -> None:
        """Show something else to the dialogs, but not too soon."""
        await self._until_seen()
        self.order, self._shown = order, monotonic()
        self._changed.set()

    async def _finish(self, accept: Callable[[str], Awaitable[None]]) -> Outcome:
        """Get through the platform's doors, have the account accepted, and pair."""
        account = (await self._sign_in.complete()).account
        await accept(account)
        # An account that was signed in before stays one app device of the guardian's.
        known = await SecretsStore(self._hass, account).load()
        secrets = await self._sign_in.pair(None if known is None else known.device_id)
        return Paired(account=account, method=self._method, secrets=secrets)

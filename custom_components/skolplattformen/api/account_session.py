"""A guardian's account on the platform: its keys, its living session, and visits to one child at a time.

One lock per account: switch to the child, verify, read, verify. What was read under a
choice that did not last is dropped and read once more.

Source: `docs/protocol.md` B.5, C.2, C.3.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
import logging

from .cookies import StoredCookie
from .exceptions import (
    DeniedError,
    OutcomeUnknownError,
    RateLimitedError,
    SessionDeadError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnexpectedAnswerError,
    UnreachableError,
    WriteError,
    WrongChildError,
)
from .hub.home import HomePage
from .hub.session import HubSession
from .identity import key_of
from .keyring import Keyring
from .renewal import Ladder, keep_cookies
from .secrets import SecretStore
from .shape import Shapes
from .transport import Clock, Pause, SessionFactory, Transport

_LOGGER = logging.getLogger(__name__)

# Choosing a child and reading it is tried twice when the choice does not last.
_READS = 2
# How long a session may be turned away before it is looked at whether a new one would be too, and how often.
_DENIAL_INTERVAL = timedelta(hours=2)
# How often an account that could not be paired tries again.
_PAIRING_INTERVAL = timedelta(hours=1)
# Errors that say nothing of a child. Any other is an answer, and could be one about a sibling.
_ABOUT_NO_CHILD = (RateLimitedError, SessionDeadError, StoppingError, UnreachableError)


class AccountSession:
    """One guardian's account."""

    def __init__(
        self,
        sessions: SessionFactory,
        store: SecretStore,
        *,
        account: str,
        salt: str,
        clock: Clock,
    ) -> None:
        """Prepare; nothing is read or requested yet."""
        self._sessions = sessions
        self._store = store
        self._account = account
        self._salt = salt
        self._clock = clock
        self._lock = asyncio.Lock()
        self._pause = Pause(clock=clock)
        self._keyring: Keyring | None = None
        self._ladder: Ladder | None = None
        self._session: HubSession | None = None
        # Key of the child that was chosen last, as far as is known: reading it first saves a switch.
        self.chosen: str | None = None
        # Whether the session's cookies are worth keeping.
        self._alive = False
        self._pairing_tried: datetime | None = None
        # Since when the session is turned away, or when that was looked at last.
        self._denied_at: datetime | None = None
        # Requests by kind, and items that could not be parsed, since the client was made.
        self.counts: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.shapes = Shapes()
        # What a child's school calls the kinds of its calendar entries: asked for when one is new.
        self.calendar_kinds: defaultdict[str, dict[int, str]] = defaultdict(dict)

    @property
    def secrets_saved(self) -> bool:
        """Return whether the disk holds the newest keys."""
        return self._keyring is None or self._keyring.saved

    async def load(self) -> None:
        """Read the secrets.

        Raises:
            SignInRequiredError: there are none.

        """
        secrets = await self._store.load()
        if secrets is None:
            raise SignInRequiredError("there are no keys for this account")
        self._pause.until = secrets.pause_until
        self._keyring = Keyring(self._store, secrets)
        self._ladder = Ladder(
            self._open_session,
            self._keyring,
            account=self._account,
            salt=self._salt,
            clock=self._clock,
        )
        self._session = self._open_session(secrets.hub_cookies)

    async def save_secrets(self) -> None:
        """Write the keys to the disk once more, whether or not it has them.

        Raises:
            SecretsNotSavedError: the disk does not take them.
            SignInRequiredError: there are none.
            StoppingError: the client is closed.

        """
        async with self._lock:
            if self._keyring is None:
                raise SignInRequiredError("the client has no keys")
            await self._keyring.keep_on_disk()

    def stop(self) -> None:
        """Begin no renewal any more: the process is about to end."""
        if self._ladder is not None:
            self._ladder.stopping = True

    async def close(self) -> None:
        """Save the living cookies, let go of the session, and write nothing any more.

        An update under way ends with StoppingError at its next step; a key that is being
        rotated is waited for.
        """
        self.stop()
        session, self._session = self._session, None
        if self._ladder is None or self._keyring is None or session is None:
            return
        await self._ladder.settle()
        if self._alive:
            await keep_cookies(self._keyring, session)
        self._keyring.close()
        session.transport.close()

    async def visit[T](
        self, key: str, read: Callable[[HubSession, HomePage, bool], Awaitable[T]]
    ) -> T:
        """Choose a child and read it; `read` gets the home page that proves the choice.

        It is told too whether the session has just been renewed.

        Raises:
            UnknownChildError: the account has no such child.
            WrongChildError: the choice did not last, twice; nothing that was read is returned.
            Otherwise as `within_session`, and what `read` raises.

        """

        async def choose_and_read(session: HubSession, renewed: bool) -> T:
            for _ in range(_READS):
                home = await self._choose(session, key)
                try:
                    result = await read(session, home, renewed)
                except SkolplattformenError as err:
                    if await self._stands(session, key, err):
                        raise
                else:
                    if session.is_selected(await self.home(session), key):
                        return result
                _LOGGER.debug("The chosen child changed while it was read")
            raise WrongChildError("the chosen child did not last")

        return await self.within_session(choose_and_read)

    async def visit_to_write[T](self, key: str, write: Callable[[HubSession], Awaitable[T]]) -> T:
        """Choose a child and write; what may have been written is never written again.

        `write` looks first whether it may, calls `HubSession.write` once, and reads back.

        Raises:
            OutcomeUnknownError: it was written, or perhaps not: the answer was lost, could not be
                read back, or the choice of the child did not last.
            Otherwise as `visit`: nothing was written.

        """

        async def choose_and_write(session: HubSession, _renewed: bool) -> T:
            session.wrote = False
            await self._choose(session, key)
            try:
                result = await write(session)
                lasted = session.is_selected(await self.home(session), key)
            except WriteError:
                raise
            except SkolplattformenError as err:
                if session.wrote:
                    raise OutcomeUnknownError("trouble after the write") from err
                if not await self._stands(session, key, err):
                    raise WrongChildError("the chosen child did not last until the write") from err
                raise
            if session.wrote and not lasted:
                raise OutcomeUnknownError("the chosen child did not last")
            return result

        return await self.within_session(choose_and_write)

    async def _stands(self, session: HubSession, key: str, err: SkolplattformenError) -> bool:
        """Return whether an error is about the child, or about none, and not about a sibling."""
        return isinstance(err, _ABOUT_NO_CHILD) or session.is_selected(
            await self.home(session), key
        )

    async def _choose(self, session: HubSession, key: str) -> HomePage:
        home = await session.select(key)
        self._require_same_guardian(home)
        return home

    async def within_session[T](self, read: Callable[[HubSession, bool], Awaitable[T]]) -> T:
        """Run one read under the account's lock; renew a dead session once and read again.

        `read` is told whether the session has just been renewed.

        Raises:
            SignInRequiredError: truly refused.
            RateLimitedError, UnreachableError, DeniedError, UnexpectedAnswerError,
            UnsafeAddressError, SecretsNotSavedError, StoppingError: trouble.

        """
        async with self._lock:
            if self._ladder is None or self._keyring is None:
                raise SignInRequiredError("the client has no keys")
            session = self._living()
            try:
                try:
                    result = await read(session, False)
                except (SessionDeadError, DeniedError) as err:
                    if isinstance(err, DeniedError) and not await self._only_we_are_denied(
                        self._ladder
                    ):
                        raise
                    session = await self._renewed(session, self._ladder)
                    result = await read(session, True)
            except SessionDeadError as err:
                raise UnreachableError("the renewed session died at once") from err
            except SkolplattformenError:
                # A pause outlives a restart, whatever became of what was asked.
                with suppress(StoppingError):
                    await self._keyring.keep(pause_until=self._pause.until)
                raise
            self._alive = True
            self._denied_at = None
            await self._catch_up(session, self._keyring, self._ladder)
            return result

    def _living(self) -> HubSession:
        if self._session is None:
            raise StoppingError("the client is closed")
        return self._session

    async def _only_we_are_denied(self, ladder: Ladder) -> bool:
        """Return whether the door is shut for our session alone, once that has lasted for hours.

        A firewall before the platform turns everyone away, and then a renewal would be in vain. But
        one that has taken against a session never lets it in again.
        """
        now = self._clock()
        if self._denied_at is None:
            self._denied_at = now
        if now - self._denied_at < _DENIAL_INTERVAL:
            return False
        self._denied_at = now
        try:
            return await ladder.lets_strangers_in()
        except RateLimitedError, StoppingError:
            raise
        except SkolplattformenError as err:
            _LOGGER.debug("Strangers are turned away too: %s", err)
            return False

    async def _renewed(self, dead: HubSession, ladder: Ladder) -> HubSession:
        """Put a new session in the place of a dead one."""
        self._alive = False
        session = await ladder.climb(dead)
        if session is dead:
            return session
        dead.transport.close()
        if self._session is None:
            session.transport.close()
        else:
            self._session = session
        return self._living()

    async def _catch_up(self, session: HubSession, keyring: Keyring, ladder: Ladder) -> None:
        """Do what an earlier failure left undone: save the keys, pair the app.

        Whatever goes wrong here goes wrong again next time: what was read is good.
        """
        now = self._clock()
        try:
            if not keyring.saved:
                await keyring.keep()
            if keyring.secrets.refresh_token is None and (
                self._pairing_tried is None or now - self._pairing_tried >= _PAIRING_INTERVAL
            ):
                self._pairing_tried = now
                await self.home(session)
                await ladder.ensure_paired(session)
        except SkolplattformenError as err:
            _LOGGER.debug("Catching up did not succeed: %s", err)

    async def home(self, session: HubSession) -> HomePage:
        """Return the home page, which is this guardian's."""
        home = await session.home()
        self._require_same_guardian(home)
        self.chosen = None if home.selected is None else session.key(home.selected)
        return home

    def _require_same_guardian(self, home: HomePage) -> None:
        if key_of(home.guardian_id, self._salt) != self._account:
            raise UnexpectedAnswerError("the session is another guardian's")

    def _open_session(self, cookies: Iterable[StoredCookie]) -> HubSession:
        transport = Transport(
            self._sessions, pause=self._pause, counts=self.counts, cookies=cookies
        )
        return HubSession(
            transport,
            salt=self._salt,
            clock=self._clock,
            skipped=self.skipped,
            shapes=self.shapes,
        )

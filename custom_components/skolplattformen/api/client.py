"""The guardian's platform as the coordinator sees it: children, the bell, and one child's data.

One lock per account: switch to the child, verify, read, verify. What was read under a
choice that did not last is dropped and read once more.

Source: `docs/protocol.md` B.5, C.2, C.3.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
import logging

from ..school.models import Child, MessageCount, Module, Notification, Timetable
from .cookies import StoredCookie
from .exceptions import (
    ModuleOffError,
    RateLimitedError,
    SessionDeadError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnexpectedAnswerError,
    UnreachableError,
    WrongChildError,
)
from .hub import messages as hub_messages, notifications as hub_bell, timetable as hub_timetable
from .hub.home import HomePage
from .hub.session import HubSession
from .identity import key_of
from .keyring import Keyring
from .renewal import Ladder, keep_cookies
from .secrets import SecretStore
from .transport import Clock, Pause, SessionFactory, Transport

_LOGGER = logging.getLogger(__name__)

# Choosing a child and reading it is tried twice when the choice does not last.
_READS = 2
# A visit to a child costs eight requests at the most.
_MESSAGE_PAGES = 3
# How often an account that could not be paired tries again.
_PAIRING_INTERVAL = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Account:
    """The guardian's account and its children."""

    account: str
    children: tuple[Child, ...]
    # Whether these are all: a child whose row cannot be read is missing.
    complete: bool


@dataclass(frozen=True, kw_only=True)
class ChildAnswer:
    """What one visit to a child brought. A part is None when it was not asked for, is off, or failed."""

    child: Child
    # The modules of the child; None when the home page does not tell.
    apps: frozenset[str] | None
    timetable: Timetable | None = None
    messages: MessageCount | None = None
    notifications: tuple[Notification, ...] | None = None
    modules_off: frozenset[Module] = frozenset()
    failures: Mapping[Module, SkolplattformenError] = field(default_factory=dict)


class SkolplattformenClient:
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
        # Whether the session's cookies are worth keeping.
        self._alive = False
        self._pairing_tried: datetime | None = None
        # Requests by kind, and items that could not be parsed, since the client was made.
        self.counts: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

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

    async def account(self) -> Account:
        """Return the account's children as the home page lists them now.

        Raises:
            SignInRequiredError: truly refused.
            RateLimitedError, UnreachableError, DeniedError, UnexpectedAnswerError,
            UnsafeAddressError, SecretsNotSavedError, StoppingError: trouble.

        """

        async def read(session: HubSession, _renewed: bool) -> Account:
            home = await self._home(session)
            return Account(
                account=self._account,
                children=tuple(session.child(pupil) for pupil in home.named),
                complete=len(home.named) == home.listed,
            )

        return await self._within_session(read)

    async def notifications(self) -> tuple[Notification, ...]:
        """Return the bell, without choosing a child.

        Some schools' bell holds all children, others' only the chosen one.

        Raises:
            ModuleOffError: there is no bell; otherwise as `account`.

        """

        async def read(session: HubSession, renewed: bool) -> tuple[Notification, ...]:
            try:
                return await self._read_notifications(session)
            except SessionDeadError:
                if not renewed:
                    raise
            # The session has just been renewed: only the bell says that it is dead.
            await self._home(session)
            raise UnexpectedAnswerError("the bell does not let us in")

        return await self._within_session(read)

    async def read_child(
        self,
        key: str,
        *,
        timetable: tuple[date, date] | None = None,
        messages: bool = False,
        notifications: bool = False,
    ) -> ChildAnswer:
        """Choose a child and read what is asked for; `timetable` is a range, both days inclusive.

        A part that fails or is switched off does not take the others with it.

        Raises:
            UnknownChildError: the account has no such child.
            WrongChildError: the choice did not last, twice; nothing that was read is returned.
            Otherwise as `account`.

        """
        readers: dict[Module, Callable[[HubSession], Awaitable[object]]] = {}
        if timetable is not None:
            first, last = timetable
            readers[Module.TIMETABLE] = lambda session: self._read_timetable(session, first, last)
        if messages:
            readers[Module.MESSAGES] = self._read_messages
        if notifications:
            readers[Module.NOTIFICATIONS] = self._read_notifications

        async def read(session: HubSession, renewed: bool) -> ChildAnswer:
            for _ in range(_READS):
                home = await session.select(key)
                self._require_same_guardian(home)
                results = await _all(
                    {module: reader(session) for module, reader in readers.items()},
                    renewed=renewed,
                )
                if not readers or session.is_selected(await self._home(session), key):
                    return _answer(session, home, results)
                _LOGGER.debug("The chosen child changed while it was read")
            raise WrongChildError("the chosen child did not last")

        return await self._within_session(read)

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

    async def _within_session[T](self, read: Callable[[HubSession, bool], Awaitable[T]]) -> T:
        """Run one read under the account's lock; renew a dead session once and read again.

        `read` is told whether the session has just been renewed.
        """
        async with self._lock:
            if self._ladder is None or self._keyring is None:
                raise SignInRequiredError("the client has no keys")
            session = self._living()
            try:
                try:
                    result = await read(session, False)
                except SessionDeadError:
                    session = await self._renewed(session, self._ladder)
                    result = await read(session, True)
            except SessionDeadError as err:
                raise UnreachableError("the renewed session died at once") from err
            except RateLimitedError as err:
                await self._keyring.keep(pause_until=err.until)
                raise
            self._alive = True
            await self._catch_up(session, self._keyring, self._ladder)
            return result

    def _living(self) -> HubSession:
        if self._session is None:
            raise StoppingError("the client is closed")
        return self._session

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
                await self._home(session)
                await ladder.ensure_paired(session)
        except SkolplattformenError as err:
            _LOGGER.debug("Catching up did not succeed: %s", err)

    async def _home(self, session: HubSession) -> HomePage:
        home = await session.home()
        self._require_same_guardian(home)
        return home

    def _require_same_guardian(self, home: HomePage) -> None:
        if key_of(home.guardian_id, self._salt) != self._account:
            raise UnexpectedAnswerError("the session is another guardian's")

    async def _read_timetable(self, session: HubSession, first: date, last: date) -> Timetable:
        data = await session.call(
            hub_timetable.PATH, kind="timetable", form=hub_timetable.timetable_form(first, last)
        )
        return hub_timetable.parse_timetable(data, first, last, self._clock(), self.skipped)

    async def _read_messages(self, session: HubSession) -> MessageCount:
        """Count the unread messages, newest page first, while pages bring any.

        When the last page that may be read still does, the count is unknown.
        """
        unread: dict[int, bool] = {}
        for page in range(1, _MESSAGE_PAGES + 1):
            data = await session.call(
                hub_messages.PATH, kind="messages", form=hub_messages.messages_form(page)
            )
            answer = hub_messages.parse_messages(data, self.skipped)
            brought = {message.id: message.is_new for message in answer.messages}
            complete = not answer.more or brought.keys() <= unread.keys()
            unread |= brought
            if complete:
                break
        else:
            complete = not any(brought.values())
        return MessageCount(
            unread=sum(unread.values()) if complete else None, read_at=self._clock()
        )

    async def _read_notifications(self, session: HubSession) -> tuple[Notification, ...]:
        data = await session.call(hub_bell.PATH, kind="notifications")
        return hub_bell.parse_notifications(data, self._salt, self.skipped)

    def _open_session(self, cookies: Iterable[StoredCookie]) -> HubSession:
        transport = Transport(
            self._sessions, pause=self._pause, counts=self.counts, cookies=cookies
        )
        return HubSession(transport, salt=self._salt, skipped=self.skipped)


async def _all(reads: Mapping[Module, Awaitable[object]], *, renewed: bool) -> dict[Module, object]:
    """Await reads side by side; a dead session or a pause ends them all, other errors are results.

    In a session that has just been renewed, a part that still finds it dead is only itself to blame.
    """
    ends_all = RateLimitedError if renewed else (SessionDeadError, RateLimitedError)
    outcomes = await asyncio.gather(*reads.values(), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and (
            isinstance(outcome, ends_all) or not isinstance(outcome, SkolplattformenError)
        ):
            raise outcome
    return dict(zip(reads, outcomes, strict=True))


def _answer(session: HubSession, home: HomePage, results: Mapping[Module, object]) -> ChildAnswer:
    pupil = home.selected
    if pupil is None or pupil.first_name is None:
        raise WrongChildError("no child that can be shown is chosen")

    def part[T](module: Module, kind: type[T]) -> T | None:
        value = results.get(module)
        return value if isinstance(value, kind) else None

    return ChildAnswer(
        child=session.child(pupil),
        apps=home.apps,
        timetable=part(Module.TIMETABLE, Timetable),
        messages=part(Module.MESSAGES, MessageCount),
        notifications=part(Module.NOTIFICATIONS, tuple),
        modules_off=frozenset(
            module for module, value in results.items() if isinstance(value, ModuleOffError)
        ),
        failures={
            module: value
            for module, value in results.items()
            if isinstance(value, SkolplattformenError) and not isinstance(value, ModuleOffError)
        },
    )

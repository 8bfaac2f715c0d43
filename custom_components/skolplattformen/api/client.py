"""What can be asked of the guardian's platform: children, the bell, and one child's data.

Source: `docs/protocol.md` B.5, C.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..school.models import Child, MessageCount, Module, Notification, Timetable
from .account_session import AccountSession
from .exceptions import (
    ModuleOffError,
    RateLimitedError,
    SessionDeadError,
    SkolplattformenError,
    UnexpectedAnswerError,
    WrongChildError,
)
from .hub.home import HomePage
from .hub.messages import count_messages
from .hub.notifications import read_notifications
from .hub.session import HubSession
from .hub.timetable import read_timetable


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


class SkolplattformenClient(AccountSession):
    """One guardian's account, and all that can be asked of it.

    Every question about a child raises UnknownChildError when the account has no such child,
    WrongChildError when the platform does not keep the choice of the child, ModuleOffError
    when the school does not use that part, and otherwise what `account` raises.
    """

    async def account(self) -> Account:
        """Return the account's children as the home page lists them now.

        Raises:
            SignInRequiredError: truly refused.
            RateLimitedError, UnreachableError, DeniedError, UnexpectedAnswerError,
            UnsafeAddressError, SecretsNotSavedError, StoppingError: trouble.

        """

        async def read(session: HubSession, _renewed: bool) -> Account:
            home = await self.home(session)
            return Account(
                account=self._account,
                children=tuple(session.child(pupil) for pupil in home.named),
                complete=len(home.named) == home.listed,
            )

        return await self.within_session(read)

    async def notifications(self) -> tuple[Notification, ...]:
        """Return the bell, without choosing a child.

        Some schools' bell holds all children, others' only the chosen one.

        Raises:
            ModuleOffError: there is no bell; otherwise as `account`.

        """

        async def read(session: HubSession, renewed: bool) -> tuple[Notification, ...]:
            return await self._read_one(session, read_notifications, renewed=renewed)

        return await self.within_session(read)

    async def read_child(
        self,
        key: str,
        *,
        timetable: tuple[date, date] | None = None,
        messages: bool = False,
        notifications: bool = False,
    ) -> ChildAnswer:
        """Read in one visit what an update asks for; `timetable` is a range, both days inclusive.

        A part that fails or is switched off does not take the others with it.
        """
        readers: dict[Module, Callable[[HubSession], Awaitable[object]]] = {}
        if timetable is not None:
            first, last = timetable
            readers[Module.TIMETABLE] = lambda session: read_timetable(session, first, last)
        if messages:
            readers[Module.MESSAGES] = count_messages
        if notifications:
            readers[Module.NOTIFICATIONS] = read_notifications

        async def read(session: HubSession, home: HomePage, renewed: bool) -> ChildAnswer:
            reads = {module: reader(session) for module, reader in readers.items()}
            return _answer(session, home, await _all(reads, renewed=renewed))

        return await self.visit(key, read)

    async def _visit[T](self, key: str, read: Callable[[HubSession], Awaitable[T]]) -> T:
        """Choose a child and read one thing of it."""

        async def read_one(session: HubSession, _home: HomePage, renewed: bool) -> T:
            return await self._read_one(session, read, renewed=renewed)

        return await self.visit(key, read_one)

    async def _read_one[T](
        self, session: HubSession, read: Callable[[HubSession], Awaitable[T]], *, renewed: bool
    ) -> T:
        """Read one thing; when only it calls a session dead that has just been renewed, it is odd."""
        try:
            return await read(session)
        except SessionDeadError:
            if not renewed:
                raise
        await self.home(session)
        raise UnexpectedAnswerError("only this endpoint does not let us in")


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

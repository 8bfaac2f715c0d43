"""What one update of an account asks for, and how the answers join what is kept."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from .api.client import SkolplattformenClient
from .api.exceptions import (
    DeniedError,
    ModuleOffError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnknownChildError,
    UnreachableError,
    WrongChildError,
)
from .bell import Listening
from .schedule import OF_THE_DAY, days_of, is_due, morning_due
from .school.models import MODULES, Module, Notification
from .school.moments import swedish_day
from .snapshot import AccountData, news_of, with_answer, with_children

# What is wrong with one answer and says nothing about the next one.
_PARTIAL = (ModuleOffError, UnexpectedAnswerError, WrongChildError)
# What may be wrong with the bell alone.
_BELL_ALONE = (DeniedError, UnreachableError)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One update of an account: few requests, and an error costs only what was not yet read."""

    client: SkolplattformenClient
    clock: Callable[[], datetime]

    async def updates(self, data: AccountData, *, everything: bool) -> AsyncIterator[AccountData]:
        """Yield better and better data.

        It begins with the notifications, one request that needs no switch of child. The rest of
        a child follows when a new notification points at it or when it has become too old. Where
        the bell shows only the chosen child, the others are asked for theirs when they are visited,
        and visited for it once an hour. The first update and the first of every morning read
        everything, and which children there are.

        Raises:
            SkolplattformenError: as the client says, when it is not about one answer alone.

        """
        begun = self.clock()
        full = everything or not data.children or morning_due(begun, data.full_at)
        trouble: SkolplattformenError | None = None
        bell: tuple[Notification, ...] | None = None
        try:
            bell = await self.client.notifications()
            data = replace(data, read_at=self.clock())
        except _BELL_ALONE as err:
            # Perhaps only the bell is out of order: whatever else is due tells.
            trouble = err
        except _PARTIAL:
            # The tiers do without it.
            pass
        if full:
            data = await self._children(data)
        yield data
        listening = _listening(data, bell, self.clock(), anew=full)
        # The chosen child first: it needs no switch.
        for key in sorted(data.children, key=lambda key: key != self.client.chosen):
            if key not in data.children:
                continue
            due = _due(data, key, begun, full=full)
            due |= _pointed_at(data, listening, key)
            if due or listening.must_ask(key, begun, on_the_way=False):
                data = await self._child(data, key, due, listening)
                # The child's own bell may have told of more.
                if key in data.children and (more := _pointed_at(data, listening, key) - due):
                    data = await self._child(data, key, more, listening)
                trouble = None
                yield data
        if trouble is not None and not full:
            raise trouble
        yield replace(
            data,
            full_at=begun if full else data.full_at,
            # Only now: what an error has kept from being read is news again next time.
            seen=news_of(data, listening.notifications).seen if listening.rings else data.seen,
            bell=listening.bell,
        )

    async def _children(self, data: AccountData) -> AccountData:
        account = await self.client.account()
        children = with_children(data, account.children, complete=account.complete)
        return replace(children, read_at=self.clock())

    async def _child(
        self, data: AccountData, key: str, due: frozenset[Module], listening: Listening
    ) -> AccountData:
        child = data.children[key].child
        if ask := listening.must_ask(key, self.clock(), on_the_way=True):
            # One that cannot be read is not asked for again at once.
            listening.bell = listening.bell.asked(key, self.clock())
        try:
            wanted = due | {Module.NOTIFICATIONS} if ask else due
            today = swedish_day(self.clock())
            answer = await self.client.read_child(
                key, {module: days_of(module, today) for module in Module if module in wanted}
            )
        except UnknownChildError:
            return await self._children(data)
        except _PARTIAL:
            return with_answer(data, child, self.clock(), failed=due)
        if answer.notifications is not None:
            listening.hear(answer.notifications, self.clock(), visited=key)
        return with_answer(
            replace(data, read_at=self.clock()),
            answer.child,
            self.clock(),
            facts=answer.facts,
            apps=answer.apps,
            off=answer.modules_off & due,
            failed=frozenset(answer.failures) & due,
        )


def _listening(
    data: AccountData, bell: tuple[Notification, ...] | None, now: datetime, *, anew: bool
) -> Listening:
    """Return what the bell has told; once a day it is found out anew whose bell it is."""
    children = frozenset(data.children)
    if bell is None:
        return Listening(bell=data.bell, children=children)
    known = replace(data.bell, shared=None) if anew else data.bell
    listening = Listening(bell=known, children=children)
    listening.hear(bell, now)
    return listening


def _pointed_at(data: AccountData, listening: Listening, key: str) -> frozenset[Module]:
    """Return what new notifications say has changed for a child."""
    return news_of(data, listening.notifications).points_at.get(key, frozenset())


def _due(data: AccountData, key: str, now: datetime, *, full: bool) -> frozenset[Module]:
    """Return what has become too old of a child; in a full update, all that says what today is like."""
    child = data.children[key]
    read_at = {module: fact.read_at for module, fact in child.by_module.items()}
    off, failed = child.modules_off or {}, data.failing.get(key, {})
    school_day = data.school_day(now)
    return frozenset(
        module
        for module in MODULES
        if not child.lacks(module)
        and is_due(
            module,
            now,
            read_at=None if full and module in OF_THE_DAY else read_at.get(module),
            off_at=off.get(module),
            failed_at=None if full else failed.get(module),
            school_day=school_day,
        )
    )

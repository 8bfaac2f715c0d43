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
from .school.care_days import is_to_be_fetched
from .school.changes import second_look
from .school.day_mode import has_care
from .school.happenings import Found, Happening, new_in_bell, new_in_visit, timetable_of
from .school.models import MODULES, Announced, Module, Notification
from .school.moments import instant, swedish_day
from .snapshot import (
    AccountData,
    news_of,
    with_announced,
    with_answer,
    with_children,
    with_notifications,
    with_silent_bell,
)

# What is wrong with one answer and says nothing about the next one.
_PARTIAL = (ModuleOffError, UnexpectedAnswerError, WrongChildError)
# What may be wrong with the bell alone.
_BELL_ALONE = (DeniedError, UnreachableError)


@dataclass(frozen=True, kw_only=True)
class Update:
    """What an update has brought so far: the data, and what is new in it, in order."""

    data: AccountData
    new: tuple[Happening, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One update of an account: few requests, and an error costs only what was not yet read."""

    client: SkolplattformenClient
    clock: Callable[[], datetime]

    async def updates(self, data: AccountData, *, everything: bool) -> AsyncIterator[Update]:
        """Yield better and better data, each time with all that is new in it.

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
        update = Update(data=data)
        yield update
        listening = _listening(data, bell, self.clock(), anew=full)
        # The chosen child first: it needs no switch.
        for key in sorted(data.children, key=lambda key: key != self.client.chosen):
            if key not in update.data.children:
                continue
            due = _due(update.data, key, begun, full=full)
            due |= _pointed_at(update.data, listening, key)
            if due or listening.must_ask(key, begun, on_the_way=False):
                update = await self._child(update, key, due, listening)
                # The child's own bell may have told of more.
                more = _pointed_at(update.data, listening, key) - due
                if more and key in update.data.children:
                    update = await self._child(update, key, more, listening)
                trouble = None
                yield update
        if trouble is not None and not full:
            raise trouble
        update = _with_bell(update, listening, self.clock())
        data = update.data
        yield replace(
            update,
            data=replace(
                data,
                full_at=begun if full else data.full_at,
                # Only now: what an error has kept from being read is news again next time.
                seen=news_of(data, listening.notifications).seen if listening.rings else data.seen,
                bell=listening.bell,
            ),
        )

    async def once_more(self, data: AccountData, key: str, module: Module) -> Update:
        """Read one module of a child anew, whatever its age.

        Raises:
            SkolplattformenError: as `updates`.

        """
        silent = Listening(bell=data.bell, children=frozenset(data.children))
        return await self._child(Update(data=data), key, frozenset({module}), silent)

    async def _children(self, data: AccountData) -> AccountData:
        account = await self.client.account()
        children = with_children(data, account.children, complete=account.complete)
        return replace(children, read_at=self.clock())

    async def _child(
        self, update: Update, key: str, due: frozenset[Module], listening: Listening
    ) -> Update:
        data = update.data
        before = data.children[key]
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
            return replace(update, data=await self._children(data))
        except _PARTIAL:
            failed = with_answer(data, before.child, self.clock(), failed=due)
            return replace(update, data=failed)
        now = self.clock()
        if answer.notifications is not None:
            listening.hear(answer.notifications, now, visited=key)
        facts, timetable = answer.facts, timetable_of(before, answer.facts, now)
        if timetable is not None:
            facts = replace(facts, timetable=timetable.timetable)
        data = with_answer(
            replace(data, read_at=now),
            answer.child,
            now,
            facts=facts,
            apps=answer.apps,
            off=answer.modules_off & due,
            failed=frozenset(answer.failures) & due,
        )
        changes = () if timetable is None else timetable.changes
        announced = data.announced.get(key, Announced())
        found = new_in_visit(before, facts, changes, announced, now)
        return _with_found(replace(update, data=data), key, found)


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


def _with_found(update: Update, key: str, found: Found) -> Update:
    """Return the update with what was found to be new of a child."""
    new = tuple(Happening(child_key=key, item=item) for item in found.items)
    return Update(data=with_announced(update.data, key, found.announced), new=update.new + new)


def _with_bell(update: Update, listening: Listening, now: datetime) -> Update:
    """Return the update with what the bell has told of each child."""
    if not listening.rings:
        return replace(update, data=with_silent_bell(update.data, now))
    for key, listed in listening.told.items():
        before = update.data.children.get(key)
        if before is None:
            continue
        announced = update.data.announced.get(key, Announced())
        found = new_in_bell(before, listed, announced)
        counted = with_notifications(update.data, key, listed, now)
        update = _with_found(replace(update, data=counted), key, found)
    return update


def _pointed_at(data: AccountData, listening: Listening, key: str) -> frozenset[Module]:
    """Return what new notifications say has changed for a child."""
    return news_of(data, listening.notifications).points_at.get(key, frozenset())


def _due(data: AccountData, key: str, now: datetime, *, full: bool) -> frozenset[Module]:
    """Return what has become too old of a child; in a full update, all that says what today is like.

    A timetable that lacks lessons is read again as soon as that can tell whether they are gone;
    care as soon as a child that was there is to be fetched, and until it is.
    """
    child = data.children[key]
    read_at = {module: fact.read_at for module, fact in child.by_module.items()}
    off, failed = child.modules_off or {}, data.failing.get(key, {})
    school_day = data.school_day(now)
    # In a break, a child that is somewhere is at its care.
    is_cared_for = child.care is not None and has_care(child.care.on(swedish_day(now)))
    look = second_look(child.timetable, now)
    again = look is not None and instant(look) <= instant(now)
    anew = set(OF_THE_DAY if full else ())
    if again:
        anew.add(Module.TIMETABLE)
    if is_to_be_fetched(child.care, now):
        anew.add(Module.CARE)
    return frozenset(
        module
        for module in MODULES
        if not child.lacks(module)
        and is_due(
            module,
            now,
            read_at=None if module in anew else read_at.get(module),
            off_at=off.get(module),
            failed_at=None if full else failed.get(module),
            school_day=school_day or (module is Module.CARE and is_cared_for),
        )
    )

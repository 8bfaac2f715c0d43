"""All that is kept of one account, and what follows from it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from .bell import Bell
from .school.models import (
    APPS,
    MODULES,
    Announced,
    Child,
    ChildSnapshot,
    Facts,
    Menu,
    Model,
    Module,
    Notification,
    NotificationCount,
    TargetKind,
    Timetable,
)
from .school.moments import instant, swedish_day

# How long a module must be gone before its entities go too.
MODULE_GRACE = timedelta(days=7)
# How long live data that cannot be read again is still shown.
LIVE_LIMIT = timedelta(hours=2)

# The state of a notification that the guardian has not seen.
_UNREAD = "New"

# What a new notification about such a thing says has changed.
_POINTS_AT = {
    TargetKind.ABSENCE: Module.ATTENDANCE,
    TargetKind.ASSIGNMENT: Module.ASSIGNMENTS,
    TargetKind.CALENDAR: Module.CALENDAR,
    TargetKind.LEAVE: Module.ATTENDANCE,
    TargetKind.MESSAGE: Module.MESSAGES,
    TargetKind.NEWS: Module.NEWS,
}
# The same by its app.
_APPS = {"Messages": Module.MESSAGES, "Attendance": Module.ATTENDANCE}


@dataclass(frozen=True, kw_only=True)
class AccountData(Model):
    """What is known of the account; entities show this and nothing else."""

    children: dict[str, ChildSnapshot] = field(default_factory=dict)
    # The last time that the platform answered.
    read_at: datetime | None = None
    # The last time that everything was read.
    full_at: datetime | None = None
    sign_in_required: bool = False
    # Since when the platform cannot be read; None while it can.
    unreachable_since: datetime | None = None
    # The notifications of the last reading, as `child:id`.
    seen: frozenset[str] = frozenset()
    bell: Bell = field(default_factory=Bell)
    # When modules whose last reading failed were tried, by child.
    failing: dict[str, dict[Module, datetime]] = field(default_factory=dict)
    # Since when modules that a child had are gone, by child.
    gone: dict[str, dict[Module, datetime]] = field(default_factory=dict)
    # What has been announced, by child.
    announced: dict[str, Announced] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Return whether anything is known of any child."""
        return any(child.by_module for child in self.children.values())

    @property
    def failing_modules(self) -> frozenset[Module]:
        """Return the modules whose last reading failed for some child."""
        return frozenset(module for modules in self.failing.values() for module in modules)

    def exists(self, key: str, module: Module, now: datetime) -> bool:
        """Return whether the child has the module, or had it until a few days ago."""
        if _has(self.children[key], module):
            return True
        since = self.gone.get(key, {}).get(module)
        return since is not None and instant(now) - instant(since) < MODULE_GRACE

    def school_day(self, now: datetime) -> bool:
        """Return whether a child has lessons today; a weekday of which nothing is known counts."""
        today = swedish_day(now)
        known = [
            child.timetable
            for child in self.children.values()
            if child.timetable is not None and child.timetable.covers(today)
        ]
        if not known:
            return today.weekday() < 5
        return any(_lessons_on(timetable, today) for timetable in known)

    def is_live(
        self, key: str, module: Module, read_at: datetime, now: datetime, *, on_plan: bool
    ) -> bool:
        """Return whether live data is recent, or as recent as the calm of the readings makes it.

        Readings are further apart than two hours at night: what nothing has gone wrong with
        since stays true until it is read again, as long as that goes on as planned.
        """
        if instant(now) - instant(read_at) < LIVE_LIMIT:
            return True
        if not on_plan:
            return False
        troubled = self.sign_in_required or self.unreachable_since is not None
        off = self.children[key].modules_off or {}
        return not troubled and module not in off and module not in self.failing.get(key, ())


@dataclass(frozen=True, kw_only=True)
class News:
    """What the bell says: which of a child's modules have something new, and all it lists."""

    points_at: Mapping[str, frozenset[Module]]
    seen: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class KeptMenu(Model):
    """A menu, and the address of the kitchen that it was read from."""

    address: str
    menu: Menu


@dataclass(frozen=True, kw_only=True)
class Snapshot(Model):
    """What lies on the disk."""

    account: AccountData | None = None
    # By subentry: a school that has changed its kitchen keeps the days that have passed.
    menus: dict[str, KeptMenu] = field(default_factory=dict)


def with_children(
    data: AccountData, children: Iterable[Child], *, complete: bool = True
) -> AccountData:
    """Return the data for these children in this order; what is known of them stays.

    A list that is not complete, or empty, is no word about those who are not in it.
    """
    known = data.children
    kept = {
        child.key: replace(known.get(child.key, ChildSnapshot(child=child)), child=child)
        for child in children
    }
    if not complete or not kept:
        kept |= {key: child for key, child in known.items() if key not in kept}
    return replace(
        data,
        children=kept,
        failing={key: modules for key, modules in data.failing.items() if key in kept},
        gone={key: modules for key, modules in data.gone.items() if key in kept},
        announced={key: told for key, told in data.announced.items() if key in kept},
    )


def with_answer(
    data: AccountData,
    child: Child,
    now: datetime,
    *,
    facts: Facts | None = None,
    apps: frozenset[str] | None = None,
    off: frozenset[Module] = frozenset(),
    failed: frozenset[Module] = frozenset(),
) -> AccountData:
    """Return the data with what one visit to a child has brought; what it has not brought stays."""
    before = data.children[child.key]
    read = {} if facts is None else facts.by_module
    fields: dict[str, Any] = {module.value: fact for module, fact in read.items()}
    still_off = {
        module: moment
        for module, moment in (before.modules_off or {}).items()
        if module not in read
    }
    after = replace(
        before,
        child=child,
        apps=before.apps if apps is None else apps,
        modules_off=still_off | dict.fromkeys(off, now),
        **fields,
    )
    still_failing = {
        module: moment
        for module, moment in data.failing.get(child.key, {}).items()
        if module not in read.keys() | off
    }
    failing = still_failing | dict.fromkeys(failed, now)
    gone = _gone(before, after, data.gone.get(child.key, {}), now)
    return replace(
        data,
        children={**data.children, child.key: after},
        failing=_with(data.failing, child.key, failing),
        gone=_with(data.gone, child.key, gone),
    )


def with_announced(data: AccountData, key: str, announced: Announced) -> AccountData:
    """Return the data with what is to be remembered of a child's announcements."""
    return replace(data, announced={**data.announced, key: announced})


def with_notifications(
    data: AccountData, key: str, listed: Iterable[Notification], now: datetime
) -> AccountData:
    """Return the data with how many of the notifications that a child has are unread."""
    count = NotificationCount(unread=sum(item.state == _UNREAD for item in listed), read_at=now)
    child = data.children[key].child
    return with_answer(data, child, now, facts=Facts(notifications=count))


def with_silent_bell(data: AccountData, now: datetime) -> AccountData:
    """Return the data with the note that no child's notifications could be read."""
    for child in data.children.values():
        data = with_answer(data, child.child, now, failed=frozenset({Module.NOTIFICATIONS}))
    return data


def news_of(data: AccountData, notifications: Iterable[Notification]) -> News:
    """Return what is new among the notifications."""
    points_at: dict[str, frozenset[Module]] = {}
    listed: dict[str, set[str]] = {}
    for notification in notifications:
        key = notification.child_key
        if key is None:
            continue
        listed.setdefault(key, set()).add(name := f"{key}:{notification.id}")
        if name not in data.seen and (modules := _points_at(notification)):
            points_at[key] = points_at.get(key, frozenset()) | modules
    # Some schools list only the chosen child: what was seen of the others stays seen.
    others = {name for name in data.seen if name.partition(":")[0] not in listed}
    return News(points_at=points_at, seen=frozenset(others.union(*listed.values())))


def _points_at(notification: Notification) -> frozenset[Module]:
    """Return what has changed, by what the notification leads to and by its app."""
    target = notification.target
    modules = (
        None if target is None else _POINTS_AT.get(target.kind),
        _APPS.get(notification.app_type),
    )
    return frozenset(module for module in modules if module is not None)


def _has(child: ChildSnapshot, module: Module) -> bool:
    if module in (child.modules_off or {}) or child.lacks(module):
        return False
    # What the home page does not tell of is there once it has been read.
    return child.apps is not None or module not in APPS or module in child.by_module


def _gone(
    before: ChildSnapshot,
    after: ChildSnapshot,
    gone: Mapping[Module, datetime],
    now: datetime,
) -> dict[Module, datetime]:
    """Return since when each module that the child had is gone; one it never had is not.

    It had what was read, and what its home page told of. One that was off when it was first asked
    for is as one that is not there: a new guardian must not look at a dead entity for a week.
    """
    had = {module for module in before.by_module if _has(before, module)}
    had |= {module for module in APPS if before.apps is not None and _has(before, module)}
    return {
        module: gone.get(module, now)
        for module in MODULES
        if not _has(after, module) and (module in gone or module in had)
    }


def _with(
    values: Mapping[str, dict[Module, datetime]], key: str, value: dict[Module, datetime]
) -> dict[str, dict[Module, datetime]]:
    """Return the values with this one, which has no place there when it is empty."""
    others = {name: other for name, other in values.items() if name != key}
    return {**others, key: value} if value else others


def _lessons_on(timetable: Timetable, day: date) -> bool:
    return any(not lesson.cancelled and lesson.day == day for lesson in timetable.lessons)

"""Whose notifications the bell shows, and when a child's own must be asked for in a visit. Pure.

Some schools' bell holds all children of a guardian, others' only the chosen one: `docs/protocol.md` G.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from .schedule import is_due
from .school.models import Model, Module, Notification


@dataclass(frozen=True, kw_only=True)
class Bell(Model):
    """What is known of an account's bell."""

    # Whether one answer holds all children. None: not known yet, or no longer for certain.
    shared: bool | None = None
    # When each child's notifications were last asked for by themselves.
    asked_at: dict[str, datetime] = field(default_factory=dict)

    def asked(self, key: str, now: datetime) -> Bell:
        """Return what is known when this child's notifications have been asked for."""
        return replace(self, asked_at={**self.asked_at, key: now})

    def is_due(self, key: str, now: datetime) -> bool:
        """Return whether a child must be visited for its notifications alone."""
        return self.shared is False and is_due(
            Module.NOTIFICATIONS,
            now,
            read_at=self.asked_at.get(key),
            off_at=None,
            failed_at=None,
            school_day=True,
        )


@dataclass(kw_only=True)
class Listening:
    """What one update hears of the bell, answer by answer."""

    bell: Bell
    children: frozenset[str]
    notifications: list[Notification] = field(default_factory=list)
    # Whether the bell can be read at all.
    rings: bool = False
    # Whose notifications were in an answer of this update, and who was asked for.
    shown: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()

    def hear(
        self, notifications: Iterable[Notification], now: datetime, *, visited: str | None = None
    ) -> None:
        """Take an answer that was given without a choice of child, or in a visit to one."""
        self.rings = True
        listed = list(notifications)
        self.notifications += listed
        shown = {item.child_key for item in listed if item.child_key} & self.children
        whose = shown | ({visited} if visited else set())
        if len(whose) > 1:
            self.bell = replace(self.bell, shared=True)
        elif self.shown - whose:
            # Notifications that were there a moment ago are not: this bell is one child's.
            self.bell = replace(self.bell, shared=False)
        for key in whose:
            self.bell = self.bell.asked(key, now)
        self.shown |= shown
        self.heard |= whose

    @property
    def told(self) -> dict[str, list[Notification]]:
        """Return all notifications of each child whose bell was heard."""
        if not self.rings:
            return {}
        whole = self.bell.shared or len(self.children) == 1
        lists: dict[str, dict[int, Notification]] = {
            key: {} for key in (self.children if whole else self.children & self.heard)
        }
        for item in self.notifications:
            if item.child_key in lists:
                lists[item.child_key].setdefault(item.id, item)
        return {key: list(items.values()) for key, items in lists.items()}

    def must_ask(self, key: str, now: datetime, *, on_the_way: bool) -> bool:
        """Return whether to ask in a visit to the child: one that is made anyway, or for this alone."""
        if not self.rings or self.bell.shared or key in self.heard or len(self.children) < 2:
            return False
        return on_the_way or self.bell.is_due(key, now)

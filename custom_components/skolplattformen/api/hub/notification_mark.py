"""Marking notifications of the bell as seen or read.

The platform is told ids alone. An id may stand for a notification of each of two children, and
then for both: nothing tells which of them it would change (`docs/protocol.md` G).
"""

from dataclasses import dataclass
from typing import override

from ...school.models import Notification, NotificationState
from ..exceptions import NotAllowedError, NotAllowedReason
from .notifications import read_notifications
from .session import HubSession
from .writing import Change, says_yes

_PATH = "/NotificationApp/NotificationApp/UpdateNotificationState"

type Bell = tuple[Notification, ...]

# How far a notification has come. It never goes back.
_STEPS = ("New", *NotificationState)


@dataclass(kw_only=True)
class NotificationMark(Change[Bell]):
    """The change of some notifications' state; those that have come further stay as they are."""

    ids: frozenset[int]
    state: NotificationState
    # Which notifications the ids stood for at the first look: the bell may be the chosen child's alone.
    _meant: frozenset[tuple[str | None, int]] | None = None

    @override
    async def look(self, session: HubSession) -> Bell:
        """Read the bell."""
        return await read_notifications(session)

    @override
    def is_made(self, state: Bell) -> bool | None:
        """Return whether all of them have come as far; None when the bell is not the one it was."""
        items = self._asked_for(state)
        there = frozenset((item.child_key, item.id) for item in items)
        if self._meant is None:
            self._meant = there
        if there != self._meant or {item.id for item in items} != self.ids:
            return None
        if any(item.state not in _STEPS for item in items):
            return None
        return all(self._has_come_to(item) for item in items)

    @override
    def require_allowed(self, state: Bell) -> None:
        """Raise unless the bell has them all, and none would go back."""
        items = self._asked_for(state)
        if {item.id for item in items} != self.ids:
            raise NotAllowedError(NotAllowedReason.NOT_OFFERED)
        changing = self._changing(items)
        for item in items:
            is_further = self._has_come_to(item) and item.state != self.state
            if item.state not in _STEPS or (is_further and item.id in changing):
                raise NotAllowedError(NotAllowedReason.UNKNOWN)

    @override
    async def send(self, session: HubSession, state: Bell) -> bool:
        """Send the ids that are to change."""
        body = {"ids": sorted(self._changing(self._asked_for(state))), "state": self.state.value}
        return says_yes(await session.write(_PATH, kind="notification_mark", json=body))

    def _asked_for(self, bell: Bell) -> Bell:
        return tuple(item for item in bell if item.id in self.ids)

    def _changing(self, items: Bell) -> set[int]:
        return {item.id for item in items if not self._has_come_to(item)}

    def _has_come_to(self, item: Notification) -> bool:
        return item.state in _STEPS[_STEPS.index(self.state) :]

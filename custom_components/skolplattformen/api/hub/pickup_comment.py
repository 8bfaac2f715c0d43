"""Writing the guardian's own comment about a day of after-school care.

Source: `docs/protocol.md` J.5.
"""

from dataclasses import dataclass
from datetime import date
from typing import override

from ...school.models import CareComment
from ..exceptions import NotAllowedError, NotAllowedReason
from .care import read_care_comment, read_care_week
from .session import HubSession
from .writing import Change, says_yes

_PATH = "/TimeRegistration/TimeRegistration/SaveComment/"


@dataclass(frozen=True, kw_only=True)
class DayOfCare:
    """A day as far as its comment goes."""

    # None when care has no such day.
    id: int | None
    comment: CareComment


@dataclass(frozen=True, kw_only=True)
class PickupComment(Change[DayOfCare]):
    """The change of one day's comment; an empty text takes it away."""

    day: date
    text: str

    @override
    async def look(self, session: HubSession) -> DayOfCare:
        """Read the day's id, and its comments if there is such a day."""
        care = (await read_care_week(session, self.day)).on(self.day)
        if care is None:
            nothing = CareComment(day=self.day, read_at=session.clock())
            return DayOfCare(id=None, comment=nothing)
        return DayOfCare(id=care.id, comment=await read_care_comment(session, self.day))

    @override
    def is_made(self, state: DayOfCare) -> bool | None:
        """Return whether the comment says the text."""
        if state.id is None:
            return None
        return _plain(state.comment.own or "") == _plain(self.text)

    @override
    def require_allowed(self, state: DayOfCare) -> None:
        """Raise unless there is such a day, its comment may be written, and it is not locked."""
        if state.id is None:
            raise NotAllowedError(NotAllowedReason.NOT_OFFERED)
        if state.comment.locked:
            raise NotAllowedError(NotAllowedReason.LOCKED)
        if state.comment.may_write is False:
            raise NotAllowedError(NotAllowedReason.NOT_PERMITTED)
        if None in (state.comment.locked, state.comment.may_write):
            raise NotAllowedError(NotAllowedReason.UNKNOWN)

    @override
    async def send(self, session: HubSession, state: DayOfCare) -> bool:
        """Send the comment."""
        comment = {
            "commentId": state.comment.id or 0,
            "commentText": self.text.strip(),
            "timeRegistrationId": state.id,
        }
        return says_yes(await session.write(_PATH, kind="pickup_comment", json=comment))


def _plain(text: str) -> str:
    """Return a text as it can be compared: line ends and blanks may come back differently."""
    return " ".join(text.split())

"""What a guardian can change on the platform: a day's absence, and a comment about after-school care.

Source: `docs/protocol.md` B.5, J.3, J.5.
"""

from datetime import date

from ..school.models import Attendance, CareComment
from .account_session import AccountSession
from .hub.absence_report import AbsenceReport
from .hub.pickup_comment import PickupComment
from .hub.session import HubSession
from .hub.writing import Change, WriteResult, make


class AccountWrites(AccountSession):
    """A guardian's account, and all that can be changed in it.

    Every change looks first, is sent once and never again, and is read back. Nothing is sent when it
    is so already, or in a dry run, which does all else.

    Raises:
        NotAllowedError: the platform does not allow it.
        NotTakenError: the platform accepted it, but nothing has changed.
        OutcomeUnknownError: it was sent, and cannot be read back for certain.
        Otherwise as any question about a child; then nothing was sent.

    """

    async def report_absence(
        self, key: str, day: date, *, dry_run: bool = False
    ) -> WriteResult[Attendance]:
        """Report that the child is absent all day; the day must be one offered just now (J.3)."""
        change = AbsenceReport(day=day, absent=True)
        return await self._visit_to_write(key, change, dry_run=dry_run)

    async def withdraw_absence(
        self, key: str, day: date, *, dry_run: bool = False
    ) -> WriteResult[Attendance]:
        """Take back a day's absence; the day must be one offered just now (J.3)."""
        change = AbsenceReport(day=day, absent=False)
        return await self._visit_to_write(key, change, dry_run=dry_run)

    async def set_pickup_comment(
        self, key: str, day: date, text: str, *, dry_run: bool = False
    ) -> WriteResult[CareComment]:
        """Write the guardian's comment of a day of care; an empty text takes it away (J.5)."""
        change = PickupComment(day=day, text=text)
        result = await self._visit_to_write(key, change, dry_run=dry_run)
        return WriteResult(outcome=result.outcome, state=result.state.comment)

    async def _visit_to_write[T](
        self, key: str, change: Change[T], *, dry_run: bool
    ) -> WriteResult[T]:
        """Choose a child and make one change of it."""

        async def write(session: HubSession) -> WriteResult[T]:
            async def still_chosen() -> bool:
                return session.is_selected(await self.home(session), key)

            return await make(change, session, still_chosen=still_chosen, dry_run=dry_run)

        return await self.visit_to_write(key, write)

"""What a guardian can change on the platform: absence, times of care, a comment about it, and the bell.

Source: `docs/protocol.md` B.5, G, J.3, J.5.
"""

from collections.abc import Iterable
from datetime import date, time

from ..school.models import Attendance, CareComment, CareWeek, Notification, NotificationState
from .account_session import AccountSession
from .exceptions import OutcomeUnknownError, SkolplattformenError, WriteError
from .hub.absence_report import AbsenceReport
from .hub.care_times_change import CareTimesChange, stay_of
from .hub.notification_mark import NotificationMark
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

    async def set_care_times(
        self,
        key: str,
        day: date,
        start: time | None,
        end: time | None,
        *,
        on_leave: bool = False,
        dry_run: bool = False,
    ) -> WriteResult[CareWeek]:
        """Write a day's times of care in place of what there was, or that the child is on leave (J.5).

        Either both times or `on_leave`. Times that care cannot have are refused before anything
        is asked; a dry run shows what there is before it is overwritten.
        """
        change = CareTimesChange(day=day, stay=stay_of(start, end, on_leave=on_leave))
        result = await self._visit_to_write(key, change, dry_run=dry_run)
        return WriteResult(outcome=result.outcome, state=result.state.week)

    async def mark_notifications(
        self, ids: Iterable[int], state: NotificationState
    ) -> WriteResult[tuple[Notification, ...]]:
        """Mark notifications of the bell as seen or read, without choosing a child (G).

        They are those that `notifications` would return now, which may be the chosen child's
        alone. An id that two children share stands for both.
        """
        change = NotificationMark(ids=frozenset(ids), state=state)

        async def write(
            session: HubSession, _renewed: bool
        ) -> WriteResult[tuple[Notification, ...]]:
            session.wrote = False
            chosen = (await self.home(session)).selected

            async def still_chosen() -> bool:
                return (await self.home(session)).selected == chosen

            try:
                return await make(change, session, still_chosen=still_chosen, dry_run=False)
            except WriteError:
                raise
            except SkolplattformenError as err:
                if session.wrote:
                    raise OutcomeUnknownError("trouble after the write") from err
                raise

        return await self.within_session(write)

    async def _visit_to_write[T](
        self, key: str, change: Change[T], *, dry_run: bool
    ) -> WriteResult[T]:
        """Choose a child and make one change of it."""

        async def write(session: HubSession) -> WriteResult[T]:
            async def still_chosen() -> bool:
                return session.is_selected(await self.home(session), key)

            return await make(change, session, still_chosen=still_chosen, dry_run=dry_run)

        return await self.visit_to_write(key, write)

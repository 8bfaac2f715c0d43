"""What can be asked of the guardian's platform: children, the bell, and one child's data.

Source: `docs/protocol.md` B.5, C.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..school.models import (
    Absences,
    AssignmentList,
    Attachment,
    Attendance,
    Care,
    CareComment,
    CareWeek,
    Child,
    Facts,
    LearningLog,
    LearningPlanList,
    LearningPlanText,
    LeaveRequest,
    MessageCount,
    MessageList,
    MessageText,
    Module,
    News,
    Notification,
    SchoolCalendar,
    SchoolFile,
    Timetable,
)
from .account_writes import AccountWrites
from .exceptions import (
    ModuleOffError,
    RateLimitedError,
    SessionDeadError,
    SkolplattformenError,
    UnexpectedAnswerError,
    WrongChildError,
)
from .hub.absences import read_absences
from .hub.assignments import read_assignments
from .hub.attendance import read_attendance
from .hub.calendar import check_range, read_attachments, read_calendar
from .hub.care import read_care, read_care_comment, read_care_week
from .hub.file_address import checked_file
from .hub.files import read_file
from .hub.home import HomePage
from .hub.learning_log import MOST_PAGES, read_learning_log
from .hub.learning_plans import read_plan, read_plans
from .hub.leave import read_leave_requests
from .hub.message import read_message
from .hub.messages import count_messages, read_messages
from .hub.news import read_news
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
    facts: Facts = field(default_factory=Facts)
    notifications: tuple[Notification, ...] | None = None
    modules_off: frozenset[Module] = frozenset()
    failures: Mapping[Module, SkolplattformenError] = field(default_factory=dict)


# More than any family looks back at, and not too much to be kept.
_KEPT_NEWS = 30

type Days = tuple[date, date]
type Wanted = Mapping[Module, Days]


class SkolplattformenClient(AccountWrites):
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
            return await self._read_one(
                session,
                lambda session: session.fitting(
                    Module.NOTIFICATIONS.value, None, read_notifications(session)
                ),
                renewed=renewed,
            )

        return await self.within_session(read)

    async def read_child(self, key: str, wanted: Wanted) -> ChildAnswer:
        """Read in one visit what an update asks for: modules, each with the days that it is about.

        Both days are inclusive; what is not about days does not heed them. A part that fails or is switched off does not take the others
        with it.
        """

        async def read(session: HubSession, home: HomePage, renewed: bool) -> ChildAnswer:
            reads = {
                module: session.fitting(
                    module.value, key, self._read_module(session, key, module, days)
                )
                for module, days in wanted.items()
            }
            return _answer(session, home, await _all(reads, renewed=renewed))

        return await self.visit(key, read)

    async def messages(self, key: str, *, sent: bool = False) -> MessageList:
        """Return the heads of the child's messages, or of those that the guardian has sent (H).

        All of them unless the answer says otherwise; no message is opened.
        """
        return await self._visit(key, lambda session: read_messages(session, sent=sent))

    async def message(self, key: str, message_id: int) -> MessageText:
        """Open one message; perhaps that marks it read. Only for a guardian who asks for it (H).

        Raises:
            UnknownMessageError: none of the child's lists has it; otherwise as the other questions.

        """
        return await self._visit(key, lambda session: read_message(session, message_id))

    async def tasks(self, key: str) -> AssignmentList:
        """Return the child's assignments, all of them unless the answer says otherwise (I.1)."""
        return await self._visit(key, read_assignments)

    async def plans(self, key: str) -> LearningPlanList:
        """Return the child's units of learning of this school year (I.3)."""
        return await self._visit(key, read_plans)

    async def plan(self, key: str, plan_id: int) -> LearningPlanText:
        """Return one unit of learning with all that the school wrote (I.3).

        Raises:
            UnknownPlanError: the child's list does not have it; otherwise as the other questions.

        """
        return await self._visit(key, lambda session: read_plan(session, plan_id))

    async def calendar(self, key: str, first: date, last: date) -> SchoolCalendar:
        """Return all calendar entries that touch a range of at most 400 days, both inclusive (E.1).

        Raises:
            BadRangeError: the range is none, nothing was asked; otherwise as the other questions.

        """
        check_range(first, last)
        return await self._visit(
            key, lambda session: read_calendar(session, first, last, self.calendar_kinds[key])
        )

    async def attachments(self, key: str, event_id: str) -> tuple[Attachment, ...]:
        """Return the files of one calendar entry (E.3); none when the child has no such entry."""
        return await self._visit(key, lambda session: read_attachments(session, event_id))

    async def news(self, key: str) -> News:
        """Return the news, all of them unless the answer says otherwise (F)."""
        return await self._visit(key, read_news)

    async def learning_log(self, key: str, *, pages: int = MOST_PAGES) -> LearningLog:
        """Return the newest pages of the learning log, all of it unless the answer says otherwise (K)."""
        return await self._visit(key, lambda session: read_learning_log(session, pages))

    async def download(self, key: str, address: str) -> SchoolFile:
        """Fetch a file of at most 10 MiB that was listed for the child (K).

        Raises:
            UnknownFileError: the address is not one of a file of the platform; nothing was asked.
            NoFileError, FileTooLargeError, UnwantedFileError: there is no file to hand over.
            Otherwise as the other questions.

        """
        file = checked_file(address)
        return await self._visit(key, lambda session: read_file(session, file))

    async def attendance(self, key: str) -> Attendance:
        """Return whether the child is absent on the days that can be reported (J.1)."""
        return await self._visit(key, read_attendance)

    async def absences(self, key: str) -> Absences:
        """Return the absences of the past, all of them unless the answer says otherwise (J.2)."""
        return await self._visit(key, read_absences)

    async def leave_requests(self, key: str) -> tuple[LeaveRequest, ...]:
        """Return all leave requests, the latest leave first (J.4)."""
        return await self._visit(key, read_leave_requests)

    async def care_times(self, key: str, day: date) -> CareWeek:
        """Return the after-school care of the ISO week that holds the day (J.5)."""
        return await self._visit(key, lambda session: read_care_week(session, day))

    async def care_comment(self, key: str, day: date) -> CareComment:
        """Return the comments of a day of care, and when the child came and went (J.5)."""
        return await self._visit(key, lambda session: read_care_comment(session, day))

    def _read_module(
        self, session: HubSession, key: str, module: Module, days: Days
    ) -> Awaitable[object]:
        match module:
            case Module.TIMETABLE:
                return read_timetable(session, *days)
            case Module.MESSAGES:
                return count_messages(session)
            case Module.CALENDAR:
                return read_calendar(session, *days, self.calendar_kinds[key])
            case Module.ATTENDANCE:
                return read_attendance(session)
            case Module.CARE:
                return read_care(session, *days)
            case Module.NEWS:
                return read_news(session)
            case Module.ASSIGNMENTS:
                return read_assignments(session)
            case Module.NOTIFICATIONS:
                return read_notifications(session)

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
    return {
        module: UnexpectedAnswerError("only this endpoint does not let us in")
        if isinstance(outcome, SessionDeadError)
        else outcome
        for module, outcome in zip(reads, outcomes, strict=True)
    }


def _newest(news: News | None) -> News | None:
    """Return as many of the news as are worth keeping."""
    return news and replace(
        news,
        items=news.items[:_KEPT_NEWS],
        complete=news.complete and len(news.items) <= _KEPT_NEWS,
    )


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
        facts=Facts(
            timetable=part(Module.TIMETABLE, Timetable),
            messages=part(Module.MESSAGES, MessageCount),
            calendar=part(Module.CALENDAR, SchoolCalendar),
            attendance=part(Module.ATTENDANCE, Attendance),
            care=part(Module.CARE, Care),
            news=_newest(part(Module.NEWS, News)),
            assignments=part(Module.ASSIGNMENTS, AssignmentList),
        ),
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

"""A child, and all that is known of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .assignments import AssignmentList
from .attendance import Attendance
from .base import Model
from .calendar import SchoolCalendar
from .care import Care
from .messages import MessageCount
from .news import News
from .notifications import NotificationCount
from .timetable import Timetable


class Module(StrEnum):
    """A part of the platform that a school may have switched off for a child.

    What is kept of it has its name among the `Facts`.
    """

    TIMETABLE = "timetable"
    MESSAGES = "messages"
    CALENDAR = "calendar"
    ATTENDANCE = "attendance"
    CARE = "care"
    NEWS = "news"
    ASSIGNMENTS = "assignments"
    NOTIFICATIONS = "notifications"


type Fact = (
    Timetable
    | MessageCount
    | SchoolCalendar
    | Attendance
    | Care
    | News
    | AssignmentList
    | NotificationCount
)

# What tells among the apps of a child that it has a module; the others are not told of.
APPS = {Module.TIMETABLE: "timetable", Module.CARE: "timeregistration"}

# All that is read in visits to a child. The bell tells of all children at once, where it can.
MODULES = tuple(module for module in Module if module is not Module.NOTIFICATIONS)


@dataclass(frozen=True, kw_only=True)
class Child(Model):
    """A child of the guardian: the key is a salted hash and says nothing about the child."""

    key: str
    first_name: str


@dataclass(frozen=True, kw_only=True)
class Facts(Model):
    """What has been read of one child, by module. None: not read."""

    timetable: Timetable | None = None
    messages: MessageCount | None = None
    calendar: SchoolCalendar | None = None
    attendance: Attendance | None = None
    care: Care | None = None
    news: News | None = None
    assignments: AssignmentList | None = None
    notifications: NotificationCount | None = None

    @property
    def by_module(self) -> dict[Module, Fact]:
        """Return those that have been read."""
        facts: dict[Module, Fact | None] = {
            Module.TIMETABLE: self.timetable,
            Module.MESSAGES: self.messages,
            Module.CALENDAR: self.calendar,
            Module.ATTENDANCE: self.attendance,
            Module.CARE: self.care,
            Module.NEWS: self.news,
            Module.ASSIGNMENTS: self.assignments,
            Module.NOTIFICATIONS: self.notifications,
        }
        return {module: fact for module, fact in facts.items() if fact is not None}


@dataclass(frozen=True, kw_only=True)
class ChildSnapshot(Facts):
    """All that is known of one child. None: never read; a module that is off is listed as such."""

    child: Child
    # None until the child's own page has been read.
    apps: frozenset[str] | None = None
    # When each module was last answered as switched off.
    modules_off: dict[Module, datetime] | None = None

    def lacks(self, module: Module) -> bool:
        """Return whether the child's home page says that it does not have the module."""
        return self.apps is not None and module in APPS and APPS[module] not in self.apps

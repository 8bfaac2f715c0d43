"""The facts of a school day, frozen and parsed once at the edge.

All times are aware and in Europe/Stockholm, whatever zone the machine is in.
Every model can be stored as plain data (`to_dict`) and read back (`from_dict`).
"""

from .announced import Announced
from .assignments import Assignment, AssignmentList
from .attendance import Absence, Absences, Attendance, LeaveRequest, LeaveStatus, OfferedDay
from .base import STOCKHOLM, Model, monday_of
from .calendar import SchoolCalendar, SchoolEvent
from .care import Care, CareComment, CareDay, CareWeek
from .change import Change, ChangeKind, Shift
from .child import APPS, MODULES, Child, ChildSnapshot, Fact, Facts, Module
from .files import Attachment, SchoolFile
from .learning_log import LearningLog, LearningLogEntry
from .learning_plans import LearningPlan, LearningPlanList, LearningPlanText, PlanField
from .menu import Dish, Menu, MenuDay
from .messages import Message, MessageCount, MessageList, MessageText
from .news import News, NewsItem
from .notifications import (
    Notification,
    NotificationCount,
    NotificationState,
    Target,
    TargetKind,
)
from .timetable import EntryKind, Timetable, TimetableEntry

__all__ = [
    "APPS",
    "MODULES",
    "STOCKHOLM",
    "Absence",
    "Absences",
    "Announced",
    "Assignment",
    "AssignmentList",
    "Attachment",
    "Attendance",
    "Care",
    "CareComment",
    "CareDay",
    "CareWeek",
    "Change",
    "ChangeKind",
    "Child",
    "ChildSnapshot",
    "Dish",
    "EntryKind",
    "Fact",
    "Facts",
    "LearningLog",
    "LearningLogEntry",
    "LearningPlan",
    "LearningPlanList",
    "LearningPlanText",
    "LeaveRequest",
    "LeaveStatus",
    "Menu",
    "MenuDay",
    "Message",
    "MessageCount",
    "MessageList",
    "MessageText",
    "Model",
    "Module",
    "News",
    "NewsItem",
    "Notification",
    "NotificationCount",
    "NotificationState",
    "OfferedDay",
    "PlanField",
    "SchoolCalendar",
    "SchoolEvent",
    "SchoolFile",
    "Shift",
    "Target",
    "TargetKind",
    "Timetable",
    "TimetableEntry",
    "monday_of",
]

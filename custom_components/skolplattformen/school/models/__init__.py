"""The facts of a school day, frozen and parsed once at the edge.

All times are aware and in Europe/Stockholm, whatever zone the machine is in.
Every model can be stored as plain data (`to_dict`) and read back (`from_dict`).
"""

from .base import STOCKHOLM, Model, monday_of
from .child import Child, ChildSnapshot, Module
from .menu import Dish, Menu, MenuDay
from .messages import Message, MessageCount
from .notifications import Notification
from .timetable import EntryKind, Timetable, TimetableEntry

__all__ = [
    "STOCKHOLM",
    "Child",
    "ChildSnapshot",
    "Dish",
    "EntryKind",
    "Menu",
    "MenuDay",
    "Message",
    "MessageCount",
    "Model",
    "Module",
    "Notification",
    "Timetable",
    "TimetableEntry",
    "monday_of",
]

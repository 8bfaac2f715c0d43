"""What has been announced of a child, so that nothing is again."""

from dataclasses import dataclass, field
from datetime import date

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Announced(Model):
    """What has been announced of one child, or was there at first.

    By id, newest first. None: never read, so that all that the first reading brings is old.
    """

    messages: tuple[int, ...] | None = None
    news: tuple[int, ...] | None = None
    notifications: tuple[int, ...] | None = None
    # The day of each change of the timetable, by its identity.
    changes: dict[str, date] = field(default_factory=dict)
    # Whether each day that is offered was reported absent when the platform told of it last.
    absences: dict[date, bool] = field(default_factory=dict)

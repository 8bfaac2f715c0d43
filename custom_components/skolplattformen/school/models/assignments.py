"""What a child is to do for school: assignments, tests, homework."""

from dataclasses import dataclass
from datetime import date, datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Assignment(Model):
    """One assignment, as the school wrote it; texts are Markdown."""

    id: int
    title: str | None
    # The platform's word, such as `Due`, `Done` or `NotStarted`; others occur.
    status: str | None
    # None: the platform does not say so in a way that can be read.
    due_on: date | None = None
    # None when no time of day is told.
    due_at: datetime | None = None
    subject: str | None = None
    description: str | None = None
    # The status in the words of the platform's own pages.
    status_text: str | None = None
    overdue: bool = False
    # Whether it has been looked at; None when the platform does not say.
    read: bool | None = None
    has_files: bool = False
    has_links: bool = False
    milestones: int = 0
    milestones_complete: int = 0

    @property
    def done(self) -> bool:
        """Return whether the school calls it done."""
        return (self.status or "").casefold() == "done"


@dataclass(frozen=True, kw_only=True)
class AssignmentList(Model):
    """The assignments, the first due first; not complete: there are some that were not read."""

    assignments: tuple[Assignment, ...]
    complete: bool
    read_at: datetime

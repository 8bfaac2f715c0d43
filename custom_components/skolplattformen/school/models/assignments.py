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
    # From here on, None: the platform does not say.
    overdue: bool | None = None
    # Whether it has been looked at.
    read: bool | None = None
    has_files: bool | None = None
    has_links: bool | None = None
    milestones: int | None = None
    milestones_complete: int | None = None

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

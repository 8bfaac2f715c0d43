"""What is known of a child's days, whatever of it has been read."""

from dataclasses import dataclass
from datetime import date

from .models import (
    Attendance,
    CareDay,
    CareWeek,
    ChildSnapshot,
    SchoolCalendar,
    Timetable,
    TimetableEntry,
)
from .moments import instant


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a child's days; each part is None, or empty, when it was never read."""

    timetable: Timetable | None = None
    calendar: SchoolCalendar | None = None
    care: tuple[CareWeek, ...] = ()
    attendance: Attendance | None = None

    def covers(self, day: date) -> bool:
        """Return whether the timetable tells about the day."""
        return self.timetable is not None and self.timetable.covers(day)

    def rows_of(self, day: date) -> tuple[TimetableEntry, ...]:
        """Return the rows of the timetable that begin on the day, in order."""
        return () if self.timetable is None else self.timetable.by_day.get(day, ())

    def care_of(self, day: date) -> CareDay | None:
        """Return the care of the day, as it was read last."""
        weeks = [week for week in self.care if week.first <= day <= week.last]
        newest = max(weeks, key=lambda week: instant(week.read_at), default=None)
        return newest.on(day) if newest else None


def known_of(child: ChildSnapshot) -> Known:
    """Return what is known of a child's days out of all that is known of the child."""
    return Known(
        timetable=child.timetable,
        calendar=child.calendar,
        care=child.care.weeks if child.care else (),
        attendance=child.attendance,
    )

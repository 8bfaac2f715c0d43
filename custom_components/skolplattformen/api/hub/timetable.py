"""The timetable of the chosen child for any range of days.

Source: `docs/protocol.md` D.1.
"""

from datetime import MAXYEAR, date, datetime, timedelta

from ...school.models import Timetable, TimetableEntry
from .fields import ItemError, Row, Skipped, parse_items
from .session import HubSession

_PATH = "/timetable/timetable/gettimetablelist"


async def read_timetable(session: HubSession, first: date, last: date) -> Timetable:
    """Return the timetable of a range; both days are inclusive.

    Raises:
        UnexpectedAnswerError: as `parse_timetable`; otherwise as `HubSession.call`.

    """
    # The offset is what the platform's own page sends all the year round.
    form = {"UTCOffset": "-120", "start": first.isoformat(), "end": last.isoformat()}
    data = await session.call(_PATH, kind="timetable", form=form)
    return parse_timetable(data, first, last, session.clock(), session.skipped)


def parse_timetable(
    data: object, first: date, last: date, read_at: datetime, skipped: Skipped
) -> Timetable:
    """Return the rows that lie in the range, in order.

    Raises:
        UnexpectedAnswerError: not a list, or no row of it has a shape we know.

    """
    entries = parse_items(data, _entry, skipped, "timetable")
    return Timetable(
        first=first,
        last=last,
        read_at=read_at,
        entries=tuple(
            sorted(
                # The platform does not say whether it honours the range to the day.
                (entry for entry in set(entries) if first <= entry.start.date() <= last),
                key=lambda entry: (entry.start, entry.end, entry.title, entry.room or ""),
            )
        ),
    )


def _entry(row: Row) -> TimetableEntry:
    start, end = row.moment("start"), row.moment("end")
    all_day = row.flag("allDay")
    if all_day and end <= start and start.year < MAXYEAR:
        end = start + timedelta(days=1)
    if end <= start:
        raise ItemError("ends before it starts")
    notes = row.optional_row("notes")
    remarks = [notes.optional_text("timetableNotes"), row.optional_text("details")]
    return TimetableEntry(
        start=start,
        end=end,
        title=row.text("title"),
        room=notes.optional_text("roomInfo"),
        teacher=notes.optional_text("tutors"),
        notes="\n".join(dict.fromkeys(filter(None, remarks))) or None,
        all_day=all_day,
    )

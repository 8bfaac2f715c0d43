"""Fields that an item cannot do without: one that has another name costs the item, and says so."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.absences import parse_absences
from custom_components.skolplattformen.api.hub.assignments import parse_assignments
from custom_components.skolplattformen.api.hub.attendance import parse_attendance
from custom_components.skolplattformen.api.hub.calendar import parse_events
from custom_components.skolplattformen.api.hub.care import parse_care_comment, parse_care_week
from custom_components.skolplattformen.api.hub.fields import Skipped
from custom_components.skolplattformen.api.hub.home import parse_home
from custom_components.skolplattformen.api.hub.learning_log import parse_page
from custom_components.skolplattformen.api.hub.learning_plans import parse_plan_assignments
from custom_components.skolplattformen.api.hub.leave import parse_leave_requests
from custom_components.skolplattformen.api.hub.message import parse_message
from custom_components.skolplattformen.api.hub.messages import parse_messages
from custom_components.skolplattformen.api.hub.news import parse_news
from custom_components.skolplattformen.api.hub.notifications import parse_notifications
from custom_components.skolplattformen.api.hub.timetable import parse_timetable

from .samples import (
    attendance,
    calendar,
    care,
    home,
    learning_log,
    messages,
    news,
    notifications,
    plans,
    tasks,
    timetable,
)
from .samples.timetable import FIRST, LAST, READ_AT

type Parse = Callable[[Any, Skipped], object]

# A list of each kind: a valid answer, where its items are, its parser, the kind they are counted
# under, and the fields without which one of them says nothing.
LISTS: list[tuple[Any, tuple[str, ...], Parse, str, tuple[str, ...]]] = [
    (messages.MESSAGES, ("items",), parse_messages, "messages", ("id", "isNew")),
    (
        notifications.NOTIFICATIONS,
        ("notifications",),
        lambda data, skipped: parse_notifications(data, "salt", skipped),
        "notifications",
        ("id", "appType", "state", "pupilSourceId"),
    ),
    (
        timetable.TIMETABLE,
        (),
        lambda data, skipped: parse_timetable(data, FIRST, LAST, READ_AT, skipped),
        "timetable",
        ("start", "end", "title", "allDay"),
    ),
    (
        [calendar.STUDY_DAY, calendar.TEST],
        (),
        lambda data, skipped: parse_events(data, calendar.KINDS, skipped),
        "calendar",
        ("id", "title", "startDateFull", "endDateFull"),
    ),
    (
        care.WEEK,
        ("days",),
        lambda data, skipped: parse_care_week(data, care.DAY, READ_AT, skipped),
        "care_times",
        ("timeRegistrationId", "date", "startDateTime", "endDateTime", "onLeave", "isSchoolClosed"),
    ),
    (
        attendance.ABSENCES,
        ("items",),
        parse_absences,
        "absences",
        ("id", "shortDate", "time", "subject", "reason"),
    ),
    (
        attendance.LEAVE,
        (),
        parse_leave_requests,
        "leave",
        ("status", "fromDate", "toDate", "fromTime", "toTime"),
    ),
    (
        news.NEWS,
        ("items",),
        lambda data, skipped: parse_news(data, READ_AT, skipped),
        "news",
        ("id", "content"),
    ),
    (learning_log.PAGE, (), parse_page, "learning_log", ("id", "text", "groupName")),
    (tasks.TASKS, ("items",), parse_assignments, "assignments", ("id", "status", "dueDate")),
    (
        home.HOME,
        ("account", "pupils"),
        parse_home,
        "pupils",
        ("id", "name", "switchPupilUrl"),
    ),
]
IN_LISTS = [(*case[:4], name) for case in LISTS for name in case[4]]

# Answers that are one object, or about one.
OBJECTS: list[tuple[Any, Parse, tuple[str, ...]]] = [
    (
        attendance.ATTENDANCE,
        lambda data, _: parse_attendance(data, READ_AT),
        (
            "canRegisterDayAbsence",
            "absentToday",
            "absenceTodayLocked",
            "absenceTodayDate",
            "absentTomorrow",
            "absenceTomorrowLocked",
            "absenceTomorrowDate",
        ),
    ),
    (
        care.COMMENT,
        lambda data, skipped: parse_care_comment(data, care.DAY, READ_AT, skipped),
        ("date", "checkedIn", "checkedOut", "userComment", "parentCommentId"),
    ),
    (messages.MESSAGE, parse_message, ("id", "messageBodyPlainText")),
]
IN_OBJECTS = [(*case[:2], name) for case in OBJECTS for name in case[2]]


def rename(row: dict[str, Any], name: str) -> None:
    """Call a field something else."""
    row[f"new_{name}"] = row.pop(name)


def items_of(answer: Any, path: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the items of an answer."""
    for name in path:
        answer = answer[name]
    items: list[dict[str, Any]] = answer
    return items


@pytest.mark.parametrize(
    ("valid", "path", "parse", "kind", "name"),
    IN_LISTS,
    ids=[f"{kind}.{name}" for *_, kind, name in IN_LISTS],
)
def test_a_renamed_field_of_items(
    valid: Any, path: tuple[str, ...], parse: Parse, kind: str, name: str
) -> None:
    """In one item it costs that item, and is counted; in all of them the answer is none."""
    answer, skipped = deepcopy(valid), Counter[str]()
    rename(items_of(answer, path)[0], name)
    parse(answer, skipped)
    assert skipped == {kind: 1}

    for row in items_of(answer, path)[1:]:
        rename(row, name)
    with pytest.raises(UnexpectedAnswerError):
        parse(answer, Counter())


@pytest.mark.parametrize(
    ("valid", "parse", "name"), IN_OBJECTS, ids=[name for *_, name in IN_OBJECTS]
)
def test_a_renamed_field_of_an_object(valid: Any, parse: Parse, name: str) -> None:
    """The answer is none: what was known before stays, and is not overwritten by a no."""
    answer = deepcopy(valid)
    rename(answer, name)
    with pytest.raises(UnexpectedAnswerError):
        parse(answer, Counter())


@pytest.mark.parametrize("odd", [None, 1, "true"])
@pytest.mark.parametrize(
    ("valid", "path", "parse", "kind", "name"),
    [case for case in IN_LISTS if case[4] in {"isNew", "allDay"}],
    ids=["isNew", "allDay"],
)
def test_what_is_no_flag(
    valid: Any, path: tuple[str, ...], parse: Parse, kind: str, name: str, odd: object
) -> None:
    """It is neither yes nor no."""
    answer, skipped = deepcopy(valid), Counter[str]()
    items_of(answer, path)[0][name] = odd
    parse(answer, skipped)
    assert skipped == {kind: 1}


@pytest.mark.parametrize(
    ("wire", "field"),
    [
        ("isOverdue", "overdue"),
        ("read", "read"),
        ("hasFiles", "has_files"),
        ("hasLinks", "has_links"),
        ("milestoneCount", "milestones"),
        ("milestonesComplete", "milestones_complete"),
    ],
)
def test_what_an_assignment_does_not_say(wire: str, field: str) -> None:
    """It is unknown, and costs nothing."""
    answer, skipped = deepcopy(tasks.TASKS), Counter[str]()
    rename(answer["items"][0], wire)
    first, second = parse_assignments(answer, skipped).assignments
    assert getattr(first, field) is None
    assert getattr(second, field) is not None
    assert skipped == {}


def test_whether_an_entry_has_files() -> None:
    """It is unknown when the calendar does not say so."""
    entry = deepcopy(calendar.TEST)
    rename(entry, "hasAttachments")
    [event] = parse_events([entry], calendar.KINDS, Counter())
    assert event.has_attachments is None


def test_whether_there_are_more() -> None:
    """Without a word about it there may be: no list is called complete for want of it."""
    assert parse_messages({"items": []}, Counter()).more
    assert parse_assignments({"items": []}, Counter()).more
    assert parse_plan_assignments(plans.PLAN_TASKS | {"hasMore": None}, Counter()).more


@pytest.mark.parametrize(
    ("valid", "path", "parse", "name", "kind"),
    [
        (news.NEWS, ("items",), LISTS[7][2], "attachments", "files"),
        (learning_log.PAGE, (), parse_page, "media", "files"),
    ],
    ids=["news", "learning_log"],
)
def test_files_that_are_not_listed(
    valid: Any, path: tuple[str, ...], parse: Parse, name: str, kind: str
) -> None:
    """The item is there all the same, and that something is missing is counted."""
    answer, skipped = deepcopy(valid), Counter[str]()
    rename(items_of(answer, path)[0], name)
    parse(answer, skipped)
    assert skipped == {kind: 1}

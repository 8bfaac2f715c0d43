"""The bell: what is new for any of the children, in one request.

Source: `docs/protocol.md` G.
"""

from datetime import datetime
import re

from ...school.models import STOCKHOLM, Notification, Target, TargetKind
from ..identity import key_of
from .fields import Row, Skipped, parse_items, whole
from .session import HubSession

_PATH = "/NotificationApp/NotificationApp/GetNotifications"
_LONG_AGO = datetime.min.replace(tzinfo=STOCKHOLM)

# How the routes of the web application begin, and where they have their id.
_ROUTES = (
    (TargetKind.NEWS, re.compile(r"communication/news(?:/|$)")),
    (TargetKind.ABSENCE, re.compile(r"attendance/tab/pastattendance(?:/|$)")),
    (TargetKind.LEAVE, re.compile(r"attendance/tab/leaverequests(?:/|$)")),
    (TargetKind.CALENDAR, re.compile(r"calendarv2(?:/|$)")),
    (TargetKind.PLAN, re.compile(r"uolv2(?:/|$)")),
    (TargetKind.MESSAGE, re.compile(r"message(?:/|$)")),
    (TargetKind.ASSIGNMENT, re.compile(r"task(?:/|$)")),
    (TargetKind.MEETING, re.compile(r"meeting(?:/|$)")),
)
_ID_IN_QUERY = re.compile(r"[?&]eventid=([0-9]{1,18})(?:&|$)")
_ID_AT_END = re.compile(r"/([0-9]{1,18})/?$")


async def read_notifications(session: HubSession) -> tuple[Notification, ...]:
    """Return the bell, newest first.

    Raises:
        UnexpectedAnswerError: as `parse_notifications`; otherwise as `HubSession.call`.

    """
    data = await session.call(_PATH, kind="notifications")
    return parse_notifications(data, session.salt, session.skipped)


def parse_notifications(data: object, salt: str, skipped: Skipped) -> tuple[Notification, ...]:
    """Return the notifications, newest first, each with its child's key; cleared ones are left out.

    The same id may stand for two children: child and id together are the identity.

    Raises:
        UnexpectedAnswerError: not a list, or no item of it has a shape we know.

    """

    def notification(row: Row) -> tuple[datetime | None, Notification]:
        row.require("pupilSourceId")
        sent = row.optional_moment("dateSent")
        return row.optional_moment("orderDate") or sent, Notification(
            id=row.number("id"),
            child_key=_child_key(row.optional_text("pupilSourceId"), salt),
            app_type=row.text("appType"),
            state=row.text("state"),
            kind=row.optional_text("type"),
            title=row.optional_text("title"),
            sub_title=row.optional_text("subTitle"),
            subjects=row.optional_text("subjectsCourses"),
            sent=sent,
            target=target_of(row.optional_text("url")),
        )

    items = whole(data, "not a list of notifications").items("notifications")
    parsed = parse_items(items, notification, skipped, "notifications")
    newest_first = sorted(parsed, key=lambda pair: pair[0] or _LONG_AGO, reverse=True)
    unique: dict[tuple[str | None, int], Notification] = {}
    for _, item in newest_first:
        if item.state != "Cleared":
            unique.setdefault((item.child_key, item.id), item)
    return tuple(unique.values())


def target_of(route: str | None) -> Target | None:
    """Return what a route of the web application leads to, None when it is none we know."""
    path = (route or "").casefold().lstrip("/#")
    for kind, pattern in _ROUTES:
        if pattern.match(path):
            found = _ID_IN_QUERY.search(path) or _ID_AT_END.search(path)
            return Target(kind=kind, id=int(found[1]) if found else None)
    return None


def _child_key(source: str | None, salt: str) -> str | None:
    """Return the key of the child in `<unit>|<id>|<role>`; some answers have the id alone."""
    if source is None:
        return None
    parts = source.split("|")
    return key_of(parts[1] if len(parts) == 3 else source, salt)

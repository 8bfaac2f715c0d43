"""The bell: what is new for any of the children, in one request.

Source: `docs/protocol.md` G.
"""

from ...school.models import Notification
from ..exceptions import UnexpectedAnswerError
from ..identity import key_of
from .fields import Row, Skipped, parse_items
from .session import HubSession

_PATH = "/NotificationApp/NotificationApp/GetNotifications"


async def read_notifications(session: HubSession) -> tuple[Notification, ...]:
    """Return the bell.

    Raises:
        UnexpectedAnswerError: as `parse_notifications`; otherwise as `HubSession.call`.

    """
    data = await session.call(_PATH, kind="notifications")
    return parse_notifications(data, session.salt, session.skipped)


def parse_notifications(data: object, salt: str, skipped: Skipped) -> tuple[Notification, ...]:
    """Return the notifications, each with its child's key; cleared ones are left out.

    The same id may stand for two children: child and id together are the identity.

    Raises:
        UnexpectedAnswerError: not a list, or no item of it has a shape we know.

    """

    def notification(row: Row) -> Notification:
        return Notification(
            id=row.number("id"),
            child_key=_child_key(row.optional_text("pupilSourceId"), salt),
            app_type=row.text("appType"),
            state=row.text("state"),
        )

    try:
        items = Row(data).items("notifications")
    except ValueError as err:
        raise UnexpectedAnswerError("not a list of notifications") from err
    parsed = parse_items(items, notification, skipped, "notifications")
    return tuple(dict.fromkeys(item for item in parsed if item.state != "Cleared"))


def _child_key(source: str | None, salt: str) -> str | None:
    """Return the key of the child in `<unit>|<id>|<role>`; some answers have the id alone."""
    if source is None:
        return None
    parts = source.split("|")
    return key_of(parts[1] if len(parts) == 3 else source, salt)

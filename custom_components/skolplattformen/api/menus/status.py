"""What the status of a menu site's answer means.

Source: `docs/protocol.md` L.
"""

from ..exceptions import (
    DeniedError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from ..transport import Answer


def check_status(answer: Answer) -> None:
    """Raise the error that the status stands for; 404 is an unknown school.

    Raises:
        UnknownSchoolError: 404.
        DeniedError: 401 or 403.
        UnreachableError: the site has a fault.
        UnexpectedAnswerError: any other status than 200.

    """
    if answer.status == 200:
        return
    if answer.status in (401, 403):
        raise DeniedError("the menu site refuses us")
    if answer.status == 404:
        raise UnknownSchoolError("the menu site does not know the school")
    if answer.status >= 500:
        raise UnreachableError(f"the menu site is down (status {answer.status})")
    raise UnexpectedAnswerError(f"the menu site answered with status {answer.status}")

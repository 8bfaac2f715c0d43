"""What an answer of the hub means: data, a dead session, a module that is off, or trouble.

Source: `docs/protocol.md` R.
"""

from urllib.parse import urlsplit

from ..addresses import HUB
from ..exceptions import (
    DeniedError,
    ModuleOffError,
    SessionDeadError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..transport import Answer

_MODULE_OFF = "handleunauthorizedrequest"
_SIGNED_OUT = ("oauth_token", "login in progress", "txtlykilord")
_CHALLENGE = (
    "attention required",
    "captcha",
    "cf-chl",
    "challenge-platform",
    "just a moment",
    "request rejected",
    "support id",
)
# What every page of the hub itself says somewhere.
_HUB_PAGE = "infomentor"


class EmptyAnswerError(UnexpectedAnswerError):
    """200 without a body: the session is dead, or there is nothing; only the platform knows which."""


def checked_json(answer: Answer) -> object:
    """Return the JSON of a data call.

    Raises:
        SessionDeadError: the session is gone.
        ModuleOffError: the school has this module switched off.
        EmptyAnswerError: 200 with an empty body.
        DeniedError, UnreachableError, UnexpectedAnswerError: trouble.

    """
    raise_for_trouble(answer)
    text = answer.text.lstrip()
    if not text:
        raise EmptyAnswerError("an empty answer")
    if text.startswith("<"):
        raise_for_page(answer)
        if _HUB_PAGE in text.casefold():
            raise ModuleOffError("the hub answered with its own page")
        raise DeniedError("a page instead of data")
    return answer.json()


def raise_for_trouble(answer: Answer) -> None:
    """Raise for everything that is not a 200 of the hub itself."""
    if answer.redirects:
        _raise_for_redirect(answer.location or "")
    if answer.status >= 400 and _MODULE_OFF in answer.text.casefold():
        raise ModuleOffError("the hub says that the module is off")
    if answer.status == 401:
        raise SessionDeadError("answered 401")
    if answer.status == 403:
        raise DeniedError("answered 403")
    if answer.status >= 500:
        raise UnreachableError(f"answered {answer.status}")
    if answer.status != 200:
        raise UnexpectedAnswerError(f"answered {answer.status}")


def raise_for_page(answer: Answer) -> None:
    """Raise when a page says that we are signed out, that a module is off, or that we are a robot."""
    text = answer.text.casefold()
    if _MODULE_OFF in text:
        raise ModuleOffError("the hub says that the module is off")
    if any(mark in text for mark in _SIGNED_OUT):
        raise SessionDeadError("the hub shows its sign-in page")
    if any(mark in text for mark in _CHALLENGE):
        raise DeniedError("a challenge instead of an answer")


def _raise_for_redirect(location: str) -> None:
    target = urlsplit(location)
    path = target.path.casefold()
    is_hub = f"https://{target.hostname}" == HUB
    # The sign-in, or another host: the session is gone, or the wrong server was asked. Nobody goes there.
    # The page for what is off may lie beside the sign-in; the sign-in only names it to return to.
    is_sign_in = _MODULE_OFF not in path and ("/authentication/" in path or "logincallback" in path)
    if not is_hub or is_sign_in:
        raise SessionDeadError("the hub sends us to its sign-in")
    if _MODULE_OFF in location.casefold():
        raise ModuleOffError("the hub says that the module is off")
    raise UnexpectedAnswerError("an unexpected redirect")

"""The answer classes: each kind of answer means one thing, whatever it holds."""

from contextlib import AbstractContextManager

import pytest
from yarl import URL

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    ModuleOffError,
    SessionDeadError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.hub.answers import EmptyAnswerError, checked_json
from custom_components.skolplattformen.api.transport import Answer
from tests.simulator import pages

HUB = "https://hub.infomentor.se"


def answer(status: int = 200, text: str = "", location: str | None = None) -> Answer:
    """Return an answer of the hub."""
    return Answer(
        status=status,
        url=URL(f"{HUB}/Message/message/GetMessages"),
        text=text,
        location=location,
    )


def raises(error: type[SkolplattformenError]) -> AbstractContextManager[object]:
    """Expect exactly this class of error."""
    return pytest.raises(error, check=lambda raised: type(raised) is error)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # 2: sent to the sign-in, or to another host of the platform
        (answer(302, location=f"{HUB}/authentication/authentication/login?x=1"), SessionDeadError),
        (
            answer(302, location=f"{HUB}/Authentication/Authentication/LoginCallback"),
            SessionDeadError,
        ),
        (answer(302, location="https://infomentor.se/swedish/"), SessionDeadError),
        (answer(302, location="https://example.invalid/"), SessionDeadError),
        (answer(302, location=f"{HUB}/Home/Errors/Server"), UnexpectedAnswerError),
        (
            answer(302, location=f"{HUB}/authentication/login?ReturnUrl=HandleUnauthorizedRequest"),
            SessionDeadError,
        ),
        # 3: the module is off, with any status
        (answer(302, location=f"{HUB}/Home/Errors/HandleUnauthorizedRequest?a=b"), ModuleOffError),
        (
            answer(302, location=f"{HUB}/Authentication/Authentication/HandleUnauthorizedRequest"),
            ModuleOffError,
        ),
        (answer(302, location="https://infomentor.se/HandleUnauthorizedRequest"), SessionDeadError),
        (answer(500, "System.Web: HandleUnauthorizedRequest"), ModuleOffError),
        (answer(200, "<html>handleunauthorizedrequest</html>"), ModuleOffError),
        # 4, 5, 7, 8
        (answer(401), SessionDeadError),
        (answer(403, "no"), DeniedError),
        (answer(200, "<html><title>Just a moment...</title>InfoMentor</html>"), DeniedError),
        (answer(200, pages.firewall("123")), DeniedError),
        (answer(500, "<h1>Server Error</h1>"), UnreachableError),
        (answer(503), UnreachableError),
        (answer(404), UnexpectedAnswerError),
        (answer(304), UnexpectedAnswerError),
        # 9
        (answer(200, "  \r\n"), EmptyAnswerError),
        # 10
        (answer(200, pages.relay("a+b/=", lower_case=False)), SessionDeadError),
        (answer(200, "<html>login in progress</html>"), SessionDeadError),
        (answer(200, '<input name="login_ascx$txtLykilord">'), SessionDeadError),
        # 11: the hub's own page is a module that is off; a page of nobody we know is not
        (answer(200, "<!DOCTYPE html><title>InfoMentor Hub</title>"), ModuleOffError),
        (answer(200, "<html>Under arbete</html>"), DeniedError),
        # 12
        (answer(200, '{"items": ['), UnexpectedAnswerError),
        (answer(200, "[" * 100_000), UnexpectedAnswerError),
    ],
    ids=lambda value: getattr(value, "text", "")[:20] or None,
)
def test_each_class_of_answer(given: Answer, expected: type[SkolplattformenError]) -> None:
    """The order of the classes is the document's."""
    with raises(expected):
        checked_json(given)


def test_json_is_data() -> None:
    """Leading white space does not matter."""
    assert checked_json(answer(200, ' [{"a": 1}]')) == [{"a": 1}]


WORD = "System.Web: HandleUnauthorizedRequest"


@pytest.mark.parametrize(
    "given",
    [
        answer(401, WORD),
        answer(403, WORD),
        answer(404, WORD),
        answer(200, pages.relay("a", lower_case=False) + WORD),
        answer(200, f"<html>Just a moment... {WORD}</html>"),
    ],
    ids=["401", "403", "404", "relay", "challenge"],
)
def test_a_module_that_is_off_is_no_dead_session(given: Answer) -> None:
    """Its word counts whatever the status (docs/protocol.md R.3): nothing is renewed for it."""
    with raises(ModuleOffError):
        checked_json(given)

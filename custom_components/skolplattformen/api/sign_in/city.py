"""The city's sign-in: from the platform to the choice of e-ID, and back with the city's word.

Source: `docs/protocol.md` A.1, A.5.
"""

from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from ..addresses import CITY_START
from ..exceptions import SignInFailedError, UnexpectedAnswerError, UnreachableError
from ..transport import Answer, Transport
from .forms import forms, link, relay_form

_ROUNDS = 8
_FORM_ROUNDS = 3


@dataclass(frozen=True, kw_only=True)
class Chooser:
    """The page on which the guardian chooses an e-ID: the links to those that are there."""

    bankid: str | None
    freja: str | None
    # Where the city sends a guardian who has signed in: the fallback when it forgets to.
    target: str | None


@dataclass(frozen=True, kw_only=True)
class PreAuthenticated:
    """The city still knows the guardian: a page with its word, no e-ID needed."""

    page: Answer


async def open_city(transport: Transport) -> Chooser | PreAuthenticated:
    """Walk from the platform to the city's choice of e-ID.

    Raises:
        UnreachableError: a server error on the way.
        UnexpectedAnswerError: neither a choice nor the city's word at the end.

    """
    page = await transport.navigate(CITY_START, kind="sign_in")
    for _ in range(_ROUNDS):
        form = relay_form(page)
        if form is not None and form.signs_in:
            return PreAuthenticated(page=page)
        if form is None:
            break
        page = await transport.navigate(
            form.action, kind="sign_in", form=form.fields, referer=page.url
        )
    if page.status >= 500:
        raise UnreachableError(f"the city's sign-in answered {page.status}")
    bankid, freja = link(page, "NECSadc/mbid"), link(page, "NECSadc/freja")
    if (either := bankid or freja) is None:
        raise UnexpectedAnswerError("no choice of e-ID where it should be")
    return Chooser(bankid=bankid, freja=freja, target=_target(either))


async def approved_page(transport: Transport, e_id_page: str, target: str | None) -> Answer:
    """Return the page with the city's word after the guardian has approved.

    The city often shows its e-ID page once more instead. Then the saved target is
    opened, then the forms found there, then the whole way again with the same cookies.

    Raises:
        SignInFailedError: not even that.

    """
    page = await transport.navigate(e_id_page, kind="sign_in")
    if _is_word(page):
        return page
    if target is not None:
        page = await transport.navigate(target, kind="sign_in")
        for _ in range(_FORM_ROUNDS):
            if _is_word(page):
                return page
            actions = [form.action for form in forms(page)]
            if not actions:
                break
            page = await transport.navigate(actions[0], kind="sign_in", referer=page.url)
        if _is_word(page):
            return page
    again = await open_city(transport)
    if isinstance(again, PreAuthenticated):
        return again.page
    raise SignInFailedError("the city does not let the approved sign-in through")


def _is_word(page: Answer) -> bool:
    form = relay_form(page)
    return form is not None and form.signs_in


def _target(way: str) -> str | None:
    """Return the absolute address in the link's base64 `startpage`, if it holds one."""
    encoded = parse_qs(urlsplit(way).query).get("startpage", [""])[0]
    # Both alphabets occur, and padding may be missing; parse_qs has made "+" a blank.
    standard = encoded.replace(" ", "+").replace("-", "+").replace("_", "/").rstrip("=")
    try:
        target = b64decode(standard + "=" * (-len(standard) % 4)).decode()
    except ValueError:
        return None
    return target if target.startswith("https://") else None

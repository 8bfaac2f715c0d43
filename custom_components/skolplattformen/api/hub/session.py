"""A living hub session: choose a child, make sure of it, ask for data.

The platform keeps the chosen child on its side. Nothing here locks: whoever uses a
session makes sure that one child is read at a time.

Source: `docs/protocol.md` B.1, C.2, R.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from yarl import URL

from ...school.models import Child
from ..addresses import HUB, joined
from ..exceptions import (
    ModuleOffError,
    OutcomeUnknownError,
    RateLimitedError,
    SessionDeadError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnknownChildError,
    WrongChildError,
)
from ..identity import key_of
from ..shape import Shapes
from ..transport import Answer, Clock, Transport
from .answers import EmptyAnswerError, checked_json, raise_for_page, raise_for_trouble
from .fields import Skipped
from .home import HomePage, Pupil, home_data, parse_home

_DATA_HEADERS = {
    "Accept": "application/json, text/javascript, */*; q=0.01",
    "Origin": HUB,
    "Referer": f"{HUB}/",
    "X-Requested-With": "XMLHttpRequest",
}
# A request without a body still says what it would be.
BARE_HEADERS = {**_DATA_HEADERS, "Content-Type": "application/json; charset=UTF-8"}
# The header of data calls turns a switch into an error, so it is sent as a page is opened.
_PAGE_HEADERS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Referer": f"{HUB}/"}
_HUB_ROOT = URL(f"{HUB}/")
_SWITCH_PATH = "/account/pupilswitcher/switchpupil/"

# A home page that is older than this is read again before anything is concluded from it.
_MOMENT = timedelta(seconds=10)
# A switch may take effect a moment later: seconds to wait before each further look.
SWITCH_PAUSES = (0.0, 0.5, 1.5)


class HubSession:
    """Calls within one signed-in session."""

    def __init__(
        self,
        transport: Transport,
        *,
        salt: str,
        clock: Clock,
        skipped: Skipped,
        shapes: Shapes,
    ) -> None:
        """Use the cookies of the transport.

        `skipped` counts what could not be parsed, `shapes` holds the structure of the answers.
        """
        self.transport = transport
        self.salt = salt
        self.clock = clock
        self.skipped = skipped
        self._shapes = shapes
        # The home page that was read last, and how many requests had been sent by then.
        self._latest: tuple[HomePage, int, datetime] | None = None
        self.wrote = False
        """Whether anything has been sent that may have changed something on the platform."""

    def key(self, pupil: Pupil) -> str:
        """Return the key of a child."""
        return key_of(pupil.source_id, self.salt)

    def child(self, pupil: Pupil) -> Child:
        """Return the child that a pupil with a name stands for."""
        return Child(key=self.key(pupil), first_name=pupil.first_name or "")

    async def home(self) -> HomePage:
        """Return the home page.

        Raises:
            SessionDeadError: we are signed out.
            UnreachableError, DeniedError, UnexpectedAnswerError: trouble.

        """
        page = self.read_home(
            await self.transport.request("GET", f"{HUB}/", kind="home", headers=_PAGE_HEADERS)
        )
        self._latest = page, self.transport.sent, self.clock()
        return page

    def read_home(self, answer: Answer) -> HomePage:
        """Return what a page says that should be the home page; errors as `home`."""
        raise_for_trouble(answer)
        if not answer.text.strip():
            raise SessionDeadError("an empty home page")
        try:
            data = home_data(answer.text)
        except UnexpectedAnswerError:
            # Only a page without the data is looked at for words: news may hold any word.
            raise_for_page(answer)
            self._shapes.add_text("home", answer.text)
            self._shapes.does_not_fit("home", None, self.clock())
            raise
        self._shapes.add("home", data)
        try:
            page = parse_home(data, self.skipped)
        except UnexpectedAnswerError:
            self._shapes.does_not_fit("home", None, self.clock())
            raise
        self._shapes.fits("home", None)
        return page

    async def fitting[T](self, kind: str, child: str | None, read: Awaitable[T]) -> T:
        """Await a reading, and note whether the answer had a shape we know."""
        try:
            result = await read
        except UnexpectedAnswerError:
            self._shapes.does_not_fit(kind, child, self.clock())
            raise
        except ModuleOffError:
            self._shapes.fits(kind, child)
            raise
        self._shapes.fits(kind, child)
        return result

    async def call(
        self,
        path: str,
        *,
        kind: str,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> object:
        """Return the JSON of a data call about the chosen child; its body is a form, JSON or none.

        Raises:
            SessionDeadError: we are signed out.
            ModuleOffError: the school has this module switched off.
            EmptyAnswerError: an empty answer, and we are signed in: perhaps there is nothing.
            UnreachableError, DeniedError, UnexpectedAnswerError: trouble.

        """
        answer = await self._ask(path, kind=kind, form=form, json=json)
        try:
            data = checked_json(answer)
        except EmptyAnswerError:
            # Both signs of life are needed: the first alone is known to lie.
            if not await self.is_authenticated():
                raise SessionDeadError("an empty answer of a dead session") from None
            await self.home()
            self._shapes.add_text(kind, "")
            raise
        except UnexpectedAnswerError:
            self._shapes.add_text(kind, answer.text)
            raise
        self._shapes.add(kind, data)
        # Reading and parsing a large answer are two blocks of the event loop, not one.
        await asyncio.sleep(0)
        return data

    async def write(self, path: str, *, kind: str, json: Mapping[str, object]) -> object:
        """Send what changes something about the chosen child, once; return the JSON of the answer.

        Raises:
            OutcomeUnknownError: there is no answer that tells whether it was taken.
            RateLimitedError: it was not looked at.

        """
        self.wrote = True
        try:
            answer = await self._ask(path, kind=kind, json=json)
            # Nothing is asked about an empty answer: it does not tell whether it was taken.
            data = checked_json(answer)
        except RateLimitedError:
            self.wrote = False
            raise
        except SkolplattformenError as err:
            raise OutcomeUnknownError("no answer to what was written") from err
        self._shapes.add(kind, data)
        return data

    async def _ask(
        self,
        path: str,
        *,
        kind: str,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> Answer:
        return await self.transport.request(
            "POST",
            f"{HUB}{path}",
            kind=kind,
            headers=BARE_HEADERS if form is None else _DATA_HEADERS,
            form=form,
            json=json,
        )

    async def is_authenticated(self) -> bool:
        """Return whether the hub calls us signed in; anything but its exact word is a no."""
        answer = await self.transport.request(
            "POST",
            f"{HUB}/authentication/authentication/isauthenticated/",
            kind="session",
            headers=BARE_HEADERS,
        )
        raise_for_trouble(answer)
        return answer.text.strip().casefold() == "true"

    async def select(self, key: str) -> HomePage:
        """Choose a child and return the home page that proves it.

        Raises:
            UnknownChildError: the account has no such child.
            WrongChildError: the platform does not take the choice.

        """
        home = self._just_read() or await self.home()
        if self.is_selected(home, key):
            return home
        pupil = next((pupil for pupil in home.pupils if self.key(pupil) == key), None)
        if pupil is None:
            raise UnknownChildError("the account has no such child")
        _raise_unless_switched(
            await self.transport.request(
                "GET", _switch_address(pupil), kind="switch", headers=_PAGE_HEADERS
            )
        )
        for pause in SWITCH_PAUSES:
            await asyncio.sleep(pause)
            home = await self.home()
            if self.is_selected(home, key):
                return home
        raise WrongChildError("the platform does not take the choice of the child")

    def _just_read(self) -> HomePage | None:
        """Return the home page if it was read a moment ago and nothing has been asked since.

        A visit ends with it, so the next one can begin with the same. Whoever trusts it looks at
        a new one when the reading is done.
        """
        if self._latest is None:
            return None
        page, sent, read_at = self._latest
        is_new = sent == self.transport.sent and self.clock() - read_at < _MOMENT
        return page if is_new else None

    def is_selected(self, home: HomePage, key: str) -> bool:
        """Return whether the page says that this child and no other is chosen."""
        return home.selected is not None and self.key(home.selected) == key


def _switch_address(pupil: Pupil) -> str:
    address = joined(_HUB_ROOT, pupil.switch_address or "")
    target = urlsplit(address)
    path = target.path.casefold()
    if target.netloc != urlsplit(HUB).netloc or not path.startswith(_SWITCH_PATH):
        raise UnexpectedAnswerError("no address to choose the child with")
    return address


def _raise_unless_switched(answer: Answer) -> None:
    """Let through what a switch answers when it worked: a page, a redirect, even an error."""
    if answer.redirects:
        target = urlsplit(answer.location or "").path.casefold()
        if "/authentication/" in target:
            raise SessionDeadError("the hub sends us to its sign-in")
    elif answer.status != 500:
        raise_for_trouble(answer)

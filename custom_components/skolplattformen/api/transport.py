"""One cookie jar's requests: checked addresses, redirects by hand, bounded answers.

Source: `docs/protocol.md` 1.
"""

from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
import json
from typing import Self

import aiohttp
from yarl import URL

from .addresses import PLATFORM_HOSTS, checked, joined
from .cookies import StoredCookie, new_jar, stored
from .exceptions import (
    RateLimitedError,
    StoppingError,
    TooLargeError,
    UnexpectedAnswerError,
    UnreachableError,
)

VERSION = "0.1.0"
USER_AGENT = (
    f"Mozilla/5.0 (compatible; HomeAssistant-Skolplattformen/{VERSION};"
    " +https://github.com/OWNER/skolplattformen-home-assistant)"
)

type Clock = Callable[[], datetime]
type SessionFactory = Callable[[aiohttp.CookieJar], aiohttp.ClientSession]

_BODY_LIMIT = 8 * 1024 * 1024
_TIMEOUT = aiohttp.ClientTimeout(total=30)
_FILE_TIMEOUT = aiohttp.ClientTimeout(total=60)
# What a page that stands where a file should be says of itself, it says soon.
_PAGE_LIMIT = 256 * 1024
_MAX_HOPS = 20
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What marks an answer, and what asks whether it is still the same.
_MARKS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
_LONGEST_MARK = 200
_PAUSE_DEFAULT = timedelta(seconds=60)
_PAUSE_LONGEST = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One HTTP answer, read to its end."""

    status: int
    url: URL
    text: str
    # Where a redirect points to, absolute but not yet checked.
    location: str | None
    # The headers that ask for the same again only if it has changed; none when it has no mark.
    if_changed: Mapping[str, str] = field(default_factory=dict)

    @property
    def redirects(self) -> bool:
        """Return whether the answer sends us elsewhere."""
        return self.status in _REDIRECTS and self.location is not None

    def json(self) -> object:
        """Return the body as JSON.

        Raises:
            UnexpectedAnswerError: it is none.

        """
        try:
            return json.loads(self.text)
        except ValueError, RecursionError:
            # Not chained: the error holds the whole answer.
            raise UnexpectedAnswerError("the answer is not JSON") from None


@dataclass(frozen=True, kw_only=True)
class FileAnswer:
    """One HTTP answer that may be a file, read to its end."""

    status: int
    url: URL
    location: str | None
    # What the answer calls its body, lower-case and without parameters; empty when it does not.
    media_type: str
    file_name: str | None
    body: bytes

    def as_page(self) -> Answer:
        """Return the answer as a page, for the rules that tell one page from another."""
        text = self.body[:_PAGE_LIMIT].decode(errors="replace")
        return Answer(status=self.status, url=self.url, text=text, location=self.location)


@dataclass(kw_only=True)
class Pause:
    """A pause that the platform asked for, shared by all requests of an account."""

    clock: Clock
    until: datetime | None = None

    def check(self) -> None:
        """Raise RateLimitedError while the pause lasts."""
        if self.until is not None and self.clock() < self.until:
            raise RateLimitedError(self.until)

    def begin(self, retry_after: str | None) -> RateLimitedError:
        """Note a new pause from a `Retry-After` header (seconds or a date), one hour at most."""
        now = self.clock()
        until = now + min(max(_wait(retry_after, now), timedelta()), _PAUSE_LONGEST)
        # A shorter pause does not end a longer one.
        self.until = until if self.until is None else max(self.until, until)
        return RateLimitedError(self.until)


def _wait(retry_after: str | None, now: datetime) -> timedelta:
    text = (retry_after or "").strip()
    # A longer number than this is longer than the longest pause anyway.
    if text.isascii() and text.isdigit():
        return timedelta(seconds=int(text[:6]))
    try:
        return parsedate_to_datetime(text) - now
    except TypeError, ValueError, OverflowError:
        return _PAUSE_DEFAULT


class Transport:
    """Requests with one cookie jar."""

    def __init__(
        self,
        sessions: SessionFactory,
        *,
        pause: Pause,
        counts: Counter[str],
        cookies: Iterable[StoredCookie] = (),
        hosts: frozenset[str] = PLATFORM_HOSTS,
    ) -> None:
        """Create the jar and its session; `counts` counts the requests by kind."""
        self._jar = new_jar(cookies)
        self._session = sessions(self._jar)
        self._pause = pause
        self._counts = counts
        self._hosts = hosts
        self.sent = 0
        """How many requests have gone out with this jar."""

    async def __aenter__(self) -> Self:
        """Return the transport."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of the session."""
        self.close()

    @property
    def cookies(self) -> tuple[StoredCookie, ...]:
        """Return the cookies as they are now."""
        return stored(self._jar)

    def close(self) -> None:
        """Let go of the session; the connections belong to whoever made it."""
        if not self._session.closed:
            self._session.detach()

    async def request(
        self,
        method: str,
        address: str | URL,
        *,
        kind: str,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> Answer:
        """Send one request, with at most one of the bodies; redirects are not followed.

        Raises:
            UnsafeAddressError: the address is not one we request; nothing was sent.
            RateLimitedError: the platform asked for a pause, now or before.
            StoppingError: the transport has been closed meanwhile.
            UnreachableError: no answer.
            UnexpectedAnswerError: more than 8 MiB, or not text.

        """
        url = checked(address, self._hosts)
        async with self._exchange(
            method, url, kind=kind, headers=headers, timeout=_TIMEOUT, data=form, json=json
        ) as response:
            return Answer(
                status=response.status,
                url=url,
                text=_decoded(await _read(response, _BODY_LIMIT), response.charset),
                location=_location(response, url),
                if_changed=_if_changed(response),
            )

    async def fetch(
        self, address: str | URL, *, kind: str, limit: int, headers: Mapping[str, str]
    ) -> FileAnswer:
        """Get what may be a file of at most `limit` bytes; redirects are not followed.

        Raises:
            TooLargeError: it is larger; no more than that was read.
            As `request` otherwise.

        """
        url = checked(address, self._hosts)
        async with self._exchange(
            "GET", url, kind=kind, headers=headers, timeout=_FILE_TIMEOUT
        ) as response:
            return FileAnswer(
                status=response.status,
                url=url,
                location=_location(response, url),
                media_type=response.content_type if "Content-Type" in response.headers else "",
                file_name=_file_name(response.headers.get("Content-Disposition")),
                body=await _read(response, limit),
            )

    @asynccontextmanager
    async def _exchange(
        self,
        method: str,
        url: URL,
        *,
        kind: str,
        headers: Mapping[str, str] | None,
        timeout: aiohttp.ClientTimeout,
        data: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> AsyncGenerator[aiohttp.ClientResponse]:
        """Send one request to an address that was checked, and count it; errors as `request`."""
        self._pause.check()
        if self._session.closed:
            raise StoppingError("closed while it was used")
        self._counts[kind] += 1
        self.sent += 1
        try:
            async with self._session.request(
                method,
                url,
                allow_redirects=False,
                headers={"User-Agent": USER_AGENT, "Accept": "*/*", **(headers or {})},
                data=data,
                json=json,
                timeout=timeout,
            ) as response:
                if response.status == 429:
                    raise self._pause.begin(response.headers.get("Retry-After"))
                yield response
        except (aiohttp.ClientError, AttributeError, RuntimeError, TimeoutError, OSError) as err:
            # aiohttp stumbles over a session that is let go of while it connects.
            if self._session.closed:
                raise StoppingError("closed while it was used") from None
            if isinstance(err, AttributeError | RuntimeError):
                raise
            # Not chained: aiohttp's errors carry addresses and headers, which are secrets here.
            raise UnreachableError(f"no answer ({type(err).__name__})") from None

    async def navigate(
        self,
        address: str | URL,
        *,
        kind: str,
        form: Mapping[str, str] | None = None,
        referer: URL | None = None,
    ) -> Answer:
        """Open a page as a browser does and follow its redirects to the end.

        With `form` the page is opened by POST. 301, 302 and 303 go on with GET;
        307 and 308 repeat the method and the body.

        Raises:
            UnexpectedAnswerError: more than 20 redirects.
            UnreachableError: no answer, or a server error at the end.
            As `request` otherwise.

        """
        method = "GET" if form is None else "POST"
        for _ in range(_MAX_HOPS):
            headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
            url = checked(address, self._hosts)
            if referer is not None:
                # As browsers do: other origins learn where we come from, not the whole address.
                same_origin = referer.origin() == url.origin()
                headers["Referer"] = str(referer if same_origin else referer.origin()) + (
                    "" if same_origin else "/"
                )
            answer = await self.request(method, url, kind=kind, headers=headers, form=form)
            if not answer.redirects:
                return answer
            if answer.status not in (307, 308):
                method, form = "GET", None
            address, referer = answer.location or "", answer.url
        raise UnexpectedAnswerError("too many redirects")


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > limit:
            raise TooLargeError("the answer is too large")
    return bytes(body)


def _decoded(body: bytes, charset: str | None) -> str:
    try:
        text = body.decode(charset or "utf-8")
    except UnicodeError, LookupError:
        raise UnexpectedAnswerError("the answer is not text") from None
    return text.removeprefix("\ufeff")


def _location(response: aiohttp.ClientResponse, url: URL) -> str | None:
    location = response.headers.get("Location")
    return None if location is None else joined(url, location)


def _if_changed(response: aiohttp.ClientResponse) -> dict[str, str]:
    marks = {header: response.headers.get(mark, "") for mark, header in _MARKS.items()}
    # They are sent back as they came: only what any header may hold.
    return {
        header: mark
        for header, mark in marks.items()
        if 0 < len(mark) <= _LONGEST_MARK and mark.isascii() and mark.isprintable()
    }


def _file_name(disposition: str | None) -> str | None:
    # aiohttp's own reading warns of an odd header with its whole text, which ends in the log.
    header = Message()
    header["Content-Disposition"] = (disposition or "").encode(errors="ignore").decode()
    try:
        return header.get_filename()
    except ValueError:
        # Its parts are numbered beyond all reason.
        return None

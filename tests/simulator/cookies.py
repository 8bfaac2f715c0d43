"""Cookies byte for byte: what a browser sent, and Set-Cookie lines as the platform writes them."""

from collections.abc import Iterable
from typing import override

from aiohttp import web
from aiohttp.http import StreamWriter

JUNK = "\N{PILCROW SIGN}"
"""Stands for one raw byte that is neither ASCII nor UTF-8 in a header line."""

_JUNK_BYTE = b"\xf6"
_EPOCH = "Thu, 01-Jan-1970 00:00:00 GMT"


def sent_cookies(request: web.BaseRequest, name: str) -> list[str]:
    """Return the values of all cookies of this name, case aside, exactly as they were sent.

    No parser and no unquoting: a value that comes back altered must stay altered
    (docs/protocol.md 1.2). One name may be there more than once.
    """
    wanted = name.lower().encode()
    values = []
    for header, line in request.raw_headers:
        if header.lower() != b"cookie":
            continue
        for part in line.split(b";"):
            key, _, value = part.strip(b" ").partition(b"=")
            if key.lower() == wanted:
                values.append(value.decode("latin-1"))
    return values


def set_cookie(name: str, value: str, *, domain: str | None = None, http_only: bool = True) -> str:
    """Return a Set-Cookie line; without domain the cookie belongs to the answering host alone."""
    line = f"{name}={value}; path=/; secure"
    if domain is not None:
        line += f"; domain={domain}"
    return line + "; HttpOnly" if http_only else line


def quirks() -> Iterable[str]:
    """Return the lines that strict parsers stumble over (docs/protocol.md Q 19)."""
    return (
        f"f{JUNK}rval=1; path=/",
        f".ASPXAUTH=; path=/; expires={_EPOCH}; HttpOnly",
        "TS0116cbba=01b2c4d6e8; Path=/; Domain=.infomentor.se",
        "ISAWPLB{0F4B3C2A-0000-4000-8000-000000000001}={5E2D}; path=/; secure",
    )


def add_cookies[R: web.StreamResponse](response: R, lines: Iterable[str]) -> R:
    """Add Set-Cookie lines, one header each, and return the answer."""
    for line in lines:
        response.headers.add("Set-Cookie", line)
    return response


class LooseResponse(web.Response):
    """An answer whose header lines may hold a byte that is not UTF-8."""

    @override
    async def _write_headers(self) -> None:
        """Put the raw byte in place: aiohttp itself can write UTF-8 only."""
        await super()._write_headers()
        writer = self._payload_writer
        if isinstance(writer, StreamWriter) and writer._headers_buf is not None:
            writer._headers_buf = writer._headers_buf.replace(JUNK.encode(), _JUNK_BYTE)

"""Files of news, calendar entries and the learning log, and the two ways to fetch them."""

from collections.abc import Iterable
from dataclasses import dataclass
from mimetypes import guess_type
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from aiohttp import web

from tests.simulator import pages
from tests.simulator.data_endpoint import HUB, error_page
from tests.simulator.family import Child
from tests.simulator.hub_session import LOGIN, HubSession, signed_in
from tests.simulator.routing import GET, Route, path_match
from tests.simulator.selection import answered_child

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_FIRST_ID: Final = 990_000
_THUMBNAIL: Final = {"width": "100", "height": "100"}
_ERROR: Final = "/Home/Errors/Server"
# What the keys of address and name are called; the types of the rows are in shapes.toml.
_KEYS = {
    "url": ("url", "title"),
    "fileUrl": ("fileUrl", "name"),
    "downloadUrl": ("downloadUrl", "fileName"),
}


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of one child."""

    id: int
    owner: str
    """Key of the child."""

    name: str
    content: bytes
    module: str
    connection: int
    """Id of what the file belongs to."""

    named: bool = True
    """Whether the rows that list it know its name; some know only the address."""

    @property
    def media_type(self) -> str:
        """Return what the platform calls the content."""
        return guess_type(self.name)[0] or "application/octet-stream"

    @property
    def extension(self) -> str:
        """Return the last part of the name."""
        return self.name.rpartition(".")[2]

    @property
    def address(self) -> str:
        """Return the relative address (docs/protocol.md K)."""
        return f"/Resources/Resource/Download/{self.id}?{self._query}"

    @property
    def thumbnail(self) -> str:
        """Return the relative address of the small picture, in the one size there is."""
        size = "&".join(f"{key}={value}" for key, value in _THUMBNAIL.items())
        return f"/Resources/Resource/Thumbnail/{self.id}?{self._query}&{size}"

    @property
    def _query(self) -> str:
        """Return what both addresses carry."""
        return f"api=IM2&ModuleType={self.module}&ConnectionId={self.connection}"


class Files:
    """All files, by id."""

    def __init__(self) -> None:
        """Start without any."""
        self.all: dict[int, File] = {}

    def add(
        self,
        child: Child,
        name: str,
        *,
        module: str,
        connection: int,
        content: bytes | None = None,
        named: bool = True,
    ) -> File:
        """Add a file; without content it says what it is and whose."""
        number = _FIRST_ID + len(self.all) + 1
        file = File(
            id=number,
            owner=child.key,
            name=name,
            content=_content(child, name) if content is None else content,
            module=module,
            connection=connection,
            named=named,
        )
        self.all[number] = file
        return file


def attachment_rows(sim: Simulator, files: Iterable[File]) -> list[dict[str, Any]]:
    """Return the rows that list files, their keys as the switch `attachment_keys` says."""
    address, name = _KEYS[sim.switches.attachment_keys]
    return [
        {
            address: file.address,
            name: file.name if file.named else None,
            "fileType": file.extension,
        }
        for file in files
    ]


@signed_in
async def download(sim: Simulator, request: web.Request, session: HubSession) -> web.StreamResponse:
    """Answer a file of the chosen child (docs/protocol.md K)."""
    file = _wanted(sim, request, session)
    if not isinstance(file, File):
        return file
    headers = {"Content-Type": file.media_type}
    if sim.switches.file_names:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return web.Response(body=file.content, headers=headers)


@signed_in
async def thumbnail(
    sim: Simulator, request: web.Request, session: HubSession
) -> web.StreamResponse:
    """Answer a small picture; in any size but the offered one nothing (docs/protocol.md K)."""
    file = _wanted(sim, request, session)
    if not isinstance(file, File):
        return file
    if {key: request.query.get(key) for key in _THUMBNAIL} != _THUMBNAIL:
        return web.Response(status=200)
    return web.Response(body=b"\x89PNG" + file.content[-40:], content_type="image/png")


def _wanted(sim: Simulator, request: web.Request, session: HubSession) -> File | web.StreamResponse:
    """Return the file, or what is answered for one that the chosen child does not have."""
    child = answered_child(sim, session)
    file = sim.files.all.get(int(path_match(request)["file_id"]))
    if file is None or child is None:
        return pages.html(pages.iis_error(404), status=404)
    if file.owner == child.key and request.query.get("ConnectionId") == str(file.connection):
        return file
    match sim.switches.foreign_file:
        case "login":
            return pages.redirect(LOGIN)
        case "page":
            return error_page('<div id="hub-shell" class="im-app">InfoMentor Hub</div>', status=200)
        case _:
            return pages.redirect(_ERROR)


def _content(child: Child, name: str) -> bytes:
    """Return bytes that begin as such a file does and tell the children apart."""
    starts = {"pdf": b"%PDF-1.4\n", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0"}
    return starts.get(name.rpartition(".")[2], b"") + f"{name} {child.class_name}".encode()


ROUTES = (
    Route(HUB, GET, re.compile(r"/Resources/Resource/Download/(?P<file_id>\d+)"), download),
    Route(HUB, GET, re.compile(r"/Resources/Resource/Thumbnail/(?P<file_id>\d+)"), thumbnail),
)

"""Fetching one file of the chosen child: a file of a kind we know, or an error that says what it was.

Source: `docs/protocol.md` K.
"""

from pathlib import PurePosixPath
import re
from typing import Final, Never

from ...school.models import SchoolFile
from ..addresses import HUB
from ..exceptions import (
    FileTooLargeError,
    ModuleOffError,
    NoFileError,
    SessionDeadError,
    TooLargeError,
    UnexpectedAnswerError,
    UnwantedFileError,
)
from ..transport import FileAnswer
from .answers import raise_for_page, raise_for_trouble
from .file_address import number_of
from .session import HubSession

LARGEST: Final = 10 * 1024 * 1024
_LONGEST_NAME = 120
_HEADERS = {"Referer": f"{HUB}/"}

# What schools send home. Nothing that a browser would run.
_TYPES = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ALLOWED = frozenset(_TYPES.values())
# Servers that do not know a file's type say this; then its name counts.
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e]+')


async def read_file(session: HubSession, address: str) -> SchoolFile:
    """Return a file by its address, as `checked_file` returns it: 10 MiB at the most.

    Raises:
        NoFileError: there is a page, a redirect or nothing where the file should be.
        FileTooLargeError: it is larger than is handed on.
        UnwantedFileError: it is of a kind that is not handed on.
        SessionDeadError, UnreachableError, DeniedError: trouble.

    """
    try:
        answer = await session.transport.fetch(
            f"{HUB}{address}", kind="file", limit=LARGEST, headers=_HEADERS
        )
    except TooLargeError as err:
        raise FileTooLargeError("the file is too large") from err
    try:
        _raise_unless_file(answer)
    except SessionDeadError:
        # Files of others are refused in the same way: only the platform knows which it is.
        if not await session.is_authenticated():
            raise
        await session.home()
        raise NoFileError("the platform does not give us this file") from None
    name = _clean(answer.file_name) or number_of(address)
    media_type = _media_type(answer, name)
    if PurePosixPath(name).suffix.casefold() not in _TYPES:
        name += next(suffix for suffix, kind in _TYPES.items() if kind == media_type)
    return SchoolFile(name=name, media_type=media_type, content=answer.body)


def _raise_unless_file(answer: FileAnswer) -> None:
    """Raise for everything that is no file; SessionDeadError for what could mean that."""
    page = answer.as_page()
    try:
        raise_for_trouble(page)
        if not answer.body:
            raise SessionDeadError("an empty answer")
        if answer.media_type == "text/html" or _PAGE.match(answer.body):
            raise_for_page(page)
            _raise_no_file()
    except ModuleOffError, UnexpectedAnswerError:
        _raise_no_file()


def _raise_no_file() -> Never:
    raise NoFileError("no file where one should be")


def _media_type(answer: FileAnswer, name: str) -> str:
    said = answer.media_type
    if said in _UNSAID:
        said = _TYPES.get(PurePosixPath(name).suffix.casefold(), "")
    if said not in _ALLOWED:
        raise UnwantedFileError("the file is of a kind that is not handed on")
    return said


def _clean(name: str | None) -> str:
    """Return a name that can be one of a file and nothing else."""
    bare = (name or "").encode(errors="ignore").decode()
    bare = _NOT_IN_NAMES.sub("_", bare).strip(" .")
    suffix = PurePosixPath(bare).suffix
    return bare.removesuffix(suffix)[: _LONGEST_NAME - len(suffix)] + suffix[:_LONGEST_NAME]

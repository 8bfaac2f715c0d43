"""The rows that list files, whatever their keys are called.

Source: `docs/protocol.md` E.3, F, K.
"""

from ...school.models import Attachment
from .fields import ItemError, Row
from .file_address import file_address, number_of

_ADDRESSES = ("url", "fileUrl", "downloadUrl")
_NAMES = ("title", "name", "fileName")
_TYPES = ("fileType", "fileExtension")


def parse_attachment(row: Row) -> Attachment:
    """Return the file of a row; one without a name is called by its number.

    Raises:
        ItemError: the row has no address of a file of the platform.

    """
    address = file_address(_first(row, _ADDRESSES))
    if address is None:
        raise ItemError("no address of a file")
    file_type = _first(row, _TYPES)
    name = _first(row, _NAMES)
    if name is None:
        name = ".".join(filter(None, (number_of(address), file_type)))
    return Attachment(name=name, address=address, file_type=file_type)


def parse_media(row: Row) -> Attachment:
    """Return the picture or film of a row; `fileType` only says which of the two.

    Raises:
        ItemError: the row has no address of a file of the platform.

    """
    address = file_address(row.optional_text("fileUrl"))
    if address is None:
        raise ItemError("no address of a file")
    return Attachment(
        name=row.optional_text("fileName") or number_of(address),
        address=address,
        file_type=row.optional_text("fileExtension"),
        thumbnail=file_address(row.optional_text("thumbnailUrl")),
    )


def _first(row: Row, names: tuple[str, ...]) -> str | None:
    """Return the first text that stands under one of the names."""
    return next(filter(None, map(row.optional_text, names)), None)

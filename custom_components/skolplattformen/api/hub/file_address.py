"""Which addresses are files of the platform: the check before one is listed, and before one is fetched.

Source: `docs/protocol.md` K.
"""

import re

from ..addresses import HUB
from ..exceptions import UnknownFileError

# All of it is matched: no dots, no escapes, no other host can hide in it.
_FILE = re.compile(
    r"/Resources/Resource/(?:Download|Thumbnail)/(\d{1,20})(?:\?[A-Za-z0-9=&_.%+-]{0,300})?",
    re.IGNORECASE | re.ASCII,
)


def file_address(reference: str | None) -> str | None:
    """Return the address of a file, relative to the hub; None when it is none."""
    path = (reference or "").strip()
    if path.casefold().startswith(f"{HUB}/"):
        path = path[len(HUB) :]
    return path if _FILE.fullmatch(path) else None


def checked_file(reference: str) -> str:
    """Return the address of a file, relative to the hub.

    Raises:
        UnknownFileError: it is no address of a file of the platform.

    """
    address = file_address(reference)
    if address is None:
        raise UnknownFileError("not the address of a file of the platform")
    return address


def number_of(address: str) -> str:
    """Return the number of the file."""
    match = _FILE.fullmatch(address)
    return match[1] if match else ""

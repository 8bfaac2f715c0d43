"""Files that hang on news, calendar entries and the learning log."""

from dataclasses import dataclass

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Attachment(Model):
    """A file that can be fetched for the child it was listed for."""

    name: str
    # Relative to the platform; the client fetches it for whoever is signed in.
    address: str
    # As the school calls it, such as "pdf".
    file_type: str | None = None
    # Where there is a small picture of it.
    thumbnail: str | None = None


@dataclass(frozen=True, kw_only=True)
class SchoolFile:
    """A file that was fetched. It is handed over and never stored."""

    name: str
    media_type: str
    content: bytes

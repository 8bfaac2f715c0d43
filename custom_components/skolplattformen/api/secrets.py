"""What must be kept secret to stay signed in, and where it is kept."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from mashumaro import DataClassDictMixin

from .cookies import StoredCookie


@dataclass(frozen=True, kw_only=True)
class Secrets(DataClassDictMixin):
    """The keys of one account."""

    device_id: str
    # Rotates at every use: the newest is the only one that counts.
    refresh_token: str | None = field(default=None, repr=False)
    # A renewal has begun and its end is not known: its answer may be lost. Writing this note first
    # also proves that the disk will take the new token.
    renewal_begun: bool = False
    # When the platform refused the token without saying that the token is why.
    doubts: tuple[datetime, ...] = ()
    hub_cookies: tuple[StoredCookie, ...] = ()
    city_cookies: tuple[StoredCookie, ...] = ()
    pause_until: datetime | None = None


class SecretStore(Protocol):
    """A private place on disk for the secrets of one account."""

    async def load(self) -> Secrets | None:
        """Return what was saved last, or None."""

    async def save(self, secrets: Secrets) -> None:
        """Write now and make sure that it can be read back.

        Raises:
            SecretsNotSavedError: it could not be written.

        """

"""The bell."""

from dataclasses import dataclass

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Notification(Model):
    """One entry of the bell. The child is None when it is none of the guardian's known children."""

    id: int
    child_key: str | None
    app_type: str
    state: str

"""Reading fields of an answer, tolerant per item: a bad one is skipped and counted."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from ...school.models import STOCKHOLM
from ..exceptions import UnexpectedAnswerError

type Skipped = Counter[str]


class ItemError(ValueError):
    """An item lacks what it must hold."""


class Row:
    """One JSON object and typed access to its fields."""

    def __init__(self, value: object) -> None:
        """Take the object; anything else is a bad item."""
        if not isinstance(value, dict):
            raise ItemError("not an object")
        self._value = value

    def row(self, name: str) -> Row:
        """Return an object."""
        return Row(self._value.get(name))

    def optional_row(self, name: str) -> Row:
        """Return an object, an empty one when it is missing or something else."""
        value = self._value.get(name)
        return Row(value if isinstance(value, dict) else {})

    def items(self, name: str) -> object:
        """Return what should be a list, for `parse_items`."""
        return self._value.get(name)

    def text(self, name: str) -> str:
        """Return a text that is not blank."""
        value = self.optional_text(name)
        if value is None:
            raise ItemError(f"no {name}")
        return value

    def optional_text(self, name: str) -> str | None:
        """Return a text, None when it is missing, null or blank."""
        value = self._value.get(name)
        if not isinstance(value, str):
            return None
        # A text that was cut in the middle of a character cannot be written to disk.
        return value.encode(errors="ignore").decode().strip() or None

    def identifier(self, name: str) -> str:
        """Return an id, which may be a number or text."""
        value = self._value.get(name)
        return (
            str(value)
            if isinstance(value, int) and not isinstance(value, bool)
            else self.text(name)
        )

    def number(self, name: str) -> int:
        """Return a whole number, which may come as digits."""
        try:
            return int(self.identifier(name))
        except ValueError as err:
            raise ItemError(f"no number in {name}") from err

    def flag(self, name: str) -> bool:
        """Return whether the field is exactly true."""
        return self._value.get(name) is True

    def moment(self, name: str) -> datetime:
        """Return a moment; the wire has naive Swedish time."""
        try:
            value = datetime.fromisoformat(self.text(name))
            if value.tzinfo is None:
                return value.replace(tzinfo=STOCKHOLM)
            return value.astimezone(STOCKHOLM)
        except (ValueError, OverflowError) as err:
            raise ItemError(f"no time in {name}") from err


def parse_items[T](
    items: object, parse: Callable[[Row], T], skipped: Skipped, kind: str
) -> tuple[T, ...]:
    """Return the items that can be parsed; count the others.

    Raises:
        UnexpectedAnswerError: there is no list, or not one of its items could be parsed.

    """
    if not isinstance(items, list):
        raise UnexpectedAnswerError(f"no list of {kind}")
    parsed = []
    for item in items:
        try:
            parsed.append(parse(Row(item)))
        except ItemError:
            skipped[kind] += 1
    if items and not parsed:
        raise UnexpectedAnswerError(f"none of the {kind} has a shape we know")
    return tuple(parsed)

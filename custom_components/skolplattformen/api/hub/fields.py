"""Reading fields of an answer, tolerant per item: a bad one is skipped and counted."""

from collections import Counter
from collections.abc import Callable
from datetime import MINYEAR, date, datetime, time

from ...school.models import STOCKHOLM
from ..exceptions import UnexpectedAnswerError

type Skipped = Counter[str]

# How the platform's own language writes a moment that is not set.
_NEVER = "0001-01-01"


class ItemError(ValueError):
    """An item lacks what it must hold. Never chained to Python's own error, which quotes the value."""


class Row:
    """One JSON object and typed access to its fields."""

    def __init__(self, value: object) -> None:
        """Take the object; anything else is a bad item."""
        if not isinstance(value, dict):
            raise ItemError("not an object")
        self._value = value

    def require(self, *names: str) -> None:
        """Raise unless these fields are there, if only as null: a missing one may have another name now.

        For what an item is about, where null means something that nobody has said of a missing field.
        """
        for name in names:
            if name not in self._value:
                raise ItemError(f"no {name}")

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
        except ValueError:
            raise ItemError(f"no number in {name}") from None

    def optional_number(self, name: str) -> int | None:
        """Return a whole number, None when there is none."""
        try:
            return self.number(name)
        except ItemError:
            return None

    def optional_truth(self, name: str) -> bool | None:
        """Return a yes or no that may come as a number, None when it is neither."""
        value = self._value.get(name)
        return bool(value) if isinstance(value, int) else None

    def flag(self, name: str) -> bool:
        """Return a flag that says the one or the other."""
        value = self.known_flag(name)
        if value is None:
            raise ItemError(f"no {name}")
        return value

    def known_flag(self, name: str) -> bool | None:
        """Return a flag, None when it is missing or null: unknown is not false."""
        value = self._value.get(name)
        if value is None or isinstance(value, bool):
            return value
        raise ItemError(f"no flag in {name}")

    def day(self, name: str) -> date:
        """Return the date of a text that is a date or begins with one."""
        try:
            return date.fromisoformat(self.text(name)[:10])
        except ValueError:
            raise ItemError(f"no date in {name}") from None

    def optional_clock(self, name: str) -> time | None:
        """Return the time of day of a time or a moment, None when there is none."""
        text = self.optional_text(name)
        try:
            # The date of a moment that stands for a time of day means nothing.
            return (
                time.fromisoformat(text.rpartition("T")[2]).replace(tzinfo=None) if text else None
            )
        except ValueError:
            raise ItemError(f"no time of day in {name}") from None

    def optional_moment(self, name: str) -> datetime | None:
        """Return a moment, None when there is none."""
        text = self.optional_text(name)
        return self.moment(name) if text and not text.startswith(_NEVER) else None

    def moment(self, name: str) -> datetime:
        """Return a moment; the wire has naive Swedish time."""
        try:
            value = datetime.fromisoformat(self.text(name))
            if value.year == MINYEAR:
                raise ItemError(f"never in {name}")
            if value.tzinfo is None:
                return value.replace(tzinfo=STOCKHOLM)
            return value.astimezone(STOCKHOLM)
        except ValueError, OverflowError:
            raise ItemError(f"no time in {name}") from None


def whole(data: object, otherwise: str) -> Row:
    """Return an answer that is one object.

    Raises:
        UnexpectedAnswerError: it is something else; `otherwise` says what it is not.

    """
    try:
        return Row(data)
    except ItemError as err:
        raise UnexpectedAnswerError(otherwise) from err


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


def parse_extras[T](
    items: object, parse: Callable[[Row], T], skipped: Skipped, kind: str
) -> tuple[T, ...]:
    """Return the items that can be parsed, of a list that what it belongs to can do without.

    What should be a list and is none counts as one that was skipped.
    """
    if not isinstance(items, list):
        skipped[kind] += 1
        return ()
    try:
        return parse_items(items, parse, skipped, kind)
    except UnexpectedAnswerError:
        return ()

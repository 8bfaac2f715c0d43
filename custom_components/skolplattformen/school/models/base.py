"""What all facts have in common: Swedish time, and how they are stored."""

from datetime import date, datetime, timedelta
from typing import override
from zoneinfo import ZoneInfo

from mashumaro import DataClassDictMixin
from mashumaro.config import BaseConfig
from mashumaro.types import SerializationStrategy

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class _StockholmTime(SerializationStrategy):
    """Store a moment with its offset and read it back in Swedish time."""

    @override
    def serialize(self, value: datetime) -> str:
        """Return the moment as ISO text."""
        return value.isoformat()

    @override
    def deserialize(self, value: str) -> datetime:
        """Return the moment in Swedish time."""
        return datetime.fromisoformat(value).astimezone(STOCKHOLM)


class Model(DataClassDictMixin):
    """A fact that can be stored."""

    class Config(BaseConfig):
        """How facts are stored."""

        serialization_strategy = {datetime: _StockholmTime()}  # noqa: RUF012  # mashumaro's form


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that holds the day."""
    return day - timedelta(days=day.weekday())

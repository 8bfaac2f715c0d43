"""What a guardian has set for each child: another name, how long the morning takes, and so on."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry

from .const import (
    CONF_ALLOW_CHANGES,
    CONF_BRING,
    CONF_CHILDREN,
    CONF_NICKNAME,
    CONF_RENAMES,
    CONF_WAKE_UP_MARGIN,
    CONF_WATCH,
)
from .school.models import Child
from .school.written import items_to_bring, new_names

# In minutes: from the alarm to the first lesson.
DEFAULT_MARGIN: Final = 75


def allows_changes(entry: ConfigEntry) -> bool:
    """Return whether actions may change something on the platform."""
    return bool(entry.options.get(CONF_ALLOW_CHANGES))


def name_of(entry: ConfigEntry, child: Child) -> str:
    """Return what the child is called here: the nickname, or else the first name."""
    nickname: str | None = _of(entry, child.key).get(CONF_NICKNAME)
    return nickname or child.first_name


def wake_up_margin(entry: ConfigEntry, key: str) -> timedelta:
    """Return how long before school begins the child is to be woken."""
    return timedelta(minutes=_of(entry, key).get(CONF_WAKE_UP_MARGIN, DEFAULT_MARGIN))


def watched_words(entry: ConfigEntry, key: str) -> Sequence[str]:
    """Return the words that the child's lunches are watched for."""
    words: Sequence[str] = _of(entry, key).get(CONF_WATCH, ())
    return words


def things_to_bring(entry: ConfigEntry, key: str, language: str) -> Mapping[str, Sequence[str]]:
    """Return what the child brings to each subject."""
    return items_to_bring(_of(entry, key).get(CONF_BRING, ()), language)


def subject_names(entry: ConfigEntry, key: str) -> Mapping[str, str]:
    """Return what subjects are called here, by what the school calls them."""
    return new_names(_of(entry, key).get(CONF_RENAMES, ()))


def _of(entry: ConfigEntry, key: str) -> Mapping[str, Any]:
    """Return what is set for the child."""
    children: Mapping[str, Mapping[str, Any]] = entry.options.get(CONF_CHILDREN, {})
    return children.get(key, {})

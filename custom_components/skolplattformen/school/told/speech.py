"""The language that something is said in, and what is said alike in all of them."""

from collections.abc import Iterable
from datetime import datetime

from ..moments import instant
from ..subjects import subject_name, tidy
from .english import English
from .spoken import ChildDay, listed, plain
from .swedish import Swedish

type Language = Swedish | English


def speech_in(language: str) -> Language:
    """Return Swedish, or else English."""
    return Swedish() if tidy(language).split("-")[0] == "sv" else English()


def said_subject(speech: Language, told: ChildDay, title: str) -> str:
    """Return what a subject is called."""
    return plain(subject_name(title, speech.code, told.renames), speech.cut)


def said_list(speech: Language, things: Iterable[str]) -> str:
    """Return things in a row: three at most, and that there are more."""
    return listed(things, speech.conjunction, speech.more)


def labelled(label: str, text: str) -> str:
    """Return a text after what it is about; nothing without a text."""
    return f"{label}: {text}" if text else ""


def has_come(moment: datetime | None, now: datetime) -> bool:
    """Return whether a moment is there, and not ahead."""
    return moment is not None and instant(moment) <= instant(now)

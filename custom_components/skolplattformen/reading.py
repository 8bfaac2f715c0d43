"""What one update of an account asks for, and how the answers join what is kept."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime

from .api.client import ChildAnswer, SkolplattformenClient
from .api.exceptions import (
    ModuleOffError,
    UnexpectedAnswerError,
    UnknownChildError,
    WrongChildError,
)
from .schedule import is_due, morning_due, timetable_range
from .school.models import ChildSnapshot, Module
from .school.moments import swedish_day
from .snapshot import MODULES, AccountData, with_answer, with_children, with_notifications

# What is wrong with one answer and says nothing about the next one.
_PARTIAL = (ModuleOffError, UnexpectedAnswerError, WrongChildError)


async def read_account(
    client: SkolplattformenClient,
    kept: AccountData | None,
    clock: Callable[[], datetime],
    *,
    everything: bool,
) -> AsyncIterator[AccountData]:
    """Yield better and better data: an error in the middle costs only what was not yet read.

    Each update begins with the notifications; the rest of a child follows when a new notification
    points at it or when it has become too old. The first update and the first of every morning
    read everything, and which children there are.

    Raises:
        SkolplattformenError: as the client says, when it is not about one answer alone.

    """
    now = clock()
    data = kept or AccountData()
    full = everything or morning_due(now, data.full_at)
    if not data.children:
        # Notifications name children that the client does not know yet.
        data = with_children(data, (await client.account()).children)
        listed = True
    else:
        listed = False
    pointed = dict[str, frozenset[Module]]()
    try:
        data, pointed = _noted(data, await client.notifications())
    except _PARTIAL:
        pass
    yield data

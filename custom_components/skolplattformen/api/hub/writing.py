"""Changing something on the platform: look first, send once, read back.

What was sent is never sent again. Whether it was taken is what is read back, whatever the
platform answered.

Source: `docs/protocol.md` B.5, J.3.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..exceptions import (
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    WrongChildError,
)
from .session import HubSession

# Asks the platform whether the child is still the chosen one.
type StillChosen = Callable[[], Awaitable[bool]]


class WriteOutcome(StrEnum):
    """How a change ended that is no error."""

    WRITTEN = "written"
    ALREADY_SO = "already_so"
    DRY_RUN = "dry_run"


@dataclass(frozen=True, kw_only=True)
class WriteResult[T]:
    """How a change ended, and the state that was read last."""

    outcome: WriteOutcome
    state: T


class Change[T](ABC):
    """One change of something about the chosen child; T is the state that it changes."""

    @abstractmethod
    async def look(self, session: HubSession) -> T:
        """Read the state."""

    @abstractmethod
    def is_made(self, state: T) -> bool | None:
        """Return whether the state is as the change would make it; None when it does not tell."""

    @abstractmethod
    def require_allowed(self, state: T) -> None:
        """Raise NotAllowedError unless the state says that the change may be made."""

    @abstractmethod
    async def send(self, session: HubSession, state: T) -> bool:
        """Send the change with `HubSession.write`; return whether the platform says yes."""


async def make[T](
    change: Change[T], session: HubSession, *, still_chosen: StillChosen, dry_run: bool
) -> WriteResult[T]:
    """Make a change; a dry run does all but the sending.

    Raises:
        NotAllowedError: the platform does not allow it.
        NotTakenError: the platform says yes, but nothing has changed.
        OutcomeUnknownError: it was sent, and cannot be read back for certain.
        WrongChildError: the choice of the child did not last until the sending.
        Otherwise as `HubSession.call`.

    """
    before = await change.look(session)
    # As late as can be: the change itself does not say which child it is about.
    if not await still_chosen():
        raise WrongChildError("the chosen child did not last until the change")
    if change.is_made(before):
        return WriteResult(outcome=WriteOutcome.ALREADY_SO, state=before)
    change.require_allowed(before)
    if dry_run:
        return WriteResult(outcome=WriteOutcome.DRY_RUN, state=before)
    try:
        accepted, lost = await change.send(session, before), None
    except OutcomeUnknownError as err:
        accepted, lost = True, err
    after = await change.look(session)
    made = change.is_made(after)
    if made:
        return WriteResult(outcome=WriteOutcome.WRITTEN, state=after)
    if lost is not None or made is None or not await still_chosen():
        raise OutcomeUnknownError("what was sent cannot be read back for certain") from lost
    if accepted:
        raise NotTakenError("accepted, but nothing has changed")
    raise NotAllowedError(NotAllowedReason.REFUSED)


def says_yes(answer: object) -> bool:
    """Return whether the answer to a change calls it a success, which may be a word or a number."""
    return not isinstance(answer, Mapping) or bool(answer.get("success"))

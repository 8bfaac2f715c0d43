"""Everything that can go wrong with the platforms, typed. No message holds content from outside."""

from datetime import datetime
from enum import StrEnum


class SkolplattformenError(Exception):
    """Base of all errors of this package."""


class UnreachableError(SkolplattformenError):
    """The platform did not answer, answered with a server error, or is down."""


class DeniedError(SkolplattformenError):
    """Something in front of the platform refuses us (403, a firewall's page): not a sign-in matter."""


class UnexpectedAnswerError(SkolplattformenError):
    """The answer does not have the shape we know: too large, not text, not JSON, or without what it must hold."""


class TooLargeError(UnexpectedAnswerError):
    """The answer is larger than any we expect; it was not read to its end."""


class UnsafeAddressError(SkolplattformenError):
    """The platform sent us to an address that we do not request."""


class RateLimitedError(SkolplattformenError):
    """The platform asked us to pause."""

    def __init__(self, until: datetime) -> None:
        """Remember when the pause ends."""
        super().__init__("the platform asked for a pause")
        self.until = until


class ModuleOffError(SkolplattformenError):
    """The school has not switched this part of the platform on for this child."""


class WrongChildError(SkolplattformenError):
    """The platform would not keep the chosen child while it was read; what was read has been dropped."""


class UnknownChildError(SkolplattformenError):
    """The account has no such child any more."""


class UnknownMessageError(SkolplattformenError):
    """The child has no such message: none was opened for it, or another one came."""


class UnknownPlanError(SkolplattformenError):
    """The child has no such unit of learning this school year."""


class SessionDeadError(SkolplattformenError):
    """The hub session is gone: renew it. Never leaves the client."""


class StoppingError(SkolplattformenError):
    """The client is stopping and begins nothing new."""


class SecretsNotSavedError(SkolplattformenError):
    """The new keys could not be written to disk; they live in memory only."""


class SignInRequiredError(SkolplattformenError):
    """Every way to renew the session has been truly refused: the guardian must sign in again."""


class SignInError(SkolplattformenError):
    """An interactive sign-in ended without success."""


class SignInRefusedError(SignInError):
    """The guardian refused in the app."""


class SignInExpiredError(SignInError):
    """The order is gone: not started in time, or failed."""


class SignInTimedOutError(SignInError):
    """Nobody approved in time."""


class SignInCancelledError(SignInError):
    """The city withdrew the order before the guardian had answered."""


class SignInFailedError(SignInError):
    """The e-ID failed, or the platform did not let the approved sign-in through."""


class InvalidPersonalNumberError(SkolplattformenError):
    """What was given is no personal number."""


class WriteError(SkolplattformenError):
    """Something could not be written on the platform."""


class NotAllowedReason(StrEnum):
    """Why something may not be written."""

    NOT_OFFERED = "not_offered"
    """The platform does not offer that day, or the bell does not hold that notification."""
    NOT_PERMITTED = "not_permitted"
    """The school does not let guardians write this."""
    LOCKED = "locked"
    """The school has taken over."""
    CLOSED = "closed"
    """There is no after-school care that day."""
    BAD_TIMES = "bad_times"
    """They are no times of care: one alone, not in order, or not on five minutes."""
    OUTSIDE_HOURS = "outside_hours"
    """The times are outside the opening hours."""
    UNKNOWN = "unknown"
    """The platform does not tell whether it is allowed, or what there is now."""
    REFUSED = "refused"
    """It was sent, and the platform said no."""


class NotAllowedError(WriteError):
    """It may not be written, and was not."""

    reason = NotAllowedReason.UNKNOWN

    def __init__(self, reason: NotAllowedReason) -> None:
        """Remember why."""
        super().__init__(f"not allowed: {reason}")
        self.reason = reason


class NotTakenError(WriteError):
    """The platform said yes, but what is read back is as it was before."""


class OutcomeUnknownError(WriteError):
    """It was written, or perhaps not: only the school's own channel tells."""


class BadRangeError(SkolplattformenError):
    """A range of days that ends before it begins, or is longer than a school year: nothing was asked."""


class FileError(SkolplattformenError):
    """A file could not be handed over."""


class UnknownFileError(FileError):
    """The address is not one of a file of the platform: nothing was asked."""


class NoFileError(FileError):
    """Where the file should be, the platform has a page, a redirect or nothing."""


class FileTooLargeError(FileError):
    """The file is larger than is handed on."""


class UnwantedFileError(FileError):
    """The file is of a kind that is not handed on."""


class MenuError(SkolplattformenError):
    """A menu could not be read."""


class UnknownMenuSiteError(MenuError):
    """The address is not of a site whose menus are understood."""


class UnknownSchoolError(MenuError):
    """The site does not know the school."""

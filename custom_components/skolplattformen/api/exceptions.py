"""Everything that can go wrong with the platforms, typed. No message holds content from outside."""

from datetime import datetime


class SkolplattformenError(Exception):
    """Base of all errors of this package."""


class UnreachableError(SkolplattformenError):
    """The platform did not answer, answered with a server error, or is down."""


class DeniedError(SkolplattformenError):
    """Something in front of the platform refuses us (403, a firewall's page): not a sign-in matter."""


class UnexpectedAnswerError(SkolplattformenError):
    """The answer does not have the shape we know: too large, not text, not JSON, or without what it must hold."""


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


class SignInFailedError(SignInError):
    """The platform did not let the approved sign-in through."""


class WriteError(SkolplattformenError):
    """Something could not be written on the platform."""


class OutcomeUnknownError(WriteError):
    """It was written, or perhaps not: only the school's own channel tells."""


class MenuError(SkolplattformenError):
    """A menu could not be read."""


class UnknownMenuSiteError(MenuError):
    """The address is not of a site whose menus are understood."""


class UnknownSchoolError(MenuError):
    """The site does not know the school."""

"""The client's errors in the guardian's language."""

from homeassistant.exceptions import HomeAssistantError

from .api.exceptions import (
    DeniedError,
    RateLimitedError,
    SecretsNotSavedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnreachableError,
)
from .const import DOMAIN

_KEYS: dict[type[SkolplattformenError], str] = {
    DeniedError: "denied",
    RateLimitedError: "paused",
    SecretsNotSavedError: "secrets_not_saved",
    SignInRequiredError: "sign_in_required",
    StoppingError: "stopping",
    UnreachableError: "cannot_connect",
}


def key_of_error(err: SkolplattformenError) -> str:
    """Return the translation key that says what went wrong."""
    return next((key for kind, key in _KEYS.items() if isinstance(err, kind)), "unexpected_answer")


def translated[E: HomeAssistantError](kind: type[E], err: SkolplattformenError) -> E:
    """Return the error as Home Assistant's, to be raised from it."""
    return kind(translation_domain=DOMAIN, translation_key=key_of_error(err))

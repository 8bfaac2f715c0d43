"""The client's errors in the guardian's language."""

from homeassistant.exceptions import HomeAssistantError

from .api.exceptions import (
    BadRangeError,
    DeniedError,
    FileTooLargeError,
    ModuleOffError,
    NoFileError,
    NotAllowedError,
    NotTakenError,
    OutcomeUnknownError,
    RateLimitedError,
    SecretsNotSavedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnknownChildError,
    UnknownFileError,
    UnknownMessageError,
    UnknownPlanError,
    UnknownSchoolError,
    UnreachableError,
    UnwantedFileError,
    WriteError,
    WrongChildError,
)
from .const import DOMAIN

_KEYS: dict[type[SkolplattformenError], str] = {
    BadRangeError: "bad_range",
    DeniedError: "denied",
    FileTooLargeError: "file_too_large",
    ModuleOffError: "module_off",
    NoFileError: "no_file",
    NotTakenError: "not_taken",
    OutcomeUnknownError: "outcome_unknown",
    RateLimitedError: "paused",
    SecretsNotSavedError: "secrets_not_saved",
    SignInRequiredError: "sign_in_required",
    StoppingError: "stopping",
    UnknownChildError: "unknown_child",
    UnknownFileError: "unknown_file",
    UnknownMessageError: "unknown_message",
    UnknownPlanError: "unknown_plan",
    UnreachableError: "cannot_connect",
    UnwantedFileError: "unwanted_file",
    WrongChildError: "wrong_child",
}

# What kept a change from being sent.
_UNCHANGED_KEYS: dict[type[SkolplattformenError], str] = {
    DeniedError: "unchanged_denied",
    ModuleOffError: "unchanged_module_off",
    RateLimitedError: "unchanged_paused",
    SignInRequiredError: "unchanged_sign_in_required",
    UnknownChildError: "unchanged_unknown_child",
    UnreachableError: "unchanged_cannot_connect",
}

# Of a menu site, which is not the school's platform.
_MENU_KEYS: dict[type[SkolplattformenError], str] = {
    DeniedError: "menu_denied",
    RateLimitedError: "menu_paused",
    UnknownSchoolError: "menu_unknown_school",
    UnreachableError: "menu_cannot_connect",
}


def key_of_error(err: SkolplattformenError) -> str:
    """Return the translation key that says what went wrong."""
    if isinstance(err, NotAllowedError):
        return f"not_allowed_{err.reason}"
    return next((key for kind, key in _KEYS.items() if isinstance(err, kind)), "unexpected_answer")


def key_of_write_error(err: SkolplattformenError) -> str:
    """Return the translation key that says what went wrong with a change, and what became of it."""
    if isinstance(err, WriteError):
        return key_of_error(err)
    keys = (key for kind, key in _UNCHANGED_KEYS.items() if isinstance(err, kind))
    return next(keys, "unchanged_trouble")


def key_of_menu_error(err: SkolplattformenError) -> str:
    """Return the translation key that says what went wrong with a menu site."""
    keys = (key for kind, key in _MENU_KEYS.items() if isinstance(err, kind))
    return next(keys, "menu_unexpected_answer")


def translated[E: HomeAssistantError](kind: type[E], err: SkolplattformenError) -> E:
    """Return the error as Home Assistant's, to be raised from it."""
    return kind(translation_domain=DOMAIN, translation_key=key_of_error(err))


def translated_write[E: HomeAssistantError](kind: type[E], err: SkolplattformenError) -> E:
    """Return the error of a change as Home Assistant's, to be raised from it."""
    return kind(translation_domain=DOMAIN, translation_key=key_of_write_error(err))


def translated_menu[E: HomeAssistantError](
    kind: type[E], err: SkolplattformenError, site: str
) -> E:
    """Return the error of a menu site as Home Assistant's, to be raised from it."""
    return kind(
        translation_domain=DOMAIN,
        translation_key=key_of_menu_error(err),
        translation_placeholders={"site": site},
    )


def without_frames[E: BaseException](err: E) -> E:
    """Return the error, which is to be kept, without what it passed through: answers and keys."""
    link: BaseException | None = err
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return err

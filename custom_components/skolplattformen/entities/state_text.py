"""A text as a state."""

from homeassistant.const import MAX_LENGTH_STATE_STATE


def as_state(text: str) -> str:
    """Return a text that is short enough to be a state."""
    if len(text) <= MAX_LENGTH_STATE_STATE:
        return text
    return f"{text[: MAX_LENGTH_STATE_STATE - 1]}…"

"""Pytest plugin that lets the test package run on newer Home Assistant versions than it pins.

pytest-homeassistant-custom-component imports httpx (through respx) before Home Assistant,
which since 2026.11 wants to alias that name first, and one helper has moved.
To be deleted when that package has a release for 2026.11.
"""

from contextlib import suppress

import homeassistant  # noqa: F401  # first, for its aliases
from homeassistant.components import logger

with suppress(ImportError):
    from homeassistant.components.logger import helpers

    if not hasattr(logger, "_clear_logger_overwrites") and hasattr(
        helpers, "_clear_logger_overwrites"
    ):
        logger._clear_logger_overwrites = helpers._clear_logger_overwrites  # type: ignore[attr-defined]

"""A complaint of Home Assistant about the integration does not go unheard."""

import logging
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
from homeassistant.helpers import frame
from homeassistant.helpers.deprecation import deprecated_function
import pytest


@deprecated_function("something_newer")
def something_old() -> None:
    """Do what core once did."""


@pytest.mark.parametrize("integration_frame_path", ["custom_components/skolplattformen"])
@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING, logging.ERROR])
def test_reported_usage(
    hass: HomeAssistant, mock_integration_frame: Mock, complaints: list[str], level: int
) -> None:
    """What the frame helper reports is a complaint, whatever its level."""
    frame.report_usage("does what one no longer does", level=level)

    assert "custom integration 'skolplattformen' does what" in complaints.pop()
    assert not complaints


@pytest.mark.parametrize("integration_frame_path", ["custom_components/skolplattformen"])
def test_deprecated_helper(mock_integration_frame: Mock, complaints: list[str]) -> None:
    """A deprecated function that the integration calls is a complaint."""
    something_old()

    assert "something_old was called from skolplattformen" in complaints.pop()
    assert not complaints


def test_called_by_a_test(complaints: list[str]) -> None:
    """A deprecated function that a test calls is a complaint as well."""
    something_old()

    assert "something_old was called. Use something_newer" in complaints.pop()
    assert not complaints


@pytest.mark.parametrize("integration_frame_path", ["homeassistant/components/hue"])
def test_others(hass: HomeAssistant, mock_integration_frame: Mock, complaints: list[str]) -> None:
    """What core complains of in its own integrations is not ours to repair."""
    frame.report_usage("does what one no longer does")
    something_old()

    assert not complaints

"""The dashboard card's bundle: that it is there, and that Home Assistant's pages load it."""

from hashlib import sha256
import re
from unittest.mock import patch

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.skolplattformen.const import DOMAIN
from tests.conftest import AddAccount
from tests.integration_files import INTEGRATION
from tests.platform import phase, set_up

BUNDLE = INTEGRATION / "frontend" / "skolplattformen.js"
MONTH = 31 * 24 * 60 * 60


def ours(hass: HomeAssistant) -> list[str]:
    """Return what of ours each page loads."""
    return [address for address in hass.data[DATA_EXTRA_MODULE_URL].urls if DOMAIN in address]


@pytest.fixture
async def pages(hass: HomeAssistant, socket_enabled: None) -> None:
    """Set up Home Assistant's pages."""
    assert await async_setup_component(hass, "http", {})
    assert await async_setup_component(hass, "frontend", {})


def test_the_bundle_is_there() -> None:
    """It is part of the package: one module, not too large, that fetches nothing else."""
    text = BUNDLE.read_text(encoding="utf-8")

    assert 0 < len(text.encode()) < 100_000
    assert not re.search(r"""\b(?:from|import)\s*\(?\s*["']""", text)


async def test_it_is_served(
    hass: HomeAssistant, pages: None, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """As JavaScript, for a month, under an address that another bundle does not have."""
    assert await async_setup_component(hass, DOMAIN, {})
    [address] = ours(hass)
    client = await hass_client_no_auth()

    answer = await client.get(address)

    content = await answer.read()
    assert content == BUNDLE.read_bytes()
    assert answer.status == 200
    assert answer.content_type == "text/javascript"
    assert answer.headers["Cache-Control"] == f"public, max-age={MONTH}"
    version = sha256(content).hexdigest()[:8]
    assert address == f"/skolplattformen_frontend/skolplattformen.js?v={version}"


async def test_each_page_loads_it(
    hass: HomeAssistant, pages: None, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """The page itself names it, with nothing to be set up by the guardian."""
    assert await async_setup_component(hass, DOMAIN, {})
    [address] = ours(hass)
    client = await hass_client_no_auth()

    with patch("homeassistant.components.onboarding.async_is_onboarded", return_value=True):
        page = await (await client.get("/")).text()

    assert f'import("{address}")' in page


async def test_two_accounts(
    hass: HomeAssistant, pages: None, entry: MockConfigEntry, add_account: AddAccount
) -> None:
    """They share one card."""
    second = await add_account(1, "Skolplattformen 2")
    # The integration sets up all its accounts.
    await set_up(hass, entry)

    assert phase(entry) is phase(second) is ConfigEntryState.LOADED
    assert len(ours(hass)) == 1


async def test_without_pages(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A Home Assistant without pages needs no card."""
    await set_up(hass, entry)

    assert hass.states.get("sensor.alva_next_lesson")
    assert "frontend" not in hass.config.components
    assert DATA_EXTRA_MODULE_URL not in hass.data

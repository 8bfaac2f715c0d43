"""Fixtures for the dialogs: an attempt whose sleep the test commands, and entries that set up at once."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from unittest.mock import AsyncMock, patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import instance_id
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.api.sign_in import OrderStatus, SignedIn, SignIn, Stage
from custom_components.skolplattformen.const import CONF_ACCOUNT, DOMAIN
from custom_components.skolplattformen.flows import attempt, sign_in
from tests.simulator.server import Simulator

from .dialog import Heart

ACCOUNT = "0123456789abcdef"


@pytest.fixture
def setup_entry() -> Iterator[AsyncMock]:
    """Set up entries at once, and unload them so."""
    package = "custom_components.skolplattformen"
    with (
        patch(f"{package}.async_setup_entry", return_value=True) as setup,
        patch(f"{package}.async_unload_entry", return_value=True),
    ):
        yield setup


@pytest.fixture
def clocks() -> list[Callable[[timedelta], object]]:
    """Return the clocks that go along with an attempt's."""
    return []


@pytest.fixture
def heart(monkeypatch: pytest.MonkeyPatch, clocks: list[Callable[[timedelta], object]]) -> Heart:
    """Let attempts sleep until the test says so."""
    heart = Heart(clocks)
    monkeypatch.setattr(attempt, "sleep", heart.sleep)
    monkeypatch.setattr(attempt, "monotonic", heart.monotonic)
    # Here a browser sees at once what is shown; test_slow.py is about those that do not.
    monkeypatch.setattr(attempt, "_SEEN_SECONDS", 0)
    return heart


@pytest.fixture
def city(
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    clocks: list[Callable[[timedelta], object]],
) -> Simulator:
    """Return the platform, whose clock goes along with an attempt's."""
    clocks.append(freezer.tick)
    return platform


@pytest.fixture
async def karin(hass: HomeAssistant, city: Simulator) -> str:
    """Return the key of the first guardian's account."""
    return key_of(city.family.guardians[0].id, await instance_id.async_get(hass))


@pytest.fixture
def karins_entry(hass: HomeAssistant, karin: str) -> MockConfigEntry:
    """Return the first guardian's account, without keys and not set up."""
    entry = MockConfigEntry(
        domain=DOMAIN, title="Skolplattformen", unique_id=karin, data={CONF_ACCOUNT: karin}
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
def fake_sign_in() -> Iterator[AsyncMock]:
    """Replace the client's sign-in by one that succeeds at the first poll."""
    with patch.object(sign_in, "SignIn", autospec=SignIn) as maker:
        fake = maker.return_value
        fake.start.return_value = OrderStatus(
            stage=Stage.WAITING, qr="bankid.qr", autostart_token="a token"
        )
        fake.poll.return_value = OrderStatus(stage=Stage.APPROVED)
        fake.complete.return_value = SignedIn(account=ACCOUNT, children=())
        fake.pair.return_value = Secrets(device_id="device", refresh_token="token")
        yield fake


@pytest.fixture
async def children(hass: HomeAssistant, entry: MockConfigEntry) -> list[str]:
    """Set the account up and return the keys of its children."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    return list(entry.runtime_data.coordinator.data.children)

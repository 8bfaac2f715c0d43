"""Fixtures for tests with Home Assistant: the platform, a signed-in guardian, and time at will."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers.entity import Entity
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

# Imported before the first Home Assistant of a test, which would look for it elsewhere.
from custom_components.skolplattformen import coordinator
from custom_components.skolplattformen.api.hub import session as hub_session
from custom_components.skolplattformen.const import (
    CONF_ACCOUNT,
    CONF_ALLOW_CHANGES,
    DOMAIN,
    EVENT_WRITE,
)
from custom_components.skolplattformen.menus import coordinator as menu_coordinator
from custom_components.skolplattformen.store import SecretsStore
from tests.events import Home
from tests.platform import INSTANCE_ID, TUESDAY, add_menu, child_key, led_to, set_up, sign_in
from tests.simulator.server import Simulator

type AddAccount = Callable[..., Awaitable[MockConfigEntry]]
type PassTime = Callable[[timedelta], Awaitable[None]]


@pytest.fixture(autouse=True)
def find_the_integration(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find the integration, in tests that have a Home Assistant."""
    if "hass" in request.fixturenames:
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(autouse=True)
def enable_event_loop_debug() -> None:
    """Leave asyncio's debug mode to PYTHONASYNCIODEBUG: with it the tests take about twice as long."""


@pytest.fixture
def all_enabled() -> Iterator[None]:
    """Enable all entities, also those that a guardian would have to enable."""
    with patch.object(Entity, "entity_registry_enabled_default", new=True):
        yield


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Write snapshots as Home Assistant does."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
async def simulator(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run a simulator that nothing is led to."""
    simulator = Simulator()
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
def freezer(simulator: Simulator, freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Freeze time once the simulator runs: certificates cannot be made in frozen time."""
    return freezer


@pytest.fixture
async def platform(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    simulator: Simulator,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Simulator]:
    """Run the platform on a Tuesday morning; its clock follows the frozen time."""
    hass_storage["core.uuid"] = {"version": 1, "data": {"uuid": INSTANCE_ID}}
    await hass.config.async_set_time_zone("Europe/Stockholm")
    freezer.move_to(TUESDAY)
    for module in (coordinator, menu_coordinator):
        monkeypatch.setattr(module, "Random", lambda: Random(0))  # noqa: S311
    # A frozen clock would wait forever for a slow switch of child.
    monkeypatch.setattr(hub_session, "SWITCH_PAUSES", (0.0, 0.0, 0.0))
    with led_to(simulator):
        yield simulator


@pytest.fixture
def add_account(hass: HomeAssistant, platform: Simulator) -> AddAccount:
    """Return what adds the account of a guardian who has just signed in, not yet set up."""

    async def add(guardian: int = 0, title: str = "Skolplattformen") -> MockConfigEntry:
        signed_in, secrets = await sign_in(hass, platform, guardian=guardian)
        await SecretsStore(hass, signed_in.account).save(secrets)
        entry = MockConfigEntry(
            domain=DOMAIN,
            title=title,
            unique_id=signed_in.account,
            data={CONF_ACCOUNT: signed_in.account},
        )
        entry.add_to_hass(hass)
        platform.log.clear()
        return entry

    return add


@pytest.fixture
async def entry(add_account: AddAccount) -> MockConfigEntry:
    """Return the first guardian's account, signed in and not yet set up."""
    return await add_account()


@pytest.fixture
def with_menus(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> MockConfigEntry:
    """Return the first guardian's account, whose children have a menu each, not yet set up."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))
    return entry


@pytest.fixture
async def allowing_account(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return the first guardian's account, which allows changes, set up."""
    hass.config_entries.async_update_entry(entry, options={CONF_ALLOW_CHANGES: True})
    await set_up(hass, entry)
    platform.log.clear()
    return entry


@pytest.fixture
def write_events(hass: HomeAssistant) -> list[Event]:
    """Return the events of what actions have changed, as they come."""
    return async_capture_events(hass, EVENT_WRITE)


@pytest.fixture
def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> PassTime:
    """Return what moves all clocks and lets happen what is due."""

    async def move(step: timedelta) -> None:
        freezer.tick(step)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)

    return move


@pytest.fixture
def home(hass: HomeAssistant, entry: MockConfigEntry, pass_time: PassTime) -> Home:
    """Return a home with the first guardian's account, not yet set up, that is listened to."""
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    return Home(hass=hass, entry=entry, pass_time=pass_time, changes=changes)

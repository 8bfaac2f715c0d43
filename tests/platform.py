"""What tests share to reach the simulator: core led to it, and a guardian signed in."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
import socket
from types import MappingProxyType
from typing import Any, override
from unittest.mock import patch

from aiohttp import abc
from homeassistant.components.button.const import DOMAIN as BUTTON_DOMAIN, SERVICE_PRESS
from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigSubentry
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import aiohttp_client, entity_registry as er, instance_id
from homeassistant.util import dt as dt_util, ssl as ssl_util

from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.api.sign_in import Method, SignedIn, SignIn
from custom_components.skolplattformen.const import CONF_ADDRESS, CONF_CHILDREN, SUBENTRY_MENU
from custom_components.skolplattformen.school.models import STOCKHOLM
from custom_components.skolplattformen.session import session_factory
from tests.simulator.server import Simulator

# An ordinary Tuesday in term, before the first lesson.
TUESDAY = datetime(2026, 11, 24, 7, 10, tzinfo=STOCKHOLM)

# The salt of all child and account keys in the tests.
INSTANCE_ID = "0123456789abcdef0123456789abcdef"


class HomeResolver(abc.AbstractResolver):
    """The simulator's resolver with what core calls at its end."""

    def __init__(self, simulator: Simulator) -> None:
        """Ask the simulator's own resolver."""
        self._resolver = simulator.resolver()

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[abc.ResolveResult]:
        """Return the simulator's address; any other host does not exist."""
        return await self._resolver.resolve(host, port, family)

    @override
    async def close(self) -> None:
        """Do nothing: there is nothing to close."""

    async def real_close(self) -> None:
        """Do nothing; core calls this at its end."""


@contextmanager
def led_to(simulator: Simulator) -> Iterator[None]:
    """Lead core's sessions to the simulator and nowhere else; before the first session is made."""
    resolver = HomeResolver(simulator)
    with (
        patch.object(aiohttp_client, "_async_make_resolver", lambda _hass: resolver),
        patch.object(ssl_util, "client_context", lambda *_args, **_kwargs: simulator.client_ssl),
    ):
        yield


async def sign_in(
    hass: HomeAssistant, simulator: Simulator, *, guardian: int = 0
) -> tuple[SignedIn, Secrets]:
    """Sign a guardian in through the client, approved at once by the guardian's phone."""

    def approve() -> None:
        newest = next(reversed(simulator.state.orders.values()))
        newest.approve(simulator.family.guardians[guardian].id)

    return await sign_in_by(hass, approve)


async def sign_in_by(hass: HomeAssistant, approve: Callable[[], None]) -> tuple[SignedIn, Secrets]:
    """Sign a guardian in through the client; `approve` is what the guardian's phone does."""
    way = SignIn(
        session_factory(hass), salt=await instance_id.async_get(hass), clock=dt_util.utcnow
    )
    await way.start(Method.BANKID_QR)
    approve()
    await way.poll()
    signed_in = await way.complete()
    secrets = await way.pair()
    way.close()
    return signed_in, secrets


async def set_up(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Set up an account and wait for its first update."""
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


def add_menu(
    hass: HomeAssistant, entry: ConfigEntry, slug: str, *children: str, **choices: Any
) -> ConfigSubentry:
    """Add the menu of a school for the children with these keys; at skolmaten.se by its name."""
    address = slug if "://" in slug else f"https://skolmaten.se/{slug}"
    subentry = ConfigSubentry(
        data=MappingProxyType({CONF_ADDRESS: address, CONF_CHILDREN: list(children), **choices}),
        subentry_type=SUBENTRY_MENU,
        title=slug,
        unique_id=address,
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    return subentry


async def press_refresh(hass: HomeAssistant) -> None:
    """Read everything now, as a guardian may; the button has another id in another language."""
    [button] = hass.states.async_entity_ids(BUTTON_DOMAIN)
    await hass.services.async_call(
        BUTTON_DOMAIN, SERVICE_PRESS, {ATTR_ENTITY_ID: button}, blocking=True
    )
    await hass.async_block_till_done(wait_background_tasks=True)


def child_key(simulator: Simulator, first_name: str) -> str:
    """Return the key under which a child is known."""
    return key_of(simulator.family.child(first_name).key, INSTANCE_ID)


def kinds(simulator: Simulator) -> Counter[str]:
    """Return how many requests of each kind the platform has had since its log was cleared."""
    return Counter(request.kind for request in simulator.log)


def shown(hass: HomeAssistant, entity_id: str) -> State:
    """Return the state of an entity that must be there."""
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state


def value(hass: HomeAssistant, entity_id: str) -> str:
    """Return what an entity that must be there says."""
    return shown(hass, entity_id).state


def phase(entry: ConfigEntry) -> ConfigEntryState:
    """Return the state of an entry, which a type checker would believe to stay as it was."""
    return entry.state


async def calendar_events(
    hass: HomeAssistant, entity_id: str, first: str, last: str
) -> list[dict[str, Any]]:
    """Return a calendar's events between two Swedish times, as the action gives them."""
    answer = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            ATTR_ENTITY_ID: entity_id,
            "start_date_time": datetime.fromisoformat(first).replace(tzinfo=STOCKHOLM),
            "end_date_time": datetime.fromisoformat(last).replace(tzinfo=STOCKHOLM),
        },
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    found: list[dict[str, Any]] = answer[entity_id]["events"]  # type: ignore[index,call-overload,assignment]
    return found


def entities(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, dict[str, Any]]:
    """Return what makes the entities of an account, for snapshots that hold on every version.

    Whole registry entries have other fields in other versions of Home Assistant.
    """
    registry = er.async_get(hass)
    return {
        entity.entity_id: {
            "unique_id": entity.unique_id,
            "translation_key": entity.translation_key,
            "category": entity.entity_category and str(entity.entity_category),
            "options": {name: dict(options) for name, options in entity.options.items()},
            "enabled": not entity.disabled,
            **({} if entity.disabled else _shown(hass, entity.entity_id)),
        }
        for entity in er.async_entries_for_config_entry(registry, entry.entry_id)
    }


def _shown(hass: HomeAssistant, entity_id: str) -> dict[str, Any]:
    """Return what an entity says, and beside it."""
    state = shown(hass, entity_id)
    return {
        "state": state.state,
        "attributes": {str(name): content for name, content in state.attributes.items()},
    }

"""Turned away for hours: by a firewall before everyone, or by one that has taken against a session."""

from collections import Counter
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import DeniedError, SignInRequiredError
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .test_renewal import requested


@pytest.mark.parametrize("mode", ["firewall_html", "firewall_forbidden"])
async def test_a_session_that_alone_is_turned_away(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """After two hours it is seen that strangers are let in, and a new session is made."""
    sim.switches.set("expiry_mode", mode)
    sim.kill_sessions()
    for _ in range(3):
        with pytest.raises(DeniedError):
            await client.notifications()
        sim.clock.advance(timedelta(minutes=40))
    assert requested(sim, "token") == 0
    assert await client.notifications()
    assert requested(sim, "token") == 1


async def test_a_firewall_that_turns_everyone_away(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A renewal would be in vain: no key is used, and one stranger asks every other hour."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="forbidden", host="hub.infomentor.se"))
    for _ in range(24):
        with pytest.raises(DeniedError):
            await client.notifications()
        sim.clock.advance(timedelta(minutes=30))
    assert Counter(entry.kind for entry in sim.log) == {"notification_list": 24, "home_page": 5}
    sim.faults.clear()
    assert await client.notifications()


def shut_out(sim: Simulator) -> None:
    """Let a firewall turn away our session alone, whatever it asks for, and void the token."""
    sim.switches.set("expiry_mode", "firewall_forbidden")
    sim.faults.add(Fault(kind="forbidden", path="isauthenticated"))
    sim.kill_sessions()
    sim.kill_refresh_tokens()


async def test_a_void_token_and_a_session_that_alone_is_turned_away(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It cannot be asked whether it lives; the city is, and lets the guardian in."""
    shut_out(sim)
    with pytest.raises(DeniedError):
        await client.notifications()
    sim.clock.advance(timedelta(hours=2))
    assert await client.notifications()


async def test_no_way_left_but_to_ask_the_guardian(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """When the city does not know them any more, they are asked instead of waited for."""
    shut_out(sim)
    sim.kill_city_sessions()
    with pytest.raises(DeniedError):
        await client.notifications()
    sim.clock.advance(timedelta(hours=2))
    with pytest.raises(SignInRequiredError):
        await client.notifications()


async def test_a_firewall_that_shuts_during_a_renewal(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It ends the renewal with its own error: the guardian could do nothing about it."""
    shut_out(sim)
    sim.kill_city_sessions()
    sim.switches.set("expiry_mode", "redirect")
    sim.faults.add(Fault(kind="forbidden", path="^/$", host="hub.infomentor.se"))
    for _ in range(3):
        with pytest.raises(DeniedError):
            await client.notifications()
        sim.clock.advance(timedelta(hours=2))

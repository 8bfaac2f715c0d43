"""Turned away for hours: by a firewall before everyone, or by one that has taken against a session."""

from collections import Counter
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import DeniedError
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

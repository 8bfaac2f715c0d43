"""Fixtures: the simulator on a fixed morning, and browsers before and after the sign-in."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from tests.simulator.browser import Browser
from tests.simulator.clock import STOCKHOLM
from tests.simulator.server import Simulator
from tests.simulator.walker import Walker

TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=STOCKHOLM)


@pytest.fixture
async def simulator(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run the platform on a Tuesday morning; its clock stands still."""
    sim = Simulator()
    sim.clock.set(TUESDAY)
    await sim.start()
    yield sim
    await sim.stop()


@pytest.fixture
async def browser(simulator: Simulator) -> AsyncIterator[Browser]:
    """Open a browser with an empty jar."""
    opened = Browser(simulator)
    yield opened
    await opened.close()


@pytest.fixture
async def walker(simulator: Simulator) -> AsyncIterator[Walker]:
    """Open a browser and sign in as the first guardian."""
    opened = Walker(simulator)
    await opened.sign_in()
    yield opened
    await opened.close()

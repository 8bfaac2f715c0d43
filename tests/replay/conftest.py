"""Fixtures of the replayed days: a plain school, a diary, and readings at known moments."""

from random import Random
from typing import override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.skolplattformen import coordinator
from custom_components.skolplattformen.menus import coordinator as menu_coordinator
from tests.conftest import AddAccount, PassTime
from tests.replay.diary import Diary
from tests.replay.plain_school import PlainSchool
from tests.simulator.server import Simulator


class Middle(Random):
    """Chance that always falls in the middle.

    An account that is set up at ten past is read at ten past and twenty to, from six in the
    evening on at ten past alone, and then at ten past six in the morning.
    """

    @override
    def uniform(self, a: float, b: float) -> float:
        """Return the middle."""
        return (a + b) / 2


@pytest.fixture
def school(platform: Simulator, monkeypatch: pytest.MonkeyPatch) -> PlainSchool:
    """Return the platform as scenarios lay it out."""
    return PlainSchool(platform, monkeypatch)


@pytest.fixture
def diary(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    add_account: AddAccount,
    pass_time: PassTime,
    monkeypatch: pytest.MonkeyPatch,
) -> Diary:
    """Return an account of which every entity is enabled, to be lived through."""
    for module in (coordinator, menu_coordinator):
        monkeypatch.setattr(module, "Random", Middle)
    return Diary(hass, platform, freezer, add_account, pass_time)

"""What a full update costs: the requests that docs/protocol.md B.8 tells, and no other."""

from collections import Counter

from homeassistant.core import HomeAssistant
import pytest

from tests.conftest import AddAccount
from tests.platform import kinds, set_up
from tests.simulator.server import Simulator


@pytest.mark.parametrize("children", [1, 2, 3])
async def test_full_update(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount, children: int
) -> None:
    """The bell, the list of children, and of each child what is shown; a switch for all but the chosen one."""
    if children == 1:
        platform.family.remove_child(platform.family.child("Vilmer"))
    elif children == 3:
        platform.family.add_child("Doris")
    entry = await add_account()
    await set_up(hass, entry)
    platform.log.clear()
    await entry.runtime_data.coordinator.async_refresh_for_guardian()
    others = children - 1
    assert kinds(platform) == Counter(
        {
            "notification_list": 1,
            "home_page": 1 + children + others,
            "switch_pupil": others,
            "timetable_list": children,
            "message_list": children,
        }
    )

"""What a full update costs: the requests that docs/protocol.md B.8 tells, and no other."""

from collections import Counter
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from tests.conftest import AddAccount
from tests.platform import TUESDAY, kinds, set_up
from tests.simulator.server import Simulator


@pytest.mark.parametrize("children", [1, 2, 3])
async def test_full_update(
    hass: HomeAssistant,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    add_account: AddAccount,
    children: int,
) -> None:
    """The bell, the list of children, and of each child what is shown; a switch for all but the chosen one."""
    if children == 1:
        platform.family.remove_child(platform.family.child("Vilmer"))
    elif children == 3:
        platform.family.add_child("Doris")
    # Before anyone has come to the after-school care.
    freezer.move_to(TUESDAY - timedelta(hours=1))
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
            "calendar_list": children,
            "attendance_window": children,
            "care_week": children,
        }
    )

"""What it costs to tell a dashboard card a child's week when something may have changed."""

from datetime import timedelta
import logging
from statistics import median
from time import thread_time
from typing import Any

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.http import WebSocketAdapter
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.skolplattformen.school.moments import swedish_day
from custom_components.skolplattformen.websocket_api import subscribe_days
from tests.platform import set_up

from .figures import Figures

RUNS = 50
AHEAD = timedelta(days=7)


async def bench_card(hass: HomeAssistant, apart_entry: MockConfigEntry, figures: Figures) -> None:
    """Tell eight days of one child, as each update does of each card that is looked at.

    In CPU time, from what is kept to the message that is sent.
    """
    await set_up(hass, apart_entry)
    registry = dr.async_get(hass)
    device = next(
        device
        for device in dr.async_entries_for_config_entry(registry, apart_entry.entry_id)
        if device.name == "Alva"
    )
    owner = MockUser(is_owner=True)
    logger = WebSocketAdapter(logging.getLogger(__name__), {"connid": 0})
    sent: list[Any] = []
    today = swedish_day(dt_util.utcnow())
    times = []
    for number in range(1, RUNS + 1):
        connection = ActiveConnection(logger, hass, sent.append, owner, None, None)
        message = {
            "id": number,
            "type": "skolplattformen/subscribe_days",
            "device_id": device.id,
            "start": today,
            "end": today + AHEAD,
            "language": "sv",
        }
        begun = thread_time()
        subscribe_days(hass, connection, message)
        times.append((thread_time() - begun) * 1000)
        connection.async_handle_close()
    assert len(sent) == 2 * RUNS
    figures.add(
        "card_days",
        median(times),
        goal=3,
        unit="ms per child and change",
        detail={"runs": RUNS, "days": AHEAD.days + 1, "message_bytes": len(sent[-1])},
    )

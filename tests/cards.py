"""What tests of the card's command share: what is served, users, and cards that are looked at."""

from datetime import date, timedelta
from typing import Any, Self

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from tests.platform import add_menu, child_key, set_up
from tests.simulator.entries import all_day_entry
from tests.simulator.school import Row, timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)


def rows(day: date, *, art: str = "") -> list[Row]:
    """Return the rows of a Tuesday, with what is noted on its first lesson."""
    return [
        timetable_row(day, "08:00", "09:00", "Bild", note=art),
        timetable_row(
            day, "09:00", "10:00", "Idrott och hälsa", room="Hallen", tutors="Påhitt, Jonas"
        ),
        timetable_row(day, "10:40", "11:10", "Lunch"),
        timetable_row(day, "11:10", "12:00", "MA"),
    ]


async def home_of(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Set up the account of a family whose Alva has that Tuesday, a test on it, and a menu."""
    alva = platform.family.child("Alva")
    for weeks in range(3):
        day = TUESDAY + timedelta(weeks=weeks)
        platform.school.override(alva, day, rows(day))
    test = all_day_entry(alva, TUESDAY, "Prov i matematik", text="<p>Kapitel 3</p>")
    platform.school.add_entry(alva, test)
    platform.menus.set_day("larkskolan", TUESDAY, ("Köttbullar",))
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.log.clear()


async def user_who_may(hass: HomeAssistant, *entity_ids: str) -> MockUser:
    """Return a user who may read these entities, and no others."""
    user = MockUser().add_to_hass(hass)
    may_read(user, *entity_ids)
    return user


def may_read(user: MockUser, *entity_ids: str) -> None:
    """Let a user read these entities, and no others."""
    user.mock_policy(
        {"entities": {"entity_ids": {entity_id: {"read": True} for entity_id in entity_ids}}}
    )


class Card:
    """A page of a user, on which one card asks for days."""

    def __init__(self, client: MockHAClientWebSocket) -> None:
        """Begin without a question."""
        self._client = client
        self._asked = 0

    @classmethod
    async def opened(
        cls, hass: HomeAssistant, hass_ws_client: WebSocketGenerator, user: User
    ) -> Self:
        """Return the page of a user who has just signed in."""
        token = await hass.auth.async_create_refresh_token(user, "https://hemma.example/")
        return cls(await hass_ws_client(hass, hass.auth.async_create_access_token(token)))

    async def ask(self, device_id: str, **changes: Any) -> dict[str, Any]:
        """Ask for Tuesday in English, unless said otherwise, and return what is answered."""
        question = {
            "type": "skolplattformen/subscribe_days",
            "device_id": device_id,
            "start": "2026-11-24",
            "end": "2026-11-24",
            "language": "en",
        }
        return await self._sent(question | changes)

    async def shown(self, device_id: str, **changes: Any) -> dict[str, Any]:
        """Ask, and return the first event."""
        answer = await self.ask(device_id, **changes)
        assert answer["success"]
        self._asked = answer["id"]
        [first] = await self.news()
        return first

    async def news(self) -> list[dict[str, Any]]:
        """Return the events that have come since."""
        await self._client.send_json_auto_id({"type": "ping"})
        found: list[dict[str, Any]] = []
        while (message := await self._client.receive_json())["type"] != "pong":
            assert message["type"] == "event"
            found.append(message["event"])
        return found

    async def end(self) -> None:
        """Ask no longer."""
        answer = await self._sent({"type": "unsubscribe_events", "subscription": self._asked})
        assert answer["success"]

    async def close(self) -> None:
        """Leave the page."""
        await self._client.close()

    async def _sent(self, message: dict[str, Any]) -> dict[str, Any]:
        await self._client.send_json_auto_id(message)
        answer: dict[str, Any] = await self._client.receive_json()
        assert answer["type"] == "result"
        return answer

"""The blueprint about new messages: each is told once, with its text when that is wanted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
import pytest

from tests.actions import device_of
from tests.blueprints.house import automate, texts
from tests.events import Home
from tests.platform import kinds
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

PHONE = "notify.phone"
HEAD = {
    "en": "New message about Alva from Provén, Lisa: Utflykt",
    "sv": "Nytt meddelande om Alva från Provén, Lisa: Utflykt",
}
TEXT = "Vi ses i skogen.\n\nTa med matsäck."

type Write = Callable[..., None]


@pytest.fixture
def write(platform: Simulator) -> Write:
    """Return what writes a message to Alva's guardians."""

    def written(subject: str = "Utflykt", text: str = TEXT) -> None:
        platform.messages.add(platform.family.child("Alva"), subject, text=text)

    return written


async def use(home: Home, platform: Simulator, language: str, **inputs: Any) -> None:
    """Make an automation about Alva."""
    alva = device_of(home.hass, home.entry, platform, "Alva")
    await automate(home.hass, "message", language, children=[alva], phones=[PHONE], **inputs)
    platform.log.clear()


async def test_sender_and_subject(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall], write: Write
) -> None:
    """Nothing is opened unless it is asked for, and nothing is told twice."""
    await home.set_up()
    await use(home, platform, language)
    assert not sent
    write()
    await home.read()
    assert texts(sent) == [HEAD[language]]
    assert sent[0].data["entity_id"] == [PHONE]
    assert not kinds(platform)["message_text"]

    await home.read()
    await home.restart()
    await home.read()
    assert len(sent) == 1


async def test_text_on_request(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall], write: Write
) -> None:
    """The text follows, cut when it is long; of two at once, each has its own."""
    await home.set_up()
    await use(home, platform, language, with_text=True)
    write()
    write("Bad", "Ord " * 400)
    await home.read()
    await home.hass.async_block_till_done(wait_background_tasks=True)

    first, second = sorted(texts(sent), key=len)
    assert first == f"{HEAD[language]}\n\n{TEXT}"
    head, _, text = second.partition("\n\n")
    assert head == HEAD[language].replace("Utflykt", "Bad")
    assert text.startswith("Ord Ord")
    assert text.endswith("...")
    assert len(text) <= 1000


async def test_what_cannot_be_opened(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall], write: Write
) -> None:
    """It is told without its text when that cannot be read, or when two messages look alike."""
    await home.set_up()
    await use(home, platform, language, with_text=True)
    write()
    platform.faults.add(Fault(kind="html", path="/GetMessage$"))
    await home.read()
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert texts(sent) == [HEAD[language]]

    platform.faults.clear()
    write()
    await home.read()
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert texts(sent) == [HEAD[language]] * 2


async def test_what_is_not_told(
    hass: HomeAssistant,
    platform: Simulator,
    home: Home,
    language: str,
    sent: list[ServiceCall],
    write: Write,
) -> None:
    """Nothing of other children, of notifications, or while the guardian's switch is off."""
    hass.states.async_set("input_boolean.my_weeks", "off")
    await home.set_up()
    await use(home, platform, language, only_while=["input_boolean.my_weeks"])
    write()
    await home.read()
    hass.states.async_set("input_boolean.my_weeks", "on")
    platform.messages.add(platform.family.child("Vilmer"), "Utflykt")
    await home.read()
    assert not sent

    write("Bad")
    await home.read()
    assert texts(sent) == [HEAD[language].replace("Utflykt", "Bad")]


async def test_notifications_of_the_platform(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """They are received like messages, but have no sender."""
    await home.with_the_bell()
    await use(home, platform, language)
    alva = platform.family.child("Alva")
    platform.notifications.add(alva, "Ny uppgift")
    await home.read()
    await home.pass_time(timedelta(minutes=30))

    assert any(state.attributes.get("title") == "Ny uppgift" for state in home.told())
    assert not sent

"""A card that stays open: the school day passes on it, and the next one comes."""

from datetime import datetime, timedelta

from playwright.async_api import Locator, expect
import pytest

from tests.demo.entities import Entities

from .card import device_of, open_card
from .house import House
from .look import Look
from .moment import MOMENT
from .window import Window

MORNING = MOMENT.replace(hour=6, minute=40)

# When it is, what the card says of when it is, what goes on, and how many rows have passed.
SCHOOL_DAY = (
    ("07:30", "Today", "Morning care", 0),
    ("08:30", "Today", "Gympa", 1),
    ("09:25", "Today", "Break", 2),
    ("10:00", "Today", "Matematik", 2),
    ("11:30", "Today", "Lunch", 3),
    ("14:00", "Today", "Engelska", 5),
    ("15:00", "Today", "After-school care", 6),
    ("16:30", "Tomorrow", "Starts at 08:20", 0),
)


@pytest.mark.parametrize("look", [Look(moment=MORNING)], ids=str)
async def test_school_day(house: House, family: Entities, at_home: Window) -> None:
    """A child's school day from before it begins until the lessons of the next one."""
    card = await open_card(at_home, device_id=await device_of(house, "Alva"))
    await _shows(card, "Tuesday 24 November", "Starts at 08:10")
    await expect(card.locator(".hero")).to_contain_text("with Gympa · ends at 14:50")
    for time, day, what, passed in SCHOOL_DAY:
        hour, minute = map(int, time.split(":"))
        await _wait_until(at_home, card, MORNING.replace(hour=hour, minute=minute))
        await _shows(card, day, what)
        fold = card.locator(".fold")
        await expect(fold).to_have_text([f"{passed} earlier today"] if passed else [])
    await at_home.picture(card.page, "evening")

    midnight = MORNING.replace(hour=0) + timedelta(days=1)
    await _wait_until(at_home, card, midnight)
    await _shows(card, "Wednesday 25 November", "Starts at 08:20")
    await _wait_until(at_home, card, midnight + timedelta(hours=8))
    await _shows(card, "Wednesday 25 November", "Swedish")


@pytest.mark.parametrize("look", [Look(moment=MORNING)], ids=str)
async def test_progress(house: House, family: Entities, at_home: Window) -> None:
    """How far a lesson has come, to the eye and to a screen reader, and what comes after it."""
    card = await open_card(at_home, device_id=await device_of(house, "Alva"))
    lesson = MORNING.replace(hour=10, minute=10)
    bar = card.get_by_role("progressbar")
    parts = []
    for later in (timedelta(), timedelta(minutes=20)):
        await _wait_until(at_home, card, lesson + later)
        await expect(bar).to_have_accessible_name("Matematik")
        await expect(card.locator(".hero")).to_contain_text(f"{40 - later // MINUTE} minutes left")
        parts.append(int(await bar.get_attribute("aria-valuenow") or 0))
    assert 40 <= parts[0] < parts[1] < 80
    await expect(card.locator(".hero")).to_contain_text("Then lunch at 11:20")


@pytest.mark.parametrize("look", [Look(moment=MORNING)], ids=str)
async def test_one_is_over(family: Entities, at_home: Window) -> None:
    """A child whose day is over is already at the next one, and the card says so."""
    card = await open_card(at_home)
    await _wait_until(at_home, card, MORNING.replace(hour=16, minute=25))
    await expect(card.locator(".head")).to_contain_text("Tuesday 24 November")
    alva, vilmer = (card.get_by_role("region", name=name) for name in ("Alva", "Vilmer"))
    await expect(alva.locator(".hero")).to_contain_text("Tomorrow")
    await expect(vilmer.locator(".big")).to_have_text("After-school care")
    await _wait_until(at_home, card, MORNING.replace(hour=17))
    await expect(card.locator(".head")).to_contain_text("Wednesday 25 November")
    await expect(vilmer.locator(".big")).to_have_text("Studiedag")


MINUTE = timedelta(minutes=1)


async def _wait_until(window: Window, card: Locator, moment: datetime) -> None:
    """Let it become a later moment in the window."""
    now = datetime.fromisoformat(await card.page.evaluate("new Date().toISOString()"))
    await window.pass_time(moment - now)


async def _shows(card: Locator, day: str, what: str) -> None:
    """Require what the card says first."""
    await expect(card.locator(".head")).to_contain_text(day)
    await expect(card.locator(".big")).to_have_text(what)

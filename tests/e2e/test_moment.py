"""The house at its moment: whatever is seen in it is of that day, whenever the tests are run."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from playwright.async_api import Page
import pytest

from tests.demo import dashboard, entities
from tests.demo.entities import Entities

from .axe import violations
from .board import of_cards, put_up
from .house import House
from .look import Look
from .moment import MOMENT
from .window import Window

# How long the tests may take at most, for things that are counted from their beginning.
LATEST = MOMENT + timedelta(minutes=30)
AWAY = timedelta(hours=7)


@pytest.mark.parametrize("look", [Look(width=360)], ids=str)
async def test_moment(house: House, family: Entities, at_home: Window) -> None:
    """Platform, Home Assistant and browser are at it, and what they show looks as it did."""
    platform = (await house.phone.ask("GET", "state"))["now"]
    states = await entities.states(house.hass, family)
    updated = states[family.account["last_update"]]["state"]
    for told in (platform, updated, house.now().isoformat()):
        assert MOMENT <= datetime.fromisoformat(told) < LATEST
    today = MOMENT.date().isoformat()
    for child in family.children.values():
        assert states[child["lunch"]]["attributes"]["date"] == today
        assert states[child["next_lesson"]]["attributes"]["start"].startswith(today)
        day = {"start": f"{today}T00:00:00+01:00", "end": f"{today}T23:59:59+01:00"}
        assert await house.hass.get(f"/api/calendars/{child['timetable']}?{urlencode(day)}")

    await dashboard.make(house.hass, at_home.look.language)
    page = await at_home.tab(f"/{dashboard.ADDRESS}")
    assert MOMENT <= await _clock(page) < LATEST
    await at_home.pass_time(AWAY)
    assert MOMENT + AWAY <= await _clock(page) < LATEST + AWAY


async def test_axe(house: House, at_home: Window) -> None:
    """What nobody can hear of is complained of, and nothing else."""
    picture = '<img src="/static/icons/favicon.ico">'
    for content, rules in (("Words", []), (picture, ["image-alt"])):
        card = {"type": "markdown", "content": content}
        page = await at_home.tab(await put_up(house.hass, of_cards(card)))
        shown = page.locator("hui-markdown-card")
        await shown.locator("ha-markdown-element > *").first.wait_for()
        assert [found.partition(":")[0] for found in await violations(shown)] == rules


async def test_in_order(at_home: Window) -> None:
    """Timers without delay come in the order in which they were set, though the clock is not the machine's."""
    page = await at_home.tab("/config")
    came = await page.evaluate("""async () => {
      const came = [];
      for (let set = 0; set < 400; set++) {
        if (set % 8 === 0) await new Promise((done) => setTimeout(done, 1));
        setTimeout(() => came.push(set));
        await new Promise((done) => scheduler.postTask(done));
      }
      await new Promise((done) => setTimeout(done, 50));
      return came;
    }""")
    assert came == list(range(400))


async def _clock(page: Page) -> datetime:
    """Return when it is in a tab."""
    return datetime.fromisoformat(await page.evaluate("new Date().toISOString()"))

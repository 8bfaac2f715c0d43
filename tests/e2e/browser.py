"""Finds and starts Chromium, and logs in to Home Assistant with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import shutil

from playwright.async_api import Browser, StorageState, async_playwright

from tests.demo.config_folder import USER

from .clock import start_clock
from .house import PASSWORD, House

NAMES = ("chromium", "chromium-browser", "google-chrome")
# It runs as root in containers, without a graphics card, and must reach nothing but this machine.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run the machine's Chromium, or else the one that Playwright has."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


async def log_in(browser: Browser, house: House, user: str = USER) -> StorageState:
    """Log in on Home Assistant's login page and return what the browser remembers of it."""
    context = await browser.new_context(locale="en")
    # What is remembered holds until a time of day.
    await start_clock(context, house.now())
    page = await context.new_page()
    await page.goto(house.address)
    await page.locator("input[name=username]").fill(user)
    await page.locator("input[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.locator("ha-sidebar").wait_for()
    state = await context.storage_state()
    await context.close()
    return state

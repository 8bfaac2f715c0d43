"""The integration's dialogs as a guardian meets them in a tab."""

import asyncio
from contextlib import suppress

from playwright.async_api import Locator, Page, TimeoutError as PlaywrightTimeoutError

from tests.demo.sign_in import DOMAIN

from .window import SECONDS, Window

ADD = f"/config/integrations/dashboard/add?domain={DOMAIN}"
INTEGRATION = f"/config/integrations/integration/{DOMAIN}"
PATIENCE_SECONDS = 5


class Dialog:
    """One dialog."""

    def __init__(self, window: Window, page: Page) -> None:
        """Look at a tab."""
        self.page = page
        self._words = window.words
        self.body = page.locator("dialog-data-entry-flow")

    @property
    def code(self) -> Locator:
        """Return the QR code."""
        return self.body.locator("ha-markdown svg")

    @property
    def submit(self) -> Locator:
        """Return the button that goes on, or ends it."""
        return self.body.locator("ha-dialog-footer ha-button")

    def says(self, path: str) -> Locator:
        """Return the place of words; its path is one into the translations."""
        return self.body.get_by_text(self._words(path).partition("\n")[0]).first

    def device(self, name: str) -> Locator:
        """Return the place of a new device's name, in the last step."""
        return self.body.get_by_placeholder(name, exact=True)

    async def sign_in_by(self, method: str, *, step: str = "user") -> None:
        """Choose how to sign in."""
        await self.press(f"config.step.{step}.menu_options.{method}")

    async def press(self, path: str) -> None:
        """Choose from a menu; the path of the words is one into the translations."""
        await self.body.get_by_text(self._words(path), exact=True).click()

    async def write(self, text: str, *, field: int = 0) -> None:
        """Write into a field of a form, the first one unless said otherwise."""
        await self.body.locator("ha-form input:visible").nth(field).fill(text)

    async def tick(self, label: str) -> None:
        """Tick one of several boxes."""
        await self.body.locator("ha-checkbox").filter(has_text=label).first.click()

    async def pick(self, label: str) -> None:
        """Pick one of a list."""
        await self.body.locator("ha-radio-option").filter(has_text=label).first.click()

    async def submit_until(self, seen: Locator) -> None:
        """Press the button, as often as a guardian would, until something is seen."""
        async with asyncio.timeout(SECONDS):
            while not await seen.is_visible():
                await self.submit.click()
                with suppress(PlaywrightTimeoutError):
                    await seen.wait_for(timeout=PATIENCE_SECONDS * 1000)

    async def close(self) -> None:
        """Close it with its cross."""
        await self.body.locator("ha-icon-button[data-dialog=close]").first.click()
        await self.body.locator("ha-dialog").wait_for(state="hidden")


async def begin(window: Window) -> Dialog:
    """Open the dialog by its address, as a link in the README would."""
    page = await window.tab(ADD)
    await page.locator("dialog-box ha-button[slot=primaryAction]").click()
    return Dialog(window, page)


async def begin_by_search(window: Window) -> Dialog:
    """Open the dialog with Home Assistant's button for new integrations."""
    page = await window.tab("/config/integrations/dashboard")
    await page.locator("ha-config-integrations-dashboard ha-button[slot=fab]").click()
    await page.locator("dialog-add-integration input").fill(DOMAIN[:8])
    await page.locator("ha-integration-list-item").filter(has_text="Skolplattformen").click()
    return Dialog(window, page)

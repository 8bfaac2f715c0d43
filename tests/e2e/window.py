"""A browser window on Home Assistant that notes everything that goes wrong in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    StorageState,
    expect,
)

from .clock import start_clock
from .house import House
from .look import Look, Words

SECONDS = 60
FLOWS = "/api/config/config_entries/"

# What Home Assistant's own pages get wrong without us: this house has no recorder, and a list that
# is closed while it is laid out says so.
_NOT_OURS = """
window.addEventListener("unhandledrejection", (event) => {
  const { reason } = event;
  if (reason === "disconnected" || reason?.code === "unknown_command") event.preventDefault();
});
"""

expect.set_options(timeout=SECONDS * 1000)


class Window:
    """One window with one tab, or more."""

    def __init__(self, house: House, context: BrowserContext, look: Look, pictures: Path) -> None:
        """Take a new context."""
        self.house = house
        self.look = look
        self.words = Words(look.language)
        self.complaints: list[str] = []
        self.flows: list[str] = []
        """The dialogs that were begun here, by flow id, oldest first."""

        self.tolerated = ["/api/brands/"]
        """Parts of addresses that may have no answer; without internet there are no brand images."""

        self._context = context
        self._pictures = pictures

    async def tab(self, path: str) -> Page:
        """Open a tab."""
        page = await self._context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._complain(f"uncaught: {error}", ""))
        page.on("response", self._note_flow)
        await page.goto(self.house.address + path)
        return page

    async def phone(self) -> Page:
        """Open the guardian's phone in a tab of its own."""
        page = await self._context.new_page()
        await page.goto(self.house.phone.address)
        return page

    async def pass_time(self, by: timedelta) -> None:
        """Put the clock on in all tabs, as when the lid was closed: what is due comes once."""
        await self._context.clock.fast_forward(int(by.total_seconds() * 1000))

    async def stop_time(self) -> None:
        """Let the clock stand still from the look's moment on, in all tabs; what is due still comes."""
        await self._context.clock.set_fixed_time(self.look.moment)

    async def offline(self, *, cut: bool) -> None:
        """Cut the connection, or mend it."""
        self.tolerated.append("")
        await self._context.set_offline(cut)
        if cut:
            self.house.wire.cut()
        else:
            self.house.wire.mend()

    async def failure(self) -> None:
        """Keep pictures of all tabs, for whoever looks for the reason of a failure."""
        for number, page in enumerate(self._context.pages):
            await self.picture(page, f"failure-{number}")

    async def picture(self, page: Page, name: str) -> bytes:
        """Keep a picture of what is to be seen, and return it."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        return await page.screenshot(path=self._pictures / f"{name}.png")

    def _hear(self, message: ConsoleMessage) -> None:
        """Note an error that the page has written to its console."""
        if message.type == "error":
            self._complain(message.text, message.location["url"])

    def _complain(self, text: str, address: str) -> None:
        """Note what went wrong, unless it is tolerated."""
        if not any(part in address for part in self.tolerated):
            self.complaints.append(f"{text} ({address})")

    async def _note_flow(self, response: Response) -> None:
        """Note a dialog that begins."""
        is_start = response.request.method == "POST" and response.url.endswith("/flow")
        if FLOWS in response.url and is_start and response.ok:
            self.flows.append((await response.json())["flow_id"])


@asynccontextmanager
async def window(
    browser: Browser, house: House, state: StorageState, look: Look, pictures: Path
) -> AsyncIterator[Window]:
    """Open a window that looks in a certain way, and let nothing have gone wrong in it."""
    context = await browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.is_dark else "light",
        locale=look.language,
        timezone_id="Europe/Stockholm",
        has_touch=look.is_phone,
        reduced_motion="reduce",
        storage_state=state,
    )
    context.set_default_timeout(SECONDS * 1000)
    await start_clock(context, look.moment)
    await context.add_init_script(_NOT_OURS)
    await house.speak(look.language)
    opened = Window(house, context, look, pictures)
    try:
        yield opened
    finally:
        house.wire.mend()
        await context.close()
    if opened.complaints:
        raise AssertionError("\n".join(opened.complaints))

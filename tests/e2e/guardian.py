"""What a guardian does with the phone: buttons on the control page, in a tab of its own."""

from playwright.async_api import Page

from .window import Window


class GuardiansPhone:
    """The phone beside the computer."""

    def __init__(self, page: Page) -> None:
        """Hold the control page."""
        self.page = page

    async def scan(self) -> None:
        """Point the camera at the newest order's code."""
        await self._press("Scan")

    async def open_app(self) -> None:
        """Follow the newest order's link into the app."""
        await self._press("Open the app")

    async def approve(self, guardian: int = 0) -> None:
        """Approve the newest order that is open."""
        await self._press("Approve as", guardian)

    async def refuse(self) -> None:
        """Refuse the newest order that is open."""
        await self._press("Refuse")

    async def _kill(self, name: str) -> None:
        """Press a button that lets something die."""
        async with self.page.expect_response("**/kill"):
            await self.page.get_by_role("button", name=name, exact=True).click()

    async def lose_keys(self) -> None:
        """Let every key die that the platform has given out."""
        for name in ("End hub sessions", "End city sessions", "Revoke refresh tokens"):
            await self._kill(name)

    async def _press(self, name: str, number: int = 0) -> None:
        """Press a button of the newest order that has one."""
        orders = self.page.locator(".order").filter(has=self.page.get_by_role("button", name=name))
        async with self.page.expect_response("**/orders/**"):
            await orders.first.get_by_role("button", name=name).nth(number).click()


async def take_phone(window: Window) -> GuardiansPhone:
    """Take the phone."""
    return GuardiansPhone(await window.phone())

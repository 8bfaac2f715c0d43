"""What the card says when what it shows is old, and that it goes on by itself when that is over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
import re
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, expect
import pytest

from tests.demo import entities
from tests.demo.entities import Entities
from tests.demo.processes import DemoError
from tests.demo.sign_in import ENTRIES, remove_earlier

from .axe import violations
from .browser import log_in
from .card import open_card
from .dialog import INTEGRATION
from .house import PASSWORD, House
from .look import Look
from .window import Window, window

LOOKS = [Look(), Look(width=360, theme="dark", language="sv")]
SIGN_IN = {"en": "Sign in again", "sv": "Logga in igen"}
KEYS = ("hub", "city", "refresh_tokens")


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_old(house: House, family: Entities, at_home: Window) -> None:
    """While the platform is down the card says since when, through a reload too, and no longer."""
    card = await open_card(at_home)
    trouble = card.locator(".trouble")
    await expect(trouble).to_have_count(0)
    await house.phone.ask("POST", "faults", {"kind": "status", "status": 503})
    await _refresh(house, family)
    said = re.compile(rf"\b{await _read_at(house, family)}\.")
    await expect(trouble).to_have_text(said)
    assert await violations(card) == []
    await at_home.picture(card.page, "old")

    await _reload(house)
    await expect(trouble).to_have_text(said)
    await expect(card.locator(".hero")).to_have_count(len(family.children))
    await house.phone.ask("DELETE", "faults")
    await _refresh(house, family)
    await expect(trouble).to_have_count(0)


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_signed_out(house: House, family: Entities, at_home: Window) -> None:
    """A sign-in that is needed is asked for, by a link to where that is done."""
    card = await open_card(at_home)
    await _lose_keys(house, family)
    trouble = card.locator(".trouble")
    await expect(trouble).to_have_count(1)
    await expect(card.locator(".hero")).to_have_count(len(family.children))
    assert await violations(card) == []
    await at_home.picture(card.page, "signed-out")
    await trouble.get_by_role("link", name=SIGN_IN[at_home.look.language]).click()
    await card.page.wait_for_url(f"**{INTEGRATION}")
    title = card.page.get_by_role("heading", level=1, name="Skolplattformen")
    await expect(title).to_be_visible()


async def test_signed_out_for_others(
    house: House, family: Entities, browser: Browser, pictures: Path
) -> None:
    """Who may not sign in is told whom to ask, and led nowhere."""
    await _lose_keys(house, family)
    async with _guest(house) as name:
        state = await log_in(browser, house, name)
        async with window(browser, house, state, Look(), pictures) as at_the_tablet:
            card = await open_card(at_the_tablet)
            trouble = card.locator(".trouble")
            await expect(trouble).to_contain_text("Ask whoever takes care of Home Assistant")
            await expect(trouble.get_by_role("link")).to_have_count(0)
            await expect(card.locator(".hero")).to_have_count(len(family.children))
            await at_the_tablet.picture(card.page, "signed-out")


async def test_switched_off(house: House, family: Entities, at_home: Window) -> None:
    """An account that is switched off, and on again, while the card is open."""
    card = await open_card(at_home)
    (entry,) = await house.entries()
    await _disable(house, entry["entry_id"], by="user")
    await expect(card.locator(".empty")).to_be_visible()
    await expect(card.locator(".hero")).to_have_count(0)
    await at_home.picture(card.page, "switched-off")
    await _disable(house, entry["entry_id"], by=None)
    await house.until_set_up()
    await expect(card.locator(".hero")).to_have_count(len(family.children))
    await expect(card.locator(".trouble")).to_have_count(0)
    await _told_anew(house, family, card)


async def test_reloaded(house: House, family: Entities, at_home: Window) -> None:
    """A card that was open while the account was reloaded is told what comes after that."""
    card = await open_card(at_home)
    await _reload(house)
    await _told_anew(house, family, card)


async def test_no_account(house: House, family: Entities, at_home: Window) -> None:
    """When the last account is gone the card leads to where one is added."""
    await remove_earlier(house.hass)
    card = await open_card(at_home, told=False)
    link = card.get_by_role("link", name="Add Skolplattformen")
    await expect(link).to_have_attribute(
        "href", "/config/integrations/dashboard/add?domain=skolplattformen"
    )
    assert await violations(card) == []


async def _told_anew(house: House, family: Entities, card: Locator) -> None:
    """Require that the card hears of something that happens now."""
    await house.phone.ask("POST", "faults", {"kind": "status", "status": 503})
    await _refresh(house, family)
    await expect(card.locator(".trouble")).to_contain_text("does not answer")


async def _refresh(house: House, family: Entities) -> None:
    """Press the account's button, which fails when the platform cannot be read."""
    with suppress(DemoError):
        await house.hass.post(
            "/api/services/button/press", {"entity_id": family.account["refresh"]}
        )


async def _lose_keys(house: House, family: Entities) -> None:
    """Let every key die that the platform has given out, and let that be known."""
    for what in KEYS:
        await house.phone.ask("POST", "kill", {"what": what})
    await _refresh(house, family)


async def _read_at(house: House, family: Entities) -> str:
    """Return when the platform was read, by a Swedish clock."""
    update = (await entities.states(house.hass, family))[family.account["last_update"]]
    return (
        f"{datetime.fromisoformat(update['state']).astimezone(ZoneInfo('Europe/Stockholm')):%H:%M}"
    )


async def _reload(house: House) -> None:
    (entry,) = await house.entries()
    await house.hass.post(f"{ENTRIES}/{entry['entry_id']}/reload", {})
    await house.until_set_up()


async def _disable(house: House, entry_id: str, *, by: str | None) -> None:
    await house.hass.command("config_entries/disable", entry_id=entry_id, disabled_by=by)


@asynccontextmanager
async def _guest(house: House) -> AsyncIterator[str]:
    """Let there be a user who is no administrator."""
    name = "tablet"
    made = await house.hass.command("config/auth/create", name=name, group_ids=["system-users"])
    user_id = made["user"]["id"]
    try:
        await house.hass.command(
            "config/auth_provider/homeassistant/create",
            user_id=user_id,
            username=name,
            password=PASSWORD,
        )
        yield name
    finally:
        await house.hass.command("config/auth/delete", user_id=user_id)

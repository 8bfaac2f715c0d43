"""Fixtures of the browser tests: one house and one browser for all of them, a window for each."""

from collections.abc import AsyncIterator, Callable, Generator
from contextlib import AbstractAsyncContextManager
from importlib.metadata import version
from pathlib import Path
import re

from playwright.async_api import Browser, StorageState
import pytest

from tests.demo import entities
from tests.demo.config_folder import ROOT
from tests.demo.entities import Entities
from tests.demo.lunch import add_menus
from tests.demo.options import set_options
from tests.demo.sign_in import sign_in

from .browser import chromium, log_in
from .house import House, open_house
from .kept import Kept
from .look import Look
from .window import Window, window

type OpenWindow = Callable[..., AbstractAsyncContextManager[Window]]

FAILED = pytest.StashKey[bool]()
PICTURES = ROOT / "build" / "e2e" / version("homeassistant")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option that renews the kept pictures."""
    parser.addoption("--renew", action="store_true", help="make the kept pictures anew")


@pytest.fixture(scope="session")
async def open_house_once(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """Run Home Assistant and the platform for all tests."""
    async with open_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
async def house(open_house_once: House) -> AsyncIterator[House]:
    """Return the house, tidied up; nothing may have gone wrong in it."""
    await open_house_once.tidy()
    before = open_house_once.troubles()
    yield open_house_once
    assert open_house_once.troubles() == before


@pytest.fixture
async def family(house: House, look: Look) -> Entities:
    """Return what there is of a family that has signed in, chosen its menus and set its wishes."""
    # Entities are named in the language that is spoken when they come.
    await house.speak(look.language)
    entry_id = await sign_in(house.hass, house.phone)
    await add_menus(house.hass, entry_id)
    await set_options(house.hass, entry_id)
    return await entities.wait(house.hass)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Run the browser for all tests."""
    async with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
async def state(browser: Browser, open_house_once: House) -> StorageState:
    """Return what a browser remembers that has logged in to Home Assistant."""
    return await log_in(browser, open_house_once)


@pytest.fixture
async def look() -> Look:
    """Return how the window looks, for tests that do not care."""
    return Look()


@pytest.fixture
async def pictures(request: pytest.FixtureRequest) -> Path:
    """Return the folder of a test's pictures."""
    return PICTURES / re.sub(r"[^\w-]+", "-", request.node.name).strip("-")


@pytest.fixture
async def kept(pictures: Path, request: pytest.FixtureRequest) -> Kept:
    """Return what compares pictures with kept ones."""
    return Kept(folder=pictures, renews=request.config.getoption("--renew"))


@pytest.fixture
async def open_window(
    browser: Browser, house: House, state: StorageState, look: Look, pictures: Path
) -> OpenWindow:
    """Return what opens a window, at this test's look or at another one."""

    def open_one(other: Look | None = None) -> AbstractAsyncContextManager[Window]:
        return window(browser, house, state, other or look, pictures)

    return open_one


@pytest.fixture
async def at_home(open_window: OpenWindow, request: pytest.FixtureRequest) -> AsyncIterator[Window]:
    """Return the window of the guardian who sits at home, at this test's look."""
    async with open_window() as opened:
        yield opened
        if request.node.stash.get(FAILED, False):
            await opened.failure()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note for the fixtures that a test has failed."""
    report = yield
    item.stash[FAILED] = report.failed
    return report

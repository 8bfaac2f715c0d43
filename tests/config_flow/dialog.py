"""What a guardian's browser does with a sign-in dialog, and how time passes there, in tests."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Timer
from typing import Any, Self

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.data_entry_flow import EVENT_DATA_ENTRY_FLOW_PROGRESSED

from custom_components.skolplattformen.const import DOMAIN

# Only a broken test waits so long.
_PATIENCE = 20


@contextmanager
def patience() -> Iterator[None]:
    """Fail a test that waits for what never comes; the loop's own timeouts stand still with time."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    timer = Timer(_PATIENCE, lambda: loop.call_soon_threadsafe(task.cancel, "waited in vain"))
    timer.start()
    try:
        yield
    except asyncio.CancelledError as err:
        raise TimeoutError("waited in vain") from err
    finally:
        timer.cancel()
        timer.join()


class Heart:
    """Lets an attempt sleep until the test says that the time has passed."""

    def __init__(self, clocks: Iterable[Callable[[timedelta], object]]) -> None:
        """Stand still; `clocks` are what moves other clocks along."""
        self.now = 0.0
        self._clocks = clocks
        self._asleep = asyncio.Event()
        self._due: tuple[float, asyncio.Future[None]] | None = None

    def monotonic(self) -> float:
        """Return the seconds that have passed."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Sleep until the next beat."""
        awake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._due = seconds, awake
        self._asleep.set()
        try:
            await awake
        finally:
            self._asleep.clear()

    async def rest(self) -> None:
        """Wait until the attempt sleeps."""
        with patience():
            await self._asleep.wait()

    async def beat(self) -> float:
        """Wait until the attempt sleeps, let that time pass, and return how long it was."""
        await self.rest()
        assert self._due is not None
        seconds, awake = self._due
        self._asleep.clear()
        self.now += seconds
        for advance in self._clocks:
            advance(timedelta(seconds=seconds))
        awake.set_result(None)
        return seconds

    async def pass_seconds(self, seconds: float) -> None:
        """Let the time pass, one sleep after the other."""
        until = self.now + seconds
        while self.now < until:
            await self.beat()
        await self.rest()

    @property
    def asleep(self) -> bool:
        """Return whether an attempt is asleep now."""
        return self._asleep.is_set()


class Dialog:
    """A browser that shows one dialog."""

    def __init__(self, hass: HomeAssistant, result: ConfigFlowResult) -> None:
        """Show the dialog and hear when it changes."""
        self.hass = hass
        self.result = result
        self.flow_id = result["flow_id"]
        self._news: asyncio.Queue[None] = asyncio.Queue()
        hass.bus.async_listen(EVENT_DATA_ENTRY_FLOW_PROGRESSED, self._hear)

    @classmethod
    async def open(cls, hass: HomeAssistant) -> Self:
        """Begin to add an account."""
        flow = hass.config_entries.flow
        return cls(hass, await flow.async_init(DOMAIN, context={"source": SOURCE_USER}))

    @callback
    def _hear(self, event: Event) -> None:
        if event.data["flow_id"] == self.flow_id:
            self._news.put_nowait(None)

    @property
    def quiet(self) -> bool:
        """Return whether nothing has changed since the browser looked last."""
        return self._news.empty()

    def miss(self) -> None:
        """Forget the changes heard of so far, as if the connection had been down."""
        while not self.quiet:
            self._news.get_nowait()

    @property
    def words(self) -> dict[str, str]:
        """Return what stands in for the placeholders of the text shown."""
        return dict(self.result["description_placeholders"] or {})

    async def look(self) -> ConfigFlowResult:
        """Fetch what there is to show, as a browser does on each change."""
        self.result = await self.hass.config_entries.flow.async_configure(self.flow_id)
        return self.result

    async def press(self, option: str) -> ConfigFlowResult:
        """Choose from a menu."""
        return await self.submit({"next_step_id": option})

    async def submit(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Submit a form."""
        self.result = await self.hass.config_entries.flow.async_configure(
            self.flow_id, user_input or {}
        )
        return self.result

    async def news(self) -> ConfigFlowResult:
        """Wait until something changes, and show it."""
        with patience():
            await self._news.get()
        return await self.look()

    def shows(self, **shown: Any) -> bool:
        """Return whether the dialog shows this."""
        return shown.items() <= self.result.items()

    async def until(self, **shown: Any) -> ConfigFlowResult:
        """Go on until the dialog shows this."""
        while not self.shows(**shown):
            await self.news()
        return self.result

    def close(self) -> None:
        """Close the dialog."""
        self.hass.config_entries.flow.async_abort(self.flow_id)

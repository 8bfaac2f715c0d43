"""The clock of a browser, which is at another time than the machine's."""

from datetime import datetime

from playwright.async_api import BrowserContext

# Playwright's clock lets one timer without delay overtake another that was set before it, as no browser does.
# Home Assistant's page would then forget words that it has just fetched. Such timers are none of the clock's.
_IN_ORDER = """
{
  const { setTimeout: later, clearTimeout: forget } = window;
  const coming = new Set();
  let last = 0;
  window.setTimeout = (callback, delay, ...values) => {
    if (delay > 0) return later(callback, delay, ...values);
    const id = --last;
    coming.add(id);
    scheduler.postTask(() => coming.delete(id) && callback(...values));
    return id;
  };
  window.clearTimeout = (id) => coming.delete(id) || forget(id);
}
"""


async def start_clock(context: BrowserContext, now: datetime) -> None:
    """Let it tick from a moment on, in all tabs that are opened."""
    await context.clock.install(time=now)
    await context.add_init_script(_IN_ORDER)

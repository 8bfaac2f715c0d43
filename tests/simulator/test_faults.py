"""Each kind of fault as a client sees it."""

import asyncio
from typing import Any

from aiohttp import ClientError, ClientPayloadError, ServerDisconnectedError
from aiohttp.test_utils import make_mocked_request
import pytest

from tests.simulator.browser import HUB, Browser
from tests.simulator.faults import Fault, FaultKind, Faults
from tests.simulator.server import Simulator

WORD = f"{HUB}/authentication/authentication/isauthenticated"


@pytest.mark.parametrize(
    ("fault", "status", "part"),
    [
        (Fault(kind="status", status=503), 503, b"503"),
        (Fault(kind="html"), 200, b"Request Rejected"),
        (Fault(kind="forbidden"), 403, b"Request Rejected"),
        (Fault(kind="garbage"), 200, b'{"items"'),
        (Fault(kind="bad_utf8"), 200, b"\xff"),
        (Fault(kind="delay", delay=0), 200, b"false"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
async def test_answers(
    simulator: Simulator, browser: Browser, fault: Fault, status: int, part: bytes
) -> None:
    """Some faults are answers."""
    simulator.faults.add(fault)
    answer = await browser.request("POST", WORD)
    assert answer.status == status
    assert part in answer.body
    simulator.faults.clear()
    assert (await browser.request("POST", WORD)).text == "false"


async def test_redirects(simulator: Simulator, browser: Browser) -> None:
    """Some faults lead away, or nowhere."""
    simulator.faults.add(Fault(kind="foreign_redirect", times=1))
    assert (await browser.request("POST", WORD)).location == "https://example.invalid/"
    simulator.faults.add(Fault(kind="endless_redirect"))
    with pytest.raises(AssertionError, match="no end of redirects"):
        await browser.open(WORD)


async def test_huge(simulator: Simulator, browser: Browser) -> None:
    """One body is larger than anybody should read."""
    simulator.faults.add(Fault(kind="huge"))
    assert len((await browser.request("POST", WORD)).body) > 8 * 1024 * 1024


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("drop", ServerDisconnectedError),
        ("drop_after", ServerDisconnectedError),
        ("truncate", ClientPayloadError),
    ],
)
async def test_broken_connections(
    simulator: Simulator, browser: Browser, kind: FaultKind, error: type[Exception]
) -> None:
    """Some faults break the connection; the next request is answered."""
    simulator.faults.add(Fault(kind=kind, times=1))
    with pytest.raises(error):
        await browser.request("POST", WORD)
    assert (await browser.request("POST", WORD)).text == "false"


async def test_place(simulator: Simulator, browser: Browser) -> None:
    """A fault hits its own host and path, so many times."""
    simulator.faults.add(Fault(kind="forbidden", host="hub.infomentor.se", path="ISAUTH", times=1))
    assert (await browser.request("GET", "https://sso.infomentor.se/isauth")).status == 404
    assert (await browser.request("GET", f"{HUB}/nothing")).status == 404
    assert (await browser.request("POST", WORD)).status == 403
    assert (await browser.request("POST", WORD)).status == 200


async def test_delay_ends_when_cleared(simulator: Simulator, browser: Browser) -> None:
    """A delayed answer comes at once when the faults are cleared."""
    simulator.faults.add(Fault(kind="delay", path="isauthenticated", delay=3600))
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(browser.request("POST", WORD))
        while "is_authenticated" not in {entry.kind for entry in simulator.log}:
            await browser.request("GET", f"{HUB}/nothing")
        assert not asked.done()
        simulator.faults.clear()
    assert asked.result().text == "false"


async def test_unknown_host(browser: Browser) -> None:
    """Any other host does not exist."""
    with pytest.raises(ClientError):
        await browser.request("GET", "https://example.com/")


def test_unknown_kind() -> None:
    """A kind that does not exist is refused."""
    with pytest.raises(ValueError, match="not a kind"):
        Fault(kind="flood")  # type: ignore[arg-type]


def test_chance_goes_by_the_seed() -> None:
    """A fault with a chance hits its share of the requests, and the same ones for one seed."""

    def hits(seed: int) -> list[bool]:
        """Return which of a thousand requests meet a fault."""
        faults = Faults(seed=seed)
        faults.add(Fault(kind="drop", chance=0.05))
        request = make_mocked_request("GET", "/")
        return [faults.take(request) is not None for _ in range(1000)]

    assert hits(1) == hits(1)
    assert hits(1) != hits(2)
    assert 30 <= sum(hits(1)) <= 70


@pytest.mark.parametrize(
    "wrong", [{"chance": 1.5}, {"chance": -1}, {"retry_after": "soon"}, {"path": "("}]
)
def test_impossible_fault(wrong: dict[str, Any]) -> None:
    """A chance beyond 1, an unknown form of Retry-After and no expression are refused."""
    with pytest.raises(ValueError, match=r"is not a|is no form"):
        Fault(kind="rate_limit", **wrong)


async def test_latency_by_the_clock(simulator: Simulator, browser: Browser) -> None:
    """A slow answer moves the clock in place of waiting; one that takes too long gets lost."""
    before = simulator.clock.time()
    simulator.faults.add(Fault(kind="latency", delay=12, times=1))
    assert (await browser.request("POST", WORD)).text == "false"
    assert simulator.clock.time() == before + 12
    simulator.faults.add(Fault(kind="latency", delay=45, times=1))
    with pytest.raises(ServerDisconnectedError):
        await browser.request("POST", WORD)
    assert simulator.clock.time() == before + 57
    assert [entry.kind for entry in simulator.log] == ["is_authenticated"] * 2

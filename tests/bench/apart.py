"""The platform in a process of its own, which neither burdens our event loop nor counts as our CPU."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import json
from multiprocessing import get_context
from multiprocessing.connection import Connection
import ssl
from typing import Any, override

from aiohttp import web

from tests.simulator.server import Simulator

# How large a swollen answer is.
SIZE = 500_000
# Where the items are in an answer that is no bare list.
_ITEMS = {"message_list": "items", "notification_list": "notifications"}


class Platform:
    """Our end: orders to the other process."""

    def __init__(self, pipe: Connection) -> None:
        """Wait until the other end listens."""
        self._pipe = pipe
        # It never listens itself: it knows how to lead to the one that does.
        self.guide = Simulator()
        self.guide.port, ca_pem = pipe.recv()
        self.guide.client_ssl = ssl.create_default_context(cadata=ca_pem)

    def approve(self) -> None:
        """Approve the newest order, as the first guardian."""
        self._order("approve")

    def swell(self, kind: str) -> None:
        """Let the answers of this kind, and of no other, be of about `SIZE` bytes from now on."""
        self._order("swell", kind)

    def swollen(self) -> int:
        """Return how many bytes the last swollen answer had."""
        return self._order("swollen")

    def _order(self, *order: str) -> int:
        self._pipe.send(order)
        answer: int = self._pipe.recv()
        return answer


@contextmanager
def platform_apart() -> Iterator[Platform]:
    """Run the platform until the block is left."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Platform(ours)
    finally:
        # The other end stops when nobody holds this one any more.
        ours.close()
        process.join()


def _run(pipe: Connection) -> None:
    """Be the other process."""
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    """Listen, and carry out orders until there can be no more."""
    simulator = _SwollenSimulator()
    await simulator.start()
    pipe.send((simulator.port, simulator.ca_pem.decode()))
    over = asyncio.Event()

    def obey() -> None:
        try:
            order, *kind = pipe.recv()
        except EOFError:
            loop.remove_reader(pipe.fileno())
            over.set()
            return
        if order == "approve":
            newest = next(reversed(simulator.state.orders.values()))
            newest.approve(simulator.family.guardians[0].id)
        elif order == "swell":
            [simulator.kind], simulator.size = kind, 0
        pipe.send(simulator.size)

    loop = asyncio.get_running_loop()
    loop.add_reader(pipe.fileno(), obey)
    await over.wait()
    await simulator.stop()


class _SwollenSimulator(Simulator):
    """A simulator that can swell its answers."""

    kind = ""
    size = 0

    @override
    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """Answer, and hang up: a Home Assistant that starts finds no open connection either."""
        seen = len(self.log)
        answer = await super()._answer(request)
        answer.force_close()
        if self.log[seen].kind == self.kind and isinstance(answer, web.Response):
            text = _swollen(self.kind, answer.text or "")
            self.size = len(text.encode())
            answer.text = text
        return answer


def _swollen(kind: str, text: str) -> str:
    """Return an answer with its items over and over again, no two of them the same."""
    if kind == "home_page":
        before, mark, after = text.partition('"apps": [')
        app = '{{"codeName": "module{:06}"}}, '
        count = (SIZE - len(text)) // len(app.format(0))
        return before + mark + "".join(map(app.format, range(count))) + after
    data: Any = json.loads(text)
    items = data[_ITEMS[kind]] if kind in _ITEMS else data
    originals = items.copy()
    for number in range(SIZE // (len(text) // len(originals)) - len(originals)):
        original = originals[number % len(originals)]
        own = {"id": number} if "id" in original else {"title": f"{original['title']} {number}"}
        items.append(original | own)
    return json.dumps(data, ensure_ascii=False)

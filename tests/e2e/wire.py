"""The connection between browser and Home Assistant: can be slow, and can be cut."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

_CHUNK = 65536


class Wire:
    """Carries bytes both ways; every connection goes through it, websockets too."""

    def __init__(self, target: int) -> None:
        """Remember the port that it leads to."""
        self.round_trip = 0.0
        """Seconds that a question and its answer need on the way."""

        self.port = 0
        self._target = target
        self._is_cut = False
        self._open: set[StreamWriter] = set()

    def cut(self) -> None:
        """Drop every connection, and every new one, until it is mended."""
        self._is_cut = True
        for writer in self._open:
            writer.transport.abort()

    def mend(self) -> None:
        """Carry again, without delay."""
        self._is_cut = False
        self.round_trip = 0.0

    async def carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry one connection until one side ends it."""
        if self._is_cut:
            writer.transport.abort()
            return
        onward_reader, onward_writer = await asyncio.open_connection("127.0.0.1", self._target)
        ends = {writer, onward_writer}
        self._open |= ends
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._one_way(reader, onward_writer))
                ways.create_task(self._one_way(onward_reader, writer))
        finally:
            self._open -= ends
            for end in ends:
                end.close()

    async def _one_way(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry in one direction; what is under way does not hold up what follows."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        now = asyncio.get_running_loop().time

        async def arrive() -> None:
            while True:
                due, data = await under_way.get()
                await asyncio.sleep(due - now())
                if not data:
                    with suppress(OSError):
                        writer.write_eof()
                    return
                writer.write(data)
                with suppress(OSError):
                    await writer.drain()

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(arrive())
            data = b"begin"
            while data:
                try:
                    data = await reader.read(_CHUNK)
                except OSError:
                    data = b""
                under_way.put_nowait((now() + self.round_trip / 2, data))


@asynccontextmanager
async def wire_to(target: int) -> AsyncIterator[Wire]:
    """Lay a wire to a port of this machine."""
    wire = Wire(target)
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        wire.cut()
        server.close()
        await server.wait_closed()

"""The demo's Home Assistant: nothing leaves this machine."""

import socket

import pytest

from tests.demo.run_hass import PlatformResolver, is_local, stay_on_this_machine


@pytest.mark.parametrize("host", [None, "", b"127.0.0.1", "127.0.0.2", "::1", "localhost", "::"])
def test_local(host: object) -> None:
    """This machine by all its names."""
    assert is_local(host)


@pytest.mark.parametrize("host", ["example.invalid", "192.0.2.1", "fe80::1%eth0", "224.0.0.251"])
def test_elsewhere(host: str) -> None:
    """Every other machine."""
    assert not is_local(host)


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.connect", (None, ("192.0.2.1", 443))),
        ("socket.sendto", (None, ("224.0.0.251", 5353))),
        ("socket.getaddrinfo", ("example.invalid", 443, 0, 0, 0)),
        ("socket.gethostbyname", ("example.invalid",)),
    ],
)
def test_closed_ways(event: str, arguments: tuple[object, ...]) -> None:
    """Every way out is closed."""
    with pytest.raises(OSError, match="stays on this machine"):
        stay_on_this_machine(event, arguments)


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.connect", (None, ("127.0.0.1", 443))),
        ("socket.connect", (None, "/run/a.socket")),
        ("socket.bind", (None, ("", 8123))),
    ],
)
def test_open_ways(event: str, arguments: tuple[object, ...]) -> None:
    """What stays on this machine may go on."""
    stay_on_this_machine(event, arguments)


async def test_resolver() -> None:
    """The platform's hosts are the simulator; there are no others."""
    resolver = PlatformResolver(4711)
    (found,) = await resolver.resolve("hub.infomentor.se", 443, socket.AF_INET)
    assert (found["host"], found["port"]) == ("127.0.0.1", 4711)
    with pytest.raises(OSError, match="not a host of the simulator"):
        await resolver.resolve("example.invalid", 443)

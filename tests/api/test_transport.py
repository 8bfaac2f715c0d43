"""Requests: checked addresses, redirects by hand, bounded answers, cookies byte for byte."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
import json
from pathlib import Path
import re

from aiohttp import web
import pytest
from yarl import URL

from custom_components.skolplattformen.api import transport as module
from custom_components.skolplattformen.api.addresses import checked
from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.cookies import StoredCookie, new_jar, stored
from custom_components.skolplattformen.api.exceptions import (
    RateLimitedError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnreachableError,
    UnsafeAddressError,
)
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from tests.simulator import server
from tests.simulator.faults import Fault
from tests.simulator.routing import GET_OR_POST, Route
from tests.simulator.server import Simulator

from .conftest import MemoryStore

HOME = "https://hub.infomentor.se/"


@pytest.fixture
async def transport(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[Transport]:
    """Return a transport with an empty jar."""
    async with Transport(sessions, pause=Pause(clock=sim.clock.now), counts=Counter()) as made:
        yield made


@pytest.mark.parametrize(
    "address",
    [
        "http://hub.infomentor.se/",
        "https://example.invalid/",
        "https://hub.infomentor.se.example.invalid/",
        "https://evil-hub.infomentor.se/",
        "https://hub.infomentor.se:8443/",
        "https://karin@hub.infomentor.se/",
        "https://karin:x@hub.infomentor.se/",
        "//hub.infomentor.se/",
        "javascript:alert(1)",
        "https://[hub.infomentor.se/",
        "https://hub.infomentor.se:99999/",
        "",
    ],
)
async def test_no_request_to_an_address_we_do_not_know(
    sim: Simulator, transport: Transport, address: str
) -> None:
    """It is refused before anything is sent."""
    with pytest.raises(UnsafeAddressError):
        await transport.navigate(address, kind="home")
    assert sim.log == []


@pytest.mark.parametrize("secret", ["refresh-secret", "cookie-secret"])
def test_secrets_are_not_shown(secret: str) -> None:
    """Not even where one is printed by mistake."""
    cookie = StoredCookie(domain="x", path="/", name="A", value="cookie-secret", host_only=True)
    secrets = Secrets(device_id="d", refresh_token="refresh-secret", hub_cookies=(cookie,))
    assert secret not in repr(secrets)


def test_an_address_is_requested_byte_for_byte() -> None:
    """Escapes that a library would tidy up may be signed."""
    address = "https://login001.stockholm.se/a?TARGET=-SM-HTTPS%3a%2f%2flogin001%2estockholm&b=%2b+"
    assert str(checked(address)) == address
    assert str(checked("https://hub.infomentor.se/ å?q=a b")) == (
        "https://hub.infomentor.se/%20%C3%A5?q=a%20b"
    )


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("drop", UnreachableError),
        ("truncate", UnreachableError),
        ("huge", UnexpectedAnswerError),
        ("bad_utf8", UnexpectedAnswerError),
        ("foreign_redirect", UnsafeAddressError),
        ("endless_redirect", UnexpectedAnswerError),
    ],
)
async def test_each_fault_is_bounded_and_typed(
    sim: Simulator, transport: Transport, kind: str, error: type[SkolplattformenError]
) -> None:
    """Not one of them hangs, grows or goes elsewhere."""
    sim.faults.add(Fault(kind=kind, path="^/$"))  # type: ignore[arg-type]
    with pytest.raises(error):
        await transport.navigate(HOME, kind="home")
    assert len(sim.log) <= 20
    assert {entry.host for entry in sim.log} == {"hub.infomentor.se"}


@pytest.mark.parametrize("charset", ["undefined", "base64", "nej"])
async def test_a_charset_that_is_none(
    sim: Simulator, transport: Transport, monkeypatch: pytest.MonkeyPatch, charset: str
) -> None:
    """What cannot be read is no answer, whatever the codec calls it."""

    async def odd(_sim: Simulator, _request: web.Request) -> web.Response:
        return web.Response(body=b"x", headers={"Content-Type": f"text/html; charset={charset}"})

    route = Route("hub.infomentor.se", GET_OR_POST, re.compile("/odd"), odd)
    monkeypatch.setattr(server, "ROUTES", (route, *server.ROUTES))
    with pytest.raises(UnexpectedAnswerError):
        await transport.request("GET", f"{HOME}odd", kind="home")


async def test_an_error_does_not_hold_what_was_asked(sim: Simulator, transport: Transport) -> None:
    """Neither it nor what it came from names an address or an answer."""
    sim.faults.add(Fault(kind="truncate"))
    with pytest.raises(UnreachableError) as raised:
        await transport.request("GET", f"{HOME}?ticket=one-time-secret", kind="renewal")
    assert "one-time-secret" not in repr(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


async def test_a_host_that_does_not_exist(sessions: SessionFactory, sim: Simulator) -> None:
    """A name that cannot be resolved is an outage."""
    hosts = frozenset({"nowhere.invalid"})
    async with Transport(
        sessions, pause=Pause(clock=sim.clock.now), counts=Counter(), hosts=hosts
    ) as made:
        with pytest.raises(UnreachableError):
            await made.request("GET", "https://nowhere.invalid/", kind="menu")


async def test_cookies_go_back_byte_for_byte(sim: Simulator, transport: Transport) -> None:
    """The platform knows its own session again, and junk names do no harm."""
    await transport.navigate(HOME, kind="home")
    values = {cookie.name: cookie for cookie in transport.cookies}
    session = values["ASP.NET_SessionId"]
    assert session.value in sim.state.hub_sessions
    assert set("+/=~") <= set(session.value)
    assert session.host_only
    await transport.request("GET", HOME, kind="home")
    assert sim.log[-1].session_id == session.value


async def test_a_kept_jar_is_the_same_jar() -> None:
    """Host-only cookies stay host-only, domain cookies reach the other hosts, one name twice."""
    cookies = (
        StoredCookie(
            domain="hub.infomentor.se", path="/", name="A", value='a+/="~', host_only=True
        ),
        StoredCookie(domain="infomentor.se", path="/", name="A", value="b", host_only=True),
        StoredCookie(domain="infomentor.se", path="/", name="B", value="c", host_only=False),
        # Not a legal name, and in use all the same.
        StoredCookie(domain="infomentor.se", path="/", name="N{1}", value="d", host_only=True),
    )
    plain = json.loads(json.dumps([cookie.to_dict() for cookie in cookies]))
    jar = new_jar(StoredCookie.from_dict(item) for item in plain)
    assert stored(jar) == tuple(sorted(cookies))
    sent = {
        host: {
            name: morsel.coded_value
            for name, morsel in jar.filter_cookies(URL(f"https://{host}/")).items()
        }
        for host in ("hub.infomentor.se", "infomentor.se", "sso.infomentor.se")
    }
    assert sent == {
        "hub.infomentor.se": {"A": 'a+/="~', "B": "c"},
        "infomentor.se": {"A": "b", "B": "c", "N{1}": "d"},
        "sso.infomentor.se": {"B": "c"},
    }


@pytest.mark.parametrize(
    ("mode", "seconds", "pause"),
    [("seconds", 5, 5), ("date", 90, 90), ("bare", 5, 60), ("seconds", 99999, 3600)],
)
async def test_a_pause_is_kept_by_everyone_and_over_a_restart(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    new_client: Callable[[], SkolplattformenClient],
    mode: str,
    seconds: int,
    pause: int,
) -> None:
    """While it lasts nothing is sent; an hour is the longest."""
    sim.switches.set("rate_limit", mode)
    sim.switches.rate_limit_seconds = seconds
    with pytest.raises(RateLimitedError) as limited:
        await client.notifications()
    assert limited.value.until == sim.clock.now() + timedelta(seconds=pause)
    sim.switches.rate_limit = None
    requests = len(sim.log)

    with pytest.raises(RateLimitedError):
        await client.account()
    restarted = new_client()
    await restarted.load()
    with pytest.raises(RateLimitedError):
        await restarted.account()
    assert len(sim.log) == requests

    sim.clock.advance(timedelta(seconds=pause))
    assert (await client.account()).children
    assert (await restarted.account()).children
    await restarted.close()


@pytest.mark.parametrize("header", ["", "soon", "-5", "Wed, 99 Foo 2026", "9" * 400])
def test_a_pause_without_sense_is_a_minute_or_the_longest(sim: Simulator, header: str) -> None:
    """Whatever the header says, the pause is between nothing and an hour."""
    pause = Pause(clock=sim.clock.now)
    limited = pause.begin(header)
    assert sim.clock.now() <= limited.until <= sim.clock.now() + timedelta(hours=1)
    assert limited.until > sim.clock.now()


def test_a_shorter_pause_does_not_end_a_longer_one(sim: Simulator) -> None:
    """The longest word counts."""
    pause = Pause(clock=sim.clock.now)
    longer = pause.begin("3600").until
    pause.begin("5")
    assert pause.until == longer


async def test_one_honest_user_agent(sim: Simulator, transport: Transport) -> None:
    """It says who we are, in the version of the manifest."""
    manifest = Path(module.__file__).parents[1] / "manifest.json"
    version = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    assert f"HomeAssistant-Skolplattformen/{version};" in module.USER_AGENT


@pytest.mark.parametrize(
    ("status", "method", "body"),
    [
        (301, "GET", ""),
        (302, "GET", ""),
        (303, "GET", ""),
        (307, "POST", "SAMLResponse=a%2Bb"),
        (308, "POST", "SAMLResponse=a%2Bb"),
    ],
)
async def test_what_a_redirect_makes_of_a_form(
    sim: Simulator,
    sessions: SessionFactory,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    method: str,
    body: str,
) -> None:
    """301, 302 and 303 go on with GET; 307 and 308 carry the form on (docs/protocol.md 1.1)."""
    arrived: list[tuple[str, str]] = []

    async def moved(_sim: Simulator, request: web.Request) -> web.Response:
        if request.path == "/moved":
            return web.Response(status=status, headers={"Location": "/there"})
        arrived.append((request.method, await request.text()))
        return web.Response(text="there")

    route = Route("hub.infomentor.se", GET_OR_POST, re.compile("/(moved|there)"), moved)
    monkeypatch.setattr(server, "ROUTES", (route, *server.ROUTES))

    async with Transport(sessions, pause=Pause(clock=sim.clock.now), counts=Counter()) as transport:
        answer = await transport.navigate(
            "https://hub.infomentor.se/moved", kind="sign_in", form={"SAMLResponse": "a+b"}
        )

    assert answer.url.path == "/there"
    assert arrived == [(method, body)]

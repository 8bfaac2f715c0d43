"""Rare turns of the platform, each ending in a typed error or in a session that goes on."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from yarl import URL

from custom_components.skolplattformen.api.addresses import joined
from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    SessionDeadError,
    SignInFailedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnexpectedAnswerError,
    UnreachableError,
    UnsafeAddressError,
)
from custom_components.skolplattformen.api.sign_in import Method, SignIn, Stage, pairing
from custom_components.skolplattformen.api.sign_in.city import open_city
from custom_components.skolplattformen.api.sign_in.relay import relay
from custom_components.skolplattformen.api.transport import (
    Answer,
    Pause,
    SessionFactory,
    Transport,
)
from custom_components.skolplattformen.school.models import Module
from tests.simulator import home_page, pages
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .conftest import MemoryStore, approve
from .test_client import DAYS, key
from .test_renewal import requested


class Script:
    """A transport that gives written answers in turn and remembers what was asked."""

    def __init__(self, *answers: tuple[int, str] | tuple[int, str, str]) -> None:
        """Take the answers: status, text and, for a redirect, its target."""
        self._answers = list(answers)
        self.asked: list[str] = []

    async def request(self, _method: str, address: str | URL, **_: Any) -> Answer:
        """Give the next answer."""
        self.asked.append(str(address))
        status, text, *location = self._answers.pop(0)
        return Answer(
            status=status,
            url=URL(str(address)),
            text=text,
            location=location[0] if location else None,
        )

    async def navigate(self, address: str | URL, **_: Any) -> Answer:
        """Give the next answer."""
        return await self.request("GET", address)


PAIRING = (
    '{"authenticationUrl": "https://im.infomentor.se/Authentication/Authentication/LoginOAuth2'
    '?authGuid=9d0c&DeviceIdentifier={DeviceIdentifier}&DevicePlatform={DeviceType}"}'
)
CODE = "infomentornotification://OAUTH2callback?code=c"


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ([(302, "", "https://hub.infomentor.se/authentication/")], SessionDeadError),
        ([(401, "")], SessionDeadError),
        ([(200, "")], SessionDeadError),
        ([(500, "x")], UnreachableError),
        ([(404, "x")], UnexpectedAnswerError),
        ([(200, "[]")], UnexpectedAnswerError),
        ([(200, "{}")], UnexpectedAnswerError),
        ([(200, PAIRING), (200, "no redirect")], UnexpectedAnswerError),
        ([(200, PAIRING), (503, "")], UnreachableError),
        ([(200, PAIRING), (302, "", f"{CODE}&code=d")], UnexpectedAnswerError),
        ([(200, PAIRING), (302, "", "infomentornotification://oauth2Callback")], UnexpectedAnswerError),
        ([(200, PAIRING), (302, "", "https://example.invalid/")], UnsafeAddressError),
        ([(200, PAIRING), (302, "", "https://hub.infomentor.se/")], UnexpectedAnswerError),
        ([(200, PAIRING)] + [(302, "", "https://im.infomentor.se/Authentication/a")] * 10, UnexpectedAnswerError),
        ([(200, PAIRING), (302, "", CODE), (200, '{"access_token": "a"}')], UnexpectedAnswerError),
        ([(200, PAIRING), (302, "", CODE), (400, '{"error": "invalid_grant"}')], pairing.TokenRefusedError),
        ([(200, PAIRING), (302, "", CODE), (400, '["invalid_grant"]')], pairing.TokenDoubtedError),
        ([(200, PAIRING), (302, "", CODE), (403, '{"error": "invalid_grant"}')], pairing.TokenDoubtedError),
    ],
)  # fmt: skip
async def test_pairing_that_goes_wrong(
    answers: list[Any], error: type[SkolplattformenError]
) -> None:
    """Each wrong turn has its own class; nothing foreign is requested."""
    script = Script(*answers)
    with pytest.raises(error):
        await pairing.pair(script, device_id="d")  # type: ignore[arg-type]
    assert all("infomentor.se" in URL(address).host for address in script.asked)  # type: ignore[operator]


async def test_the_pairing_address_is_the_platforms_with_our_names() -> None:
    """Place-holders are filled in and the app's constants added, whatever the case of the scheme."""
    script = Script(
        (200, PAIRING), (302, "", CODE), (200, '{"access_token": "a", "refresh_token": "r"}')
    )
    tokens = await pairing.pair(script, device_id="d 1")  # type: ignore[arg-type]
    assert tokens == pairing.Tokens(access="a", refresh="r")
    assert dict(URL(script.asked[1]).query) == {
        "authGuid": "9d0c",
        "DeviceIdentifier": "d 1",
        "DevicePlatform": "Android",
        "scope": "IM2-API-NOTIFICATION",
        "redirect_uri": "InfomentorNotification://oauth2Callback",
        "client_id": "notificationapp",
        "response_type": "code",
    }


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ((401, ""), pairing.TokenDoubtedError),
        ((403, ""), pairing.TokenDoubtedError),
        ((500, ""), UnreachableError),
        ((200, '"https://example.invalid/"'), UnsafeAddressError),
        ((200, '{"url": 1}'), UnsafeAddressError),
        ((200, ""), UnsafeAddressError),
    ],
)
async def test_a_one_time_link_that_is_none(
    given: tuple[int, str], error: type[SkolplattformenError]
) -> None:
    """It is checked like every address the platform gives."""
    with pytest.raises(error):
        await pairing.one_time_link(Script(given), "access")  # type: ignore[arg-type]


async def test_a_relay_that_never_ends() -> None:
    """Going round in circles is bounded."""
    page = Answer(
        status=200, url=URL("https://hub.infomentor.se/"),
        text=pages.relay("t", lower_case=False), location=None,
    )  # fmt: skip
    with pytest.raises(SignInFailedError):
        await relay(Script(*[(200, page.text)] * 20), page)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "error"),
    [((503, "down"), UnreachableError), ((200, "<p>hej</p>"), UnexpectedAnswerError)],
)
async def test_no_choice_of_e_id(page: tuple[int, str], error: type[SkolplattformenError]) -> None:
    """An outage and a changed page are different things."""
    with pytest.raises(error):
        await open_city(Script(page))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "startpage", ["startpage=%%%", "startpage=aHR0cDovL3g", "", "startpage=_w", "startpage=%C3%A5"]
)
async def test_a_startpage_that_is_no_address(startpage: str) -> None:
    """The fallback target is used only when it is an https address."""
    href = f"https://login001.stockholm.se/NECSadc/mbid/b64startpage.jsp?{startpage}"
    chooser = await open_city(Script((200, f'<a name="x">x</a><a href="{href}">BankID</a>')))  # type: ignore[arg-type]
    assert getattr(chooser, "target", "") is None


def test_a_reference_that_is_no_address() -> None:
    """Even joining addresses can fail."""
    with pytest.raises(UnsafeAddressError):
        joined(URL("https://hub.infomentor.se/"), "https://[x")


async def test_the_city_knows_the_guardian_at_once(
    sim: Simulator, new_sign_in: Callable[[], SignIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sign-in that needs no e-ID is approved from the start."""
    first = new_sign_in()
    await approve(sim, first)
    second = new_sign_in()
    monkeypatch.setattr(
        "custom_components.skolplattformen.api.sign_in.Transport", lambda *_, **__: first._transport
    )
    assert (await second.start(Method.BANKID_QR)).stage is Stage.APPROVED
    assert (await second.complete()).children
    second.close()


async def test_an_e_id_page_that_is_down(sim: Simulator, new_sign_in: Callable[[], SignIn]) -> None:
    """It is an outage, not a dead order."""
    sim.faults.add(Fault(kind="status", path="NECSadcmbid/authenticate", status=503))
    sign_in = new_sign_in()
    with pytest.raises(UnreachableError):
        await sign_in.start(Method.BANKID_QR)
    sign_in.close()


async def test_a_session_that_dies_before_the_pairing(
    sim: Simulator, new_sign_in: Callable[[], SignIn]
) -> None:
    """Then the sign-in has failed after all."""
    sign_in = new_sign_in()
    await approve(sim, sign_in)
    sim.kill_sessions()
    with pytest.raises(SignInFailedError):
        await sign_in.pair()
    sign_in.close()


@pytest.mark.parametrize(
    ("path", "kind", "error"),
    [
        ("^/$", "html", DeniedError),
        ("^/$", "garbage", UnexpectedAnswerError),
        ("^/$", "endless_redirect", UnexpectedAnswerError),
        ("^/$", "huge", UnexpectedAnswerError),
        ("SwitchPupil", "forbidden", DeniedError),
        ("SwitchPupil", "drop", UnreachableError),
    ],
)
async def test_a_home_page_or_a_switch_in_trouble(
    sim: Simulator, client: SkolplattformenClient, path: str, kind: str, error: type[Exception]
) -> None:
    """Trouble is named, the keys are left alone, and afterwards all goes on."""
    sim.faults.add(Fault(kind=kind, path=path))  # type: ignore[arg-type]
    with pytest.raises(error):
        await client.read_child(key(sim, "Vilmer"), {Module.MESSAGES: DAYS})
    sim.faults.clear()
    assert requested(sim, "token") == 0
    answer = await client.read_child(key(sim, "Vilmer"), {Module.MESSAGES: DAYS})
    assert answer.facts.messages is not None


async def test_an_empty_home_page_is_a_dead_session(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It is renewed as any other."""
    sim.faults.add(Fault(kind="empty", path="^/$", times=1))
    assert (await client.account()).children
    assert requested(sim, "token") == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://infomentor.se/Account/PupilSwitcher/SwitchPupil/1",
        "/Home/1",
        "https://hub.infomentor.se/Account/X",
    ],
)
async def test_a_switch_address_that_is_none(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Only the hub's own switch is opened."""
    original = home_page.home_data

    def changed(*args: Any, **kwargs: Any) -> Any:
        data = original(*args, **kwargs)
        for pupil in data["account"]["pupils"]:
            pupil["switchPupilUrl"] = address
        return data

    monkeypatch.setattr(home_page, "home_data", changed)
    with pytest.raises(UnexpectedAnswerError):
        await client.read_child(key(sim, "Vilmer"), {Module.MESSAGES: DAYS})
    assert client.counts["switch"] == 0


async def test_the_renewed_session_is_another_guardians(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Keys that open someone else's account bring no data."""
    sim.kill_sessions()
    for device in sim.state.devices:
        device.account_id = sim.family.guardians[1].id
    with pytest.raises(UnreachableError):
        await client.notifications()


async def test_a_city_that_is_down_while_the_token_is_void(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """The last rung is left only when it is truly refused."""
    sim.kill_sessions()
    sim.kill_refresh_tokens()
    sim.faults.add(Fault(kind="status", host="sso.infomentor.se", status=503))
    for _ in range(4):
        with pytest.raises(UnreachableError):
            await client.notifications()
        sim.clock.advance(timedelta(minutes=20))
    assert store.saved[-1].city_cookies
    sim.faults.clear()
    assert await client.notifications()


async def test_a_city_word_the_platform_does_not_take(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Refused three times, far apart, it is a refusal."""
    sim.kill_sessions()
    sim.kill_refresh_tokens()
    for session in sim.state.city_sessions.values():
        session.mode = "error_page"
    errors = []
    for _ in range(3):
        with pytest.raises(SkolplattformenError) as raised:
            await client.notifications()
        errors.append(raised.type)
        sim.clock.advance(timedelta(minutes=20))
    assert errors[-1] is SignInRequiredError


async def test_a_session_that_only_says_that_it_lives(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """With a void token the home page decides whether the old session is good for new keys."""
    sim.switches.lying_isauthenticated = True
    sim.kill_sessions()
    sim.kill_refresh_tokens()
    assert await client.notifications()
    assert len(sim.state.orders) == 1


async def test_a_city_that_answers_errors_is_an_outage(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A server error behind the city's word is not a refusal of it."""
    sim.kill_sessions()
    sim.kill_refresh_tokens()
    sim.switches.saml_post_fails = 100
    with pytest.raises(UnreachableError):
        await client.notifications()
    assert store.saved[-1].city_cookies
    assert store.saved[-1].doubts == ()


async def test_a_home_page_that_is_gone_after_the_sign_in(
    sim: Simulator, new_sign_in: Callable[[], SignIn]
) -> None:
    """Nobody is called signed in without the page that proves it."""
    sim.faults.add(Fault(kind="garbage", path="^/$"))
    sign_in = new_sign_in()
    with pytest.raises(UnexpectedAnswerError):
        await approve(sim, sign_in)
    sign_in.close()


async def test_a_foreign_redirect_is_a_dead_session_and_goes_nowhere(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It is renewed once; the foreign host is never asked."""
    sim.faults.add(Fault(kind="foreign_redirect", path="GetNotifications", times=1))
    assert await client.notifications()
    assert requested(sim, "token") == 1
    assert all("infomentor.se" in entry.host for entry in sim.log)


async def test_a_transport_that_was_closed_meanwhile(
    sim: Simulator, sessions: SessionFactory
) -> None:
    """An update that outlives its client ends with a word of its own."""
    transport = Transport(sessions, pause=Pause(clock=sim.clock.now), counts=Counter())
    transport.close()
    transport.close()
    with pytest.raises(StoppingError):
        await transport.request("GET", "https://hub.infomentor.se/", kind="home")

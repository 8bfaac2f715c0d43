"""Signing in with Freja against every mode of the city's page; the personal number leaves no trace."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
import gc
import traceback

from hypothesis import given, strategies as st
import pytest
from yarl import URL

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    InvalidPersonalNumberError,
    SignInCancelledError,
    SignInExpiredError,
    SignInFailedError,
    SignInRefusedError,
    SignInTimedOutError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnreachableError,
    UnsafeAddressError,
)
from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.sign_in import Method, SignIn, Stage, twelve_digits
from custom_components.skolplattformen.api.sign_in.freja import FrejaOrder
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from tests.api.conftest import SALT
from tests.simulator import e_id, pages
from tests.simulator.bankid import BANKID
from tests.simulator.faults import Fault, FaultKind
from tests.simulator.orders import FrejaOrder as Push
from tests.simulator.server import Simulator

type NewSignIn = Callable[[], SignIn]

# Of the birth numbers that the tax agency keeps for tests.
NUMBER = "198507099805"


@pytest.fixture
def sign_in(new_sign_in: NewSignIn) -> Iterator[SignIn]:
    """Return a sign-in, closed at the end."""
    sign_in = new_sign_in()
    yield sign_in
    sign_in.close()


def newest_push(sim: Simulator) -> Push:
    """Return the push that was sent last."""
    push = next(reversed(sim.state.orders.values()))
    assert isinstance(push, Push)
    return push


@pytest.mark.parametrize("answer", ["json", "word"])
async def test_from_the_push_to_the_keys(sim: Simulator, sign_in: SignIn, answer: str) -> None:
    """The push goes to the number; after the approval the account and all keys are there."""
    sim.switches.set("freja_status", answer)
    assert (await sign_in.start(Method.FREJA, NUMBER)).stage is Stage.SENT
    push = newest_push(sim)
    assert push.personal_number == NUMBER
    assert (await sign_in.poll()).stage is Stage.SENT
    push.open()
    assert (await sign_in.poll()).stage is Stage.SENT
    push.approve(sim.family.guardians[1].id)
    assert (await sign_in.poll()).stage is Stage.APPROVED

    signed_in = await sign_in.complete()
    assert signed_in.account == key_of(sim.family.guardians[1].id, SALT)
    assert [child.first_name for child in signed_in.children] == ["Alva", "Vilmer"]
    secrets = await sign_in.pair()
    assert secrets.refresh_token in sim.state.refresh_tokens
    assert NUMBER not in str(secrets.to_dict())


@pytest.mark.usefixtures("sim")
async def test_no_address_with_the_number_is_remembered(sign_in: SignIn) -> None:
    """Not even by the library that holds the addresses: it keeps those that it was given as text."""
    await sign_in.start(Method.FREJA, NUMBER)
    kept = [
        address
        for address in gc.get_objects()
        # Those without a host are the simulator's own, in this same process.
        if isinstance(address, URL) and address.host and NUMBER in str(address)
    ]
    assert kept == []


@pytest.mark.parametrize(
    "modes",
    [
        {"start": "auto_post"},
        {"after_ok": "bounce_target"},
        {"after_ok": "bounce_chooser_form"},
        {"after_ok": "fresh_chain"},
        {"extra_relays": 6},
        {"callback_needs_referer": True},
        {"saml_post_fails": 1},
        {"unknown_state_word": True},
        {"startpage_base64": "standard"},
    ],
    ids=str,
)
async def test_every_mode_of_the_login_is_walked(
    sim: Simulator, sign_in: SignIn, modes: dict[str, object]
) -> None:
    """Whatever way the platform takes, the guardian ends signed in."""
    for name, value in modes.items():
        sim.switches.set(name, value)
    await sign_in.start(Method.FREJA, NUMBER)
    await sign_in.poll()
    newest_push(sim).approve(sim.family.guardians[0].id)
    await sign_in.poll()
    assert len((await sign_in.complete()).children) == 2


@pytest.mark.parametrize("answer", ["json", "word"])
@pytest.mark.parametrize(
    ("word", "error"),
    [
        ("CANCELED", SignInRefusedError),
        ("REJECTED", SignInRefusedError),
        ("EXPIRED", SignInExpiredError),
        ("TIMEOUT", SignInTimedOutError),
        ("RP_CANCELED", SignInCancelledError),
        ("ERROR", SignInFailedError),
    ],
)
async def test_every_ending(
    sim: Simulator, sign_in: SignIn, answer: str, word: str, error: type[SkolplattformenError]
) -> None:
    """Each word that ends an order is told apart, however it is written."""
    sim.switches.set("freja_status", answer)
    sim.switches.set("freja_script", [[0, "STARTED"], [2, "DELIVERED_TO_MOBILE"], [4, word]])
    await sign_in.start(Method.FREJA, NUMBER)
    for _ in range(2):
        assert (await sign_in.poll()).stage is Stage.SENT
        sim.clock.advance(timedelta(seconds=2))
    with pytest.raises(error) as raised:
        await sign_in.poll()
    assert type(raised.value) is error


async def test_nobody_is_there(sim: Simulator, sign_in: SignIn) -> None:
    """After three minutes it is enough, whatever the platform says."""
    sim.switches.freja_seconds = 3600
    await sign_in.start(Method.FREJA, NUMBER)
    sim.clock.advance(timedelta(seconds=179))
    assert (await sign_in.poll()).stage is Stage.SENT
    sim.clock.advance(timedelta(seconds=1))
    with pytest.raises(SignInTimedOutError):
        await sign_in.poll()


@pytest.mark.parametrize(
    ("mode", "error"), [("redirect", SignInFailedError), ("error", UnreachableError)]
)
async def test_no_push(
    sim: Simulator, sign_in: SignIn, mode: str, error: type[SkolplattformenError]
) -> None:
    """A page that does not take the number is asked once: a push is never sent twice."""
    sim.switches.set("freja_init", mode)
    with pytest.raises(error):
        await sign_in.start(Method.FREJA, NUMBER)
    assert [entry.kind for entry in sim.log].count("freja_init") == 1


@pytest.mark.parametrize(
    ("kind", "status", "error"),
    [
        ("forbidden", 403, DeniedError),
        ("status", 404, UnexpectedAnswerError),
        ("status", 503, UnreachableError),
        ("drop", 0, UnreachableError),
        ("drop_after", 0, UnreachableError),
        ("foreign_redirect", 0, SignInFailedError),
        ("huge", 0, UnexpectedAnswerError),
    ],
)
async def test_trouble_with_the_push_is_typed_and_keeps_the_number_to_itself(
    sim: Simulator,
    sign_in: SignIn,
    caplog: pytest.LogCaptureFixture,
    kind: FaultKind,
    status: int,
    error: type[SkolplattformenError],
) -> None:
    """Neither the error, nor what it came from as it is shown, nor any log line holds the number."""
    caplog.set_level("DEBUG")
    sim.faults.add(Fault(kind=kind, method="POST", path="NECSadcfreja", status=status))
    with pytest.raises(error) as raised:
        await sign_in.start(Method.FREJA, NUMBER)
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value) + caplog.text
    assert NUMBER not in told
    assert NUMBER[2:] not in told


async def test_hiccups_while_waiting_are_tolerated(sim: Simulator, sign_in: SignIn) -> None:
    """Two bad answers change nothing; three in a row mean that the order is gone."""
    shown = await sign_in.start(Method.FREJA, NUMBER)
    for kind in ("html", "empty"):
        sim.faults.add(Fault(kind=kind, path="NECSadcfreja", times=1))
        assert await sign_in.poll() == shown
    assert (await sign_in.poll()).stage is Stage.SENT
    sim.faults.add(Fault(kind="garbage", path="NECSadcfreja"))
    for _ in range(2):
        assert await sign_in.poll() == shown
    with pytest.raises(SignInExpiredError):
        await sign_in.poll()


async def test_a_redirect_while_waiting_is_not_followed(sim: Simulator, sign_in: SignIn) -> None:
    """Where it leads to nobody is signed in."""
    shown = await sign_in.start(Method.FREJA, NUMBER)
    sim.log.clear()
    sim.faults.add(Fault(kind="endless_redirect", path="NECSadcfreja"))
    assert await sign_in.poll() == shown
    assert len(sim.log) == 1


async def test_an_outage_while_waiting(sim: Simulator, sign_in: SignIn) -> None:
    """Three lost answers in a row are an outage."""
    await sign_in.start(Method.FREJA, NUMBER)
    sim.faults.add(Fault(kind="drop", path="NECSadcfreja"))
    await sign_in.poll()
    await sign_in.poll()
    with pytest.raises(UnreachableError):
        await sign_in.poll()


@pytest.mark.parametrize(
    "address",
    [
        "http://login003.stockholm.se/NECSadcfreja/authenticate/NECSadcfreja?a=1",
        "https://login002.stockholm.se/NECSadcfreja/authenticate/NECSadcfreja?a=1",
        "https://hub.infomentor.se/NECSadcfreja/authenticate/NECSadcfreja?a=1",
        "https://login003.stockholm.se/NECSadcmbid/authenticate/NECSadcmbid?a=1",
        "https://login003.stockholm.se/x/NECSadcfreja/authenticate?a=1",
        "https://login001.stockholm.se/NECSadc/mbid/b64startpage.jsp?NECSadcfreja",
        "https://login003.stockholm.se/NECSadcfreja/../elsewhere?a=1",
        "https://login003.stockholm.se/NECSadcfreja/%2e%2e/elsewhere?a=1",
    ],
)
async def test_a_number_goes_to_freja_alone(
    sim: Simulator, sessions: SessionFactory, address: str
) -> None:
    """Another page is refused before there is an order to begin."""
    pause = Pause(clock=sim.clock.now)
    async with Transport(sessions, pause=pause, counts=Counter()) as transport:
        with pytest.raises(UnsafeAddressError):
            FrejaOrder(transport, URL(address, encoded=True), sim.clock.now)


async def test_the_link_leads_to_another_page(
    sim: Simulator, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the city that is not Freja's gets no number."""
    land = e_id.land
    monkeypatch.setattr(e_id, "land", lambda sim, request, _: land(sim, request, BANKID))
    with pytest.raises(UnsafeAddressError):
        await sign_in.start(Method.FREJA, NUMBER)
    assert {entry.method for entry in sim.log} == {"GET"}


async def test_the_page_is_down(sim: Simulator, sign_in: SignIn) -> None:
    """A broken landing gets no number either."""
    sim.faults.add(Fault(kind="status", method="GET", path="NECSadcfreja"))
    with pytest.raises(UnreachableError):
        await sign_in.start(Method.FREJA, NUMBER)
    assert {entry.method for entry in sim.log} == {"GET"}


async def test_the_city_does_not_offer_freja(
    sim: Simulator, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its link there is nothing to begin; with BankID it still works."""
    chooser = pages.chooser
    monkeypatch.setattr(
        pages,
        "chooser",
        lambda links, **more: chooser({k: v for k, v in links.items() if "freja" not in k}, **more),
    )
    with pytest.raises(UnexpectedAnswerError):
        await sign_in.start(Method.FREJA, NUMBER)
    assert (await sign_in.start(Method.BANKID_QR)).qr


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("198507099805", "198507099805"),
        ("19850709-9805", "198507099805"),
        ("8507099805", "198507099805"),
        ("850709-9805", "198507099805"),
        (" 19850709 9805\n", "198507099805"),
        ("850769-9802", "198507699802"),
        ("198507699802", "198507699802"),
        ("120211+9986", "191202119986"),
        ("19120211+9986", "191202119986"),
    ],
)
def test_personal_numbers_as_people_write_them(written: str, meant: str) -> None:
    """Ten or twelve digits, with or without a sign; coordination numbers too."""
    assert twelve_digits(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "198507099806",
        "850709-9806",
        "198513099805",
        "19850709-980",
        "19850709--9805",
        "19850709/9805",
        "1198507099805",
        "٨٥٠٧٠٩٩٨٠٥",
        "Karin",
    ],
)
def test_what_is_no_personal_number(written: str) -> None:
    """The error does not hold what was written, nor does anything that it came from."""
    with pytest.raises(InvalidPersonalNumberError) as raised:
        twelve_digits(written)
    assert raised.value.__context__ is None
    assert str(raised.value) == "there is no such personal number"


@given(st.text() | st.from_regex(r"[0-9]{6,8}[-+]?[0-9]{4}"))
def test_any_text_is_a_number_or_is_not(text: str) -> None:
    """Nothing but our own error leaves, and only twelve digits do otherwise."""
    try:
        digits = twelve_digits(text)
    except InvalidPersonalNumberError:
        return
    assert len(digits) == 12
    assert digits.isascii()
    assert digits.isdigit()

"""Signing in with BankID against every mode of the city's login."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.exceptions import (
    SignInExpiredError,
    SignInFailedError,
    SignInRefusedError,
    SkolplattformenError,
    UnreachableError,
)
from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.sign_in import Method, SignIn, Stage
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .conftest import SALT, approve

type NewSignIn = Callable[[], SignIn]


async def test_qr_walks_from_frame_to_keys(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """The frames follow the order; after approval the account and all keys are there."""
    sign_in = new_sign_in()
    first = await sign_in.start(Method.BANKID_QR)
    [order] = sim.state.orders.values()
    assert first.stage is Stage.WAITING
    assert first.qr == order.qr_data(sim.clock.time())

    sim.clock.advance(timedelta(seconds=1))
    second = await sign_in.poll()
    assert second.qr == order.qr_data(sim.clock.time()) != first.qr

    order.open()
    assert (await sign_in.poll()).stage is Stage.SIGNING
    order.approve(sim.family.guardians[0].id)
    assert (await sign_in.poll()).stage is Stage.APPROVED

    signed_in = await sign_in.complete()
    assert signed_in.account == key_of(sim.family.guardians[0].id, SALT)
    assert [child.first_name for child in signed_in.children] == ["Alva", "Vilmer"]
    assert sim.state.devices == []

    secrets = await sign_in.pair()
    sign_in.close()
    assert [device.identifier for device in sim.state.devices] == [secrets.device_id]
    assert secrets.refresh_token in sim.state.refresh_tokens
    assert any(cookie.name == "SMSESSION" for cookie in secrets.city_cookies)
    assert any(cookie.name == "IMHome" for cookie in secrets.hub_cookies)


async def test_this_device_gives_a_token_and_no_qr(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """The order for this device opens the app with its token."""
    sign_in = new_sign_in()
    status = await sign_in.start(Method.BANKID_HERE)
    [order] = sim.state.orders.values()
    assert (status.autostart_token, status.qr) == (order.token, None)
    order.open()
    assert (await sign_in.poll()).stage is Stage.STARTED
    order.approve(sim.family.guardians[0].id)
    assert (await sign_in.poll()).stage is Stage.APPROVED
    assert (await sign_in.complete()).children
    sign_in.close()


@pytest.mark.parametrize(
    "modes",
    [
        {"start": "auto_post"},
        {"after_ok": "bounce_target"},
        {"after_ok": "bounce_chooser_form"},
        {"after_ok": "fresh_chain"},
        {"extra_relays": 6},
        {"extra_relays": 2, "relay_lower_case": True},
        {"callback_needs_referer": True},
        {"saml_post_fails": 1},
        {"stillborn": 2},
        {"initialise_not_json": 2},
        {"unknown_state_word": True},
        {"oauth_hops": 2},
        {"sso_bare": True},
    ],
    ids=str,
)
async def test_every_mode_of_the_login_is_walked(
    sim: Simulator, new_sign_in: NewSignIn, modes: dict[str, object]
) -> None:
    """Whatever way the platform takes, the guardian ends signed in and paired."""
    for name, value in modes.items():
        sim.switches.set(name, value)
    sign_in = new_sign_in()
    signed_in = await approve(sim, sign_in)
    secrets = await sign_in.pair()
    sign_in.close()
    assert len(signed_in.children) == 2
    assert secrets.refresh_token in sim.state.refresh_tokens


async def test_the_second_guardian_has_the_same_children(
    sim: Simulator, new_sign_in: NewSignIn
) -> None:
    """The children's keys do not depend on who signs in; the account does."""
    first, second = new_sign_in(), new_sign_in()
    karin = await approve(sim, first)
    olof = await approve(sim, second, guardian=1)
    first.close()
    second.close()
    assert karin.children == olof.children
    assert karin.account != olof.account


async def test_refused_in_the_app(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """A refusal is told apart from an order that expires."""
    sign_in = new_sign_in()
    await sign_in.start(Method.BANKID_QR)
    next(iter(sim.state.orders.values())).refuse()
    with pytest.raises(SignInRefusedError):
        await sign_in.poll()
    sign_in.close()


async def poll_to_the_end(sign_in: SignIn) -> None:
    """Poll as often as failures are tolerated."""
    for _ in range(3):
        await sign_in.poll()


@pytest.mark.parametrize("age", [31, 100], ids=["answers ERROR", "is gone"])
async def test_an_order_nobody_scans_expires(
    sim: Simulator, new_sign_in: NewSignIn, age: int
) -> None:
    """Both ways in which the platform lets an order go are one thing to the guardian."""
    sign_in = new_sign_in()
    await sign_in.start(Method.BANKID_QR)
    sim.clock.advance(timedelta(seconds=age))
    with pytest.raises(SignInExpiredError):
        await poll_to_the_end(sign_in)
    sign_in.close()


async def test_only_dead_orders(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """Three stillborn orders are enough."""
    sim.switches.stillborn = 3
    sign_in = new_sign_in()
    with pytest.raises(SignInExpiredError):
        await sign_in.start(Method.BANKID_QR)
    assert len(sim.state.orders) == 3
    sign_in.close()


async def test_a_hiccup_while_waiting_is_tolerated(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """Two lost answers change nothing; the third in a row is an outage."""
    sign_in = new_sign_in()
    shown = await sign_in.start(Method.BANKID_QR)
    sim.faults.add(Fault(kind="drop", path="NECSadcmbid", times=2))
    assert await sign_in.poll() == shown
    assert await sign_in.poll() == shown
    assert (await sign_in.poll()).stage is Stage.WAITING
    sim.faults.add(Fault(kind="drop", path="NECSadcmbid"))
    await sign_in.poll()
    await sign_in.poll()
    with pytest.raises(UnreachableError):
        await sign_in.poll()
    sign_in.close()


@pytest.mark.parametrize(
    ("status", "ending"),
    [
        (404, SignInExpiredError),
        (500, SignInExpiredError),
        (502, UnreachableError),
        (503, UnreachableError),
    ],
)
async def test_no_answer_about_the_order(
    sim: Simulator, new_sign_in: NewSignIn, status: int, ending: type[Exception]
) -> None:
    """A page that is there and knows nothing of the order has ended it; one that is down has not."""
    sign_in = new_sign_in()
    shown = await sign_in.start(Method.BANKID_QR)
    sim.faults.add(Fault(kind="status", status=status, path="NECSadcmbid"))
    assert await sign_in.poll() == shown
    assert await sign_in.poll() == shown
    with pytest.raises(ending):
        await sign_in.poll()
    sign_in.close()


async def test_the_platform_ends_on_its_error_page(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """An approved sign-in that the platform does not let through is not called a success."""
    sim.switches.after_ok = "error_page"
    sign_in = new_sign_in()
    with pytest.raises(SignInFailedError):
        await approve(sim, sign_in)
    sign_in.close()


async def test_a_failed_pairing_leaves_the_session(sim: Simulator, new_sign_in: NewSignIn) -> None:
    """The living session is worth keeping; the client pairs later."""
    sign_in = new_sign_in()
    await approve(sim, sign_in)
    sim.faults.add(Fault(kind="status", path="GetAuthenticationData"))
    secrets = await sign_in.pair()
    sign_in.close()
    assert secrets.refresh_token is None
    assert secrets.hub_cookies


@pytest.mark.parametrize(
    "kind",
    [
        "status",
        "drop",
        "html",
        "forbidden",
        "garbage",
        "truncate",
        "foreign_redirect",
        "endless_redirect",
        "huge",
        "bad_utf8",
    ],
)
@pytest.mark.parametrize(
    "host", ["sso.infomentor.se", "login001.stockholm.se", "login003.stockholm.se"]
)
async def test_every_fault_of_the_city_is_a_typed_error(
    sim: Simulator, new_sign_in: NewSignIn, host: str, kind: str
) -> None:
    """Nothing but our own errors leaves, and a new try succeeds."""
    sim.faults.add(Fault(kind=kind, host=host))  # type: ignore[arg-type]
    sign_in = new_sign_in()
    with pytest.raises(SkolplattformenError):
        await sign_in.start(Method.BANKID_QR)
    sim.faults.clear()
    assert (await approve(sim, sign_in)).children
    sign_in.close()


async def test_polling_before_an_order_and_completing_without_one(new_sign_in: NewSignIn) -> None:
    """A step that is called too early says so instead of hanging."""
    sign_in = new_sign_in()
    with pytest.raises(SignInExpiredError):
        await sign_in.poll()
    with pytest.raises(SignInFailedError):
        await sign_in.complete()
    with pytest.raises(SignInFailedError):
        await sign_in.pair()
    sign_in.close()

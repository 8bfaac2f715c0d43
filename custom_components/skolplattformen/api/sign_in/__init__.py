"""Signing in with the guardian present: e-ID, proof, and only then the app's keys.

Source: `docs/protocol.md` A.1, A.2, A.3, A.5, A.7.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import uuid4

from yarl import URL

from ...school.models import Child
from ..cookies import is_city
from ..exceptions import (
    SessionDeadError,
    SignInExpiredError,
    SignInFailedError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..hub.home import HomePage
from ..hub.session import HubSession
from ..identity import key_of
from ..secrets import Secrets
from ..shape import Shapes
from ..transport import Answer, Clock, Pause, SessionFactory, Transport
from .bankid import BankIdOrder, StillbornOrderError
from .city import PreAuthenticated, approved_page, open_city
from .enter import enter
from .freja import FrejaOrder
from .order import Method, Order, OrderStatus, Stage
from .pairing import pair
from .personal_number import twelve_digits

__all__ = ["Method", "OrderStatus", "SignIn", "SignedIn", "Stage", "twelve_digits"]

# Orders are quite often dead from the start; each try walks the whole way anew.
_TRIES = 3


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who has signed in: the account's key and the children."""

    account: str
    children: tuple[Child, ...]


class SignIn:
    """One guardian's way from an empty cookie jar to the keys of the account."""

    def __init__(
        self,
        sessions: SessionFactory,
        *,
        salt: str,
        clock: Clock,
    ) -> None:
        """Prepare; nothing is requested yet."""
        self._sessions = sessions
        self._salt = salt
        self._clock = clock
        self._pause = Pause(clock=clock)
        self._transport: Transport | None = None
        self._order: Order | None = None
        self._e_id_page = ""
        self._target: str | None = None
        # The city's word, when it knew the guardian before any order.
        self._word: Answer | None = None
        self._session: HubSession | None = None

    async def start(self, method: Method, personal_number: str = "") -> OrderStatus:
        """Walk the chain with an empty jar and begin an order; an earlier one is left behind.

        Freja alone asks for the twelve digits of a personal number; nothing here keeps them.

        Raises:
            SignInExpiredError: the platform gave only dead orders.
            SignInFailedError: the e-ID does not take the order.
            UnreachableError, DeniedError, RateLimitedError, UnsafeAddressError,
            UnexpectedAnswerError: trouble on the way.

        """
        outage: UnreachableError | None = None
        for _ in range(_TRIES):
            landed = await self._open_e_id(method)
            if landed is None:
                return OrderStatus(stage=Stage.APPROVED)
            if method is Method.FREJA:
                freja = self._order = FrejaOrder(*landed, self._clock)
                # A push that may be on its way is not sent again.
                return await freja.begin(personal_number)
            bankid = self._order = BankIdOrder(*landed, self._clock)
            try:
                return await bankid.begin(method)
            except StillbornOrderError:
                outage = None
            except UnreachableError as err:
                outage = err
        raise outage or SignInExpiredError("the platform gave only dead orders")

    async def _open_e_id(self, method: Method) -> tuple[Transport, URL] | None:
        """Open the e-ID's page with an empty jar; None when the city lets us in without it."""
        self.close()
        transport = self._transport = Transport(self._sessions, pause=self._pause, counts=Counter())
        chooser = await open_city(transport)
        if isinstance(chooser, PreAuthenticated):
            self._word = chooser.page
            return None
        way = chooser.freja if method is Method.FREJA else chooser.bankid
        if way is None:
            raise UnexpectedAnswerError("the city does not offer this e-ID")
        page = await transport.navigate(way, kind="sign_in")
        if page.status >= 500:
            raise UnreachableError(f"the e-ID page answered {page.status}")
        self._e_id_page, self._target = str(page.url), chooser.target
        return transport, page.url

    async def poll(self) -> OrderStatus:
        """Return how far the guardian has come, with the newest QR frame.

        Raises:
            SignInRefusedError: the guardian refused.
            SignInExpiredError: the order is gone.
            SignInTimedOutError, SignInCancelledError, SignInFailedError: it ended otherwise.
            UnreachableError: no answer three times in a row.

        """
        if self._order is None:
            raise SignInExpiredError("no order has been begun")
        return await self._order.poll()

    async def complete(self) -> SignedIn:
        """Go on from the approved order into the hub and prove that it worked.

        Raises:
            SignInFailedError: the platform does not let us in.
            UnreachableError, DeniedError, UnexpectedAnswerError: trouble on the way.

        """
        if self._transport is None:
            raise SignInFailedError("no order has been begun")
        page = self._word or await approved_page(self._transport, self._e_id_page, self._target)
        session = HubSession(
            self._transport, salt=self._salt, clock=self._clock, skipped=Counter(), shapes=Shapes()
        )
        home: HomePage = await enter(session, page)
        self._session = session
        return SignedIn(
            account=key_of(home.guardian_id, self._salt),
            children=tuple(session.child(pupil) for pupil in home.named),
        )

    async def pair(self, device_id: str | None = None) -> Secrets:
        """Return all that is needed to stay signed in; only for an account the caller accepts.

        `device_id` is what the account was paired as before, if it was: it is one app device then.
        When the pairing fails the living session is returned without a refresh token:
        the client pairs later.

        Raises:
            SignInFailedError: there is no completed sign-in, or its session is gone again.

        """
        if self._session is None:
            raise SignInFailedError("no completed sign-in")
        device_id = device_id or str(uuid4())
        refresh_token = None
        try:
            tokens = await pair(self._session.transport, device_id=device_id)
        except SessionDeadError as err:
            raise SignInFailedError("the session is gone again") from err
        except SkolplattformenError:
            pass
        else:
            refresh_token = tokens.refresh
        cookies = self._session.transport.cookies
        return Secrets(
            device_id=device_id,
            refresh_token=refresh_token,
            hub_cookies=tuple(cookie for cookie in cookies if not is_city(cookie)),
            city_cookies=tuple(cookie for cookie in cookies if is_city(cookie)),
            pause_until=self._pause.until,
        )

    def close(self) -> None:
        """Drop the session and the order; safe to call again."""
        if self._transport is not None:
            self._transport.close()
        self._transport = self._order = self._session = self._word = None

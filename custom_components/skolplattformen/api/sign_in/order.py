"""An order at an e-ID, whichever it is: how the guardian reaches it, and how far they have come.

Source: `docs/protocol.md` A.2, A.3.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum

from yarl import URL

from ..exceptions import SignInExpiredError, UnexpectedAnswerError, UnreachableError
from ..transport import Answer, Clock, Transport

_FAILURES_TOLERATED = 3


class Method(StrEnum):
    """How the guardian reaches the app of their e-ID: they are different orders on the wire."""

    BANKID_QR = "bankid_qr"
    BANKID_HERE = "bankid_here"
    FREJA = "freja"


class Stage(StrEnum):
    """How far the guardian has come."""

    WAITING = "waiting"
    SENT = "sent"
    STARTED = "started"
    SIGNING = "signing"
    APPROVED = "approved"


@dataclass(frozen=True, kw_only=True)
class OrderStatus:
    """What to show now: the newest QR frame, or the token that opens the app on this device."""

    stage: Stage
    qr: str | None = None
    autostart_token: str | None = None


class Order(ABC):
    """One order, bound to the page it was begun on."""

    def __init__(self, transport: Transport, page: URL, clock: Clock) -> None:
        """Prepare an order on the e-ID's page."""
        self._transport = transport
        self._page = str(page)
        self._clock = clock
        self._failures = 0
        self._status = OrderStatus(stage=Stage.WAITING)

    async def poll(self) -> OrderStatus:
        """Ask how far the guardian has come.

        Raises:
            SignInRefusedError: the guardian refused.
            SignInExpiredError: the order is gone.
            SignInTimedOutError, SignInCancelledError, SignInFailedError: it ended otherwise.
            UnreachableError: no sensible answer three times in a row.

        """
        try:
            self._status = await self._verify()
        except (UnreachableError, UnexpectedAnswerError) as err:
            return self._tolerate(err)
        self._failures = 0
        return self._status

    @abstractmethod
    async def _verify(self) -> OrderStatus:
        """Ask once."""

    def _tolerate(self, err: UnreachableError | UnexpectedAnswerError) -> OrderStatus:
        """Return the last status for the first failures; the platform hiccups."""
        self._failures += 1
        if self._failures < _FAILURES_TOLERATED:
            return self._status
        if isinstance(err, UnexpectedAnswerError):
            # A page that is there and does not know the order any more.
            raise SignInExpiredError("the order is gone") from err
        raise err

    async def _ask_page(self, query: str) -> Answer:
        """Ask the page as its own script does: its whole address, and more query."""
        joint = "&" if "?" in self._page else "?"
        return await self._transport.request(
            "GET",
            f"{self._page}{joint}{query}",
            kind="order",
            headers={"X-Requested-With": "XMLHttpRequest", "Referer": self._page},
        )

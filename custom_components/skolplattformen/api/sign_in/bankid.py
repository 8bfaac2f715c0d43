"""A BankID order on the city's page: begun by QR code or on this device, then asked after.

Source: `docs/protocol.md` A.2.
"""

from typing import override
from urllib.parse import quote

from yarl import URL

from ..exceptions import (
    SignInExpiredError,
    SignInRefusedError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..transport import Answer, Clock, Transport
from .order import Method, Order, OrderStatus, Stage

_STAGES = {
    "PENDING": Stage.WAITING,
    "OUTSTANDING_TRANSACTION": Stage.WAITING,
    "NO_CLIENT": Stage.WAITING,
    "STARTED": Stage.STARTED,
    "USER_SIGN": Stage.SIGNING,
    "OK": Stage.APPROVED,
}


class StillbornOrderError(SignInExpiredError):
    """The order was dead from the start: a whole new chain is needed."""


class BankIdOrder(Order):
    """One order at BankID; each poll brings the next QR frame."""

    def __init__(self, transport: Transport, page: URL, clock: Clock) -> None:
        """Prepare an order on the e-ID page."""
        super().__init__(transport, page, clock)
        self._order = ""

    async def begin(self, method: Method) -> OrderStatus:
        """Begin the order and make sure that it lives.

        Raises:
            StillbornOrderError: it does not; begin again with a new chain.
            UnreachableError: the page does not answer.

        """
        initialize = "qr" if method is Method.BANKID_QR else "bankid"
        answer = await self._ask("initialize", initialize)
        if answer.status >= 500:
            raise UnreachableError(f"no order, answered {answer.status}")
        try:
            begun = _fields(answer)
        except UnexpectedAnswerError as err:
            raise StillbornOrderError("no order was begun") from err
        self._order = _text(begun, "order")
        self._status = OrderStatus(
            stage=Stage.WAITING,
            qr=_text(begun, "qrData") or None,
            autostart_token=_text(begun, "token") or None,
        )
        if not self._order or not (self._status.qr or self._status.autostart_token):
            raise StillbornOrderError("no order was begun")
        try:
            self._status = await self._verify()
        except (SignInExpiredError, UnexpectedAnswerError) as err:
            raise StillbornOrderError("the order was dead from the start") from err
        return self._status

    @override
    async def _verify(self) -> OrderStatus:
        answer = await self._ask("verifyorder", self._order)
        # The page says 500 of an order that is gone; those above it come from what stands before the page.
        if answer.status > 500:
            raise UnreachableError(f"no answer about the order, answered {answer.status}")
        if answer.status != 200:
            raise UnexpectedAnswerError("no answer about the order")
        fields = _fields(answer)
        state = _text(fields, "state").upper()
        if state == "CANCELLED":
            raise SignInRefusedError("the guardian refused")
        if state == "ERROR":
            raise SignInExpiredError("the order has ended")
        return OrderStatus(
            # A word we do not know changes nothing.
            stage=_STAGES.get(state, self._status.stage),
            qr=_text(fields, "qrData") or self._status.qr,
            autostart_token=self._status.autostart_token,
        )

    async def _ask(self, name: str, value: str) -> Answer:
        stamp = int(self._clock().timestamp() * 1000)
        return await self._ask_page(f"{name}={quote(value, safe='')}&_={stamp}")


def _fields(answer: Answer) -> dict[str, object]:
    fields = answer.json()
    if not isinstance(fields, dict):
        raise UnexpectedAnswerError("the answer about the order is not an object")
    return fields


def _text(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""

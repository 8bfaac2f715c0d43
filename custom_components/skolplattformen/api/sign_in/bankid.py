"""A BankID order on the city's page: begun by QR code or on this device, then asked after.

Source: `docs/protocol.md` A.2.
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from yarl import URL

from ..exceptions import (
    SignInExpiredError,
    SignInRefusedError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..transport import Answer, Clock, Transport

_FAILURES_TOLERATED = 3


class Method(StrEnum):
    """How the guardian reaches the BankID app: they are different orders on the wire."""

    BANKID_QR = "bankid_qr"
    BANKID_HERE = "bankid_here"


class Stage(StrEnum):
    """How far the guardian has come."""

    WAITING = "waiting"
    STARTED = "started"
    SIGNING = "signing"
    APPROVED = "approved"


@dataclass(frozen=True, kw_only=True)
class OrderStatus:
    """What to show now: the newest QR frame, or the token that opens the app on this device."""

    stage: Stage
    qr: str | None = None
    autostart_token: str | None = None


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


class BankIdOrder:
    """One order, bound to the page it was begun on."""

    def __init__(self, transport: Transport, page: URL, clock: Clock) -> None:
        """Prepare an order on the e-ID page."""
        self._transport = transport
        self._page = str(page)
        self._clock = clock
        self._order = ""
        self._failures = 0
        self._status = OrderStatus(stage=Stage.WAITING)

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
            return await self._verify()
        except (SignInExpiredError, UnexpectedAnswerError) as err:
            raise StillbornOrderError("the order was dead from the start") from err

    async def poll(self) -> OrderStatus:
        """Ask how far the guardian has come; each answer brings the next QR frame.

        Raises:
            SignInRefusedError: the guardian refused.
            SignInExpiredError: the order is gone.
            UnreachableError: no sensible answer three times in a row.

        """
        try:
            status = await self._verify()
        except (UnreachableError, UnexpectedAnswerError) as err:
            return self._tolerate(err)
        self._failures = 0
        return status

    async def _verify(self) -> OrderStatus:
        answer = await self._ask("verifyorder", self._order)
        if answer.status != 200:
            raise UnexpectedAnswerError("no answer about the order")
        fields = _fields(answer)
        state = _text(fields, "state").upper()
        if state == "CANCELLED":
            raise SignInRefusedError("the guardian refused")
        if state == "ERROR":
            raise SignInExpiredError("the order has ended")
        self._status = OrderStatus(
            # A word we do not know changes nothing.
            stage=_STAGES.get(state, self._status.stage),
            qr=_text(fields, "qrData") or self._status.qr,
            autostart_token=self._status.autostart_token,
        )
        return self._status

    def _tolerate(self, err: UnreachableError | UnexpectedAnswerError) -> OrderStatus:
        """Return the last status for the first failures; the platform hiccups."""
        self._failures += 1
        if self._failures < _FAILURES_TOLERATED:
            return self._status
        if isinstance(err, UnexpectedAnswerError):
            # A page that is there and does not know the order any more.
            raise SignInExpiredError("the order is gone") from err
        raise err

    async def _ask(self, name: str, value: str) -> Answer:
        joint = "&" if "?" in self._page else "?"
        stamp = int(self._clock().timestamp() * 1000)
        return await self._transport.request(
            "GET",
            f"{self._page}{joint}{name}={quote(value, safe='')}&_={stamp}",
            kind="order",
            headers={"X-Requested-With": "XMLHttpRequest", "Referer": self._page},
        )


def _fields(answer: Answer) -> dict[str, object]:
    fields = answer.json()
    if not isinstance(fields, dict):
        raise UnexpectedAnswerError("the answer about the order is not an object")
    return fields


def _text(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""

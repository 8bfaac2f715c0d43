"""An order at Freja: a push to the phone of whoever the personal number belongs to.

Source: `docs/protocol.md` A.3.
"""

from datetime import timedelta
from typing import Final, override

from yarl import URL

from ..exceptions import (
    DeniedError,
    SignInCancelledError,
    SignInError,
    SignInExpiredError,
    SignInFailedError,
    SignInRefusedError,
    SignInTimedOutError,
    UnexpectedAnswerError,
    UnreachableError,
    UnsafeAddressError,
)
from ..transport import Answer, Clock, Transport
from .order import Order, OrderStatus, Stage

# How long the guardian has, whatever the platform says.
_PATIENCE: Final = timedelta(seconds=180)

# Where a personal number may be sent.
_HOSTS: Final = frozenset({"login001.stockholm.se", "login003.stockholm.se"})
_PATHS: Final = ("/NECSadc/freja/", "/NECSadcfreja/")

_ENDS: Final[dict[str, type[SignInError]]] = {
    "CANCELED": SignInRefusedError,
    "REJECTED": SignInRefusedError,
    "EXPIRED": SignInExpiredError,
    "TIMEOUT": SignInTimedOutError,
    "RP_CANCELED": SignInCancelledError,
    "ERROR": SignInFailedError,
}


class FrejaOrder(Order):
    """One order at Freja."""

    def __init__(self, transport: Transport, page: URL, clock: Clock) -> None:
        """Prepare an order on the e-ID's page.

        Raises:
            UnsafeAddressError: the page is not one to send a personal number to.

        """
        super().__init__(transport, page.with_fragment(None), clock)
        if not _is_freja(page):
            raise UnsafeAddressError("the platform pointed to a page that is not Freja's")
        self._deadline = clock() + _PATIENCE

    async def begin(self, personal_number: str) -> OrderStatus:
        """Send the push; nothing here keeps the twelve digits.

        Raises:
            SignInFailedError: the page does not take them: its state is broken.
            UnreachableError, DeniedError, UnexpectedAnswerError: trouble on the way.

        """
        # Without the page's query: only its cookie says which page this is. The number is not put in
        # as text: yarl remembers the addresses that it was given so.
        address = URL(self._page.partition("?")[0], encoded=True)
        answer = await self._transport.request(
            "POST",
            address.with_query(action="init", userInput=personal_number),
            kind="order",
            headers={"X-Requested-With": "XMLHttpRequest", "Referer": str(address)},
        )
        if answer.redirects:
            raise SignInFailedError("the e-ID page sends us elsewhere")
        if answer.status >= 500:
            raise UnreachableError(f"no order, answered {answer.status}")
        if answer.status == 403:
            raise DeniedError("the e-ID page refuses us")
        if not 200 <= answer.status < 300:
            raise UnexpectedAnswerError(f"no order, answered {answer.status}")
        self._status = OrderStatus(stage=Stage.SENT)
        return self._status

    @override
    async def _verify(self) -> OrderStatus:
        if self._clock() >= self._deadline:
            raise SignInTimedOutError("nobody approved in time")
        answer = await self._ask_page("action=checkstatus")
        if answer.status != 200:
            raise UnexpectedAnswerError("no answer about the order")
        word = _word(answer)
        if (error := _ENDS.get(word)) is not None:
            raise error("the order has ended without an approval")
        # A word we do not know changes nothing.
        return OrderStatus(stage=Stage.APPROVED if word == "APPROVED" else Stage.SENT)


def _is_freja(page: URL) -> bool:
    """Return whether a personal number may be sent to the page."""
    return (
        page.scheme == "https"
        and page.host in _HOSTS
        and page.path.startswith(_PATHS)
        and ".." not in page.path.split("/")
    )


def _word(answer: Answer) -> str:
    """Return the word of an answer: the status of a JSON object, or the text as it is."""
    text = answer.text.strip()
    if text.startswith("{"):
        fields = answer.json()
        text = str(fields.get("status")) if isinstance(fields, dict) else ""
    if not text or text.startswith("<"):
        raise UnexpectedAnswerError("the answer about the order is a page")
    return text.strip('"').upper()

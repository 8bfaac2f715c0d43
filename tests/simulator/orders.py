"""Orders at an e-ID: their states in time, BankID's QR texts, and what the phone does to them."""

from dataclasses import dataclass, field
import hmac
from typing import Final, Literal, override

from tests.simulator.switches import Switches

UNKNOWN_WORD = "AWAITING_MRTD"
_ENDS: Final = {"OK", "CANCELLED", "ERROR", "APPROVED", "CANCELED", "EXPIRED", None}


@dataclass(kw_only=True)
class Order:
    """One order at BankID (docs/protocol.md A.2), from `initialize` until it is gone."""

    id: str
    kind: Literal["qr", "bankid", "freja"]
    token: str
    """The autostart token, or what the QR text carries in its place."""

    born: float
    stillborn: bool = False
    script: list[tuple[float, str]] = field(default_factory=list)
    opened: bool = False
    verdict: Literal["approved", "refused"] | None = None
    guardian_id: str = ""
    """Who approved."""

    def state(self, now: float, switches: Switches) -> str | None:
        """Return the state word; none when the order is gone."""
        age = now - self.born
        if self.script:
            return next((word for at, word in reversed(self.script) if at <= age), "PENDING")
        if self.verdict is not None:
            return "OK" if self.verdict == "approved" else "CANCELLED"
        lifetime = self._lifetime(switches)
        if age > lifetime + switches.bankid_error_seconds:
            return None
        if age > lifetime or self.stillborn:
            return "ERROR"
        if switches.unknown_state_word:
            return UNKNOWN_WORD
        if self.kind == "qr":
            return "USER_SIGN" if self.opened else "PENDING"
        return "STARTED" if self.opened else "OUTSTANDING_TRANSACTION"

    def qr_data(self, now: float) -> str:
        """Return the QR text of this second."""
        second = max(int(now - self.born), 0)
        proof = hmac.digest(self.token.encode(), str(second).encode(), "sha256").hex()
        return f"bankid.{self.token}.{second}.{proof}"

    def open(self) -> None:
        """Open the order in the phone's app: scan its code, or start the app with the link."""
        self.opened = True

    def approve(self, guardian_id: str) -> None:
        """Sign, as one of the guardians."""
        self.opened = True
        self.verdict = "approved"
        self.guardian_id = guardian_id

    def refuse(self) -> None:
        """Refuse to sign."""
        self.verdict = "refused"

    def is_open(self, now: float, switches: Switches) -> bool:
        """Tell whether the phone can still do something with the order."""
        return self.state(now, switches) not in _ENDS

    def _lifetime(self, switches: Switches) -> float:
        """Return the age at which the order dies unsigned."""
        if self.opened:
            return switches.bankid_total_seconds
        return switches.bankid_unstarted_seconds


@dataclass(kw_only=True)
class FrejaOrder(Order):
    """One push to a Freja app (docs/protocol.md A.3), from `init` until it is gone."""

    personal_number: str

    @override
    def state(self, now: float, switches: Switches) -> str | None:
        """Return the status word; none when the order is gone."""
        age = now - self.born
        if self.script:
            return next((word for at, word in reversed(self.script) if at <= age), "STARTED")
        if self.verdict is not None:
            return "APPROVED" if self.verdict == "approved" else "CANCELED"
        if age > switches.freja_seconds:
            return "EXPIRED"
        if switches.unknown_state_word:
            return UNKNOWN_WORD
        return "DELIVERED_TO_MOBILE" if self.opened else "STARTED"

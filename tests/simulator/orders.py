"""BankID orders: their states in time, their QR texts, and what the phone does to them."""

from dataclasses import dataclass, field
import hmac
from typing import Literal

from tests.simulator.switches import Switches

UNKNOWN_WORD = "AWAITING_MRTD"


@dataclass(kw_only=True)
class Order:
    """One order (docs/protocol.md A.2), from `initialize` until it is gone."""

    id: str
    kind: Literal["qr", "bankid"]
    token: str
    """The autostart token, or what the QR text carries in its place."""

    born: float
    stillborn: bool = False
    script: list[tuple[float, str]] = field(default_factory=list)
    opened: bool = False
    verdict: Literal["OK", "CANCELLED"] | None = None
    guardian_id: str = ""
    """Who approved."""

    def state(self, now: float, switches: Switches) -> str | None:
        """Return the state word; none when the order is gone."""
        age = now - self.born
        if self.script:
            return next((word for at, word in reversed(self.script) if at <= age), "PENDING")
        if self.verdict is not None:
            return self.verdict
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
        self.verdict = "OK"
        self.guardian_id = guardian_id

    def refuse(self) -> None:
        """Refuse to sign."""
        self.verdict = "CANCELLED"

    def is_open(self, now: float, switches: Switches) -> bool:
        """Tell whether the phone can still do something with the order."""
        return self.state(now, switches) not in {"OK", "CANCELLED", "ERROR", None}

    def _lifetime(self, switches: Switches) -> float:
        """Return the age at which the order dies unsigned."""
        if self.opened:
            return switches.bankid_total_seconds
        return switches.bankid_unstarted_seconds

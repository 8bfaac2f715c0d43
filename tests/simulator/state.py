"""What the platform remembers: sessions, flows, orders, and tokens that count only once."""

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal
from uuid import UUID

from tests.simulator.hub_session import HubSession
from tests.simulator.orders import Order
from tests.simulator.switches import AfterOk


@dataclass(kw_only=True)
class MentorSession:
    """One browser's session on infomentor.se."""

    id: str
    account_id: str = ""
    """Who is signed in; empty again when the relay has handed over to the hub."""

    relays_left: int = 0
    """Extra "Login in progress" rounds that this sign-in still goes through."""

    misbound: bool = False
    """Whether the sign-in left out the municipality (docs/protocol.md Q 3)."""


@dataclass(kw_only=True)
class CityBrowser:
    """One browser at the city's login, known by its SMIDENTITY."""

    id: str
    newest_flow: str = ""


@dataclass(kw_only=True)
class CitySession:
    """A city session, known by its SMSESSION."""

    value: str
    born: float

    account_id: str = ""
    """Who is signed in; empty before the e-ID."""

    flow_id: str = ""
    """The flow in which the e-ID was used: some modes treat it unlike later flows."""

    mode: AfterOk = "form"
    """The switch `after_ok` when the e-ID was used."""


@dataclass(kw_only=True)
class Flow:
    """One way from InfoMentor through the city's login and back."""

    id: str
    saml_request: str
    relay_state: str
    signature: str
    browser_id: str = ""


@dataclass(kw_only=True)
class EIdPage:
    """One landing on the page of an e-ID: orders belong to it (docs/protocol.md Q 6, Q 8)."""

    way: Literal["mbid", "freja"]
    guid: str
    agent: str
    jsession: str
    flow_id: str
    startpage: str
    order_id: str = ""
    used: bool = False
    """Whether the page has had an order."""


@dataclass(kw_only=True)
class Device:
    """A paired app."""

    identifier: str
    name: str
    platform: str
    account_id: str
    last_spent: str = ""
    """The refresh token that was spent last."""


@dataclass(kw_only=True)
class RefreshToken:
    """One link of a device's chain of refresh tokens."""

    value: str
    device: Device
    born: float
    spent: bool = False
    spent_again: bool = False


@dataclass(kw_only=True)
class State:
    """All of it; nothing here outlives the process."""

    seed: int = 0
    hub_sessions: dict[str, HubSession] = field(default_factory=dict)
    mentor_sessions: dict[str, MentorSession] = field(default_factory=dict)

    relay_tokens: dict[str, str] = field(default_factory=dict)
    """Unspent oauth_token to the id of the hub session that it was made for."""

    verifiers: dict[tuple[str, str], MentorSession] = field(default_factory=dict)
    """Unspent oauth_token and oauth_verifier to the mentor session that vouches."""

    city_browsers: dict[str, CityBrowser] = field(default_factory=dict)
    city_sessions: dict[str, CitySession] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    """By SAMLRequest."""

    saml_responses: dict[str, tuple[str, Flow]] = field(default_factory=dict)
    """Unspent SAMLResponse to account and flow; an empty account is one that InfoMentor refuses."""

    default_logins: dict[str, str] = field(default_factory=dict)
    """Unspent `sso` value of default.aspx to account."""

    e_id_pages: dict[str, EIdPage] = field(default_factory=dict)
    """By GUID."""

    orders: dict[str, Order] = field(default_factory=dict)

    auth_guids: dict[str, str] = field(default_factory=dict)
    """Unspent authGuid to account."""

    codes: dict[str, Device] = field(default_factory=dict)
    """Unspent code to the device it will pair."""

    devices: list[Device] = field(default_factory=list)
    refresh_tokens: dict[str, RefreshToken] = field(default_factory=dict)

    access_tokens: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Access token to account and time of death."""

    sso_tickets: dict[str, str] = field(default_factory=dict)
    """Unspent one-time ticket to account."""

    _count: int = 0

    def new_guid(self) -> str:
        """Return a new id of the form that Windows servers use."""
        return str(UUID(bytes=self._digest()[:16]))

    def new_number(self) -> str:
        """Return a new number of many digits, such as a support id."""
        return str(int.from_bytes(self._digest()[:8]))

    def new_value(self, prefix: str) -> str:
        """Return a new cookie or token value that holds `+`, `/`, `=` and `~`."""
        return f"{prefix}~{b64encode(self._digest()).decode()}+/~="

    def new_node(self) -> str:
        """Return a load balancer's value for one of its nodes."""
        first, second = self._digest()[:2]
        return f"!{first}{second:03}.20480.0000=/+~"

    def new_relay_token(self, hub_session_id: str) -> str:
        """Return a new oauth_token; it holds characters that HTML must escape."""
        token = f"{self.new_value('im1')}&t=<{self.new_number()}>"
        self.relay_tokens[token] = hub_session_id
        return token

    def revoke_tokens(self) -> None:
        """Forget all tokens of all devices."""
        self.refresh_tokens.clear()
        self.access_tokens.clear()

    def _digest(self) -> bytes:
        """Return new bytes that depend on the seed alone."""
        self._count += 1
        return sha256(f"{self.seed}:{self._count}".encode()).digest()

"""The modes of the simulator: everything the protocol leaves open is a switch here."""

from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

type AfterOk = Literal["form", "bounce_target", "bounce_chooser_form", "fresh_chain", "error_page"]
type ExpiryMode = Literal[
    "empty", "redirect", "relay_html", "unauthorized", "firewall_html", "firewall_forbidden"
]


@dataclass(kw_only=True)
class Switches:
    """All switches with their everyday values; rule numbers are docs/protocol.md Q."""

    # --- city login -----------------------------------------------------------
    start: Literal["redirect", "auto_post"] = "redirect"
    """How `login.ashx` begins: `redirect`, or `auto_post` (a page posting SAMLRequest); rule 4."""
    parallel_saml_400: bool = True
    """Answer 400 to the older of two flows of one browser; rule 4."""
    stale_cookie_page: bool = False
    """Answer a browser with a dead SMSESSION with a 200 page and no redirect; rule 5."""
    city_session_seconds: float = 7200
    """How long a city session (SMSESSION) lives after the e-ID."""
    saml_post_fails: int = 0
    """How many posts of a SAMLResponse fail with a 500; starting again works; A.1."""

    # --- BankID ---------------------------------------------------------------
    bankid_script: list[tuple[float, str]] = field(default_factory=list)
    """States of every order as [seconds since it was made, state]; empty: the phone decides."""
    stillborn: int = 0
    """How many of the next orders are ERROR at once; rule 6."""
    initialise_not_json: int = 0
    """How many of the next initialise calls answer HTML; rule 6."""
    unknown_state_word: bool = False
    """Use a state word nobody knows while an order is open; rule 6."""
    bankid_unstarted_seconds: float = 30
    """How long an order lives that no phone has opened; then ERROR."""
    bankid_total_seconds: float = 180
    """How long an order lives that was opened but not signed; then ERROR."""
    bankid_error_seconds: float = 30
    """How long a dead order answers ERROR before it is gone (500)."""
    after_ok: AfterOk = "form"
    """The way on after OK: the form, a bounce to another way, or an error page; rule 7."""

    # --- relay and hub session ------------------------------------------------
    extra_relays: int = 0
    """Extra "Login in progress" rounds after the first one, 0 to 6; rule 7."""
    relay_lower_case: bool = False
    """Write "login in progress" in lower case; rule 7."""
    callback_needs_referer: bool = False
    """Send a LoginCallback without Referer to /Home/Errors/Server; A.0."""
    hub_session_seconds: float = 1800
    """How long a hub session lives; B.2."""
    hub_session_slides: bool = True
    """Whether use makes a hub session live longer; B.2."""
    expiry_mode: ExpiryMode = "empty"
    """How a dead hub session answers; rule 10."""
    lying_isauthenticated: bool = False
    """Let isauthenticated say true for a dead session; rule 10."""
    rate_limit: Literal["seconds", "date", "bare"] | None = None
    """Answer 429 on the hub with Retry-After as seconds, as date, or bare without it; rule 18."""
    rate_limit_seconds: int = 5
    """The pause that Retry-After asks for."""
    rate_limit_times: int | None = None
    """How many requests get 429; none: all until switched off."""

    # --- app pairing and renewal ----------------------------------------------
    oauth_hops: int = 0
    """Extra redirects between LoginOAuth2 and the code, 0 to 2; rule 17."""
    refresh_reuse: Literal["refused", "once"] = "refused"
    """A spent refresh token: refused, or `once` (the last spent one works one more time); rule 17."""
    access_token_seconds: float = 600
    """How long an access token is valid; rule 17."""
    sso_bare: bool = False
    """Answer the one-time address without quotes; U.10."""

    # --- children and data ----------------------------------------------------
    switch_delay: float = 0
    """Seconds until a switch of child takes effect; rule 12."""
    switch_delay_requests: int = 0
    """How many data answers a switch of child takes to come into effect; rule 12."""
    drift_after: int | None = None
    """After that many data answers another client flips the child, once; rule 12."""
    notifications_scope: Literal["all", "selected"] = "all"
    """Notifications of `all` children, or of the `selected` one; P.2."""
    calendar_mode: Literal["always", "scripted"] = "always"
    """School weeks around every date (`always`), or real terms (`scripted`); rule 20."""

    def set(self, name: str, value: Any) -> None:
        """Set a switch by name, as the control page does; refuse what it cannot be."""
        kind = self.kinds()[name]
        if name == "bankid_script":
            value = [(float(seconds), str(state)) for seconds, state in value]
        elif not kind.allows(value):
            raise ValueError(f"{name} cannot be {value!r}")
        setattr(self, name, value)

    def as_dict(self) -> dict[str, Any]:
        """Return all switches for the control page."""
        return {name: getattr(self, name) for name in self.kinds()}

    @classmethod
    def kinds(cls) -> dict[str, Kind]:
        """Return what each switch can be."""
        hints = get_type_hints(cls)
        return {item.name: Kind.of(hints[item.name]) for item in fields(cls)}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a switch can be: one of some words, or a value of some types."""

    words: tuple[str, ...] = ()
    types: tuple[type, ...] = ()
    optional: bool = False

    @classmethod
    def of(cls, hint: Any) -> Kind:
        """Read an annotation."""
        hint = getattr(hint, "__value__", hint)
        if get_origin(hint) is Union:
            inner, _ = get_args(hint)
            return replace(cls.of(inner), optional=True)
        if get_origin(hint) is Literal:
            return cls(words=get_args(hint))
        if get_origin(hint) is list:
            return cls(types=(list,))
        return cls(types=(int, float) if hint is float else (hint,))

    def allows(self, value: Any) -> bool:
        """Tell whether a switch of this kind can be that value."""
        if value is None:
            return self.optional
        if self.words:
            return value in self.words
        if isinstance(value, bool):
            return bool in self.types
        return isinstance(value, self.types)

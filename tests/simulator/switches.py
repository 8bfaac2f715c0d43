"""The modes of the simulator: everything the protocol leaves open is a switch here."""

from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

type AfterOk = Literal["form", "bounce_target", "bounce_chooser_form", "fresh_chain", "error_page"]
type ExpiryMode = Literal[
    "empty", "redirect", "relay_html", "unauthorized", "firewall_html", "firewall_forbidden"
]
type Place = Literal[
    "relay_form",
    "saml_form",
    "chooser",
    "startpage",
    "pairing",
    "token",
    "code",
    "one_time",
    "switch",
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
    startpage_base64: Literal["url_safe", "standard"] = "url_safe"
    """The alphabet of the chooser's links; the standard one comes with padding; rule 5."""
    city_session_seconds: float = 7200
    """How long a city session (SMSESSION) lives after the e-ID."""
    saml_post_fails: int = 0
    """How many posts of a SAMLResponse fail with a 500; starting again works; A.1."""
    relay_state_required: bool = False
    """Refuse a SAMLResponse without its RelayState; a wrong one is always refused; A.5."""
    passwords_work: bool = False
    """Let user name and password in, as other municipalities do; rule 3."""
    password_needs_rows: bool = True
    """Redirect the data calls of who signed in without posting the municipalities; rule 3."""

    # --- addresses ------------------------------------------------------------
    redirect_status: Literal[301, 302, 303, 307, 308] = 302
    """The status of redirects; a POST that must become a GET stays at 302; U.5."""
    points_elsewhere: Place | None = None
    """Which of the addresses that the platform hands out is a hostile one; section 1."""
    elsewhere: Literal["host", "scheme", "port", "user"] = "host"
    """What is wrong with that address: another host, http, another port, or user info."""

    # --- BankID ---------------------------------------------------------------
    bankid_script: list[tuple[float, str]] = field(default_factory=list)
    """States of every order as [seconds since it was made, state]; empty: the phone decides."""
    stillborn: int = 0
    """How many of the next orders are ERROR at once; rule 6."""
    initialise_not_json: int = 0
    """How many of the next initialise calls answer HTML; rule 6."""
    unknown_state_word: bool = False
    """Use a state word nobody knows while an order is open, of either e-ID; rules 6 and 8."""
    bankid_unstarted_seconds: float = 30
    """How long an order lives that no phone has opened; then ERROR."""
    bankid_total_seconds: float = 180
    """How long an order lives that was opened but not signed; then ERROR."""
    bankid_error_seconds: float = 30
    """How long a dead order answers ERROR before it is gone (500)."""
    # --- Freja ----------------------------------------------------------------
    freja_script: list[tuple[float, str]] = field(default_factory=list)
    """States of every push as [seconds since it was sent, word]; empty: the phone decides; rule 8."""
    freja_init: Literal["sent", "redirect", "error"] = "sent"
    """How init is answered: 200 without body and a push, a redirect, or 500; rule 8."""
    freja_status: Literal["json", "word"] = "json"
    """How checkstatus says its word: in JSON, or bare; rule 8."""
    freja_seconds: float = 120
    """How long a push can be approved; then EXPIRED."""

    # --- after either e-ID ----------------------------------------------------
    after_ok: AfterOk = "form"
    """The way on after OK: the form, a bounce to another way, or an error page; rule 7."""

    # --- relay and hub session ------------------------------------------------
    extra_relays: int = 0
    """Extra "Login in progress" rounds after the first one, 0 to 6; rule 7."""
    relay_lower_case: bool = False
    """Write "login in progress" in lower case; rule 7."""
    callback_needs_referer: bool = False
    """Send a LoginCallback without Referer to /Home/Errors/Server; A.0."""
    callback_to: Literal["/", "/#/"] = "/"
    """Where a LoginCallback redirects to; A.0."""
    ticket_spelling: Literal["IMHome", "imhome"] = "IMHome"
    """How the name of the ticket cookie is spelled; U.8."""
    parallel_sessions: bool = True
    """Whether a guardian's older hub sessions survive a new sign-in; B.6."""
    hub_session_seconds: float = 1800
    """How long a hub session lives; B.2."""
    hub_session_slides: bool = True
    """Whether use makes a hub session live longer; B.2."""
    expiry_mode: ExpiryMode = "empty"
    """How a dead hub session answers; rule 10."""
    lying_isauthenticated: bool = False
    """Let isauthenticated say true for a dead session; rule 10."""
    rate_limit: Literal["seconds", "date", "bare"] | None = None
    """Answer 429 with Retry-After as seconds, as date, or bare without it; rule 18."""
    rate_limit_host: str | None = "hub.infomentor.se"
    """The host that answers 429; none: every host."""
    rate_limit_path: str = ".*"
    """Regular expression that is searched in the paths that answer 429, case aside."""
    rate_limit_seconds: int = 5
    """The pause that Retry-After asks for."""
    rate_limit_times: int | None = None
    """How many requests get 429; none: all until switched off."""

    # --- app pairing and renewal ----------------------------------------------
    oauth_hops: int = 0
    """Extra redirects between LoginOAuth2 and the code, 0 to 2; rule 17."""
    refresh_reuse: Literal["refused", "once"] = "refused"
    """A spent refresh token: refused, or `once` (the last spent one works one more time); rule 17."""
    refusal: Literal["invalid_grant", "bare", "unauthorized", "forbidden"] = "invalid_grant"
    """How a void refresh token is refused: 400 with or without the word, 401 or 403; rule 17.

    Void access tokens are refused with 403 where refresh tokens are, and else with 401.
    """
    refresh_token_seconds: float | None = None
    """How long an unused refresh token lives; none: for ever; A.7."""
    access_token_seconds: float = 600
    """How long an access token is valid; rule 17."""
    sso_bare: bool = False
    """Answer the one-time address without quotes; U.10."""

    # --- children and data ----------------------------------------------------
    home_page: Literal["full", "sparse", "changed"] = "full"
    """The home page's data: all, only what must be there, or none at all; rule 11."""
    switch_url: Literal["absolute", "relative", "others"] = "absolute"
    """Addresses of the switches: absolute, relative, or of the `others` than the chosen; C.1."""
    message_app_listed: bool = True
    """Whether the home page lists an application "message"; nobody shows it; C.1."""
    switch_answer: Literal["redirect", "page", "error"] = "redirect"
    """How a page load that chooses a child is answered: 302, 200 or 500; P.5."""
    switch_delay: float = 0
    """Seconds until a switch of child takes effect; rule 12."""
    switch_delay_requests: int = 0
    """How many data answers a switch of child takes to come into effect; rule 12."""
    drift_after: int | None = None
    """After that many data answers another client flips the child, once; rule 12."""
    notifications_scope: Literal["all", "selected"] = "all"
    """Notifications of `all` children, or of the `selected` one; P.2."""
    timetable_end: Literal["inclusive", "exclusive"] = "inclusive"
    """Whether the last day asked for is in the answer; D.1."""
    absence_paging: Literal["honoured", "ignored"] = "honoured"
    """Whether the list of absences has pages, or is its first one whatever was asked; J.2."""
    absence_more: Literal["word", "number", "null"] = "word"
    """How a page of absences says that there are more: true, 1, or not at all; J.2."""
    care_opening_times: Literal["iso", "hm"] = "iso"
    """Opening times of care as timestamps, or as times of day; P.13."""
    care_comments: Literal["object", "list"] = "object"
    """A day's comments as one object, or as a list of it; P.12."""
    writes_take_effect: bool = True
    """Whether a write that is answered with success changes anything; rule 16."""
    calendar_mode: Literal["always", "scripted"] = "always"
    """School weeks around every date (`always`), or real terms (`scripted`); rule 20."""

    # --- calendar, news, learning log, files ------------------------------------
    calendar_container: Literal["array", "items"] = "array"
    """Calendar entries as a bare array, or in an object (`items`); E.1."""
    calendar_range: Literal["touching", "starting"] = "touching"
    """Calendar entries that touch the range asked for, or only those that start in it; E.1."""
    all_day_end: Literal["either", "midnight", "late"] = "either"
    """Ends of whole days: each school in its way, the next midnight, or 23:59:59; P.8."""
    all_day_time: Literal["either", "null", "empty"] = "either"
    """Times of whole days: each school in its way, null, or empty text; P.23."""
    no_attachments: Literal["list", "empty"] = "list"
    """Of an entry without files: an empty list, or 200 without body (`empty`); E.3."""
    attachment_keys: Literal["url", "fileUrl", "downloadUrl"] = "url"
    """Names of the address and, with it, of the title of attachments; F."""
    news_date_text: Literal["date", "swedish"] = "date"
    """`publishedDateString` as a date, or in Swedish words; F."""
    news_dated: bool = True
    """Whether news have `publishedDate`, or null; F."""
    news_counted: bool = True
    """Whether the list of news has `totalItemCount`; F."""
    news_most: int | None = None
    """How many news a list holds at most, whatever was asked for; none: no limit; F."""
    learning_log_paging: bool = True
    """Whether the learning log comes in pages as asked for, or always as the first page; K."""
    file_names: bool = True
    """Whether a download says the file's name; K."""
    foreign_file: Literal["redirect", "login", "page"] = "redirect"
    """A file of another child: a redirect to an error page or the login, or an HTML page; K."""

    # --- notifications, messages, tasks -----------------------------------------
    notification_order_date: bool = True
    """Whether notifications have `orderDate`; G."""
    message_time: Literal["date", "iso"] = "date"
    """Write `timeSent` as a `date`, or as a timestamp (`iso`); P.9."""
    message_page: Literal["zero", "real"] = "zero"
    """The page number in an answer: always `zero`, or the `real` one, from 0; P.10."""
    opening_marks_read: bool = True
    """Whether opening a message marks it read; H."""
    foreign_message: Literal["error", "empty", "served"] = "error"
    """A message of a child that is not the chosen one: 500, 200 without body, or served; H."""
    task_due: Literal["text", "iso"] = "text"
    """`dueDate` as Swedish `text` beside `dueDateDateValue`, or as `iso` without it; I.1."""
    task_flags: Literal["bool", "int"] = "bool"
    """Write `more` and `read` of tasks as true and false, or as 1 and 0 (`int`); I.1."""
    task_paging: bool = True
    """Whether tasks come in pages as asked for, or always as the first page; I.1."""

    # --- menus --------------------------------------------------------------------
    menu_unknown: Literal["not_found", "answer"] = "not_found"
    """An unknown school is 404, or the `answer` without menu of its site; L.3, L.4, L.5, L.7."""
    menu_list_rows: Literal["good", "broken"] = "good"
    """Whether `broken` rows stand among the good ones of the lists of schools; L.1 to L.4."""
    menu_mark: Literal["etag", "last_modified", "none"] = "etag"
    """How menus are marked, to be asked for again only if changed; L."""
    menu_feed: Literal["rss", "atom"] = "rss"
    """In which form foodit writes its feed; L.5."""

    def set(self, name: str, value: Any) -> None:
        """Set a switch by name, as the control page does; refuse what it cannot be."""
        kind = self.kinds()[name]
        if name.endswith("_script"):
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

    words: tuple[str | int, ...] = ()
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

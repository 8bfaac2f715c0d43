"""Every mode of the simulator: each value of each switch that is not the everyday one."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from tests.simulator.faults import Fault, FaultKind
from tests.simulator.server import Simulator
from tests.simulator.switches import Switches

_EVERYDAY = Switches()

# Switches that are no choice between words: what to try.
_VALUES: dict[str, list[Any]] = {
    "city_session_seconds": [-1],
    "saml_post_fails": [1, 9],
    "bankid_script": [[(0, "NO_CLIENT")], [(0, "ERROR")], [(0, "CANCELLED")]],
    "freja_script": [[(0, "TIMEOUT")], [(0, "REJECTED")], [(0, "ERROR")]],
    "stillborn": [1, 9],
    "initialise_not_json": [1, 9],
    "bankid_unstarted_seconds": [-1],
    "bankid_total_seconds": [-1],
    "bankid_error_seconds": [0],
    "freja_seconds": [-1],
    "extra_relays": [1, 6, 50],
    "hub_session_seconds": [-1],
    "rate_limit_host": [None],
    "rate_limit_path": ["GetMessages", "login.ashx", "OAuth2/Token"],
    "rate_limit_seconds": [0],
    "rate_limit_times": [3],
    "oauth_hops": [1, 2, 50],
    "refresh_token_seconds": [-1],
    "access_token_seconds": [-1],
    "switch_delay": [1],
    "switch_delay_requests": [1, 2, 100],
    "drift_after": [0, 1, 2, 5],
    "news_most": [1],
}
# What a switch needs beside it to show at all.
_WITH: dict[str, dict[str, Any]] = {
    "rate_limit_host": {"rate_limit": "date"},
    "rate_limit_path": {"rate_limit": "bare", "rate_limit_host": None},
    "rate_limit_seconds": {"rate_limit": "seconds"},
    "rate_limit_times": {"rate_limit": "seconds"},
    "access_token_seconds": {"refusal": "forbidden"},
    "elsewhere": {"points_elsewhere": "relay_form"},
    "lying_isauthenticated": {"expiry_mode": "empty"},
}


# What the sign-in goes by; the rest is about data.
SIGN_IN = frozenset(list(Switches.kinds())[: list(Switches.kinds()).index("home_page")])
# Everything of the hub but its home page, the switches of child and the sign-in.
_DATA_PATHS = "^/(?!$|account/|authentication/)"


@dataclass(frozen=True, kw_only=True)
class Mode:
    """Some switches that are not as on other days, or a fault that many requests meet."""

    name: str
    switches: dict[str, Any] = field(default_factory=dict)
    fault: Fault | None = None

    @property
    def first_switch(self) -> str:
        """Return the name of the switch that the mode is about, if it is about one."""
        return next(iter(self.switches), "")

    def begin(self, sim: Simulator) -> None:
        """Let the platform be so."""
        for name, value in self.switches.items():
            sim.switches.set(name, value)
        if self.fault is not None:
            sim.faults.add(replace(self.fault))

    def end(self, sim: Simulator) -> None:
        """Let the platform be as on other days."""
        sim.faults.clear()
        for name, value in Switches().as_dict().items():
            setattr(sim.switches, name, value)


def modes() -> Iterator[Mode]:
    """Yield the modes."""
    for name in Switches.kinds():
        for value in other_values(name):
            yield Mode(name=f"{name}={value}", switches={name: value} | _WITH.get(name, {}))
    for kind in get_args(FaultKind.__value__):
        # Longer than any client waits, by the clock; a real delay is for tests of their own.
        if kind != "delay":
            yield Mode(name=f"{kind} everywhere", fault=Fault(kind=kind, delay=45))
        if kind not in {"delay", "huge"}:
            fault = Fault(kind=kind, host="hub.infomentor.se", path=_DATA_PATHS, delay=45)
            yield Mode(name=f"{kind} on data", fault=fault)


def other_values(name: str) -> list[Any]:
    """Return the values of a switch that are not the everyday one; none when nobody said which."""
    everyday, kind = getattr(_EVERYDAY, name), Switches.kinds()[name]
    if name in _VALUES:
        return _VALUES[name]
    if kind.words:
        return [word for word in kind.words if word != everyday]
    return [not everyday] if isinstance(everyday, bool) else []

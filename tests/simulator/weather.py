"""A random life for long runs: sessions end, answers get lost, requests meet faults of every kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, get_args

from tests.simulator.faults import Fault, FaultKind
from tests.simulator.switches import ExpiryMode

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_DAY = 24 * 60 * 60
_TOKEN_HOST, _TOKEN_PATH = "im.infomentor.se", "/oauth2/token$"
# A firewall is no death: it comes as a fault, and goes.
_DEATHS: tuple[ExpiryMode, ...] = ("empty", "redirect", "relay_html", "unauthorized")
_OUTAGES = (500, 502, 503)
_LATENCIES = (2.0, 45.0)
_ELSEWHERE: tuple[FaultKind, ...] = ("status", "rate_limit", "delay", "latency")
_OTHER_KINDS = [k for k in get_args(FaultKind.__value__) if k not in _ELSEWHERE]


@dataclass(frozen=True, kw_only=True)
class Rates:
    """How often things happen, all of them on average."""

    faults: float = 0.05
    """Share of the requests that meet a fault, all kinds together."""

    rate_limits: float = 0.002
    """Share of the requests that are answered 429, in its three forms."""

    lost_tokens: float = 0.02
    """Share of the token requests whose answer gets lost after the token was rotated."""

    hub_deaths: float = 6
    """How many times a day all hub sessions die, each time in another way."""

    city_deaths: float = 1
    """How many times a day all city sessions end."""


class Weather:
    """What happens to a platform by itself: the same for the same seed, clock and requests.

    It lays its faults over the platform when it begins. The deaths come as the simulator's clock
    is moved: they are made up for before each request, or by `tick`.
    """

    def __init__(self, sim: Simulator, rates: Rates | None = None, *, seed: int = 0) -> None:
        """Begin; nothing has happened yet."""
        self._sim = sim
        self._random = Random(f"weather {seed}")  # noqa: S311
        rates = rates or Rates()
        self._events = [
            _Event(self._kill_hub, rates.hub_deaths / _DAY),
            _Event(sim.kill_city_sessions, rates.city_deaths / _DAY),
        ]
        for event in self._events:
            event.plan(sim.clock.time(), self._random)
        # Latency moves the clock, which must not leave one that somebody else moves.
        self._faults = list(_faults(rates, latency=not sim.clock.running))
        for fault in self._faults:
            sim.faults.add(fault)
        sim.weather = self

    def tick(self) -> None:
        """Let happen what is due by the clock."""
        now = self._sim.clock.time()
        for event in self._events:
            while event.due <= now:
                event.act()
                event.plan(event.due, self._random)

    def end(self) -> None:
        """Let nothing more happen; what has died stays dead."""
        self._sim.weather = None
        for fault in self._faults:
            if fault in self._sim.faults.active:
                self._sim.faults.active.remove(fault)

    def _kill_hub(self) -> None:
        """Let all hub sessions die, in one of the ways."""
        mode = self._random.choice(_DEATHS)
        for session in self._sim.state.hub_sessions.values():
            session.dead_mode = session.dead_mode or mode


class _Event:
    """Something that happens again and again, at random moments."""

    def __init__(self, act: Callable[[], None], per_second: float) -> None:
        """Keep what to do and how often."""
        self.act = act
        self.due = float("inf")
        self._per_second = per_second

    def plan(self, last: float, random: Random) -> None:
        """Choose the next moment."""
        if self._per_second > 0:
            self.due = last + random.expovariate(self._per_second)


def _faults(rates: Rates, *, latency: bool) -> Iterator[Fault]:
    """Yield the faults, whose chances add up to the rates."""
    yield Fault(kind="drop_after", host=_TOKEN_HOST, path=_TOKEN_PATH, chance=rates.lost_tokens)
    third = rates.rate_limits / 3
    yield Fault(kind="rate_limit", retry_after="seconds", pause=30, chance=third)
    yield Fault(kind="rate_limit", retry_after="date", pause=90, chance=third)
    yield Fault(kind="rate_limit", retry_after="bare", chance=third)
    latencies = _LATENCIES if latency else ()
    chance = rates.faults / (len(_OTHER_KINDS) + len(_OUTAGES) + len(latencies))
    for kind in _OTHER_KINDS:
        yield Fault(kind=kind, chance=chance)
    for status in _OUTAGES:
        yield Fault(kind="status", status=status, chance=chance)
    for seconds in latencies:
        yield Fault(kind="latency", delay=seconds, chance=chance)

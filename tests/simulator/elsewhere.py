"""Addresses that lead away: a hostile or changed platform (docs/protocol.md 1)."""

from typing import TYPE_CHECKING

from tests.simulator.switches import Place

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


def maybe_elsewhere(sim: Simulator, place: Place, address: str) -> str:
    """Return the address that the platform hands out, or what the switches make of it."""
    if sim.switches.points_elsewhere != place:
        return address
    host, slash, rest = address.removeprefix("https://").partition("/")
    match sim.switches.elsewhere:
        case "host":
            return f"https://{host}.example.invalid{slash}{rest}"
        case "scheme":
            return f"http://{host}{slash}{rest}"
        case "port":
            return f"https://{host}:8443{slash}{rest}"
        case "user":
            return f"https://{host}@{host}{slash}{rest}"

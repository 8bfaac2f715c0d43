"""The ladder's order, and what is a refusal."""

from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import DeniedError, SignInRequiredError
from custom_components.skolplattformen.api.sign_in import pairing
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .conftest import MemoryStore
from .test_edges import Script
from .test_renewal import TOKEN, requested


async def test_the_token_comes_before_a_living_session(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A session that was called dead by mistake costs one renewal, and no second app."""
    sim.faults.add(Fault(kind="status", path="GetNotifications", status=401, times=1))
    assert await client.notifications()
    assert requested(sim, "token") == 1
    assert requested(sim, "login_oauth2") == 0
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_a_living_session_comes_before_the_city(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """With a void token the city is not asked as long as the hub still knows us."""
    sim.kill_refresh_tokens()
    sim.faults.add(Fault(kind="status", path="GetNotifications", status=401, times=1))
    assert await client.notifications()
    assert {entry.host for entry in sim.log} == {"hub.infomentor.se", "im.infomentor.se"}
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_each_doubt_is_a_quarter_of_an_hour_after_the_one_before(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Two late tries in quick succession are one doubt, not two."""
    sim.kill_city_sessions()
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", path=TOKEN, status=403))
    for minutes in (0, 20, 1):
        sim.clock.advance(timedelta(minutes=minutes))
        with pytest.raises(DeniedError):
            await client.notifications()
    sim.clock.advance(timedelta(minutes=14))
    with pytest.raises(SignInRequiredError):
        await client.notifications()


@pytest.mark.parametrize(
    ("status", "text", "error"),
    [
        (400, '{"error": "invalid_grant"}', pairing.TokenRefusedError),
        (401, '{"error": "invalid_grant"}', pairing.TokenRefusedError),
        (403, '{"error": "invalid_grant"}', pairing.TokenDoubtedError),
        (400, '{"error": "invalid_client"}', pairing.TokenDoubtedError),
        (401, '{"error": "temporarily_unavailable"}', pairing.TokenDoubtedError),
        (400, '{"error": null}', pairing.TokenDoubtedError),
        (400, "invalid_grant", pairing.TokenDoubtedError),
    ],
)
async def test_only_invalid_grant_is_a_refusal(
    status: int, text: str, error: type[DeniedError]
) -> None:
    """Any other word may be about the platform, and the key is kept."""
    with pytest.raises(error):
        await pairing.refresh(Script((status, text)), "token")  # type: ignore[arg-type]

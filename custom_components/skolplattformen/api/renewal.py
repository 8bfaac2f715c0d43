"""Staying signed in: the ladder of ways to a new hub session, before anyone is asked.

A rung is left only when it was truly refused. An outage, a firewall or a full disk ends
the attempt with its own error and leaves the keys as they are.

Source: `docs/protocol.md` A.7, B.4.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
import logging

from .cookies import StoredCookie, is_city
from .exceptions import (
    DeniedError,
    ModuleOffError,
    RateLimitedError,
    SessionDeadError,
    SignInFailedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnexpectedAnswerError,
    UnreachableError,
)
from .hub.session import HubSession
from .identity import key_of
from .keyring import Keyring
from .sign_in.city import PreAuthenticated, open_city
from .sign_in.enter import enter, verified
from .sign_in.pairing import (
    TokenDoubtedError,
    TokenRefusedError,
    Tokens,
    one_time_link,
    pair,
    refresh,
)
from .sign_in.relay import relay
from .transport import Clock

_LOGGER = logging.getLogger(__name__)

# A refusal that does not say why counts only when it is met this often, this far apart.
_DOUBTS = 3
_DOUBT_SPACING = timedelta(minutes=15)
# In seconds; each request has its own, shorter limit.
_LONGEST_CLIMB = 180

type OpenSession = Callable[[Iterable[StoredCookie]], HubSession]


class Ladder:
    """The ways to a new hub session of one account, tried in order."""

    def __init__(
        self,
        open_session: OpenSession,
        keyring: Keyring,
        *,
        account: str,
        salt: str,
        clock: Clock,
    ) -> None:
        """Prepare the ladder; nothing is requested yet."""
        self._open_session = open_session
        self._keyring = keyring
        self._account = account
        self._salt = salt
        self._clock = clock
        self._rotation: asyncio.Task[Tokens] | None = None
        self.stopping = False

    async def climb(self, dead: HubSession) -> HubSession:
        """Return a new session in place of one that was found dead.

        Raises:
            SignInRequiredError: every rung was truly refused.
            StoppingError: no renewal begins while we are stopping.
            SecretsNotSavedError: the disk is full: rotating a key now could lose it.
            UnreachableError, DeniedError, UnsafeAddressError: trouble; try again later.

        """
        if self.stopping:
            raise StoppingError("no renewal begins while stopping")
        try:
            async with asyncio.timeout(_LONGEST_CLIMB):
                session = (
                    await self._by_token() or await self._by_living(dead) or await self._by_city()
                )
        except TimeoutError:
            raise UnreachableError("the renewal took too long") from None
        except (UnexpectedAnswerError, ModuleOffError) as err:
            # It is about the whole account, not about one answer.
            raise UnreachableError("the renewal met an answer that is not understood") from err
        if session is None:
            raise SignInRequiredError("every way to renew the session was refused")
        return session

    async def settle(self) -> None:
        """Wait for a key that is being rotated, and for keys being written: both must reach the disk."""
        if self._rotation is not None:
            await asyncio.wait({self._rotation})
        await self._keyring.settle()

    async def ensure_paired(self, session: HubSession) -> None:
        """Pair anew with a session of this guardian's; without success all stays as it is."""
        try:
            tokens = await pair(session.transport, device_id=self._keyring.secrets.device_id)
        except RateLimitedError as err:
            await self._keyring.keep(pause_until=err.until)
            return
        except SkolplattformenError as err:
            _LOGGER.debug("Pairing did not succeed: %s", err)
            return
        await self._keyring.keep(refresh_token=tokens.refresh, renewal_begun=False, doubts=())

    async def lets_strangers_in(self) -> bool:
        """Return whether a session of nobody gets as far as the hub's sign-in: no firewall is before it.

        Raises:
            DeniedError: a firewall turns everyone away; otherwise as the hub's home page.

        """
        stranger = self._open_session(())
        try:
            await stranger.home()
        except SessionDeadError:
            return True
        finally:
            stranger.transport.close()
        return False

    async def _by_token(self) -> HubSession | None:
        if self._keyring.secrets.refresh_token is None:
            return None
        try:
            tokens = await self._rotated()
        except TokenRefusedError:
            _LOGGER.debug("The refresh token is void")
            await self._drop_token()
            return None
        except TokenDoubtedError:
            if await self._counts_as_refusal():
                await self._drop_token()
                return None
            raise
        if self.stopping:
            # The new key is safe; it opens a session at the next start.
            raise StoppingError("stopped after the key was renewed")
        session = self._open_session(())
        try:
            link = await one_time_link(session.transport, tokens.access)
            page = await session.transport.navigate(link, kind="renewal")
            home = await verified(session, await relay(session.transport, page))
            await self._accept(session, home.guardian_id)
        except (TokenDoubtedError, SessionDeadError, SignInFailedError) as err:
            session.transport.close()
            if await self._counts_as_refusal():
                await self._drop_token()
                return None
            raise DeniedError("the new keys did not open the hub") from err
        except BaseException:
            session.transport.close()
            raise
        return session

    async def _by_living(self, dead: HubSession) -> HubSession | None:
        """Pair anew when the session lives after all: a wrong server may have called it dead."""
        try:
            if not await dead.is_authenticated():
                return None
            home = await dead.home()
        except SessionDeadError:
            return None
        except DeniedError:
            if await self.lets_strangers_in():
                return None
            raise
        self._require_same_guardian(home.guardian_id)
        await self.ensure_paired(dead)
        return dead

    async def _by_city(self) -> HubSession | None:
        """Sign in silently with a copy of the saved city session, then pair anew."""
        cookies = self._keyring.secrets.city_cookies
        if not cookies:
            return None
        session = self._open_session(cookies)
        try:
            opened = await self._open_city(session)
            if opened is None:
                session.transport.close()
                await self._keyring.keep(city_cookies=())
                return None
            home = await enter(session, opened.page)
            await self._accept(session, home.guardian_id)
            await self.ensure_paired(session)
        except (SignInFailedError, SessionDeadError) as err:
            session.transport.close()
            if await self._counts_as_refusal():
                await self._keyring.keep(city_cookies=())
                return None
            raise DeniedError("the city's word did not open the hub") from err
        except BaseException:
            session.transport.close()
            raise
        return session

    async def _open_city(self, session: HubSession) -> PreAuthenticated | None:
        """Return the city's word, None when it does not know the guardian any more.

        Old cookies can lead to a page that is neither word nor choice. Then the same way
        without any tells whether that is the city's no or a change of its pages.
        """
        try:
            opened = await open_city(session.transport)
        except UnexpectedAnswerError:
            fresh = self._open_session(())
            try:
                opened = await open_city(fresh.transport)
            finally:
                fresh.transport.close()
        return opened if isinstance(opened, PreAuthenticated) else None

    async def _accept(self, session: HubSession, guardian_id: str) -> None:
        """Keep the session of the same guardian."""
        self._require_same_guardian(guardian_id)
        await keep_cookies(self._keyring, session)
        await self._keyring.keep(doubts=())

    def _require_same_guardian(self, guardian_id: str) -> None:
        if key_of(guardian_id, self._salt) != self._account:
            raise UnexpectedAnswerError("the session is another guardian's")

    async def _drop_token(self) -> None:
        await self._keyring.keep(refresh_token=None, renewal_begun=False, doubts=())

    async def _counts_as_refusal(self) -> bool:
        """Note a refusal that does not say why; return whether it has been repeated enough."""
        doubts, now = self._keyring.secrets.doubts, self._clock()
        if not doubts or now - doubts[-1] >= _DOUBT_SPACING:
            doubts = (*doubts, now)
        await self._keyring.keep(doubts=doubts, renewal_begun=False)
        return len(doubts) >= _DOUBTS

    async def _rotated(self) -> Tokens:
        """Return new keys, saved; not even a cancelled update may lose the answer."""
        await self.settle()
        rotation = self._rotation = asyncio.create_task(self._rotate())
        rotation.add_done_callback(_retrieve)
        return await asyncio.shield(rotation)

    async def _rotate(self) -> Tokens:
        # Noted before it is asked for: a disk that takes no note would lose the new key too.
        await self._keyring.keep_on_disk(renewal_begun=True)
        token = self._keyring.secrets.refresh_token or ""
        session = self._open_session(())
        try:
            try:
                tokens = await refresh(session.transport, token)
            except UnreachableError, UnexpectedAnswerError:
                # The answer is lost: the old token may still be good, or void.
                tokens = await refresh(session.transport, token)
        finally:
            session.transport.close()
        await self._keyring.keep(refresh_token=tokens.refresh, renewal_begun=False)
        return tokens


async def keep_cookies(keyring: Keyring, session: HubSession) -> None:
    """Save the cookies of a session that was just proved alive; city cookies only when it has some."""
    cookies = session.transport.cookies
    city = tuple(cookie for cookie in cookies if is_city(cookie))
    await keyring.keep(
        hub_cookies=tuple(cookie for cookie in cookies if not is_city(cookie)),
        city_cookies=city or keyring.secrets.city_cookies,
    )


def _retrieve(rotation: asyncio.Task[Tokens]) -> None:
    """Look at the outcome, so that a rotation nobody waits for any more is not reported as lost."""
    if not rotation.cancelled():
        rotation.exception()

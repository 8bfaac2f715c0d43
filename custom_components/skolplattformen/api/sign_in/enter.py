"""From the city's word into the hub, and proof that it worked.

Source: `docs/protocol.md` A.0, A.5, B.1, C.1.
"""

from ..exceptions import (
    SessionDeadError,
    SignInFailedError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..hub.home import HomePage
from ..hub.session import HubSession
from ..transport import Answer
from .city import PreAuthenticated, open_city
from .relay import relay

# The city's word is sometimes not taken at first; its sign-in then gives another.
_TRIES = 3


async def enter(session: HubSession, page: Answer) -> HomePage:
    """Take the city's word to the hub and return the home page that proves the sign-in.

    Raises:
        SignInFailedError: the platform does not take it.
        UnreachableError, DeniedError, UnexpectedAnswerError: trouble on the way.

    """
    failure: SkolplattformenError | None = None
    for _ in range(_TRIES):
        if failure is not None:
            again = await open_city(session.transport)
            if not isinstance(again, PreAuthenticated):
                break
            page = again.page
        try:
            return await verified(session, await relay(session.transport, page))
        except (SignInFailedError, SessionDeadError, UnreachableError) as err:
            failure = err
    if isinstance(failure, UnreachableError):
        raise failure
    raise SignInFailedError("the platform does not take the city's word")


async def verified(session: HubSession, page: Answer) -> HomePage:
    """Return the home page when the session that ended on `page` really lives.

    The way usually ends on the home page itself: then nothing more is asked. That page is
    the stronger proof, the platform is known to call dead sessions authenticated.

    Raises:
        SessionDeadError: it does not.
        UnreachableError, DeniedError, UnexpectedAnswerError: trouble.

    """
    if page.status >= 500:
        raise UnreachableError(f"the sign-in ended with {page.status}")
    try:
        return session.read_home(page)
    except UnexpectedAnswerError:
        # Not the home page; or it is one that we do not understand, and says so again.
        return await session.home()

"""The end of every sign-in: pages that hand a token on until the hub has let us in.

Source: `docs/protocol.md` A.0, A.5.
"""

from ..exceptions import SignInFailedError
from ..transport import Answer, Transport
from .forms import relay_form

# The platform asks for up to six extra rounds; more is a loop.
_ROUNDS = 10


async def relay(transport: Transport, page: Answer) -> Answer:
    """Submit pages that submit themselves until one does not, and return that one.

    Raises:
        SignInFailedError: the platform hands us round in circles or to its error page.

    """
    for _ in range(_ROUNDS):
        form = relay_form(page)
        if form is None:
            if "/error" in page.url.path.casefold():
                raise SignInFailedError("the platform ended the sign-in on its error page")
            return page
        page = await transport.navigate(
            form.action, kind="sign_in", form=form.fields, referer=page.url
        )
    raise SignInFailedError("the sign-in goes round in circles")

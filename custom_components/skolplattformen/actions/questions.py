"""What actions ask the platform beside the updates; the same question costs one request a minute."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, cast

from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..api.client import SkolplattformenClient
from ..api.exceptions import SkolplattformenError
from ..errors import translated

# An automation that runs in a loop must not wear out the platform.
_REMEMBERED: Final = timedelta(minutes=1)


class Questions:
    """Asks, and remembers the answers for a moment; errors are not remembered."""

    def __init__(self, client: SkolplattformenClient, require_sign_in: Callable[[], None]) -> None:
        """Begin empty; `require_sign_in` raises when the platform is not to be asked."""
        self.client = client
        self._require_sign_in = require_sign_in
        # By what was asked: when it was, and the answer.
        self._answers: dict[tuple[object, ...], tuple[datetime, object]] = {}
        # The client asks one thing at a time anyway.
        self._lock = asyncio.Lock()

    def forget(self) -> None:
        """Drop the answers: something has been changed."""
        self._answers.clear()

    async def ask[**P, T](
        self, method: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return the answer to a question, one of the client's methods.

        Raises:
            HomeAssistantError: there is none.

        """
        name = (method, args, tuple(sorted(kwargs.items())))
        async with self._lock:
            now = dt_util.utcnow()
            for asked, (asked_at, _) in tuple(self._answers.items()):
                if now - asked_at >= _REMEMBERED:
                    del self._answers[asked]
            try:
                self._require_sign_in()
                if name in self._answers:
                    # The method is in the name, so this is what that method answered.
                    return cast("T", self._answers[name][1])
                answer = await method(*args, **kwargs)
            except SkolplattformenError as err:
                raise translated(HomeAssistantError, err) from err
            self._answers[name] = (now, answer)
            return answer

"""The secrets in use, and whether the disk has them too."""

import asyncio
from dataclasses import replace
import logging
from typing import Any

from .exceptions import SecretsNotSavedError, StoppingError
from .secrets import Secrets, SecretStore

_LOGGER = logging.getLogger(__name__)


class Keyring:
    """Hold the newest secrets; what the disk would not take is kept in memory and tried again."""

    def __init__(self, store: SecretStore, secrets: Secrets) -> None:
        """Start with what the store holds."""
        self._store = store
        self._closed = False
        self._writing = asyncio.Lock()
        self.secrets = secrets
        self.saved = True

    async def keep(self, **changes: Any) -> None:
        """Change the secrets and save them; a disk that refuses is noted, not raised."""
        if self.saved and replace(self.secrets, **changes) == self.secrets:
            return
        known = self.saved
        try:
            await self.keep_on_disk(**changes)
        except SecretsNotSavedError:
            if known:
                _LOGGER.warning("The new keys could not be saved; they are kept in memory")

    async def keep_on_disk(self, **changes: Any) -> None:
        """Change the secrets and write them, even if they are the same: the disk must take them now.

        Raises:
            SecretsNotSavedError: they are changed in memory only.
            StoppingError: someone else may be writing them already.

        """
        self._require_open()
        self.secrets = replace(self.secrets, **changes)
        self.saved = False
        async with self._writing:
            self._require_open()
            written = self.secrets
            await self._store.save(written)
            self.saved = written is self.secrets

    async def settle(self) -> None:
        """Wait for a write under way: it must not end after the next client's first one."""
        async with self._writing:
            pass

    def close(self) -> None:
        """Write no more: the next client reads the store."""
        self._closed = True

    def _require_open(self) -> None:
        if self._closed:
            raise StoppingError("the keys are another client's now")

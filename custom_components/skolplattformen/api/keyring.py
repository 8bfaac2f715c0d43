"""The secrets in use, and whether the disk has them too."""

from dataclasses import replace
import logging
from typing import Any

from .exceptions import SecretsNotSavedError
from .secrets import Secrets, SecretStore

_LOGGER = logging.getLogger(__name__)


class Keyring:
    """Hold the newest secrets; what the disk would not take is kept in memory and tried again."""

    def __init__(self, store: SecretStore, secrets: Secrets) -> None:
        """Start with what the store holds."""
        self._store = store
        self.secrets = secrets
        self.saved = True

    async def keep(self, **changes: Any) -> None:
        """Change the secrets and save them; a disk that refuses is noted, not raised."""
        try:
            await self.keep_on_disk(**changes)
        except SecretsNotSavedError:
            if self.saved:
                _LOGGER.warning("The new keys could not be saved; they are kept in memory")
            self.saved = False

    async def keep_on_disk(self, **changes: Any) -> None:
        """Change the secrets and save them.

        Raises:
            SecretsNotSavedError: they are changed in memory only.

        """
        changed = replace(self.secrets, **changes)
        if changed == self.secrets and self.saved:
            return
        self.secrets = changed
        await self._store.save(changed)
        self.saved = True

"""Runs the demo: the simulator, Home Assistant, an account, the integration, a dashboard."""

import argparse
import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
import secrets
import shutil
import signal
import sys
import tempfile

import aiohttp

from . import config_folder, dashboard, entities
from .phone import Phone, simulator
from .processes import DemoError, free_port, require_free, running
from .rest import HomeAssistant
from .sign_in import add_menus, remove_earlier, sign_in
from .smoke import smoke

PORT = 8123
RESTART = 100  # the exit code with which Home Assistant asks to be started again
LOG = "console.log"


@dataclass(frozen=True, kw_only=True)
class Demo:
    """One Home Assistant to be run: where, and with what."""

    folder: Path
    port: int
    language: str
    password: str

    @asynccontextmanager
    async def prepared(self, phone: Phone) -> AsyncIterator[None]:
        """Make the folder ready."""
        yield

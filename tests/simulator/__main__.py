"""Run the simulator by itself until it is told to stop: `python -m tests.simulator`."""

import argparse
import asyncio
import json
from pathlib import Path
import signal
import sys
from tempfile import TemporaryDirectory

from tests.simulator.server import Simulator


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="TLS port of the platform")
    parser.add_argument("--control-port", type=int, default=0, help="port of the phone's page")
    parser.add_argument("--ready-file", type=Path, help="JSON file written when it listens")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="simulator-") as folder:
        asyncio.run(_run(options, Path(folder)))


async def _run(options: argparse.Namespace, folder: Path) -> None:
    """Listen, say where, and wait for the signal to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    simulator = Simulator()
    await simulator.start(options.port, options.control_port)
    ca_file = folder / "ca.pem"
    ca_file.write_bytes(simulator.ca_pem)
    if options.ready_file is not None:
        _announce(simulator, ca_file, options.ready_file)
    sys.stdout.write(
        f"The platform listens on 127.0.0.1:{simulator.port} (TLS, test CA in {ca_file}).\n"
        f"The guardian's phone: http://127.0.0.1:{simulator.control_port}/\n"
        "Stop with Ctrl+C.\n"
    )
    sys.stdout.flush()
    await stop.wait()
    await simulator.stop()


def _announce(simulator: Simulator, ca_file: Path, ready_file: Path) -> None:
    """Write the ready file in one step, so that nobody reads half of it."""
    facts = {
        "port": simulator.port,
        "control_port": simulator.control_port,
        "ca_pem_path": str(ca_file),
    }
    draft = ready_file.with_suffix(".draft")
    draft.write_text(json.dumps(facts), encoding="utf-8")
    draft.replace(ready_file)


if __name__ == "__main__":
    main()

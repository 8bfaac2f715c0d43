"""A program at another time: all who ask are told the same, and it is still a plain time."""

from datetime import UTC, datetime, timedelta
import json
import subprocess
import sys

LATER = timedelta(days=40)
# Run in a process of its own: nothing takes the other time back.
PROGRAM = f"""
from tests.demo.shifted import shift
shift({LATER.total_seconds()})
from datetime import UTC, date, datetime
import time
import orjson
print(orjson.dumps([
    datetime.now(UTC),
    datetime.now().astimezone(UTC),
    datetime.utcnow().replace(tzinfo=UTC),
    datetime.fromtimestamp(time.time(), UTC),
    datetime.fromtimestamp(time.time_ns() / 1e9, UTC),
    datetime.today().astimezone(UTC),
]).decode())
assert date.today() == datetime.today().date()
"""


def test_shifted() -> None:
    """Every way to ask is answered with the other time."""
    earliest = datetime.now(UTC) + LATER
    done = subprocess.run(
        (sys.executable, "-W", "ignore::DeprecationWarning", "-c", PROGRAM),
        check=True,
        capture_output=True,
    )
    latest = datetime.now(UTC) + LATER
    for told in json.loads(done.stdout):
        assert earliest <= datetime.fromisoformat(told) <= latest

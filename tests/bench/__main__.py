"""Measure everything and print one JSON object: `python -m tests.bench`, or `script/bench`.

A missed goal is a figure, not a failure. Only what could not be measured ends with an error.
"""

from contextlib import redirect_stdout
import json
from pathlib import Path
import sys

import pytest

from .figures import Figures


def main() -> int:
    """Run the measurements as pytest runs tests, for the sake of the suite's fixtures."""
    figures = Figures()
    with redirect_stdout(sys.stderr):
        exit_code = pytest.main(
            [
                str(Path(__file__).parent),
                "--override-ini=python_files=bench_*.py",
                "--override-ini=python_functions=bench_*",
                # A handler that keeps every log line would be part of what is measured.
                *("-q", "-p", "no:logging", "-p", "no:cacheprovider"),
            ],
            plugins=[figures],
        )
    if exit_code:
        return int(exit_code)
    print(json.dumps(figures.report(), ensure_ascii=False, indent=2))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

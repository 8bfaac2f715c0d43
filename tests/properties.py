"""How property tests run: the same examples every time, however slow the machine."""

from hypothesis import settings

DETERMINISTIC = settings(max_examples=300, derandomize=True, deadline=None, database=None)

"""The moment at which the house opens: the same in every run, so that pictures do not depend on the day."""

from datetime import datetime
from zoneinfo import ZoneInfo

# A Tuesday morning in the middle of a term, before school, in winter time.
MOMENT = datetime(2026, 11, 24, 7, 50, tzinfo=ZoneInfo("Europe/Stockholm"))

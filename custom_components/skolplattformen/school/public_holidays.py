"""Swedish public holidays."""

from datetime import date

from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

# Made once, when this file is imported: it reads the names from a file. It works out a year the
# first time that one of its days is asked for, and remembers it. Sundays: the library has changed
# its mind about its default.
_DAYS = Sweden(categories=(PUBLIC, DE_FACTO), include_sundays=False, language="sv")


def public_holiday(day: date) -> str | None:
    """Return the Swedish name of a public holiday; None for any other day.

    Midsummer's, Christmas and New Year's Eve are among them, as law and schools see it. Plain
    Sundays are not.
    """
    name: str | None = _DAYS.get(day)
    return name

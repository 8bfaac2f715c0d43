"""Personal numbers as people write them, made into what Freja asks for.

Source: `docs/protocol.md` A.3.
"""

from contextlib import suppress

from personnummer.personnummer import Personnummer, PersonnummerException

from ..exceptions import InvalidPersonalNumberError


def twelve_digits(text: str) -> str:
    """Return a personal or coordination number in twelve digits.

    It may be written with ten or twelve digits, with or without `-` or `+`, and with blanks.

    Raises:
        InvalidPersonalNumberError: there is no such number. The error does not hold it.

    """
    compact = "".join(text.split())
    # The library takes digits of every script.
    if compact.isascii():
        with suppress(PersonnummerException):
            return Personnummer(compact).format(long_format=True)
    # Out here: the library's error holds the number, and would come along as the cause.
    raise InvalidPersonalNumberError("there is no such personal number")

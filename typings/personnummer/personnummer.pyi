# The package has no types of its own: these are what it has in 3.2, of the names that are used.

class PersonnummerException(Exception): ...  # noqa: N818  # its name there

class Personnummer:
    def __init__(self, ssn: str) -> None: ...
    def format(self, long_format: bool = False) -> str: ...

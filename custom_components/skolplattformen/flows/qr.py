"""The QR code of a sign-in, as markup that the dialog's texts may hold.

Home Assistant's own QR element takes the theme's colours: in a dark theme it draws light on
dark, which not every camera reads. This one is black on white everywhere.
"""

from itertools import groupby
from typing import Final

import segno

# It has to fit a phone of 320 pixels.
_PIXELS: Final = 180
# The white edge that readers need, in modules.
_EDGE: Final = 4


def qr_markup(text: str) -> str:
    """Return the code of a text as SVG, of what the frontend lets through: paths, no attribute of fill.

    Filled areas are black there, so the white ground is one very thick line.
    """
    code = segno.make_qr(text, error="l")
    modules, _ = code.symbol_size(border=_EDGE)
    areas = []
    for y, row in enumerate(code.matrix_iter(border=_EDGE)):
        x = 0
        for is_dark, run in groupby(row):
            length = len(tuple(run))
            if is_dark:
                areas.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    ground = f'<path transform="scale({_PIXELS})" stroke="#ffffff" d="M0 .5h1"></path>'
    dark = f'<path transform="scale({_PIXELS / modules:.5f})" d="{"".join(areas)}"></path>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{_PIXELS}" height="{_PIXELS}">{ground}{dark}</svg>'

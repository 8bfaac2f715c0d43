"""Words that stand where a dish should, and say why there is none.

Source: `docs/protocol.md` L.
"""

import re

# Longer than any reason, and short enough for the pattern to be quick.
_LONGEST = 120

_DAY_OFF = re.compile(
    r"""
    (?: (?:höst|jul|läs|påsk|skol|sommar|sport|vinter|november|februari)?lov
        (?:et|s?dag(?:en|ar)?|s?vecka(?:n)?)?
    |   (?:studie|planerings|kompetens(?:utvecklings)?|fortbildnings|utbildnings|kläm|helg)
        dag(?:en|ar)?
    |   röd\ dag
    |   (?:(?:köket|skolan|restaurangen|matsalen)\ (?:är\ |har\ |håller\ )?)?stäng[dt]\b.*
    |   ingen\ (?:servering|lunch|skola|skollunch|mat)\b.*
    |   nyårs(?:dagen|afton)
    |   trettondag(?:en|safton(?:en)?) | trettondedag(?:\ jul|en)?
    |   skärtorsdag(?:en)? | långfredag(?:en)? | påsk(?:afton|dagen) | annandag\ (?:påsk|jul)
    |   valborg(?:smässoafton)? | (?:första|1:?a?)\ maj
    |   kristi\ himmelsfärd(?:s?dag(?:en)?)?
    |   (?:sveriges\ )?nationaldag(?:en)?
    |   midsommar(?:afton|dagen)? | alla\ helgons\ (?:dag|afton) | allhelgona(?:afton|helgen)?
    |   jul(?:afton|dagen) | (?:jul|skol)avslutning(?:en)?
    )
    (?:\ (?:v|vecka)\.?\ ?\d{1,2})?
    (?:\W+(?:.*\b)?(?:stäng[dt]|ledig[at]?)\b.*)?
    [.!]*
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_day_off(name: str) -> bool:
    """Return whether a dish's whole name is a word for a day without school or kitchen."""
    return len(name) <= _LONGEST and _DAY_OFF.fullmatch(name) is not None

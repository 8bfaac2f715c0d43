"""The school's texts without Markdown."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.hub.text import to_text
from custom_components.skolplattformen.school.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Vi <b>ses</b> i <i>matsalen</i>.</p>", "Vi ses i matsalen."),
        ("<b>Allt <i>är</i> klart</b>", "Allt är klart"),
        ("<h2>Vecka 48</h2><p>Prov</p>", "Vecka 48\n\nProv"),
        ("<ul><li>Penna</li><li>Sudd</li></ul>", "- Penna\n- Sudd"),
        ('<a href="https://a.example/b">Karta</a>', "Karta (https://a.example/b)"),
        ('<a href="https://a.example/b">https://a.example/b</a>', "https://a.example/b"),
        ('<a href="https://a.example/b"><b>Karta</b></a>', "Karta (https://a.example/b)"),
        ("Ta med [frukt] &lt;3 \\o/", "Ta med [frukt] <3 \\o/"),
        ("[inte](en:länk)", "[inte](en:länk)"),
        ("2*3*4 = 24, a * b * c", "2*3*4 = 24, a * b * c"),
        ("", ""),
    ],
)
def test_texts(html: str, expected: str) -> None:
    """Words as a reader of the page sees them, links with their address."""
    assert plain_text(to_text(html) or "") == expected


@given(st.text(alphabet="ab *[]()<>\\#\n:/", max_size=80))
def test_any_text(text: str) -> None:
    """Whatever stands there can be read, and never gets longer than words for links make it."""
    assert len(plain_text(text)) <= len(text) + 2

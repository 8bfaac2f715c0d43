"""Feeds: what is in them, in every form, and what is none."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.menus import feed_week, foodit, skolmaten
from custom_components.skolplattformen.api.menus.feed import Entry, read_feed
from custom_components.skolplattformen.school.models import STOCKHOLM, Menu
from tests.properties import DETERMINISTIC

NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)

RSS = """
<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lärkskolan</title>
<item><title>Måndag 20260309 - Vecka 11</title>
<description>Fisksoppa &amp;amp; bröd.&lt;br /&gt;&lt;b&gt;Linssoppa&lt;/b&gt;</description>
<pubDate>Mon, 09 Mar 2026 00:00:00 GMT</pubDate></item>
<item><title><![CDATA[Tisdag 20260310 - Vecka 11]]></title>
<description><![CDATA[Pannkakor<br/>]]></description>
<dc:creator>Köket</dc:creator><pubDate>Tue, 10 Mar 2026 00:00:00 GMT</pubDate></item>
</channel></rss>
"""
ATOM = """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Lärkskolan</a:title>
<a:entry><a:id>Monday</a:id><a:title>Måndag 20260309</a:title><a:link href="/?d=0"/>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">: Fisk<b>soppa</b>. : Linssoppa.
</div></a:content><a:summary>: Fisksoppa.</a:summary>
<a:source><a:title>Another</a:title></a:source><a:updated>2026-03-09T00:00:00+01:00</a:updated>
</a:entry><a:entry/></a:feed>"""


def of_foodit(text: str) -> tuple[Menu, Counter[str]]:
    """Read a feed as foodit's."""
    skipped: Counter[str] = Counter()
    return feed_week.week_menu(
        text, MONDAY, NOW, skipped, day_of=foodit._day_of, dishes_of=foodit._dishes_of
    ), skipped


def of_skolmaten(text: str) -> tuple[Menu, Counter[str]]:
    """Read a feed as that of skolmaten.se."""
    skipped: Counter[str] = Counter()
    return feed_week.week_menu(
        text, MONDAY, NOW, skipped, day_of=skolmaten._day_of, dishes_of=skolmaten._dishes_of
    ), skipped


def names(menu: Menu) -> dict[int, list[str]]:
    """Return the dishes by day of the month."""
    return {day.day.day: [dish.name for dish in day.dishes] for day in menu.days}


def item(title: str, text: str = "Fisk", day: str = "") -> str:
    """Return an item."""
    return f"<item><title>{title}</title><description>{text}</description>{day}</item>"


def rss(*items: str) -> str:
    """Return a feed of items."""
    return f"<rss><channel>{''.join(items)}</channel></rss>"


def test_rss() -> None:
    """Escaped HTML and CDATA are read alike; what the answer says of its encoding is settled."""
    assert [entry.lines for entry in read_feed(RSS)] == [
        ["Fisksoppa &amp; bröd.", "Linssoppa"],
        ["Pannkakor"],
    ]
    assert read_feed(RSS)[1] == Entry(
        title="Tisdag 20260310 - Vecka 11",
        text="Pannkakor<br/>",
        date="Tue, 10 Mar 2026 00:00:00 GMT",
    )


def test_atom() -> None:
    """Markup within a text, other elements and an empty entry do no harm."""
    first, second = read_feed(ATOM)
    assert (first.title, first.date) == ("Måndag 20260309", "2026-03-09T00:00:00+01:00")
    assert first.lines == [": Fisksoppa. : Linssoppa."]
    assert second == Entry()
    menu, skipped = of_foodit(ATOM)
    assert names(menu) == {9: ["Fisksoppa", "Linssoppa"]}
    assert skipped == {"day": 1}


def test_week_of_skolmaten() -> None:
    """The day is that of the date, and each line a dish."""
    menu, skipped = of_skolmaten(RSS)
    assert names(menu) == {9: ["Fisksoppa & bröd.", "Linssoppa"], 10: ["Pannkakor"]}
    assert not skipped


@pytest.mark.parametrize(
    ("text", "dishes"),
    [
        (": Fisksoppa. : Linssoppa.", ["Fisksoppa", "Linssoppa"]),
        (":Fisksoppa.:Linssoppa", ["Fisksoppa", "Linssoppa"]),
        ("Fisksoppa", ["Fisksoppa"]),
        (": Dagens: fisksoppa.", ["Dagens: fisksoppa"]),
        (": Fisk &amp;lt;3.", ["Fisk <3"]),
        (": . : ", []),
        ("", []),
    ],
)
def test_dishes_of_foodit(text: str, dishes: list[str]) -> None:
    """Colons begin dishes, unless they belong to a word."""
    menu, _ = of_foodit(rss(item("Måndag 20260309", text), item("Tisdag 20260310")))
    assert names(menu).get(9, []) == dishes


@pytest.mark.parametrize(
    "title", ["", "Måndag", "Måndag 20260230", "Måndag 120260309", "Måndag 2026030"]
)
def test_entry_without_day_is_skipped_and_counted(title: str) -> None:
    """Good days survive it; when it is all there is, the answer is none."""
    menu, skipped = of_foodit(rss(item(title), item("Måndag 20260309")))
    assert names(menu) == {9: ["Fisk"]}
    assert skipped == {"day": 1}
    with pytest.raises(UnexpectedAnswerError):
        of_foodit(rss(item(title)))


def test_another_week() -> None:
    """Days outside the week are left out; when there are no others, the week is not known."""
    beside, within = item("Söndag 20260308"), item("Söndag 20260315")
    assert names(of_foodit(rss(beside, within))[0]) == {15: ["Fisk"]}
    with pytest.raises(UnexpectedAnswerError):
        of_foodit(rss(beside))
    assert of_foodit(rss())[0].days == ()


def laughs(text: str) -> str:
    """Return a feed with entities that grow to a text of a billion."""
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)
    )
    return f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>{rss(item("Måndag 20260309", text))}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "menu",
        "{}",
        "<html><body/></html>",
        "<!DOCTYPE html><html></html>",
        "<rss>",
        "<rss></feed>",
        "<rss>\x00</rss>",
        "<rss>\ud800</rss>",
        "<rss>&nbsp;</rss>",
        laughs("&e9;"),
        laughs("Fisk"),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
        '<!DOCTYPE rss SYSTEM "https://example.invalid/rss.dtd"><rss/>',
    ],
)
def test_no_feed(text: str) -> None:
    """Another shape is an error, and no entity is ever declared."""
    with pytest.raises(UnexpectedAnswerError):
        read_feed(text)


@pytest.mark.parametrize("open_tag", ["<a>", "<item>"])
def test_deep_feed(open_tag: str) -> None:
    """Depth costs nothing."""
    close = open_tag.replace("<", "</")
    text = f"<rss>{open_tag * 50_000}{close * 50_000}</rss>"
    assert len(read_feed(text)) == (1 if open_tag == "<item>" else 0)


def pieces(text: str) -> Iterator[str]:
    """Yield the tags of a text and what is between them."""
    for part in text.strip().split("<"):
        yield from (f"<{part.partition('>')[0]}>", part.partition(">")[2]) if part else ()


@DETERMINISTIC
@given(
    st.sampled_from((RSS, ATOM)),
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(("", "<x>", "<item>", "</item>", "<title>", "]]>", "&amp;#0;", "<br>"))
            | st.text(max_size=8),
        ),
        max_size=3,
    ),
)
def test_any_mutation(text: str, changes: list[tuple[int, str]]) -> None:
    """Any change to a good feed gives a menu or the typed error."""
    parts = list(pieces(text))
    for place, replacement in changes:
        parts[place % len(parts)] = replacement
    for read in (of_foodit, of_skolmaten):
        try:
            menu, _ = read("".join(parts))
        except UnexpectedAnswerError:
            continue
        assert all(menu.first <= day.day <= menu.last for day in menu.days)
        assert Menu.from_dict(menu.to_dict()) == menu

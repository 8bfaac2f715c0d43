"""The HTML pages of the platform, with the clutter that real pages have around the facts."""

from collections.abc import Iterable
from html import escape

from aiohttp import web

from tests.simulator.cookies import LooseResponse

MENTOR = "https://infomentor.se/swedish/production/mentor/"

_TITLES = {404: "404 - File or directory not found.", 500: "500 - Internal server error."}


def html(page: str, *, status: int = 200) -> web.Response:
    """Return a page as an answer."""
    return LooseResponse(text=page, status=status, charset="utf-8")


def redirect(address: str) -> web.Response:
    """Return a redirect to an address, written as it is."""
    return LooseResponse(status=302, headers={"Location": address})


def document(title: str, body: str, *, head: str = "", body_attributes: str = "") -> str:
    """Return a whole page."""
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8" />\n'
        '<meta http-equiv="X-UA-Compatible" content="IE=edge" />\n'
        f"<title>{escape(title)}</title>\n"
        '<link rel="stylesheet" href="/Resources/Css/site.css?v=12&amp;m=1" />\n'
        '<script src="/Resources/Scripts/jquery.min.js?v=3&amp;c=1"></script>\n'
        f"{head}</head>\n<body{body_attributes}>\n{body}\n</body>\n</html>\n"
    )


def auto_post(title: str, action: str, inputs: Iterable[tuple[str, str]]) -> str:
    """Return a page whose form posts itself, as SAML's POST binding does."""
    body = (
        "<noscript><p>Note: your browser does not support JavaScript; press Continue.</p>"
        f'</noscript>\n<form method="post" action="{escape(action)}">\n<div>\n'
        + "".join(f"{hidden(name, value)}\n" for name, value in inputs)
        + '</div>\n<noscript><div><input type="submit" value="Continue"/></div></noscript>\n</form>'
    )
    return document(title, body, body_attributes=' onload="document.forms[0].submit()"')


def relay(token: str, *, lower_case: bool, action: str = MENTOR) -> str:
    """Return the "Login in progress" page (docs/protocol.md A.0, U.4)."""
    words = "login in progress" if lower_case else "Login in progress"
    body = (
        f'<div class="center"><h1>{words}</h1><p>Please wait&hellip; &#229;&auml;&ouml;</p></div>\n'
        f'<form id="openid_message" method="post" action="{escape(action)}">\n'
        f"{hidden('oauth_token', token)}\n</form>\n"
        "<script>if (1 < 2 && document.forms.length) "
        '{ document.getElementById("openid_message").submit(); }</script>'
    )
    return document(words, body)


def chooser(links: dict[str, str], *, form_action: str | None = None) -> str:
    """Return the city's page with the ways to sign in; `links` is address to label."""
    items = "".join(
        f'<li><a class="btn" title="{escape(label)}" href="{escape(href)}">'
        f"<span>{escape(label)}</span></a></li>\n"
        for href, label in links.items()
    )
    form = ""
    if form_action is not None:
        form = (
            f'<form name="again" method="get" action="{escape(form_action)}">'
            '<input type="submit" value="Forts&auml;tt"/></form>\n'
        )
    body = (
        '<div id="header"><a href="https://start.stockholm/">Stockholms stad</a></div>\n'
        f"<h1>V&auml;lj inloggningsmetod</h1>\n<ul>\n{items}</ul>\n{form}"
        "<p>Mer om e-legitimation &amp; s&auml;kerhet.</p>\n"
        "<script>var links = document.getElementsByTagName('a'); "
        "for (var i = 0; i < links.length && i < 9; i++) {}</script>"
    )
    return document("Stockholms stad - Logga in", body)


def plain(title: str, text: str) -> str:
    """Return a page that says one thing."""
    return document(title, f"<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>")


def firewall(support_id: str) -> str:
    """Return the page of a firewall in front of the platform."""
    return (
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. "
        f"Please consult with your administrator.<br><br>Your support ID is: {support_id}<br><br>"
        "<a href='javascript:history.back();'>[Go Back]</a></body></html>"
    )


def iis_error(status: int) -> str:
    """Return the web server's own error page."""
    title = _TITLES.get(status, f"{status} - Error.")
    return document(
        title,
        f'<div id="header"><h1>Server Error</h1></div>\n<div class="content-container"><fieldset>'
        f"<h2>{title}</h2><h3>The page cannot be displayed.</h3></fieldset></div>",
    )


def hidden(name: str, value: str) -> str:
    """Return a hidden input; name comes before value (docs/protocol.md U.4)."""
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}" />'

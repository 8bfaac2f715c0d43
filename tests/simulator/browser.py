"""A tiny browser for the simulator's own tests: raw redirects, raw cookies, forms by hand."""

from base64 import urlsafe_b64decode
from dataclasses import dataclass
from html.parser import HTMLParser
import json
from typing import Any, override
from urllib.parse import parse_qs, urljoin, urlsplit

from aiohttp import ClientSession, ClientTimeout, CookieJar, TCPConnector
from yarl import URL

from tests.simulator.server import Simulator

SERVICE = "https://sso.infomentor.se/login.ashx?idp=stockholm_par"
HUB = "https://hub.infomentor.se"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SELF_POSTING = frozenset({"oauth_token", "SAMLRequest", "SAMLResponse"})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer with the address it came from."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)

    @property
    def location(self) -> str | None:
        """Return the absolute address of a redirect."""
        if self.status not in _REDIRECTS:
            return None
        return urljoin(self.url, self.header("Location"))

    @property
    def form(self) -> Form:
        """Return what the page asks to post, and its links."""
        form = Form()
        form.feed(self.text)
        return form

    def header(self, name: str) -> str:
        """Return a header that must be there."""
        return next(value for key, value in self.headers if key.lower() == name.lower())


class Form(HTMLParser):
    """The one form and the links of a page, entities decoded."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.action = ""
        self.inputs: dict[str, str] = {}
        self.links: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect forms, hidden inputs and links."""
        found = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.action = found.get("action", "")
            case "input" if found.get("type") == "hidden":
                self.inputs[found["name"]] = found["value"]
            case "a":
                self.links.append(found.get("href", ""))


class Browser:
    """One cookie jar and what a person with it would do."""

    def __init__(self, simulator: Simulator, *, quote_cookie: bool = False) -> None:
        """Open a browser with an empty jar."""
        self._simulator = simulator
        self.jar = CookieJar(quote_cookie=quote_cookie)
        self._session = ClientSession(
            connector=TCPConnector(resolver=simulator.resolver(), ssl=simulator.client_ssl),
            cookie_jar=self.jar,
            timeout=ClientTimeout(total=10),
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    async def request(
        self,
        method: str,
        url: str,
        *,
        form: dict[str, str] | None = None,
        body: object = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Make one request and follow nothing."""
        async with self._session.request(
            method,
            URL(url, encoded=True),
            data=form,
            json=body,
            headers=headers,
            allow_redirects=False,
        ) as answer:
            return Answer(
                url=url,
                status=answer.status,
                headers=list(answer.headers.items()),
                body=await answer.read(),
            )

    async def open(self, url: str, *, form: dict[str, str] | None = None) -> Answer:
        """Get an address, or post a form, and follow the redirects."""
        answer = await self.request("GET" if form is None else "POST", url, form=form)
        for _ in range(20):
            if answer.location is None:
                return answer
            answer = await self.request("GET", answer.location)
        raise AssertionError(f"no end of redirects at {answer.url}")

    async def submit(self, page: Answer) -> Answer:
        """Post a page's form once."""
        return await self.open(urljoin(page.url, page.form.action), form=page.form.inputs)

    async def submit_all(self, page: Answer) -> Answer:
        """Post forms that post themselves until a page has none."""
        for _ in range(12):
            if not _SELF_POSTING & page.form.inputs.keys():
                return page
            page = await self.submit(page)
        raise AssertionError(f"no end of forms at {page.url}")

    async def open_chooser(self) -> Answer:
        """Go to the city's chooser, or to a SAMLResponse with a living session."""
        page = await self.open(SERVICE)
        return await self.submit(page) if "SAMLRequest" in page.form.inputs else page

    async def open_bankid(self, chooser: Answer) -> Answer:
        """Follow the BankID link of the chooser."""
        return await self.open(next(link for link in chooser.form.links if "/mbid/" in link))

    async def order(self, page: Answer, how: str = "qr") -> Answer:
        """Ask for an order."""
        return await self.request("GET", f"{page.url}&initialize={how}&_=1")

    async def verify(self, page: Answer, order_id: str) -> Answer:
        """Ask for the state of an order."""
        return await self.request("GET", f"{page.url}&verifyorder={order_id}&_=1")

    async def open_freja(self, chooser: Answer) -> Answer:
        """Follow the Freja link of the chooser."""
        return await self.open(next(link for link in chooser.form.links if "/freja/" in link))

    async def init_freja(self, page: Answer, number: str, **headers: str) -> Answer:
        """Let Freja send a push, as the page's script does."""
        base = page.url.partition("?")[0]
        asked = {"X-Requested-With": "XMLHttpRequest", "Referer": base} | headers
        url = f"{base}?action=init&userInput={number}"
        return await self.request("POST", url, headers=asked)

    async def freja_status(self, page: Answer, **headers: str) -> Answer:
        """Ask how the push stands, as the page's script does."""
        asked = {"X-Requested-With": "XMLHttpRequest", "Referer": page.url} | headers
        return await self.request("GET", f"{page.url}&action=checkstatus", headers=asked)

    async def approved(self, guardian: int = 0) -> Answer:
        """Go all the way to an approved order; return its page."""
        page = await self.open_bankid(await self.open_chooser())
        order = self._simulator.state.orders[(await self.order(page)).json["order"]]
        order.approve(self._simulator.family.guardians[guardian].id)
        return page

    async def sign_in(self, guardian: int = 0) -> Answer:
        """Sign in with BankID; return the last page, the hub's home page."""
        page = await self.approved(guardian)
        return await self.submit_all(await self.open(page.url))

    async def is_authenticated(self) -> str:
        """Return the hub's word."""
        url = f"{HUB}/authentication/authentication/isauthenticated/?_=1"
        return (await self.request("POST", url)).text


def startpage_of(chooser: Answer) -> str:
    """Return the address that the chooser's links carry packed."""
    link = next(link for link in chooser.form.links if "/mbid/" in link)
    packed = parse_qs(urlsplit(link).query)["startpage"][0]
    return urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()

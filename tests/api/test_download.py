"""Files: fetched for the right child, of a kind and size we hand on, from nowhere but the platform."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from aiohttp import web
from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    FileTooLargeError,
    NoFileError,
    RateLimitedError,
    SignInRequiredError,
    UnknownFileError,
    UnreachableError,
    UnwantedFileError,
)
from custom_components.skolplattformen.api.hub.file_address import file_address
from custom_components.skolplattformen.api.hub.files import LARGEST
from custom_components.skolplattformen.errors import key_of_error
from custom_components.skolplattformen.school.models import SchoolFile
from tests.properties import DETERMINISTIC
from tests.simulator import files
from tests.simulator.faults import Fault
from tests.simulator.files import File
from tests.simulator.hub_session import dead_answer
from tests.simulator.server import Simulator

from .test_client import key
from .test_renewal import requested

ADDRESS = "/Resources/Resource/Download/990056?api=IM2&ModuleType=NewsItem&ConnectionId=770101"
DOWNLOADS = "/Resources/Resource/"


def added(sim: Simulator, name: str, content: bytes | None = None, child: str = "Alva") -> File:
    """Add a file of a child."""
    return sim.files.add(
        sim.family.child(child), name, module="NewsItem", connection=770101, content=content
    )


async def test_files_of_both_children(sim: Simulator, client: SkolplattformenClient) -> None:
    """News, calendar and learning log list files that can be fetched, each child its own."""
    for name in ("Alva", "Vilmer", "Alva"):
        child = sim.family.child(name)
        news = await client.news(key(sim, name))
        log = await client.learning_log(key(sim, name))
        listed = [file for item in news.items for file in item.attachments]
        listed += [file for entry in log.entries for file in (*entry.media, *entry.attachments)]
        assert len(listed) >= 3
        for attachment in listed:
            file = await client.download(key(sim, name), attachment.address)
            assert file.content.endswith(child.class_name.encode())
            suffix = PurePosixPath(attachment.name).suffix
            assert PurePosixPath(file.name).suffix == suffix
        [picture] = [item.picture for item in news.items if item.picture]
        small = await client.download(key(sim, name), str(picture.thumbnail))
        assert small.media_type == "image/png"
    assert client.counts["file"] == requested(sim, "download") + requested(sim, "thumbnail")


async def test_a_file(sim: Simulator, client: SkolplattformenClient) -> None:
    """Its name, its kind and its bytes; by a relative address or the same on the hub."""
    file = added(sim, "läsläxa v. 48.pdf", b"%PDF-\x00\xff")
    expected = SchoolFile(
        name="läsläxa v. 48.pdf", media_type="application/pdf", content=b"%PDF-\x00\xff"
    )
    for address in (file.address, f"https://hub.infomentor.se{file.address}"):
        assert await client.download(key(sim, "Alva"), address) == expected
    sim.switches.file_names = False
    nameless = await client.download(key(sim, "Alva"), file.address)
    assert nameless.name == f"{file.id}.pdf"


@pytest.mark.parametrize("mode", ["redirect", "login", "page"])
async def test_a_file_of_the_other_child(
    sim: Simulator, client: SkolplattformenClient, mode: Any
) -> None:
    """However the platform refuses it: no file, no renewal, and words for the guardian."""
    sim.switches.foreign_file = mode
    file = added(sim, "hemligt.pdf", child="Vilmer")
    with pytest.raises(NoFileError) as refused:
        await client.download(key(sim, "Alva"), file.address)
    assert key_of_error(refused.value) == "no_file"
    assert requested(sim, "token") == 0
    assert (await client.download(key(sim, "Vilmer"), file.address)).content == file.content


@pytest.mark.parametrize("lies", [False, True])
@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_session_that_died(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, mode: Any,
    lies: bool,
) -> None:  # fmt: skip
    """Where the login page comes instead of the file, the session is renewed once."""
    sim.switches.expiry_mode, sim.switches.lying_isauthenticated = mode, lies
    file = added(sim, "brev.pdf")
    await client.account()
    original = files._wanted

    def die_once(*args: Any) -> Any:
        monkeypatch.setattr(files, "_wanted", original)
        sim.kill_sessions()
        return dead_answer(sim, args[2])

    monkeypatch.setattr(files, "_wanted", die_once)
    assert (await client.download(key(sim, "Alva"), file.address)).content == file.content
    assert requested(sim, "token") == 1
    assert requested(sim, "download") == 2


async def test_a_download_that_is_always_the_login_page(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A living session is not renewed for it: the page is what there is."""
    page = b'<!DOCTYPE html><html><form><input name="oauth_token" value="x"></form></html>'
    for name in ("brev.pdf", "brev.html"):
        file = added(sim, name, page)
        with pytest.raises(NoFileError) as refused:
            await client.download(key(sim, "Alva"), file.address)
        assert key_of_error(refused.value) == "no_file"
    assert requested(sim, "token") == 0


async def test_a_guardian_who_is_signed_out_for_good(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Then the sign-in is what is missing, not the file."""
    file = added(sim, "brev.pdf")
    sim.forget_sign_ins()
    with pytest.raises(SignInRequiredError):
        await client.download(key(sim, "Alva"), file.address)


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "/",
        "brev.pdf",
        "/Resources/Resource/Download/",
        "/Resources/Resource/Download/abc",
        "/Resources/Resource/Download/1/../../../account",
        "/Resources/Resource/Download/../Download/1",
        "/Resources/Resource/Download/%2e%2e/1",
        "/Resources/Resource/Download/1%2f..%2f2",
        "/Resources/Resource/Download/1\\..\\2",
        "/Resources/Resource/Download/1#https://annan.invalid",
        "/Resources/Resource/Download/1?a=b c",
        "/Resources/Resource/Download/1?next=https://annan.invalid/",
        "/Resources/Resource/Download/1\n2",
        "/Resources/Resource/Download/1\x00",
        "/Resources/Resource/Download/²",
        "/Resources/Resource/Delete/1",
        "/Account/PupilSwitcher/SwitchPupil/6100002",
        "//annan.invalid/Resources/Resource/Download/1",
        "//Resources/Resource/Download/1",
        "https://annan.invalid/Resources/Resource/Download/1",
        "https://hub.infomentor.se.annan.invalid/Resources/Resource/Download/1",
        "https://hub.infomentor.se@annan.invalid/Resources/Resource/Download/1",
        "https://x:y@hub.infomentor.se/Resources/Resource/Download/1",
        "https://hub.infomentor.se:8443/Resources/Resource/Download/1",
        "http://hub.infomentor.se/Resources/Resource/Download/1",
        "file:///Resources/Resource/Download/1",
        "javascript:alert(1)",
    ],
)
async def test_addresses_that_are_not_fetched(
    sim: Simulator, client: SkolplattformenClient, reference: str
) -> None:
    """Nothing is asked, and the guardian is told why."""
    with pytest.raises(UnknownFileError) as refused:
        await client.download(key(sim, "Alva"), reference)
    assert key_of_error(refused.value) == "unknown_file"
    assert sim.log == []


@DETERMINISTIC
@given(
    reference=st.lists(
        st.sampled_from(
            ["https://", "hub.infomentor.se", "annan.invalid", "/", "..", "%2e", "\\", "@", ":", "#",
             "/Resources/Resource/Download/", "/resources/resource/thumbnail/", "12", "?a=b", "&", ";"]
        ),
        max_size=8,
    ).map("".join)
)  # fmt: skip
def test_what_is_fetched_is_below_one_path_of_one_host(reference: str) -> None:
    """Whatever an address is made of, what is let through is a number and a query."""
    address = file_address(reference)
    if address is not None:
        path, _, query = address.partition("?")
        assert path.casefold().rpartition("/")[0] in {
            "/resources/resource/download",
            "/resources/resource/thumbnail",
        }
        assert path.rpartition("/")[2].isdigit()
        assert not set(query) & set("/\\#:@")
        assert file_address(f"https://hub.infomentor.se{address}") == address


async def test_a_file_that_is_too_large(sim: Simulator, client: SkolplattformenClient) -> None:
    """The limit itself is fetched, one byte more is not."""
    fits = added(sim, "film.mp4", bytes(LARGEST))
    assert len((await client.download(key(sim, "Alva"), fits.address)).content) == LARGEST
    larger = added(sim, "film.mp4", bytes(LARGEST + 1))
    with pytest.raises(FileTooLargeError) as refused:
        await client.download(key(sim, "Alva"), larger.address)
    assert key_of_error(refused.value) == "file_too_large"


@pytest.mark.parametrize("name", ["sida.html", "bild.svg", "skript.js", "program.exe", "okänd"])
async def test_kinds_that_are_not_handed_on(
    sim: Simulator, client: SkolplattformenClient, name: str
) -> None:
    """What a browser would run, and what nobody knows."""
    file = added(sim, name, b"x")
    with pytest.raises((UnwantedFileError, NoFileError)) as refused:
        await client.download(key(sim, "Alva"), file.address)
    expected = "no_file" if name == "sida.html" else "unwanted_file"
    assert key_of_error(refused.value) == expected


@pytest.mark.parametrize(
    ("media_type", "disposition", "name", "kind"),
    [
        ("application/octet-stream", 'attachment; filename="brev.pdf"', "brev.pdf", "application/pdf"),
        ("", 'attachment; filename="brev.PDF"', "brev.PDF", "application/pdf"),
        ("Image/PNG; charset=x", "", "{id}.png", "image/png"),
        ("image/png", 'attachment; filename="../../etc/passwd"', "_.._etc_passwd.png", "image/png"),
        ("image/png", "attachment; filename*=UTF-8''%E2%80%AEgnp.exe", "_gnp.exe.png", "image/png"),
        ("image/png", 'attachment; filename="..."', "{id}.png", "image/png"),
        ("image/png", f'attachment; filename="{"x" * 300}.png"', f"{'x' * 116}.png", "image/png"),
        ("text/plain; charset=latin-1", "inline", "{id}.txt", "text/plain"),
        ("text/plain", "trasig;;=", "{id}.txt", "text/plain"),
        ("text/plain", "attachment; filename*=nej''%ff%fe", "ÿþ.txt", "text/plain"),
        pytest.param(
            "text/plain", f"attachment; filename*{'9' * 5000}*=x", "{id}.txt", "text/plain", id="absurd"
        ),
        ("text/plain", "attachment; filename*0*=UTF-8''a; filename*1*=b.txt", "ab.txt", "text/plain"),
    ],
)  # fmt: skip
async def test_names_and_kinds(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch,
    media_type: str, disposition: str, name: str, kind: str,
) -> None:  # fmt: skip
    """A name is one of a file and nothing else; a server that does not know the kind has the name."""
    file = added(sim, "fil.bin", b"x")

    def answer(*_: Any) -> web.StreamResponse:
        headers = {"Content-Type": media_type, "Content-Disposition": disposition}
        return web.Response(body=b"x", headers={k: v for k, v in headers.items() if v})

    monkeypatch.setattr(files, "_wanted", answer)
    fetched = await client.download(key(sim, "Alva"), file.address)
    assert fetched.name == name.format(id=file.id)
    assert fetched.media_type == kind


async def test_a_thumbnail_of_another_size(sim: Simulator, client: SkolplattformenClient) -> None:
    """It is an empty answer, which is no file and no dead session."""
    file = added(sim, "bild.png")
    address = file.thumbnail.replace("width=100", "width=400")
    with pytest.raises(NoFileError):
        await client.download(key(sim, "Alva"), address)
    assert requested(sim, "token") == 0


async def test_a_file_that_is_gone(sim: Simulator, client: SkolplattformenClient) -> None:
    """The platform does not have it any more."""
    with pytest.raises(NoFileError):
        await client.download(key(sim, "Alva"), ADDRESS)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="status", path=DOWNLOADS), UnreachableError),
        (Fault(kind="truncate", path=DOWNLOADS), UnreachableError),
        (Fault(kind="drop", path=DOWNLOADS), UnreachableError),
        (Fault(kind="forbidden", path=DOWNLOADS), DeniedError),
        (Fault(kind="html", path=DOWNLOADS), DeniedError),
        (Fault(kind="empty", path=DOWNLOADS), NoFileError),
        (Fault(kind="foreign_redirect", path=DOWNLOADS), NoFileError),
        (Fault(kind="endless_redirect", path=DOWNLOADS), NoFileError),
        (Fault(kind="garbage", path=DOWNLOADS), UnwantedFileError),
        (Fault(kind="rate_limit", path=DOWNLOADS), RateLimitedError),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
async def test_trouble(
    sim: Simulator, client: SkolplattformenClient, fault: Fault, error: type[Exception]
) -> None:
    """No redirect is followed; what is no file is an error that says what it was."""
    file = added(sim, "brev.pdf")
    sim.faults.add(fault)
    with pytest.raises(error):
        await client.download(key(sim, "Alva"), file.address)
    assert {entry.host for entry in sim.log} == {"hub.infomentor.se"}


async def test_a_file_that_arrives_while_the_child_changes(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """It is fetched again for the child it was asked for."""
    file = added(sim, "brev.pdf")
    sim.switches.drift_after = 1
    fetched = await client.download(key(sim, "Alva"), file.address)
    assert fetched.content == file.content
    assert quote(fetched.name) == "brev.pdf"

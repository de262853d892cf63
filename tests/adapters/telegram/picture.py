"""A real conversation as a picture: `python -m tests.adapters.telegram.picture docs/telegram` writes two PNG files.

The bot runs as a process against the fake server, on the two shipped articles; what a reader sees is set as Telegram
sets it and shot with a headless Chromium, once light and once dark. Not a test: it needs a browser.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.adapters.telegram.fake.server import FakeBotApi
from tests.adapters.telegram.test_command import command

if TYPE_CHECKING:
    from tests.adapters.telegram.fake.reader import Reader, Seen

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STYLE = Path(__file__).with_name("picture.css")
WIDTH, HEIGHT, SCALE = 1000, 1024, 2  # as high as the longer screen
_TAGS = {
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "bold": "b",
    "italic": "i",
    "code": "code",
    "pre": "pre",
    "text_link": "a",
    "bot_command": "a",
}
_ICONS = {
    "Share": '<path d="M3 9 9 3M4 3h5v5"/>',
    "Copy": '<rect x="1.5" y="3.5" width="6" height="7" rx="1"/><path d="M4.5 3.5v-2h6v7h-3"/>',
}


@dataclass(frozen=True)
class Bubble:
    """A message on the screen; *asked* is the one that it replies to."""

    html: str
    is_ours: bool
    asked: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def conversations(api: FakeBotApi) -> tuple[list[Bubble], list[Bubble]]:
    """Two screens of one conversation."""
    reader = api.reader(1)
    first = [
        *_asks(reader, "What did Andrey Kortunov say?"),
        *_asks(reader, "What did Peskov say about Brazil?"),
    ]
    question = "Who is the Foreign Ministry spokeswoman?"
    reader.send(question)
    reader.press(reader.sees(), "Context")
    context = _bubble(reader.sees_edit(), question)
    second = [Bubble(escape(question), is_ours=True), context, *_asks(reader, "And what did she say?")]
    return first, second


def _asks(reader: Reader, question: str) -> list[Bubble]:
    reader.send(question)
    return [Bubble(escape(question), is_ours=True), _bubble(reader.sees(30), question)]


def _bubble(seen: Seen, asked: str) -> Bubble:
    rows = tuple(tuple(button["text"] for button in row) for row in seen.rows)
    return Bubble(_html(seen), is_ours=False, asked=asked, rows=rows)


def _html(seen: Seen) -> str:
    """The text of *seen* with its entities, whose offsets count UTF-16 units, as tags."""
    units, place, parts = seen.text.encode("utf-16-le"), 0, []
    for entity in seen.entities:
        parts.append(escape(units[2 * place : 2 * entity.offset].decode("utf-16-le")))
        tag = _TAGS.get(entity.kind, "span")
        parts.append(f"<{tag}>{escape(entity.text)}</{tag}>")
        place = entity.offset + len(entity.text.encode("utf-16-le")) // 2
    parts.append(escape(units[2 * place :].decode("utf-16-le")))
    # A block quote is a block of its own: the line ends around it are its edges.
    return "".join(parts).replace("\n<blockquote>", "<blockquote>").replace("</blockquote>\n", "</blockquote>")


def page(screens: tuple[list[Bubble], ...], theme: str) -> str:
    """Both screens as a page."""
    drawn = "".join(f"<section>{_HEADER}<main>{''.join(map(_drawn, each))}</main></section>" for each in screens)
    style = STYLE.read_text("utf-8")
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><body class="{theme}">{drawn}'


_HEADER = '<header><span class="face">“”</span><div><b>Pullquote</b><small>bot</small></div></header>'


def _drawn(bubble: Bubble) -> str:
    side = "ours" if bubble.is_ours else "theirs"
    reply = f'<div class="reply"><b>You</b><span>{escape(bubble.asked)}</span></div>' if bubble.asked else ""
    rows = "".join(f'<div class="row">{"".join(map(_button, row))}</div>' for row in bubble.rows)
    return f'<div class="{side}"><div class="bubble">{reply}<div class="text">{bubble.html}</div></div>{rows}</div>'


def _button(label: str) -> str:
    icon = f'<svg viewBox="0 0 12 12">{_ICONS[label]}</svg>' if label in _ICONS else ""
    return f'<span class="button">{escape(label)}{icon}</span>'


def shoot(html: str, target: Path) -> None:
    """Write a picture of *html* to *target*."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit(f"picture: no browser found; install one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "page.html")
        written.write_text(html, "utf-8")
        subprocess.run(  # noqa: S603 - a browser, on a page of ours
            [
                *(browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"),
                *(f"--user-data-dir={folder}/profile", f"--force-device-scale-factor={SCALE}"),
                *(f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={target.absolute()}", written.as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> int:
    stem, *others = sys.argv[1:] or ["--help"]
    if others or stem.startswith("-"):
        raise SystemExit(__doc__)
    with FakeBotApi() as api, tempfile.TemporaryDirectory() as folder, command(api, Path(folder)) as process:
        screens = conversations(api)
        process.terminate()
    for theme in ("light", "dark"):
        shoot(page(screens, theme), Path(f"{stem}-{theme}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

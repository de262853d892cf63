"""Random articles and questions: `python -m tests.adapters.telegram.random_texts 10000`, some minutes of one core.

From the article file to the message: each article is asked about in its own words, each answer drawn, every one of its
buttons pressed, and all that would be sent is parsed by TDLib: it must be accepted, quote what the article prints, and
hold no markup but ours. The tests run a smaller slice.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.telegram import callback
from bot.adapters.telegram.verbatim import as_sent, units
from bot.adapters.telegram.views import Views
from bot.bootstrap import pipeline as wired
from bot.chat.blocks import QuoteBlock, Reply
from bot.chat.desk import Desk
from bot.corpus.canonical import canonical
from bot.settings import Settings
from tests.adapters.telegram.fake.text import MAX_UNITS, ApiError, sent
from tests.corpus.samples import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.telegram.chats import Talk
    from bot.adapters.telegram.page import Page

HOME = "https://t.me/pullquote_test_bot"
MARKUP = {"blockquote", "expandable_blockquote", "text_link", "bold", "italic", "pre", "code"}
ARTICLES_A_BATCH = 100
LONG = 100_000  # characters of one article in each batch
_WORDS = "Trump Putin talks were cancelled on Monday said the spokesman 2018 Дмитрий Песков مرحبا שלום 北京".split()
_NASTY = [
    *"<>&\"'\\/`*_|~[]()\t\0\x07\x1b\x7f\x85 🇷🇺é",
    *("</blockquote>", "<b>", "<a href='x'>", "&lt;", "&#60;", "<!--", "&amp;amp;", "@someone", "/start", "#tag"),
    *("https://example.org/?a=1&b=2", "**bold**", "\u030a", "\u0333", "\u202e", "\u200e\u200f", "\u200d", "\ufeff"),
    *("\u00a0", "\ue000", "😀", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "e\u0301", "한국어", "\u202eabc\u202c", "a\u030a"),
]
_ENDS = [". ", "! ", "? ", ".” ", ".\n\n", "\n", " — ", "; ", ", "]


class Sent:
    """What was looked at, and what was wrong with it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def look(self, page: Page) -> None:
        """Parse *page* as Telegram does."""
        self.counts["messages"] += 1
        try:
            seen = sent(page.html, "HTML")
        except ApiError as error:
            self.faults.append(f"refused ({error.description}): {page.html!r:.300}")
            return
        quoted = [entity.text for entity in seen.entities if entity.kind.endswith("blockquote")]
        is_cite = any(entity.kind == "pre" for entity in seen.entities)
        stored = [] if is_cite else [as_sent(found.quote.text) for _, found in page.quotes]
        if quoted != stored:
            self.faults.append(f"quotes {quoted!r:.200}, not {stored!r:.200}")
        self.counts["quotes"] += len(quoted)
        self.counts["quotes as stored"] += sum(found.quote.text in quoted for _, found in page.quotes)
        if foreign := {entity.kind for entity in seen.entities} - MARKUP:
            self.faults.append(f"foreign entities {foreign}")
        if units(seen.text) > MAX_UNITS:
            self.faults.append(f"{units(seen.text)} units")


def run(articles: int, seed: int) -> Sent:
    """Ask about *articles* random articles."""
    chance, outcome = random.Random(seed), Sent()  # noqa: S311 - no secret
    while outcome.counts["articles"] < articles:
        with tempfile.TemporaryDirectory() as folder:
            _batch(Path(folder), min(ARTICLES_A_BATCH, articles - outcome.counts["articles"]), chance, outcome)
    return outcome


def _batch(folder: Path, count: int, chance: random.Random, outcome: Sent) -> None:
    texts = [_text(chance, LONG if number == 0 else chance.randrange(20, 3000)) for number in range(count)]
    (folder / "corpus").mkdir()
    with (folder / "corpus" / "corpus.jsonl").open("w", encoding="utf-8") as bundle:
        for number, text in enumerate(texts):
            title, outlet = (" ".join(chance.choices(_WORDS + _NASTY, k=4)) for _ in range(2))
            line = {"id": f"a{number}", "text": text, "sha256": digest(text), "title": title, "outlet": outlet}
            bundle.write(json.dumps(line) + "\n")
    desk = Desk(wired(Settings(corpus=folder / "corpus", index_dir=folder / "index")))
    views = Views(desk.digest, HOME, can_share=True)
    for text in texts:
        outcome.counts["articles"] += 1
        _ask(desk, views, _question(chance, text), outcome)


def _ask(desk: Desk, views: Views, question: str, outcome: Sent) -> None:
    talk = desk.open()
    reply = talk.say(question)
    outcome.counts["answered" if reply.answered else "not answered"] += 1
    for page in views.opening(talk, reply):
        outcome.look(page)
        for following in _pressed(views, talk, page):
            outcome.look(following)
            for last in _pressed(views, talk, following):
                outcome.look(last)
        for _, found in page.quotes:
            outcome.look(views.card(Reply((QuoteBlock(0, found),)), found))


def _pressed(views: Views, talk: Talk, page: Page) -> Iterator[Page]:
    """What each button under *page* makes of it."""
    for button in (button for row in page.rows for button in row if button.carries):
        press = callback.decode(button.carries)
        if press.op in ("page", "nearest", "context", "source", "cite"):
            yield views.turned(talk, press)


def _text(chance: random.Random, length: int) -> str:
    """A text of about *length* characters; every other one as intake would have made it."""
    density = chance.choice((0.02, 0.2, 0.7))
    parts: list[str] = []
    size = 0
    while size < length:
        part = chance.choice(_NASTY) if chance.random() < density else chance.choice(_WORDS)
        part += chance.choice(_ENDS) if chance.random() < 0.15 else " " * (chance.random() < 0.8)
        parts.append(part)
        size += len(part)
    text = "".join(parts)
    return (canonical(text) if chance.random() < 0.5 else text).strip() or "Rain fell."


def _question(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text))
    words = text[start : start + chance.randrange(10, 120)]
    return f"What about {words}?" if chance.random() < 0.5 else words


def main() -> int:
    articles, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2018
    begin = time.monotonic()
    outcome = run(articles, seed)
    sys.stdout.write("\n".join(outcome.faults[:20] + [f"{key}: {value:,}" for key, value in outcome.counts.items()]))
    sys.stdout.write(f"\n{len(outcome.faults)} faults; seed {seed}, {time.monotonic() - begin:.0f} s\n")
    return bool(outcome.faults)


if __name__ == "__main__":
    sys.exit(main())

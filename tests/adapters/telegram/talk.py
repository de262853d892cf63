"""A small conversation about three sentences, with every turn the adapter must be able to draw."""

from __future__ import annotations

import os
import time
from datetime import date

from bot.chat.blocks import (
    Action,
    Block,
    CarriedBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
)
from bot.chat.commands import parse
from bot.errors import RetrievalError
from bot.model import Fact, Found, Passage, Quote, Source, Span, Speaker

SOURCE = Source(
    "moscow",
    "0" * 64,
    'Cohen <pleads> "guilty"',
    "The Guardian",
    ("Jon Swaine",),
    date(2018, 12, 9),
    "https://example.org/a?b=1&c=2",
)
OTHER = Source("tower", "1" * 64, "Trump Tower", "CNN", published=date(2018, 12, 8), url="javascript:alert(1)")
SENTENCES = (
    "Cohen said he briefed Trump & his family on the project.",
    "“The project was discussed”, he told <Congress>.",
    "Prosecutors called the statement 🇷🇺 false.",
)


def quote(text: str, source: Source = SOURCE, start: int = 0) -> Quote:
    """*text* as the quote of an article that begins with it."""
    return Quote.cut(Passage("p:0", source, text, start, (Span(0, len(text)),), ((),), 1), Span(0, len(text)))


def found(text: str, source: Source = SOURCE, speaker: Speaker | None = None, start: int = 0) -> Found:
    return Found(quote(text, source, start), 1.0, 5, speaker)


FOUND = tuple(found(text, start=100 * place) for place, text in enumerate(SENTENCES))


class TinyTalk:
    """Knows one question: anything with "cohen", "at length" on several pages.

    The words "crash", "exit", "outage", "slow" and "stuck" do what they say.
    """

    def __init__(self) -> None:
        self._asked = 0

    def say(self, text: str) -> Reply:
        if call := parse(text):
            return self._command(call.word, call.argument)
        self._misbehave(text)
        if "cohen" not in text.casefold():
            nearest = NearestBlock(FOUND[2])
            return Reply((NoticeBlock("Not in this coverage.", "lead"), nearest), answered=False)
        self._asked += 1
        if "at length" in text:
            long = (found(f"{number}. {SENTENCES[0]}", start=1000 * number) for number in range(1, 60))
            return Reply(tuple(QuoteBlock(number, each) for number, each in enumerate(long, 1)), answered=True)
        return self._quotes(0, CarriedBlock(("Peskov",)))

    def _misbehave(self, text: str) -> None:
        if "crash" in text:
            raise RuntimeError(f"cannot answer {text!r}")
        if "exit" in text:
            os._exit(99)
        if "outage" in text:
            raise RetrievalError("opensearch: is overloaded; try again")
        if "slow" in text:
            time.sleep(0.8)
        if "stuck" in text:
            time.sleep(60)

    def _quotes(self, start: int, *more: Block) -> Reply:
        shown = FOUND[start : start + 2]
        blocks = tuple(QuoteBlock(number, each) for number, each in enumerate(shown, start + 1))
        echo = EchoBlock(quote("The project was talked about.", OTHER))
        actions = [Action(f"Context {block.number}", f"/context {block.found.quote.id}") for block in blocks]
        if start + 2 < len(FOUND):
            actions.append(Action("More", f"/more {start + 2}"))
        return Reply((*blocks, echo, *more), tuple(actions), answered=True)

    def _command(self, command: str, argument: str) -> Reply:
        match command:
            case "more" if self._asked:
                return self._quotes(int(argument or 2))
            case "context" | "source":
                for number, each in enumerate(FOUND, 1):
                    if argument in (str(number), each.quote.id):
                        return Reply((ContextBlock(number, "Before it.", each, "After it."),))
                return Reply((NoticeBlock("There is no such quote."),))
            case "cite":
                return Reply((NoticeBlock("> “quoted” <1>", "paste"), FactBlock(Fact("author", "Jon Swaine", SOURCE))))
            case _:
                return Reply((NoticeBlock(f"/{command} is all I know."),))

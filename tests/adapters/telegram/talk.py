"""A small conversation about three sentences, with every turn the adapter must be able to draw."""

from __future__ import annotations

import copy
import os
import time
from dataclasses import replace
from datetime import date

from bot.chat.blocks import (
    Block,
    CarriedBlock,
    CiteBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
    SourceBlock,
    SuggestedBlock,
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
COHEN = Speaker("Michael Cohen", "stated")
OTHER = Source("tower", "1" * 64, "Trump Tower", "CNN", published=date(2018, 12, 8), url="javascript:alert(1)")
SENTENCES = (
    "Cohen said he briefed Trump & his family on the project.",
    "“The project was discussed”, he told <Congress>.",
    "Prosecutors called the statement 🇷🇺 false.",
)


def quote(text: str, source: Source = SOURCE, start: int = 0) -> Quote:
    """*text* as the quote of an article that begins with it."""
    return Quote.cut(Passage("p:0", source, text, start, (Span(0, len(text)),), "\n", 1), Span(0, len(text)))


def found(
    text: str,
    source: Source = SOURCE,
    speaker: Speaker | None = None,
    start: int = 0,
    echoes: tuple[Quote, ...] = (),
) -> Found:
    return Found(quote(text, source, start), 1.0, 5, speaker, echoes)


FOUND = tuple(
    found(text, start=100 * place, speaker=COHEN if place == 1 else None) for place, text in enumerate(SENTENCES)
)
EXAMPLE = "What did Cohen say?"
SLIP, MEANT = "kohen", "cohen"


CARRIED = CarriedBlock(("Peskov",))
SCOPE = NoticeBlock("3 sentences", "scope")
PAGE = 2


class TinyTalk:
    """Knows one question: anything with "cohen"; the words "crash", "exit", "slow" and "stuck" do what they say.

    A question with "follow" carries a word over, which /drop takes away; "at length" gets several messages; "outage"
    finds the engine away. "kohen" is a slip for which "cohen" is suggested, which "yes" asks.
    """

    def __init__(self) -> None:
        self.asked = ""
        self._shown = 0

    def say(self, text: str) -> Reply:
        if call := parse(text):
            return self._command(call.word, call.argument)
        self._misbehave(text)
        if text == "yes":
            return self._yes()
        if "hello" in text:
            return Reply((NoticeBlock("Hello."),))
        if "at length" in text:
            return Reply(tuple(NoticeBlock(f"{number}. {SENTENCES[0]}", "scope") for number in range(1, 150)))
        self.asked, self._shown = text, PAGE
        return self.shown()

    def shown(self, first: int = 0) -> Reply:
        carried = (CARRIED,) if "follow" in self.asked else ()
        if "cohen" not in self.asked.casefold():
            lead = (NoticeBlock("Not in this coverage.", "lead"), *carried, *self._suggested())
            return Reply((*lead, NearestBlock(FOUND[2]), SCOPE), answered=False)
        blocks: list[Block] = []
        for number, each in enumerate(FOUND[first : first + PAGE], first + 1):
            blocks += [QuoteBlock(number, each), *(EchoBlock(echo, each.quote) for echo in each.echoes)]
        return Reply((*carried, *blocks, SCOPE), answered=True, rest=max(0, len(FOUND) - first - PAGE))

    def _suggested(self) -> tuple[SuggestedBlock, ...]:
        return (SuggestedBlock(self.asked.replace(SLIP, MEANT)),) if SLIP in self.asked else ()

    def _yes(self) -> Reply:
        return self.say(self.asked.replace(SLIP, MEANT)) if SLIP in self.asked else Reply((NoticeBlock("Yes?"),))

    def fork(self) -> TinyTalk:
        return copy.copy(self)

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

    def _command(self, command: str, argument: str) -> Reply:  # noqa: PLR0911 - one a command
        match command:
            case "start":
                return Reply((NoticeBlock("3 sentences of 2018. Ask."), NoticeBlock(EXAMPLE, "example")))
            case "ask":
                return self.say(argument)
            case "more" if self._shown and self._shown < len(FOUND):
                self._shown += PAGE
                return replace(self.shown(self._shown - PAGE), answered=None)
            case "drop" if "follow" in self.asked:
                return self.say(self.asked.replace("follow", "").strip())
            case "context" | "source" | "cite":
                return self._quote(command, argument)
            case "fact":
                return Reply((FactBlock(Fact("author", "Jon Swaine", SOURCE)),), answered=True)
            case _:
                return Reply((NoticeBlock(f"/{command} is all I know."),))

    def _quote(self, command: str, argument: str) -> Reply:
        for number, each in enumerate(FOUND, 1):
            if argument in (str(number), each.quote.id):
                if command == "context":
                    return Reply((ContextBlock(number, "Before it.", each, "After it."),))
                return Reply((SourceBlock(number, each) if command == "source" else CiteBlock(number, each),))
        return Reply((NoticeBlock("There is no such quote."),))


class TinyDesk:
    """Three sentences, and who asks about them."""

    def __init__(self, digest: str = "d") -> None:
        self.digest = digest
        self.standing = "3 sentences, engine tiny"

    def open(self) -> TinyTalk:
        return TinyTalk()

    def search(self, words: str, limit: int) -> tuple[Found, ...]:
        return FOUND[:limit] if "cohen" in words.casefold() else ()

    def latest(self) -> tuple[Found, ...]:
        return tuple(found(f"Sentence {number}.", start=1000 + number) for number in range(25))

    def quote(self, quote_id: str) -> Found | None:
        return next((each for each in FOUND if each.quote.id == quote_id), None)

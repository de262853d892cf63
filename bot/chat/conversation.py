"""One reader's conversation: what was asked, what was carried over, what can still be shown. It knows no transport."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import lookup
from bot.answer.facts import about_articles
from bot.chat import commands, drawing, wording
from bot.chat.blocks import ContextBlock, NoticeBlock, Reply
from bot.chat.followups import alone, asked_after
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.pipeline import Pipeline
    from bot.chat.followups import Asked
    from bot.model import Answer, Found

_PAGES = 4  # pages of quotes that /more can turn
_MANNERS = re.compile(
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thanks|thank you|thx|cheers|ok|okay|great|bye|goodbye"
    r"|(?:that|this) (?:helps|helped|is great|is helpful)|very much|a lot|so much|there|bot|pullquote|\W)+",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"\W*(?:what can you do|(?:who|what) are you|how do(?:es)? (?:you|this|it) work|help me|can you help(?: me)?)\W*",
    re.IGNORECASE,
)


class Conversation:
    """Keeps the last question and its answer; one object per reader, one turn at a time."""

    def __init__(self, pipeline: Pipeline, page: int = 3) -> None:
        self._pipeline = pipeline
        self._page = page
        self._asked: Asked | None = None
        self._leant_on: Asked | None = None
        self.answer: Answer | None = None
        self._shown = 0
        self._commands: dict[str, Callable[[str], Reply]] = {
            "more": self._more,
            "context": self._context,
            "source": self._source,
            "cite": self._cite,
            "sources": lambda _: self._sources(),
            "drop": lambda _: self._drop(),
            "new": lambda _: self._new(),
            "help": lambda _: _help(),
        }

    def say(self, text: str) -> Reply:
        """The reply to one turn.

        Raises CorpusError when a quote does not prove, RetrievalError when the engine fails.
        """
        if not text.strip():
            return _notice(wording.WELCOME)
        call = commands.parse(text)
        if call is None:
            return self._question(text)
        if not call.known:
            return _notice(f"There is no /{call.word[:32]}; /help lists what there is.")
        return self._commands[call.word](call.argument)

    def _question(self, text: str) -> Reply:
        try:
            wording.legal_question(text)
        except UsageError as error:
            return _notice(str(error))
        if not any(char.isalnum() for char in text):
            return _notice(wording.WELCOME)
        if _MANNERS.fullmatch(text):
            return _notice(wording.MANNERS)
        if _ABOUT_US.fullmatch(text):
            return _help()
        if about_articles(text):
            return self._ask(alone(text))
        return self._ask(asked_after(text, self._leant_on, self._speaker(), self._pipeline.speaks))

    def _ask(self, asked: Asked) -> Reply:
        about = tuple(found.quote.source for found in self._quotes()[:1])
        answer = self._pipeline.ask(asked.read, limit=self._page * _PAGES, about=about)
        self.answer = replace(answer, question=asked.text, carried=asked.carried)
        self._asked = asked
        if (answer.answered and not answer.facts) or self._leant_on is None:
            # The next question leans on the last one that was answered, and not on one about the articles.
            self._leant_on = asked
        self._shown = self._page
        return drawing.reply(self.answer, 0, self._page)

    def _speaker(self) -> str:
        """Who said the first quote of the last answer, where that is stated."""
        speaker = self._quotes()[0].speaker if self._quotes() else None
        return speaker.name if speaker and speaker.certainty == "stated" else ""

    def _quotes(self) -> tuple[Found, ...]:
        """The quotes of the last answer; none when it was none."""
        return self.answer.found if self.answer and self.answer.answered else ()

    def _more(self, argument: str) -> Reply:
        if self.answer is None:
            return _notice(wording.NOTHING_YET)
        first = int(argument) if argument.isdecimal() and len(argument) < 3 else self._shown
        if not self.answer.answered or first >= len(self.answer.found):
            return _notice("There is no more.")
        self._shown = first + self._page
        return replace(drawing.reply(self.answer, first, self._page), answered=None)

    def _drop(self) -> Reply:
        if self._asked is None:
            return _notice(wording.NOTHING_YET)
        if not self._asked.carried:
            return _notice("Nothing was carried over.")
        return self._ask(alone(self._asked.text))

    def _new(self) -> Reply:
        self._asked, self._leant_on, self.answer, self._shown = None, None, None, 0
        return _notice("A fresh start. " + wording.WELCOME)

    def _context(self, argument: str) -> Reply:
        found = self._found(argument)
        if isinstance(found, Reply):
            return found
        before, after = lookup.around(self._pipeline.coverage.archive, found)
        return Reply((ContextBlock(self._number(found), before, found, after),))

    def _source(self, argument: str) -> Reply:
        found = self._found(argument)
        if isinstance(found, Reply):
            return found
        source, span = found.quote.source, found.quote.span
        lines = [
            wording.place(found),
            f"by {', '.join(source.authors)}" if source.authors else "authors not stated",
            source.url,
            f"characters {span.start}-{span.end} of {source.article_id}",
            f"sha256 {source.sha256}",
            "verbatim from the stored copy; check it with:",
            f"pullquote verify {found.quote.id}",
        ]
        return Reply(tuple(NoticeBlock(line) for line in lines if line))

    def _cite(self, argument: str) -> Reply:
        found = self._found(argument)
        if isinstance(found, Reply):
            return found
        return Reply((NoticeBlock(wording.citation(found.quote, found.paragraph), "paste"),))

    def _sources(self) -> Reply:
        listed = lookup.sources(self._pipeline.coverage.archive, wording.MOST_LISTED)
        lines = [NoticeBlock(wording.source(source)) for source in listed]
        return Reply((*lines, NoticeBlock(wording.scope(self._pipeline.coverage.scope), "scope")))

    def _found(self, argument: str) -> Found | Reply:
        """The quote a reader means by a number or a quote id; a reply that helps when there is none."""
        if len(argument) == lookup.QUOTE_ID_LENGTH:
            found = lookup.quote(self._pipeline.coverage.archive, argument)
            return found or _notice("That quote is not in this coverage; ask again.")
        if self.answer is None:
            return _notice(wording.NOTHING_YET)
        quotes = self.answer.found if self.answer.answered else self.answer.found[:1]
        number = int(argument or "1") if (argument or "1").isdecimal() and len(argument) < 3 else 0
        if 1 <= number <= len(quotes):
            return quotes[number - 1]
        return _notice(f"Name a quote by its number, 1 to {len(quotes)}." if quotes else "There is no quote to show.")

    def _number(self, found: Found) -> int:
        quotes = [one.quote for one in self.answer.found] if self.answer else []
        return quotes.index(found.quote) + 1 if found.quote in quotes else 1


def _help() -> Reply:
    lines = [f"/{command.word} {command.usage}".rstrip() + f" - {command.does}" for command in commands.COMMANDS]
    return Reply((NoticeBlock(wording.WELCOME), *(NoticeBlock(line, "hint") for line in lines)))


def _notice(text: str) -> Reply:
    return Reply((NoticeBlock(text),))

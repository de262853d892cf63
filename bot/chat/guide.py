"""What a newcomer is told: what the coverage is, which articles there are, what can be asked and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer import lookup
from bot.chat import commands, wording
from bot.chat.blocks import NoticeBlock, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.coverage import Coverage
    from bot.chat.commands import Command
    from bot.model import Source

_MOST_NEWEST = 5


class Guide:
    """To one coverage: *examples* of questions, its *newest* articles, and what an adapter understands *besides*."""

    def __init__(
        self,
        coverage: Coverage,
        examples: Callable[[], tuple[str, ...]],
        besides: tuple[Command, ...],
        newest: Callable[[], tuple[Source, ...]],
    ) -> None:
        self._coverage = coverage
        self._examples = examples
        self._besides = besides
        self._newest = newest

    def start(self) -> Reply:
        greeting = NoticeBlock(wording.greeting(self._coverage.scope))
        return Reply((greeting, *self.tries()))

    def tries(self) -> tuple[NoticeBlock, ...]:
        """Questions to try."""
        return tuple(NoticeBlock(question, "example") for question in self._examples())

    def news(self) -> Reply:
        listed = [NoticeBlock(wording.source(one), "item") for one in self._newest()[:_MOST_NEWEST] if one.published]
        return Reply((NoticeBlock(wording.NEWEST), *listed)) if listed else self.sources()

    def help(self) -> Reply:
        known = (*commands.COMMANDS, *self._besides)
        lines = [f"/{command.word} {command.usage}".rstrip() + f" - {command.does}" for command in known]
        return Reply((NoticeBlock(wording.WELCOME), *(NoticeBlock(line, "hint") for line in lines)))

    def sources(self) -> Reply:
        listed = lookup.sources(self._coverage.archive, wording.MOST_LISTED)
        lines = [NoticeBlock(wording.source(source), "item") for source in listed]
        return Reply((*lines, NoticeBlock(wording.scope(self._coverage.scope), "scope")))

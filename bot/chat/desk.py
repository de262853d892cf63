"""The coverage as readers meet it: conversations are opened here, and quotes found without one. One for all readers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.answer import lookup
from bot.chat import wording
from bot.chat.conversation import Conversation
from bot.chat.examples import examples
from bot.model import Filters

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.chat.commands import Command
    from bot.model import Found, Source

NEWEST = 50  # articles whose opening sentences are offered to who has not asked anything yet


class Desk:
    """What every adapter with many readers shares; what it computes is computed once, for this one coverage."""

    def __init__(self, pipeline: Pipeline, page: int = 3, besides: tuple[Command, ...] = ()) -> None:
        self._pipeline = pipeline
        self._page = page
        self._besides = besides  # what can be typed besides, for help to list

    @property
    def digest(self) -> str:
        """Changes when the coverage does."""
        return self._pipeline.coverage.digest

    @property
    def standing(self) -> str:
        """What is asked, and with which engine, in one line."""
        coverage = self._pipeline.coverage
        return f"{wording.scope(coverage.scope)}, engine {coverage.engine}"

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions that this coverage answers."""
        return examples(self._pipeline, self._newest)

    @cached_property
    def _newest(self) -> tuple[Source, ...]:
        return tuple(self._pipeline.coverage.archive.newest(Filters(), NEWEST))

    def open(self) -> Conversation:
        """A conversation of its own for one reader."""
        return Conversation(self._pipeline, self._page, lambda: self.examples, self._besides, lambda: self._newest)

    def search(self, words: str, limit: int) -> tuple[Found, ...]:
        """The quotes that answer *words*; none when the coverage does not."""
        answer = self._pipeline.ask(words, limit=limit)
        return answer.found if answer.answered else ()

    def latest(self) -> tuple[Found, ...]:
        """The opening sentence of each of the newest articles."""
        archive = self._pipeline.coverage.archive
        found = [lookup.opening(archive, source) for source in self._newest]
        return tuple(one for one in found if one is not None)

    def quote(self, quote_id: str) -> Found | None:
        """The quote that *quote_id* names; none when it is not in this coverage."""
        return lookup.quote(self._pipeline.coverage.archive, quote_id)

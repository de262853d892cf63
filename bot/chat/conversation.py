"""One reader's conversation: what was asked, what was carried over, what can still be shown. It knows no transport."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.composer import prove
from bot.answer.facts import about_articles
from bot.chat import commands, drawing, remarks, wording
from bot.chat.answering import answered, suggesting
from bot.chat.blocks import NoticeBlock, Reply
from bot.chat.followups import Asked, alone, names_somebody_before, readings
from bot.chat.guide import Guide
from bot.chat.language import is_foreign
from bot.chat.numbered import pointed, told_of
from bot.chat.opening import opened
from bot.chat.smalltalk import smalltalk
from bot.chat.sources import articles_of, outlet_alone
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.pipeline import Pipeline
    from bot.chat.answering import Answered
    from bot.chat.commands import Command
    from bot.chat.opening import View
    from bot.chat.smalltalk import Kind, Talk
    from bot.model import Answer, Found, Source

_PAGES = 4  # pages of quotes that /more can turn


class Conversation:
    """Keeps the last question and its answer; one object per reader, one turn at a time."""

    def __init__(
        self,
        pipeline: Pipeline,
        page: int = 3,
        examples: Callable[[], tuple[str, ...]] = tuple,
        besides: tuple[Command, ...] = (),
        newest: Callable[[], tuple[Source, ...]] = tuple,
    ) -> None:
        self._pipeline = pipeline
        self._page = page
        # *besides* are commands that the adapter knows; help lists them, too.
        self._guide = Guide(pipeline.coverage, examples, besides, newest)
        self._asked: Asked | None = None
        self._leant_on: Asked | None = None
        self.answer: Answer | None = None
        self._shown = 0
        self._listed: tuple[Source, ...] = ()  # the articles told of last, by the numbers of their quotes
        self._it: tuple[Source, ...] = ()  # the one article that "it" is, where that is clear

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
        return _COMMANDS[call.word](self, call.argument)

    @property
    def asked(self) -> str:
        """The last question as it was read, with what was carried into it; empty before the first."""
        return self._asked.read if self._asked else ""

    def shown(self, first: int = 0) -> Reply:
        """The last answer again, its quotes from *first* + 1, each proved once more.

        Raises CorpusError when one no longer proves.
        """
        if self.answer is None:
            return _notice(wording.NOTHING_YET)
        archive = self._pipeline.coverage.archive
        for found in self.answer.found[first : first + self._page]:
            for quote in (found.quote, *found.echoes):
                prove(quote, archive)
        return drawing.reply(self.answer, first, self._page)

    def fork(self) -> Conversation:
        """A conversation that stands where this one does, and goes on by itself."""
        return copy.copy(self)

    def _ask_for(self, text: str) -> Reply:
        return self._question(text) if text else _notice(wording.ASK_HOW)

    def _question(self, text: str) -> Reply:
        try:
            wording.legal_question(text)
        except UsageError as error:
            return _notice(str(error))
        if not any(char.isalnum() for char in text):
            return _notice(wording.WELCOME)
        talk = smalltalk(text)
        return self._talk(talk) if talk else self._of_coverage(text)

    def _of_coverage(self, text: str) -> Reply:
        if (worded := self._pipeline.in_words(text)) != text:
            before = self.answer
            reply = self._of_coverage(worded)
            # A notice tells no answer of which it could be said what was searched for.
            return reply if self.answer is before else _in_english(text, self._searched(worded))
        if about_articles(text) and not names_somebody_before(text):
            return self._of_articles(text)
        if outlets := outlet_alone(text, self._pipeline):
            self.answer = articles_of(text, outlets, self._pipeline)
            self._told(self.answer)
            self._asked = alone(text)
            return drawing.reply(self.answer, 0, self._page)
        return _in_english(text, self._ask(*self._readings(text)))

    def _of_articles(self, text: str) -> Reply:
        """The reply to a question about the articles themselves, or about one that *text* points at by its number."""
        which = pointed(text) if self._listed else None
        if which is None:
            return self._ask(alone(text))
        number, read = which
        if number > len(self._listed):
            return _notice(wording.by_number(len(self._listed)))
        self._it = (self._listed[number - 1],)
        return self._ask(Asked(text, (), read, text))

    def _told(self, answer: Answer) -> None:
        """Keeps which articles *answer* told of: one of them can be pointed at, and what "it" is."""
        told = told_of(answer)
        is_one = bool(answer.facts) and len(told) == 1
        if not is_one:  # who asked about one of several may ask about another
            self._listed = told
        self._it = told[:1] if is_one or answer.found else ()

    def _talk(self, talk: Talk) -> Reply:
        if talk.kind in wording.INSTEAD:
            return self._quotes_instead(talk)
        return _TALKS[talk.kind](self) if talk.kind in _TALKS else _notice(wording.TALK[talk.kind])

    def _quotes_instead(self, talk: Talk) -> Reply:
        """What is quoted where something else was wanted, or questions to try where it is open about what."""
        refused = wording.INSTEAD[talk.kind]
        if self._pipeline.read(talk.rest).content:
            reply = self._of_coverage(talk.rest)
            return replace(reply, blocks=(NoticeBlock(refused, "hint"), *reply.blocks))
        tries = self._guide.tries()
        return Reply((NoticeBlock(f"{refused} {wording.TRY if tries else wording.WELCOME}"), *tries))

    def _yes(self) -> Reply:
        """The reply to the question that was suggested, where one was."""
        if self.answer is None or not self.answer.suggested:
            return _notice(wording.TALK["yes"])
        suggested = self.answer.suggested
        self._ask(alone(suggested))
        return self._searched(suggested)

    def _searched(self, question: str) -> Reply:
        """The last answer, told as one to *question*, which is not what was typed."""
        if self.answer is None:
            return _notice(wording.NOTHING_YET)
        self.answer = replace(self.answer, searched=self.answer.searched or question)
        return drawing.reply(self.answer, 0, self._page)

    def _no(self) -> Reply:
        """What to do where the question that was suggested is not the one meant."""
        is_offered = self.answer is not None and self.answer.suggested
        return _notice(f"{wording.OTHERWISE}." if is_offered else wording.TALK["no"])

    def _told_by(self) -> Reply:
        """Where the quotes stand that were shown last; the articles, where none were."""
        return remarks.told_by(self.answer, self._last_shown) or self._guide.sources()

    @property
    def _last_shown(self) -> range:
        """Which quotes were shown last."""
        return range(max(0, self._shown - self._page), self._shown)

    def _ask(self, *readings: Asked) -> Reply:
        """The reply to a question by the first of its *readings* that has an answer, or else that carries least."""
        asked, answer = answered(readings, self._answered)
        answer = suggesting(asked, answer, self._read, self._pipeline.coverage)
        self.answer = replace(answer, question=asked.text, carried=asked.carried)
        self._asked = asked
        self._told(answer)
        if (answer.answered and not answer.facts) or self._leant_on is None:
            # The next question leans on the last one that was answered, and not on one about the articles.
            self._leant_on = asked
        self._shown = self._page
        return drawing.reply(self.answer, 0, self._page)

    def _readings(self, text: str) -> tuple[Asked, ...]:
        return readings(text, self._leant_on, self._speaker(), self._pipeline)

    def _read(self, text: str) -> Answered:
        return answered(self._readings(text), self._answered)

    def _answered(self, asked: Asked) -> Answer:
        return self._pipeline.ask(asked.read, limit=self._page * _PAGES, about=self._it)

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
            return _notice(wording.NO_MORE if self._quotes() else wording.NOTHING_MORE)
        self._shown = first + self._page
        return replace(self.shown(first), answered=None)

    def _drop(self) -> Reply:
        if self._asked is None:
            return _notice(wording.NOTHING_YET)
        if not self._asked.carried:
            return _notice("Nothing was carried over.")
        self._leant_on = None  # nor is it carried into what comes next
        return self._ask(alone(self._asked.text))

    def _new(self) -> Reply:
        self._asked, self._leant_on, self.answer, self._shown = None, None, None, 0
        self._listed, self._it = (), ()
        return _notice("A fresh start. " + wording.WELCOME)

    def _open(self, view: View, argument: str) -> Reply:
        return opened(view, argument, self.answer, self._pipeline.coverage.archive)


def _in_english(text: str, reply: Reply) -> Reply:
    """*reply*, unless it is none because *text* is in another language than the coverage."""
    if not reply.answered and is_foreign(text):
        return Reply((NoticeBlock(wording.ENGLISH_ONLY),), answered=False)
    return reply


def _notice(text: str) -> Reply:
    return Reply((NoticeBlock(text),))


_COMMANDS: dict[str, Callable[[Conversation, str], Reply]] = {
    "start": lambda talk, _: talk._guide.start(),
    "ask": Conversation._ask_for,
    "more": Conversation._more,
    "context": lambda talk, argument: talk._open("context", argument),
    "source": lambda talk, argument: talk._open("source", argument),
    "cite": lambda talk, argument: talk._open("cite", argument),
    "sources": lambda talk, _: talk._guide.sources(),
    "drop": lambda talk, _: talk._drop(),
    "new": lambda talk, _: talk._new(),
    "help": lambda talk, _: talk._guide.help(),
}

_TALKS: dict[Kind, Callable[[Conversation], Reply]] = {
    "help": lambda talk: talk._guide.help(),
    "about": lambda talk: talk._guide.start(),
    "news": lambda talk: talk._guide.news(),
    "more": lambda talk: talk._more(""),
    "yes": Conversation._yes,
    "no": Conversation._no,
    "sources": Conversation._told_by,
    "doubt": lambda talk: remarks.doubted(talk.answer, talk._last_shown),
    "wrong": lambda talk: remarks.found_wrong(talk.answer, talk._last_shown),
}

"""Asked from another chat: inline, a card a quote, and as a guest, one answer. No conversation, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from bot.adapters.telegram import phrases
from bot.adapters.telegram.callback import tag
from bot.adapters.telegram.limits import INLINE, Limits
from bot.adapters.telegram.turns import without_name
from bot.adapters.telegram.verbatim import as_sent, head
from bot.adapters.telegram.widgets import inline
from bot.chat import wording
from bot.chat.blocks import EchoBlock, QuoteBlock, Reply
from bot.text.display import one_line

if TYPE_CHECKING:
    from telegram import Bot, InlineQuery
    from telegram.ext import ContextTypes

    from bot.adapters.telegram.access import Access
    from bot.adapters.telegram.asking import Asking
    from bot.adapters.telegram.chats import Desk
    from bot.adapters.telegram.views import Views
    from bot.model import Found

CARDS = 10  # a page; Telegram takes 50
_MOST = 50  # cards in all
CACHE_S = 300
_BRIEF_S = 10  # how long Telegram keeps an answer that is none
_TITLE_UNITS = 60
_WORDS_UNITS = 180  # of a quote under its title; Telegram shows about three lines


class Inline:
    """Answers inline queries and guest messages."""

    def __init__(self, desk: Desk, asking: Asking, access: Access) -> None:
        self._desk = desk
        self._asking = asking
        self._access = access
        self._limits = Limits(INLINE)

    async def query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Cards for what is being typed; the latest coverage before anything is."""
        asked = update.inline_query
        if asked is None:
            return
        if not self._access.admits(asked.from_user.id):
            await self._refuse(asked, phrases.PRIVATE_INLINE)
        elif self._limits.take(asked.from_user.id) != "go":
            await self._refuse(asked, phrases.SLOWLY_INLINE)
        else:
            await self._answer(asked, context.bot)

    async def guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question from a chat that the bot is not in; strangers to a closed bot get silence."""
        message, user = update.guest_message, update.effective_user
        if message is None or user is None or not message.guest_query_id or not self._access.admits(user.id):
            return
        text, _ = without_name(message, context.bot)
        talk = self._desk.open()
        reply = await self._asking.threads.answer(lambda: talk.say(text))
        page, *_ = self._asking.views(context.bot).opening(talk, reply)
        card = InlineQueryResultArticle(
            tag(self._desk.digest), phrases.ANSWER, InputTextMessageContent(page.html, ParseMode.HTML)
        )
        await context.bot.answer_guest_query(message.guest_query_id, card)

    async def _answer(self, asked: InlineQuery, bot: Bot) -> None:
        found = await self._asking.threads.answer(lambda: self._found(asked.query.strip()))
        first = int(asked.offset) if asked.offset.isdecimal() and len(asked.offset) < 4 else 0
        views = self._asking.views(bot)
        cards = [self._card(each, views) for each in found[first : first + CARDS]]
        following = first + CARDS
        await asked.answer(
            cards,
            cache_time=CACHE_S if found else _BRIEF_S,
            is_personal=self._access.is_closed,
            next_offset=str(following) if following < len(found) else None,
            button=None if found else _button(phrases.NOTHING_INLINE),
        )

    def _found(self, words: str) -> tuple[Found, ...]:
        if not words:
            return self._desk.latest()
        shared = self._desk.quote(words)
        return (shared,) if shared else self._desk.search(words, _MOST)

    def _card(self, found: Found, views: Views) -> InlineQueryResultArticle:
        page = views.card(
            Reply((QuoteBlock(0, found), *(EchoBlock(echo, found.quote) for echo in found.echoes))), found
        )
        return InlineQueryResultArticle(
            tag(self._desk.digest) + found.quote.id,
            head(one_line(wording.source(found.quote.source)), _TITLE_UNITS),
            InputTextMessageContent(page.html, ParseMode.HTML),
            reply_markup=inline(page.rows),
            description=head(one_line(as_sent(found.quote.text)), _WORDS_UNITS),
        )

    async def _refuse(self, asked: InlineQuery, why: str) -> None:
        await asked.answer([], cache_time=_BRIEF_S, is_personal=True, button=_button(why))


def _button(text: str) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(text, start_parameter="inline")

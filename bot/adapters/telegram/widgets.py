"""Our buttons as the library's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.adapters.telegram import phrases

if TYPE_CHECKING:
    from bot.adapters.telegram.page import Button, Rows


def inline(rows: Rows) -> InlineKeyboardMarkup | None:
    """The buttons under a message; none for none."""
    return InlineKeyboardMarkup([[_button(each) for each in row] for row in rows]) if rows else None


def suggestions(questions: tuple[str, ...]) -> ReplyKeyboardMarkup | None:
    """Questions to tap in place of typing them; they go away once one is used."""
    if not questions:
        return None
    return ReplyKeyboardMarkup(
        [[question] for question in questions],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=phrases.PLACEHOLDER,
    )


def _button(button: Button) -> InlineKeyboardButton:
    if button.copies:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copies))
    if button.shares:
        return InlineKeyboardButton(button.label, switch_inline_query=button.shares)
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.carries)

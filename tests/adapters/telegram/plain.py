"""The library as it comes, one update at a time: what our bot's throughput is compared with."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING, Any

from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from tests.sentinel import TOKEN

if TYPE_CHECKING:
    from telegram import Update


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def serve(url: str) -> None:
    application: Any = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        await application.updater.start_polling()
        await asyncio.Event().wait()


if __name__ == "__main__":
    logging.disable()
    asyncio.run(serve(sys.argv[1]))

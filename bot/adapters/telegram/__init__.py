"""The Telegram bot, in the order a question travels.

app, options (what it takes to run) · service, lifecycle, ending (start, stop) · polling, webhook, webserver, updates
(what Telegram brings) · inbox, state (kept until it is answered) · ordering (a chat, one turn at a time) · delivery,
attempts (from an update to its answer) · turns, handlers, limits (who did what, and how much) · access, doors, menus
(who may) · asking, chats, recent (a question, and whose conversation) · presses, callback (a button) · inline (asked
from elsewhere) · votes (what readers think of it) · views, keyboard (what a message shows) · page, render, markup,
verbatim (a Reply as pages of HTML) · sending, editing, widgets, outbox, pace (pages on their way) · phrases (what the
bot says of its own) · redact, logs (no token and nobody's words in any output)

Nothing here knows about news: `app.run` is given a desk that opens conversations, and draws their replies. Only this
package imports `telegram`.
"""

"""The Telegram bot, in the order a question travels.

app (what it takes to run) · lifecycle (start, stop) · polling (what getUpdates tells) · inbox, state (kept until it is
answered) · ordering (a chat, one turn at a time) · delivery, attempts (from an update to its answer) · turns, handlers
(what a reader does) · access (who may) · chats, recent (whose conversation) · callback (what a button carries) ·
render, markup, verbatim (a Reply as pages of HTML) · sending, outbox, pace (pages on their way) · phrases (what the bot
says of its own) · redact (no token in any output)

Nothing here knows about news: `app.run` is given conversations and draws their replies. Only this package imports
`telegram`.
"""

"""A Bot API server for tests: Telegram's rules as far as this bot meets them, on loopback, with a reader's side.

Texts are parsed by TDLib itself (tdjson), the library inside the official server, so markup is judged by the original.
"C" is Client.cpp of github.com/tdlib/telegram-bot-api, "T" is TDLib, "B" the Bot API's documentation.

| rule | source |
| --- | --- |
| 401 `Unauthorized` for an unknown token, 404 `Not Found` for an unknown method | B |
| getUpdates: limit 1-100, timeout <= 50 s; offset confirms all before it, < 0 keeps the last | C 15700 |
| allowed_updates stays until another list is given | B |
| an older getUpdates gets 409 `terminated by other getUpdates request…` | C 16228 |
| `can't parse entities: …` with TDLib's own text | tdjson |
| `unsupported parse_mode`; parse_mode makes `entities` ignored | C |
| more than 32,768 bytes before parsing: `text is too long` | C 11309 |
| more than 4,096 after parsing: `message is too long` (TDLib counts code points, the fake UTF-16 units) | T |
| altered characters, trimmed ends, repaired entities | tdjson (fix_formatted_text) |
| empty text refused; strings must be UTF-8 | C |
| inline button: exactly one action; callback_data of 1-64 bytes, else BUTTON_DATA_INVALID | C 9694 |
| reply to a missing message refused unless allow_sending_without_reply | T |
| edit: `message is not modified…`, `message to edit not found`, `message can't be edited` | C |
| a callback is answered once: `query is too old…` | C 60 |
| 403 `bot was blocked by the user`, also to someone who never wrote: 400 `chat not found` | C 60 |
| commands `[a-z0-9_]{1,32}`, descriptions of 1-256 | B |

Left out until the bot uses them: webhooks, groups, inline queries, flood limits, the waits between equal offsets.
"""

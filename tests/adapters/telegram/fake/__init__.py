"""A Bot API server for tests: Telegram's rules as far as this bot meets them, on loopback, with a reader's side.

Texts are parsed by TDLib itself (tdjson), the library inside the official server, so markup is judged by the original.
"C" is Client.cpp of github.com/tdlib/telegram-bot-api, "T" is TDLib, "B" the Bot API's documentation.

| rule | source |
| --- | --- |
| 401 `Unauthorized` for an unknown token, 404 `Not Found` for an unknown method | B |
| getUpdates: limit 1-100, timeout <= 50 s; offset confirms all before it, < 0 keeps the last | C 15700 |
| the same offset again: within 3 s it waits 3 s at least, within .5 s it gets one update | C 15706 |
| 409 `can't use getUpdates method while webhook is active…` | C 15700 |
| webhook: the next update of a chat after the one before was taken; secret in X-Telegram-Bot-Api-Secret-Token; \
  pauses double to 60 s; Retry-After up to 3,600 s | WebhookActor.cpp of the same repository |
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
| floods, once switched on: 429 with retry_after above 5 messages in 3 s to a reader, 20 in a minute to a group, 30 in a
  second to all | a model, in the spirit of grammy.dev/advanced/flood; the true figures are unspecified |

Faults on demand: any refusal (`fail`), answers that get lost (`cut`) or come from somebody else (`garble`), no network
(`is_dark`), slowness (`latency_s`). Left out until the bot uses them: groups, inline queries.
"""

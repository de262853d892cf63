"""Texts as Telegram takes them: parsed, altered and repaired by TDLib, entities named as the Bot API names them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import tdjson

MAX_BYTES = 32_768
MAX_UNITS = 4096

# TDLib offers the path of a sent message only through `parseMarkdown`; other characters stand in for its markup.
_MARKUP = "*_~|`["
_NAMES = {
    "block_quote": "blockquote",
    "text_url": "text_link",
    "pre_code": "pre",
    "expandable_block_quote": "expandable_blockquote",
}


@dataclass
class ApiError(Exception):
    """A refusal, as the server words it."""

    code: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Entity:
    """A stretch of a message with a meaning; *text* is what it covers, from UTF-16 unit *offset* on."""

    kind: str
    text: str
    url: str = ""
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Formatted:
    """A message's text and entities (TDLib's form)."""

    text: str
    raw_entities: tuple[dict[str, Any], ...]

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(
            Entity(_kind(raw), covered(self.text, raw["offset"], raw["length"]), raw["type"].get("url", ""))
            for raw in self.raw_entities
        )

    def api_entities(self) -> list[dict[str, Any]]:
        return [
            {"type": _kind(raw), "offset": raw["offset"], "length": raw["length"]}
            | ({"url": raw["type"]["url"]} if "url" in raw["type"] else {})
            for raw in self.raw_entities
        ]


def sent(text: str, parse_mode: str = "") -> Formatted:
    """What becomes of *text* when a bot sends it; ApiError when it is refused."""
    if len(text.encode("utf-8")) > MAX_BYTES:
        raise ApiError(400, "Bad Request: text is too long")
    if parse_mode.lower() not in ("", "html"):
        raise ApiError(400, "Bad Request: unsupported parse_mode")
    formatted = trimmed(fixed(parsed(text) if parse_mode else Formatted(text, ())))
    if not formatted.text:
        raise ApiError(400, "Bad Request: message text is empty")
    if length(formatted.text) > MAX_UNITS:
        raise ApiError(400, "Bad Request: message is too long")
    return formatted


def parsed(html: str) -> Formatted:
    return _execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})


def fixed(formatted: Formatted) -> Formatted:
    """*formatted* after TDLib's `fix_formatted_text`."""
    spare = [char for char in map(chr, range(0xE000, 0xF900)) if char not in formatted.text][: len(_MARKUP)]
    there = str.maketrans(_MARKUP, "".join(spare))
    back = str.maketrans("".join(spare), _MARKUP)
    written = {
        "@type": "formattedText",
        "text": formatted.text.translate(there),
        "entities": list(formatted.raw_entities),
    }
    result = _execute({"@type": "parseMarkdown", "text": written})
    return Formatted(result.text.translate(back), result.raw_entities)


def trimmed(formatted: Formatted) -> Formatted:
    """*formatted* without white space at its ends, which a message loses."""
    text = formatted.text.strip(" \n")
    skipped = length(formatted.text[: len(formatted.text) - len(formatted.text.lstrip(" \n"))])
    kept = []
    for raw in formatted.raw_entities:
        begin = max(0, raw["offset"] - skipped)
        end = min(length(text), raw["offset"] + raw["length"] - skipped)
        if begin < end:
            kept.append({**raw, "offset": begin, "length": end - begin})
    return Formatted(text, tuple(kept))


def typed(text: str) -> Formatted:
    """A reader's text, with the entities that Telegram finds in it (commands, links)."""
    found = _request({"@type": "getTextEntities", "text": text})
    return Formatted(text, tuple(found["entities"]))


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def covered(text: str, offset: int, units: int) -> str:
    """What an entity covers; offsets count UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + units)].decode("utf-16-le")


def _kind(raw: dict[str, Any]) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", raw["type"]["@type"].removeprefix("textEntityType")).lower()
    return _NAMES.get(name, name)


def _execute(request: dict[str, Any]) -> Formatted:
    result = _request(request)
    return Formatted(result["text"], tuple(result["entities"]))


def _request(request: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    if result["@type"] == "error":
        message: str = result["message"]
        raise ApiError(400, f"Bad Request: {message[0].lower()}{message[1:]}")
    return result


_request({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})

"""Quote ids: 20 characters of ``a-z2-7``: 12 name the article and its text, 5 where the quote starts, 3 its length.

They say where a quote stands, not what it says: with the article at hand anyone can check it, a year later too.
"""

from __future__ import annotations

import base64
import hashlib

_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_KEY, _START, _LENGTH = 12, 5, 3


def key(article_id: str, sha256: str) -> str:
    """The head of the ids of all quotes of an article with this text."""
    digest = hashlib.sha256(f"{article_id}\n{sha256}".encode()).digest()
    return base64.b32encode(digest).decode("ascii")[:_KEY].lower()


def written(source_key: str, start: int, end: int) -> str:
    """The id of the quote ``[start, end)``. Raises ValueError where that is too far or too long for one."""
    return source_key + _base32(start, _START) + _base32(end - start, _LENGTH)


def read(quote_id: str) -> tuple[str, int, int]:
    """The source key, the start and the end that *quote_id* names. Raises ValueError when it is no id."""
    if len(quote_id) != _KEY + _START + _LENGTH or not set(quote_id) <= set(_DIGITS):
        raise ValueError("not a quote id")
    start, length = _number(quote_id[_KEY:-_LENGTH]), _number(quote_id[-_LENGTH:])
    if not length:
        raise ValueError("not a quote id")
    return quote_id[:_KEY], start, start + length


def _base32(number: int, digits: int) -> str:
    if number >= 32**digits:
        raise ValueError(f"{number} does not fit {digits} base32 digits")
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(digits)))


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | _DIGITS.index(digit)
    return number

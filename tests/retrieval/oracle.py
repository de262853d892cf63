"""Lucene's BM25 worked out from its published formula and its Java source, without a line of ours."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def lucene(terms: Sequence[str], passages: Sequence[Sequence[str]]) -> list[float]:
    """The score of each of *passages*, given as their terms; 0 where none of *terms* stands."""
    average = sum(len(passage) for passage in passages) / len(passages) if passages else 0.0
    scores = []
    for passage in passages:
        score = 0.0
        for term in set(terms) & set(passage):
            df = sum(term in other for other in passages)
            tf = passage.count(term)
            length = byte4_to_int(int_to_byte4(len(passage)))
            idf = math.log(1 + (len(passages) - df + 0.5) / (df + 0.5))
            score += idf * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * length / average))
        scores.append(score)
    return scores


def int_to_byte4(number: int) -> int:
    """``SmallFloat.intToByte4`` of Apache Lucene."""
    return number if number < 24 else 24 + _long_to_int4(number - 24)


def byte4_to_int(code: int) -> int:
    """``SmallFloat.byte4ToInt``."""
    return code if code < 24 else 24 + _int4_to_long(code - 24)


def _long_to_int4(number: int) -> int:
    bits = number.bit_length()
    if bits < 4:
        return number
    shift = bits - 4
    return (number >> shift) & 0x07 | (shift + 1) << 3


def _int4_to_long(code: int) -> int:
    bits, shift = code & 0x07, (code >> 3) - 1
    return bits if shift == -1 else (bits | 0x08) << shift

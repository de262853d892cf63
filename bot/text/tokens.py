"""Token counts, by tiktoken from ranks that the package ships: no network, loaded only when an index is built."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import PackageError

if TYPE_CHECKING:
    from tiktoken import Encoding

ENCODING = "cl100k_base"
# The name under which tiktoken looks for its ranks: SHA-1 of their address. The digest is the one tiktoken pins.
RANKS = Path(__file__).parent.parent / "data" / "tiktoken" / "9b5ad71b2ce5302211f9c61530b329a4922fc6a4"
_RANKS_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
_FOLDER_VARIABLE = "TIKTOKEN_CACHE_DIR"


def count(text: str) -> int:
    """How many tokens *text* has; special tokens in it are ordinary text.

    Raises PackageError when the shipped ranks are missing or damaged.
    """
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> Encoding:
    check_ranks(RANKS)
    import tiktoken  # noqa: PLC0415 - heavy, and needed only to build an index

    before = os.environ.get(_FOLDER_VARIABLE)
    os.environ[_FOLDER_VARIABLE] = str(RANKS.parent)
    try:
        return tiktoken.get_encoding(ENCODING)
    finally:
        if before is None:
            del os.environ[_FOLDER_VARIABLE]
        else:
            os.environ[_FOLDER_VARIABLE] = before


def check_ranks(ranks: Path) -> None:
    """Raise PackageError unless *ranks* is the file that tiktoken pins.

    tiktoken itself deletes a file whose digest is wrong and goes to the network: look first.
    """
    try:
        digest = hashlib.sha256(ranks.read_bytes()).hexdigest()
    except OSError as error:
        raise PackageError(f"{ranks}: cannot be read ({error.strerror}); install pullquote again") from error
    if digest != _RANKS_SHA256:
        raise PackageError(f"{ranks}: damaged; install pullquote again")

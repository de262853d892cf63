"""The same words and marks in another form: ’ for ', – for -, “ for ". Never other words, capitals or stops.

White space is no letter: how much of it stands anywhere, and of which kind, is no difference at all.
"""

from __future__ import annotations

import re

_QUOTATION = '"“”„‟«»＂'
_APOSTROPHE = "'’‘‚‛ʼ`´‹›＇"
_DASH = "-‐‑‒–—―−"
_ELLIPSIS = r"…|\.(?:\s?\.){2}"
# A dash and an ellipsis may stand apart from the words around them or not, and so may the French marks of a quotation.
_TOKEN = re.compile(rf"\s*(?:{_ELLIPSIS})\s*|\s*[{_DASH}]{{1,3}}\s*|«\s?|\s?»|\s+|\w+|.", re.DOTALL)
# Possessive: a row of dashes that is parted in one way only costs no more than any other text.
_SPACE = r"\s*+"
_MOST_TOLD = 3


def pattern(words: str, *, any_case: bool = False) -> str:
    """A regular expression for *words* in any typography, and no word of them only the beginning or end of another.

    With *any_case* their first letter may be a capital or none, as at the beginning of a sentence.
    """
    tokens = _TOKEN.findall(words.strip())
    forms = [_form(token, before) for before, token in zip(["", *tokens], tokens, strict=False)]
    if any_case and tokens and tokens[0][0].isalpha():
        forms[0] = f"(?i:{tokens[0][0]}){forms[0][1:]}"
    before = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    # A search that begins with any white space there may be tries each stretch of it from each of its characters.
    return before + "".join(forms).removeprefix(_SPACE).removesuffix(_SPACE) + after


def told(claimed: str, printed: str) -> str:
    """How *printed*, which `pattern` of *claimed* matches, is set: ``printed ’ for '``; empty where it is the same."""
    pairs = zip(_TOKEN.findall(claimed.strip()), _TOKEN.findall(printed.strip()), strict=False)
    changes = dict.fromkeys(_change(ours.strip(), theirs.strip()) for ours, theirs in pairs if _is_other(ours, theirs))
    each = list(changes)[:_MOST_TOLD]
    more = ["more of the kind"] if len(changes) > len(each) else []
    return " and ".join([f"printed {', '.join(each)}", *more]) if each else ""


def _form(token: str, before: str) -> str:
    mark = token.strip()
    if not mark:
        return r"\s++"
    if mark[0] in _DASH:
        return rf"{_SPACE}[{_DASH}]{{1,3}}+{_SPACE}"
    if re.fullmatch(_ELLIPSIS, mark):
        return rf"{_SPACE}(?:{_ELLIPSIS}){_SPACE}"
    if mark in _QUOTATION or mark in _APOSTROPHE:
        before_mark, after_mark = (r"\s?" * (mark == guillemet) for guillemet in "»«")
        return f"{before_mark}[{re.escape(_alike(mark, before))}]{after_mark}"
    return re.escape(mark)


def _alike(mark: str, before: str) -> str:
    """What may stand for *mark*. A quotation inside another has the other kind of marks; 5' is no 5"."""
    if before[-1:].isdigit():
        return _APOSTROPHE if mark in _APOSTROPHE else _QUOTATION
    return _APOSTROPHE + _QUOTATION


def _is_other(ours: str, theirs: str) -> bool:
    if not ours.strip():
        return False
    return ours.strip() != theirs.strip() or bool(ours[:1].isspace()) != bool(theirs[:1].isspace())


def _change(ours: str, theirs: str) -> str:
    return f"{theirs} for {ours}" if ours != theirs else f"{theirs} with other spaces"

"""What is replied to remarks about an answer: whether it is true, where it is from, that it is wrong.

Whatever is offered can be done at that moment: nothing is said of a first quote before there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat import wording
from bot.chat.blocks import NoticeBlock, Reply

if TYPE_CHECKING:
    from bot.model import Answer, Found


def doubted(answer: Answer | None, shown: range) -> Reply:
    """That truth is not judged here, and where the quotes stand that were *shown* last."""
    places = _places(answer, shown)
    if not places:
        return Reply((NoticeBlock(f"{wording.NO_JUDGE} {wording.WELCOME}"),))
    where = NoticeBlock(f"{wording.NO_JUDGE} {wording.AS_PRINTED}")
    return Reply((where, *places, NoticeBlock(wording.AROUND, "hint")))


def told_by(answer: Answer | None, shown: range) -> Reply | None:
    """Where the quotes stand that were *shown* last; none where there were none."""
    places = _places(answer, shown)
    return Reply((*places, NoticeBlock(wording.PROOF, "hint"))) if places else None


def found_wrong(answer: Answer | None, shown: range) -> Reply:
    """How to ask otherwise, and what else there is of *answer*, of which the quotes up to those *shown* were seen."""
    offers = [wording.OTHERWISE]
    if answer and answer.answered and len(answer.found) > shown.stop:
        offers.append(wording.FURTHER)
    if answer and answer.carried:
        offers.append(wording.DROPPING)
    return Reply((NoticeBlock("; ".join(offers) + "."),))


def _places(answer: Answer | None, shown: range) -> tuple[NoticeBlock, ...]:
    quotes = enumerate(_quotes(answer, shown), shown.start + 1)
    return tuple(NoticeBlock(f"{number}  {wording.place(found)}", "item") for number, found in quotes)


def _quotes(answer: Answer | None, shown: range) -> tuple[Found, ...]:
    """The quotes of *answer* that were shown; its nearest where it is none."""
    if answer is None:
        return ()
    return answer.found[shown.start : shown.stop] if answer.answered else answer.found[:1]

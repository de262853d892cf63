"""A person with Telegram open: writes, presses buttons, and sees what the bot sends."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.fake.text import Entity, covered, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.telegram.fake.world import World

PATIENCE_S = 60.0  # of a machine that has much else to do


@dataclass(frozen=True)
class Seen:
    """A message on the reader's screen."""

    message_id: int
    text: str
    entities: tuple[Entity, ...]
    buttons: dict[str, str] = field(default_factory=dict)
    reply_to: int | None = None
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    thread_id: int | None = None
    suggests: list[str] = field(default_factory=list)
    has_preview: bool = False

    def button(self, label: str) -> dict[str, Any]:
        """The button with *label*, whatever it does."""
        return next(button for row in self.rows for button in row if button["text"] == label)

    def texts_of(self, kind: str) -> list[str]:
        """What the entities of one kind cover; a folded block quote is one, too."""
        return [entity.text for entity in self.entities if entity.kind in (kind, f"expandable_{kind}")]


_KINDS = ("message", "edit", "answer", "action", "inline", "guest")


class Screen:
    """A chat as it is shown: what the bot sends and changes there."""

    def __init__(self) -> None:
        self._shown: dict[str, queue.Queue[dict[str, Any]]] = {kind: queue.Queue() for kind in _KINDS}

    def sees(self, timeout_s: float = PATIENCE_S) -> Seen:
        """The bot's next message; queue.Empty when none comes."""
        return seen(self._shown["message"].get(timeout=timeout_s))

    def sees_edit(self, timeout_s: float = PATIENCE_S) -> Seen:
        """The next message that the bot changed."""
        return seen(self._shown["edit"].get(timeout=timeout_s))

    def sees_nothing(self, for_s: float = 0.3) -> bool:
        """Whether no message comes for a while."""
        try:
            self.sees(for_s)
        except queue.Empty:
            return True
        return False

    def show(self, kind: str, shown: dict[str, Any]) -> None:
        """Called by the server."""
        self._shown[kind].put(shown)


class Group(Screen):
    """A chat of several people and the bot."""

    def __init__(self, chat: dict[str, Any]) -> None:
        super().__init__()
        self.chat = chat


class Reader(Screen):
    """One person: their private chat with the bot, and what they do elsewhere."""

    def __init__(self, user: dict[str, Any], world: World, on_loop: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__()
        self.user = user
        self._world = world
        self._on_loop = on_loop

    def send(self, text: str, reply_to: int = 0) -> int:
        """Write *text*; its message id."""
        return self.write(_written(text), reply_to)

    def send_in(self, group: Group, text: str, reply_to: int = 0, thread_id: int = 0) -> int:
        """Write *text* in a group, or in one of its topics; its message id."""
        topic = {"message_thread_id": thread_id, "is_topic_message": True} if thread_id else {}
        return self.write({"chat": group.chat, **_written(text), **topic}, reply_to)

    def seats_bot(self, group: Group, before: str = "left", after: str = "member") -> None:
        """Put the bot in a group, or out of it."""
        self._on_loop(lambda: self._world.seat(self.user, group.chat, before, after))

    def types_inline(self, query: str, offset: str = "") -> dict[str, Any]:
        """What a chat offers when *query* is typed behind the bot's name."""
        self._on_loop(lambda: self._world.elsewhere.inline(self.user, query, offset))
        return self._shown["inline"].get(timeout=PATIENCE_S)

    def asks_as_guest(self, text: str) -> None:
        """Name the bot in a chat that it is not in."""
        self._on_loop(lambda: self._world.elsewhere.guest(self.user, text))

    def heard_nothing(self, kind: str) -> bool:
        """Whether nothing of that kind has come."""
        return self._shown[kind].empty()

    def sees_guest(self, timeout_s: float = PATIENCE_S) -> Seen:
        """What the bot says there."""
        return seen({"message_id": 0, **self._shown["guest"].get(timeout=timeout_s)})

    def send_timed(self, text: str) -> float:
        """Write *text*; the moment from which it can be fetched."""
        content = {"text": text, "entities": typed(text).api_entities()}
        return float(self._on_loop(lambda: (self._world.write(self.user, content), time.perf_counter())[1]))

    def send_photo(self) -> int:
        photo = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
        return self.write({"photo": [photo]})

    def edit(self, message_id: int, text: str) -> None:
        self._on_loop(lambda: self._world.edit(message_id, text))

    def press(self, message: Seen, label: str) -> None:
        self.press_raw(message, message.buttons[label])

    def press_raw(self, message: Seen, carries: str) -> None:
        """Press a button as a changed client might: with any data."""
        self._on_loop(lambda: self._world.press(self.user, message.message_id, carries))

    def block(self) -> None:
        self._on_loop(lambda: self._world.block(self.user))

    def hears(self, timeout_s: float = PATIENCE_S) -> str:
        """The alert after a pressed button; empty when it was answered without one."""
        shown = self._shown["answer"].get(timeout=timeout_s)
        return str(shown["text"]) if shown["alert"] else ""

    def sees_typing(self, timeout_s: float = PATIENCE_S) -> bool:
        """Whether the bot shows that it is at work."""
        return bool(self._shown["action"].get(timeout=timeout_s)["action"] == "typing")

    def is_quiet(self) -> bool:
        """Whether every message that came was seen."""
        return self._shown["message"].empty()

    def write(self, content: dict[str, Any], reply_to: int = 0) -> int:
        """Send a message with any content."""
        return int(self._on_loop(lambda: self._world.write(self.user, content, reply_to)))


def _written(text: str) -> dict[str, Any]:
    return {"text": text, "entities": typed(text).api_entities()}


def seen(message: dict[str, Any]) -> Seen:
    """*message* as it is shown."""
    text: str = message["text"]
    entities = tuple(
        Entity(each["type"], covered(text, each["offset"], each["length"]), each.get("url", ""), each["offset"])
        for each in message.get("entities", [])
    )
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    reply_to = message.get("reply_to_message", {}).get("message_id")
    return Seen(
        message["message_id"],
        text,
        entities,
        {button["text"]: button["callback_data"] for row in rows for button in row if "callback_data" in button},
        reply_to,
        rows,
        message.get("message_thread_id"),
        [row[0]["text"] for row in message.get("keyboard", [])],
        bool(message.get("has_preview", False)),
    )

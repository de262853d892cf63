"""A person with Telegram open: writes, presses buttons, and sees what the bot sends."""

from __future__ import annotations

import queue
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.fake.text import Entity, covered, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.telegram.fake.world import World

PATIENCE_S = 10.0


@dataclass(frozen=True)
class Seen:
    """A message on the reader's screen."""

    message_id: int
    text: str
    entities: tuple[Entity, ...]
    buttons: dict[str, str] = field(default_factory=dict)
    reply_to: int | None = None

    def texts_of(self, kind: str) -> list[str]:
        """What the entities of one kind cover."""
        return [entity.text for entity in self.entities if entity.kind == kind]


class Reader:
    """One person's private chat with the bot."""

    def __init__(self, user: dict[str, Any], world: World, on_loop: Callable[[Callable[[], Any]], Any]) -> None:
        self.user = user
        self._world = world
        self._on_loop = on_loop
        self._shown: dict[str, queue.Queue[dict[str, Any]]] = {
            kind: queue.Queue() for kind in ("message", "edit", "answer", "action")
        }

    def send(self, text: str) -> int:
        """Write *text*; its message id."""
        formatted = typed(text)
        return self.write({"text": text, "entities": formatted.api_entities()})

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

    def sees(self, timeout_s: float = PATIENCE_S) -> Seen:
        """The bot's next message; queue.Empty when none comes."""
        return _seen(self._shown["message"].get(timeout=timeout_s))

    def sees_edit(self, timeout_s: float = PATIENCE_S) -> Seen:
        """The next message that the bot changed."""
        return _seen(self._shown["edit"].get(timeout=timeout_s))

    def hears(self, timeout_s: float = PATIENCE_S) -> str:
        """The alert after a pressed button; empty when it was answered without one."""
        shown = self._shown["answer"].get(timeout=timeout_s)
        return str(shown["text"]) if shown["alert"] else ""

    def sees_typing(self, timeout_s: float = PATIENCE_S) -> bool:
        """Whether the bot shows that it is at work."""
        return bool(self._shown["action"].get(timeout=timeout_s)["action"] == "typing")

    def sees_nothing(self, for_s: float = 0.3) -> bool:
        """Whether no message comes for a while."""
        try:
            self.sees(for_s)
        except queue.Empty:
            return True
        return False

    def is_quiet(self) -> bool:
        """Whether every message that came was seen."""
        return self._shown["message"].empty()

    def show(self, kind: str, shown: dict[str, Any]) -> None:
        """Called by the server."""
        self._shown[kind].put(shown)

    def write(self, content: dict[str, Any]) -> int:
        """Send a message with any content."""
        return int(self._on_loop(lambda: self._world.write(self.user, content)))


def _seen(message: dict[str, Any]) -> Seen:
    text: str = message["text"]
    entities = tuple(
        Entity(each["type"], covered(text, each["offset"], each["length"]), each.get("url", ""))
        for each in message.get("entities", [])
    )
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    reply_to = message.get("reply_to_message", {}).get("message_id")
    return Seen(
        message["message_id"],
        text,
        entities,
        {button["text"]: button["callback_data"] for row in rows for button in row},
        reply_to,
    )

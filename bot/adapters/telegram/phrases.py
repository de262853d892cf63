"""What the bot says of its own, outside of any answer, and the commands in Telegram's menu."""

START = "Ask me about this coverage. I answer only with verbatim quotes, each with its source."
HELP_HINT = "/help lists what else you can type."
PRIVATE = "This bot is private. Ask its owner to let you in."
PAIRED = {
    "owner": "You are the owner of this bot now. /invite makes a link that lets one more person in.",
    "member": "You are in.",
}
INVITATION = "Whoever opens this link first can ask, too. It works once, for a day:\n{link}"
OWNER_ONLY = "Only the owner of this bot can invite."
TEXT_ONLY = "I can only read text. Please type your question."
GONE = "That answer is no longer open here. Ask again."
FAILED = "Something went wrong on my side. Please ask again."

MENU = (
    ("more", "More quotes for the last question"),
    ("context", "What stands around a quote: /context 2"),
    ("source", "Where a quote comes from: /source 2"),
    ("cite", "The quotes, ready to paste"),
    ("sources", "Which articles are covered"),
    ("new", "Start over: forget what was asked before"),
    ("help", "What you can ask and type"),
)

"""What the bot says of its own, outside of any answer."""

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
TOO_MANY = "That is more than I can answer at once, so I left some out. Ask those again in a moment."
FAILED = "Something went wrong on my side. Please ask again."

"""What the bot says of its own, outside of any answer."""

HELP_HINT = "/help lists what else you can type."
TRY = "For example:"
PLACEHOLDER = "Ask about the coverage"
PRIVATE = "This bot is private. Ask its owner to let you in."
PAIRED = {
    "owner": "You are the owner of this bot now. /invite makes a link that lets one more person, or a group, in.",
    "member": "You are in.",
}
GROUP_IN = "Hello. Ask me with /ask and a question, or by replying to me; I answer in the coverage's own words."
INVITATION = (
    "Whoever opens this link first can ask, too. It works once, for a day:\n{person}\n\n"
    "Or let one group ask, by adding the bot to it with this link:\n{group}"
)
OWNER_ONLY = "Only the owner of this bot can invite."
TEXT_ONLY = "I can only read text. Type a question about the coverage, and I answer with quotes from it."
GONE = "That answer is no longer open here. Ask again."
TOO_MANY = "That is more than I can answer at once, so I left some out. Ask those again in a moment."
OTHER_COVERAGE = "The coverage has changed since this answer. Ask again."
SLOWLY = "One moment: that was a lot at once. Ask again in a few seconds."
FAILED = "Something went wrong on my side. Please ask again."
ANSWER = "Answer from the coverage"
PRIVATE_INLINE = "This bot is private"
SLOWLY_INLINE = "One moment, please"
THANKS = "Thank you."
KEEP = "Keep the question too?"
KEPT = "Kept, thank you. /forget deletes it."
NOT_YOURS = "Only who asked can give the question."
NOTHING_INLINE = "Not in this coverage"
STATUS = """\
Answered {answered}, not answered {refused}, other turns {other}, since {since}.
{standing}
{waiting} waiting, {chats} conversations open
Votes: {good} 👍 {bad} 👎, {kept} questions kept"""
PRIVACY = """\
What is kept about you, and where:
• In memory: your last question and its answer, so that you can ask on. It is forgotten an hour after you last wrote, \
and at /new.
• On disk, until it is answered: your message, so that none is lost. Then its text is erased.
• On disk: your Telegram number, only if this bot is closed and you were let in.
• 👍 and 👎: the vote and which quote, and nothing about you.
• A question itself, with your number: only when you press “Keep the question too?”.
The log holds no words and no names. /forget deletes what there is."""
FORGOTTEN = "Forgotten: the conversation, what was waiting, and the questions you gave."
STILL_IN = " You may still ask; your number is kept for that. /forget access gives that up, too."
LEFT = " You are out now; only a new invitation lets you in again."
OWNER_STAYS = " The owner's number stays, since the bot would have none."

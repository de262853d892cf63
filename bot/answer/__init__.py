"""From hits to an answer: choosing the sentences that answer, judging whether they do, and saying who said them."""

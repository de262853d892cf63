"""The golden set: questions with the sentences that answer them, and the proof that they still do."""

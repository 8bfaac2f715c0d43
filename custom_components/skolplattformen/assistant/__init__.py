"""What assistants with a language model may be told: of whom, what, and in which form."""

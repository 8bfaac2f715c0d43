"""Who is told what of the children, and in which form: assistants, and the dashboard card."""

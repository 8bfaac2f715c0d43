"""The actions: what each may be given, what it asks, and what it answers."""

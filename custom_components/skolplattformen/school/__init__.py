"""What a school day is: pure functions and frozen facts, without I/O and without Home Assistant."""

"""A day, or a family's days, in words for the ear, in Swedish and English."""

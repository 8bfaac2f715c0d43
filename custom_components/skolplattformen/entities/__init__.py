"""Entities by what they tell of; the platform files beside this room set them up."""

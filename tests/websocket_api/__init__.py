"""Tests of the command that the dashboard card asks."""

"""Tests of the tools for assistants with a language model."""

"""Tests of the school day, without Home Assistant and without the client."""

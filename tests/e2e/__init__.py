"""Browser tests: a guardian in a real browser, before a real Home Assistant, with a phone beside it."""

"""The dialogs: sign in, options, and the menu of a school."""

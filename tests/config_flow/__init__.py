"""The dialogs of the integration."""

"""Days of a family, replayed: every entity's state against a table written from the scenario."""

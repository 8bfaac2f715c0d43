"""The hub: one guardian's web session, in which the platform keeps the chosen child."""

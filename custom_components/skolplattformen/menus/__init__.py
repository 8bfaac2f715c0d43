"""The lunch menus of an account: reading and keeping them, and who eats what."""

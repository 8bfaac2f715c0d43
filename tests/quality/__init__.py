"""What proves each rule of Home Assistant's quality scale: checks of the tree, and named tests."""

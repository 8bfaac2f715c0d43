"""A real Home Assistant with the integration, against the simulated platform (`script/demo`)."""

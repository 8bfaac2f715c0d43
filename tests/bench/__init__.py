"""What the integration costs, in figures beside their goals; `script/bench` runs it, the suite does not."""

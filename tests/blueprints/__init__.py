"""The blueprints: automations made of them, run through days of the simulator."""

"""The platform as the integration meets it: wire format only, nothing of the client."""

"""Tests of the integration, its client and its domain, and the platform they run against."""

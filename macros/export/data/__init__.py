"""Open data: JSON with schemas, and CSV."""

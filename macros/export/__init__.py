"""Exporters: siblings that know only the model (or the built HTML) and never one another."""

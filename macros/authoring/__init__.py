"""What helps those who write: files to begin with, the fields of the model, where to read more."""

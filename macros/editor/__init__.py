"""The browser editor below /redaktion/: forms made from the content model, and what they write into the files."""

"""From the files of learning systems to our own YAML: `read` for each format, `build` for the content, `writer`."""

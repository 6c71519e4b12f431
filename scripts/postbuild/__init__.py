"""The steps that follow the engine's build: each takes the folder of built HTML and the project, and returns its problems."""

from scripts.postbuild import data, documents, feed, headers, minify, prune, search

# The order is part of the promise: the headers come last, because they are computed from the finished pages.
STEPS = (
    prune.prune,
    minify.minify,
    data.add_data,
    documents.add_documents,
    feed.add_feed,
    search.add_index,
    headers.add_headers,
)

"""The steps that follow the engine's build: each takes the folder of built HTML and the project, and returns its problems."""

from scripts.postbuild import (
    colours,
    data,
    documents,
    editor,
    embeds,
    exports,
    feed,
    headers,
    manifest,
    minify,
    offline,
    prune,
    search,
    terms,
)

# The order is part of the promise: the headers come last, because they are computed from the finished pages.
STEPS = (
    prune.prune,
    colours.add_colours,
    manifest.add_names,
    minify.minify,
    data.add_data,
    documents.add_documents,
    feed.add_feed,
    exports.add_exports,
    search.add_index,
    embeds.add_embeds,
    terms.add_terms,
    offline.add_offline,
    editor.add_editor,
    headers.add_headers,
)
# What changes how a page or an asset looks; they do as well in a folder that holds only some of the site.
LOOK_STEPS = (colours.add_colours, minify.minify, exports.add_kept_exports, terms.add_terms)
QUICK_STEPS = tuple(exports.add_kept_exports if step is exports.add_exports else step for step in STEPS)

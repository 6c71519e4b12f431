"""Result codes read by a decoder that shares nothing with the browser's."""

"""The pages as a book: chapters in the reader's order, questions as text, answers and sources at the end."""

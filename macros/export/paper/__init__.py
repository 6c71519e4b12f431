"""Papers to write on: templates, quizzes and instruments as Word, OpenDocument and spreadsheets."""

"""Content model, rules, renderers and exporters of the handbook's quizzes and instruments."""

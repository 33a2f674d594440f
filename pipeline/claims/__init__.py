"""Claims: a figure, its attribution and its event, brought together and turned into records."""

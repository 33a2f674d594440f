"""The errors that a user can act on; everything else is a bug and keeps its traceback."""


class ClaimsError(Exception):
    """Something a user can mend; its message says where it is, what is wrong and what to do."""


class RuleError(ClaimsError):
    """A rule that can't be used; the message names file, rule and field."""


class ModelError(ClaimsError):
    """A spaCy pipeline that can't be used; the message says what it lacks."""


class InputError(ClaimsError):
    """An article or a folder that can't be read; the message names the path."""


class EmptyError(InputError):
    """An article without a word in it."""


class OptionError(ClaimsError):
    """An option with a value that can't be used."""

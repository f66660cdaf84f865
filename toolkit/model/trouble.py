"""What cannot be done, and settings that cannot be used: exceptions whose messages a person reads."""


class OperationError(Exception):
    """An operation that was not done; outputs are as they were. The message is a Vietnamese sentence with a remedy."""


class SettingError(ValueError):
    """A setting that cannot be used; the message is a Vietnamese sentence without its full stop."""

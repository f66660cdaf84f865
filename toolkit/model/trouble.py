"""What cannot be done: the one kind of exception whose message a clerk reads."""


class OperationError(Exception):
    """An operation that was not done; outputs are as they were. The message is a Vietnamese sentence with a remedy."""

"""Files that do harm to readers, made by a script, and what becomes of each."""

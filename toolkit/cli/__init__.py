"""The command line: one file a command — options, one library call, one rendering, one exit code."""

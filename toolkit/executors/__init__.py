"""On what submissions are read: this process, worker processes, or a cluster; the same readings on each."""

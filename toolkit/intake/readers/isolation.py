"""Whether this process is a worker, in which a reader may do harm to nobody else."""

isolated = False

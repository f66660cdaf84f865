"""What people made of the master since it was written: read back, compared with what was written, understood."""

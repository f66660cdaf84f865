"""The only room that writes workbooks: master and standard table, formulas always with their values."""

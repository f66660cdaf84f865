"""ktxh: submissions in, reconciled master workbook and standard table out."""

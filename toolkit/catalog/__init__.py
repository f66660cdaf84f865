"""The catalogue workbook templates/danh-muc.xlsx, which clerks edit in Excel: read, and checked cell by cell."""

from toolkit.catalog.read import CatalogueError, read_catalogue

__all__ = ["CatalogueError", "read_catalogue"]

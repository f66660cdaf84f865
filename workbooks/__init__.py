"""The workbooks of this workspace, and the script that makes its samples."""

"""The answer to the office: what is wrong with its return, said on a copy of its own workbook."""

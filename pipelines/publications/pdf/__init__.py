"""The finished Word document as PDF, typeset without Word or LibreOffice.

Belongs here: carrying paragraphs, tables, charts, headers and page numbers of the .docx over to
PDF, so that an edited sentence changes both. Does not belong here: any sentence or figure; nothing
is read but the document.
"""

"""Has pdfium draw each page of the PDFs named and find text in each document."""

import sys

import pypdfium2


def read(path):
    text = ""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.render(scale=0.2)
            text += page.get_textpage().get_text_range()
    if not text.strip():
        sys.exit(f"{path}: no text")


for path in sys.argv[1:]:
    read(path)

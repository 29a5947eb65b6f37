"""Parts of pages, most of them HTML, that pages put together."""

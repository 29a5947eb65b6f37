"""What a page shows, worked out from the store; nothing here draws."""

"""What is known of one thing: its properties and ties, and what happened to it when."""

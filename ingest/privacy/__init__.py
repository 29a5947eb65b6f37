"""What identifies people: names, addresses, dates of birth, numbers. Found to be masked."""

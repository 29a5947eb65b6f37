"""What texts cite: rulings, laws and their provisions, papers of parliament, reports."""

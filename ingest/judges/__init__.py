"""What judges sentences: rules, or a network trained on annotated reports, behind one protocol."""

"""How alike things are: trajectories by what they share, statements by what they say."""

"""What hangs together with what: trajectories and bottlenecks, and everything."""

"""What must hold for any input, and what faults must not break."""

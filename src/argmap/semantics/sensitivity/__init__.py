"""What a verdict hangs on: what fells it, how much it takes, what turns it, what settles it."""

"""Under whose definition does this credential count as a micro-credential, and because of which clause."""

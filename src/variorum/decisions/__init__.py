"""What readers decided of a pile: the same or different, struck, accepted; a plain file that every build applies."""

"""What the reader decided, held while a pile is linked."""

"""What an event is called: which of the places and days that its articles give are those of the happening itself."""

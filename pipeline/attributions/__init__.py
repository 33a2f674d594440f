"""Who says what: forms of attribution, direct speech, carry-over, and who the source is."""

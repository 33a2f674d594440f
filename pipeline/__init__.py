"""News articles in, one record per figure claim out: who claimed what figure about which event."""

__version__ = "0.1.0"

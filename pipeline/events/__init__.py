"""What figures measure: event types, triggers, places, dates, modality, and how figures relate."""

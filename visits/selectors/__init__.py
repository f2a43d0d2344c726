"""Reading the record for pages and API; nothing here writes."""

"""Every message text by its code, and how hours, credits and ranges are written."""

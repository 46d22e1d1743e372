"""The report: what every output reads, and what others build on (DESIGN, section 7)."""

"""SCORM 1.2 and 2004 4th edition."""

"""Questions for question banks: Moodle XML and GIFT."""

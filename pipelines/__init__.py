"""daiban: from submitted workbooks to the quarterly bulletin."""

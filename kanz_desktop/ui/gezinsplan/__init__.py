"""The gezinsplan on the screen: strong points, what comes first, goals, acties, agreements, versions."""

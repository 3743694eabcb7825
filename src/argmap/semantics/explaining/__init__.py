"""Why a statement fares as it does: its derivation or what is missing, as data and as a story."""

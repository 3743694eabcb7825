"""Abstract argumentation frameworks in the formats of the ICCMA competitions."""

"""What questions ask for by name: kinds, relations, properties and codes of the ontology."""

from __future__ import annotations

# Kinds
DOCUMENT, STATEMENT, TRAJECTORY, BOTTLENECK = "Document", "Statement", "Trajectory", "Bottleneck"
LESSON, RECOMMENDATION, MEASURE = "Lesson", "Recommendation", "Measure"
ORGANISATION, LAW, NEED = "Organisation", "LegalInstrument", "Need"
FOLLOWUP, FIGURE = "FollowUp", "Figure"

# Relations
ABOUT, CONCERNS, ADDRESSED_TO, CITES = "about", "concerns", "addressedTo", "cites"
SHOWS = ("indicates", "addresses")  # a statement shows a bottleneck
OCCURS_IN, PART_OF, PROVISION_OF = "occursIn", "partOf", "provisionOf"
RESPONSIBLE, EXECUTED_BY = "responsible", "executedBy"
FOLLOWS_UP, IMPLEMENTS, QUANTIFIES = (
    "followsUp",
    "implements",
    "quantifies",
)

# Properties, and the data types of those that hold a date
PUBLISHED, POLARITY, LEVEL, PHASE = "published", "polarity", "level", "phase"
CANDIDATE, TRAJECTORY_KIND = "candidate", "trajectoryKind"
DATES = ("date", "gYear", "gYearMonth")

# Codes
NEGATIVE, POSITIVE = "negatief", "positief"
INDEPENDENT, REPORTED = "onafhankelijk", "zelfgerapporteerd"  # whose judgement a follow-up is

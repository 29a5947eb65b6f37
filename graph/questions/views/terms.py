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
PARENT, MINISTRY, REPLACES = "parent", "responsibleMinistry", "replaces"
FOLLOWS_UP, ACCORDING_TO = "followsUp", "accordingTo"
IMPLEMENTS, QUANTIFIES = "implements", "quantifies"

# Properties, and the data types of those that hold a date
PUBLISHED, PUBLISHER, DOCUMENT_KIND = "published", "publisher", "documentKind"
POLARITY, LEVEL, PHASE = "polarity", "level", "phase"
CANDIDATE, EXPLICIT, LEDGER = "candidate", "explicit", "ledger"
TRAJECTORY_KIND, ORGANISATION_KIND = "trajectoryKind", "organisationKind"
BEGAN, SINCE, UNTIL = "began", "validFrom", "validUntil"
DATES = ("date", "gYear", "gYearMonth")

# Codes
NEGATIVE, POSITIVE = "negatief", "positief"
A_MINISTRY = "ministerie"  # a kind of organisation
DOCUMENT_SORTS, A_REPORT = "documentsoort", "rapport"  # the list, and the sort of all reports
# By whose word a follow-up is told: who judges, or who had to act, in its own or another's paper
INDEPENDENT, REPORTED, PASSED_ON = "onafhankelijk", "zelfgerapporteerd", "weergegeven"

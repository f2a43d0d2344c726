"""The closed word lists of the record, as docs/record-format.md defines them.

The engine keeps its own lists (it may not import this package); a test holds the two together.
"""

from django.db.models import TextChoices


class VisitKind(TextChoices):
    VISIT = "visit", "Visit"
    MULTILATERAL = "multilateral", "Multilateral"
    RECEPTION = "reception", "Reception"
    CALL = "call", "Call"


class VisitStatus(TextChoices):
    """In the order in which an engagement moves; the last two end it without a meeting."""

    PLANNED = "planned", "Planned"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class VisitType(TextChoices):
    OFFICIAL = "official", "Official"
    WORKING = "working", "Working"
    STATE = "state", "State"
    UNOFFICIAL = "unofficial", "Unofficial"
    TRANSIT = "transit", "Transit"


class DateBasis(TextChoices):
    """How a date was derived."""

    STATED = "stated", "stated in the report"
    DATELINE = "dateline", "from the dateline"
    PUBLICATION = "publication", "from the day of publication"
    INFERRED = "inferred", "inferred"
    EDITOR = "editor", "set by an editor"


class Role(TextChoices):
    """In the order in which a visit's people are shown."""

    HEAD_OF_DELEGATION = "head_of_delegation", "Head of delegation"
    DELEGATION_MEMBER = "delegation_member", "Member of the delegation"
    HOST = "host", "Host"
    MET = "met", "Met"
    AMBASSADOR = "ambassador", "Ambassador"
    ATTACHE = "attache", "Attaché"
    OTHER = "other", "Took part"


class Activity(TextChoices):
    TRIBUTE = "tribute", "Tribute at a memorial"
    WELCOMING_CEREMONY = "welcoming_ceremony", "Welcoming ceremony"
    GUARD_OF_HONOR = "guard_of_honor", "Guard of honour"
    ANTHEMS = "anthems", "Anthems"
    GUEST_BOOK = "guest_book", "Guest book"
    MEETING = "meeting", "Meeting"
    BRIEFING = "briefing", "Briefing"
    FACILITY_VISIT = "facility_visit", "Facility visit"
    EXERCISE_OBSERVED = "exercise_observed", "Exercise observed"
    EXHIBITION = "exhibition", "Exhibition"
    SIGNING = "signing", "Signing"
    AWARD = "award", "Award"
    GIFT_EXCHANGE = "gift_exchange", "Gift exchange"
    BANQUET = "banquet", "Banquet"
    CULTURAL_PROGRAMME = "cultural_programme", "Cultural programme"
    PORT_CALL = "port_call", "Port call"
    PRESS_CONFERENCE = "press_conference", "Press conference"


class Topic(TextChoices):
    MILITARY_TECHNICAL = "military_technical", "Military-technical cooperation"
    DEFENCE_INDUSTRY = "defence_industry", "Defence industry"
    MILITARY_EDUCATION = "military_education", "Military education"
    MILITARY_MEDICINE = "military_medicine", "Military medicine"
    JOINT_EXERCISES = "joint_exercises", "Joint exercises"
    EXPERIENCE_EXCHANGE = "experience_exchange", "Exchange of experience"
    STAFF_TALKS = "staff_talks", "Staff talks"
    HIGH_LEVEL_VISITS = "high_level_visits", "High-level visits"
    SPECIAL_FORCES = "special_forces", "Special forces"
    AIR_FORCE = "air_force", "Air force"
    NAVY = "navy", "Navy"
    LAND_FORCES = "land_forces", "Land forces"
    PEACEKEEPING = "peacekeeping", "Peacekeeping"
    COUNTER_TERRORISM = "counter_terrorism", "Counter-terrorism"
    BORDER_SECURITY = "border_security", "Border security"
    CYBER = "cyber", "Cyber defence"
    INTELLIGENCE = "intelligence", "Intelligence"
    LOGISTICS = "logistics", "Logistics"
    MINE_ACTION = "mine_action", "Mine action"
    HUMANITARIAN = "humanitarian", "Humanitarian aid"
    REGIONAL_SECURITY = "regional_security", "Regional security"
    REFORMS = "reforms", "Reforms"
    POST_CONFLICT = "post_conflict", "Post-conflict recovery"
    SPACE = "space", "Space"
    LEGAL_FRAMEWORK = "legal_framework", "Legal framework"


class OutcomeType(TextChoices):
    DOCUMENT_SIGNED = "document_signed", "Document signed"
    AGREEMENT_REACHED = "agreement_reached", "Agreement reached"
    INVITATION = "invitation", "Invitation"
    AWARD = "award", "Award"
    GIFT = "gift", "Gift"
    EXERCISE_PLANNED = "exercise_planned", "Exercise planned"
    DELIVERY = "delivery", "Delivery"
    APPOINTMENT = "appointment", "Appointment"


class ReviewStatus(TextChoices):
    UNREVIEWED = "unreviewed", "Unreviewed"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"

"""What may be done with an article, each rule once for page, API, admin, command and task."""

from extraction.services.claiming import Lease, claim_articles
from extraction.services.errors import ArticleRefused, ExtractionError
from extraction.services.judging import act_on_answer
from extraction.services.reading import read_article, read_articles
from extraction.services.receiving import Received, receive_article
from extraction.services.retrying import read_again, retry_article
from extraction.services.sweeping import Swept, sweep

__all__ = [
    "ArticleRefused",
    "ExtractionError",
    "Lease",
    "Received",
    "Swept",
    "act_on_answer",
    "claim_articles",
    "read_again",
    "read_article",
    "read_articles",
    "receive_article",
    "retry_article",
    "sweep",
]

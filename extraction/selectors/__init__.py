"""Reading articles for pages and API."""

from extraction.selectors.progress import ArticleProgress, article_progress, queue_counts

__all__ = ["ArticleProgress", "article_progress", "queue_counts"]

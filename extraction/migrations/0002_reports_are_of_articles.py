"""Tie the record's reports to articles: the layer below knows nothing of this one, so its column
is a plain number there and becomes a foreign key here."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("extraction", "0001_initial"), ("visits", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql="""
                ALTER TABLE visits_report ADD CONSTRAINT report_is_of_an_article
                FOREIGN KEY (article) REFERENCES extraction_article (id)
                DEFERRABLE INITIALLY DEFERRED
            """,
            reverse_sql="ALTER TABLE visits_report DROP CONSTRAINT report_is_of_an_article",
        )
    ]

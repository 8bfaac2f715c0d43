"""Valid news, and their parser."""

from collections import Counter
from datetime import datetime
from typing import Any

from custom_components.skolplattformen.api.hub.news import parse_news
from custom_components.skolplattformen.school.models import STOCKHOLM, NewsItem

READ_AT = datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM)
ADDRESS = "/Resources/Resource/Download/990056?api=IM2&ModuleType=NewsItem&ConnectionId=770101"
PICTURE = ADDRESS.replace("990056", "990057")
NEWS: dict[str, Any] = {
    "items": [
        {
            "id": 770101 - number,
            "title": "Veckobrev v. 48",
            "content": "<p>Hej! På torsdag går vi till skogen.</p>",
            "publishedDate": "2026-11-20T14:02:11",
            "publishedDateString": "2026-11-20",
            "publishedBy": "Provén, Lisa",
            "newsImageUrl": PICTURE,
            "newsThumbnailImageUrl": PICTURE.replace("Download", "Thumbnail"),
            "attachments": [{"url": ADDRESS, "title": "veckobrev48.pdf", "fileType": "pdf"}],
        }
        for number in range(2)
    ],
    "totalItemCount": 2,
}


def parse(data: object) -> tuple[NewsItem, ...]:
    """Parse news."""
    return parse_news(data, READ_AT, Counter()).items


PARSERS = [("news_list", parse, NEWS)]

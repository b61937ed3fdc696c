"""Invented articles as web pages, and a PDF file made by hand, for tests of `add`."""

from __future__ import annotations

ENGLISH = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Hotline for soldiers tells its numbers - Example Courier</title>
<meta property="og:site_name" content="Example Courier">
<meta property="og:title" content="Hotline for soldiers tells its numbers">
<meta name="author" content="Ada Author; Bob Author">
<meta property="article:published_time" content="2024-05-03T08:00:00Z">
<link rel="canonical" href="https://example.org/2024/05/04/hotline-numbers?id=4&amp;utm_source=x">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Hotline for soldiers tells its numbers</h1>
<p>More than 1,200 soldiers have called the hotline Open Gate since January, its spokeswoman said \
on Friday. She did not say how many of them had laid down their arms.</p>
<p>The hotline was set up by a group of lawyers in the year before. It is open day and night, and \
those who call it are told what the law says about those who refuse an order.</p></article>
<footer>Example Courier, all rights reserved. Subscribe to our letter!</footer></body></html>
"""

UKRAINIAN = """\
<!DOCTYPE html>
<html><head><meta charset="windows-1251">
<title>Гаряча лінія назвала свої числа</title>
<meta property="og:site_name" content="Приклад Кур'єр">
<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2024-05-03T11:00:00+03:00"}
</script>
</head><body><article><h1>Гаряча лінія назвала свої числа</h1>
<p>Понад 1200 військових зателефонували на гарячу лінію «Відчинена брама» від січня, повідомила \
її речниця у п'ятницю. Скільки з них склали зброю, вона не сказала, і точних даних немає.</p>
<p>Лінію заснувала група правників рік тому. Вона працює вдень і вночі, і тим, хто телефонує, \
пояснюють, що каже закон про тих, хто відмовляється виконати наказ.</p></article></body></html>
"""


def pdf(*lines: str, title: str | None = None) -> bytes:
    """A PDF file of one page with these lines of Latin letters."""
    shown = b" T* ".join(b"(" + line.encode("latin-1") + b") Tj" for line in lines)
    content = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % (title or "").encode("latin-1"),
    ]
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)

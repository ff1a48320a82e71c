"""Sources are said in the reader's language; what is Latin is marked; rows of a catalogue are left off."""

import pytest
from django.utils.translation import override

from shanyraq.acts.attribution import attributed

SAID = [
    (
        "kk",
        "000: 413-417; astanatimes 2023/03",
        '000: 413–417-жол; <span lang="en">The Astana Times 2023/03</span>',
    ),
    ("ru", "S12: zakonpravo.kz art. 10", '<span lang="en">zakonpravo.kz</span> ст. 10'),
    ("ru", "adilet Z080000070_ (footnotes)", '<span lang="en">adilet.zan.kz</span> Z080000070_ (сноски)'),
    ("kk", "Constitutional Law 268; art. 1", "268 Конституциялық заң; 1-бап"),
    ("en", "theasiatoday.org; tass 1390239", "theasiatoday.org; tass.com 1390239"),
    ("kk", "002:97,114", "002: 97-жол, 114-жол"),
    ("kk", "STR-08; 003:171-178", "003: 171–178-жол"),
    ("kk", "Chair table", ""),
    ("en", "Сессия регламенті (ойдан алынған)", '<span lang="kk">Сессия регламенті (ойдан алынған)</span>'),
    ("en", "<b>x</b> 1", "&lt;b&gt;x&lt;/b&gt; 1"),
]


@pytest.mark.parametrize(("language", "source", "said"), SAID)
def test_a_source_is_said_for_a_reader(language: str, source: str, said: str) -> None:
    with override(language):
        assert attributed(source) == said

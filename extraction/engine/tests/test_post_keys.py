"""Posts are known by keys, whatever words a report has for them, so that they have a level."""

import pytest

from extraction.engine import Engine

CHAIRMAN = "chairman_of_joint_chiefs_of_staff"
ENGLISH = (
    "The Minister of Defence of Qatar, Omar Saleh, received the {} of Pakistan, General Ali Raza."
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(
            (ENGLISH.format(post), CHAIRMAN)
            for post in (
                "Chairman of the Joint Chiefs of Staff",
                "Chairman of the Joint Chiefs of Staff Committee",
                "Chairman Joint Chiefs of Staff Committee",
                "Chairman, Joint Chiefs of Staff",
                "CJCSC",
            )
        ),
        (ENGLISH.format("Vice Chairman of the Joint Chiefs of Staff"),
         "deputy_chief_of_general_staff"),
        (ENGLISH.format("Chief of the Joint Staff"), "chief_of_general_staff"),
        ("Müdafiə naziri Elxan Muradov Pakistanın Birləşmiş Qərargah Rəisləri Komitəsinin sədri "
         "general Əli Rzanı qəbul edib.", CHAIRMAN),
        ("Министр обороны Катара Омар Салех принял председателя Объединённого комитета начальников "
         "штабов Пакистана генерала Али Резу.", CHAIRMAN),
        ("Milli Savunma Bakanı Kemal Aslan, Pakistan Müşterek Kurmay Başkanları Komitesi Başkanı "
         "Orgeneral Ali Rıza'yı kabul etti.", CHAIRMAN),
    ],
)  # fmt: skip
def test_who_chairs_the_chiefs_of_staff(engine: Engine, text: str, key: str) -> None:
    (engagement,) = engine.read(text).engagements
    keys = [person.post_keys for person in engagement.people]
    assert (key,) in keys

"""How the offices and services of many countries are called; each group with one that is none."""

import pytest

from extraction.engine import Engine

ENGLISH = (
    "The {} of Kenya, General Peter Odhiambo, visited Croatia and met the Croatian Minister of "
    "Defence, Ivan Horvat, in Zagreb."
)
ENGLISH_BEFORE = (
    "Croatian Defence Minister Ivan Horvat received Kenyan {} General Peter Odhiambo in Zagreb to "
    "discuss military training in Croatia and Kenya."
)
RUSSIAN = (
    "{} Кении генерал Питер Одхиамбо посетил с официальным визитом Хорватию и встретился в Загребе "
    "с министром обороны Хорватии Иваном Хорватом."
)


def _post(engine: Engine, text: str, name: str) -> tuple[str | None, str | None]:
    """Post and rank of the guest."""
    (engagement,) = engine.read(text).to_json()["engagements"]
    (guest,) = [each for each in engagement["people"] if name in each["name"]]
    assert guest["country"] == "KE"
    return guest["post"], guest["rank"]


@pytest.mark.parametrize("frame", [ENGLISH, ENGLISH_BEFORE], ids=["of", "before"])
@pytest.mark.parametrize(
    "post",
    [
        "Chief of the Armed Forces Staff",
        "Defence Force Commander",
        "Deputy Chief of the Joint Staff",
        "Inspector General of the Bundeswehr",
        "Commander of the Air and Space Force",
        "Inspector of the Navy",
        "Flag Officer-in-Command",
        "High Commander of the Gendarmerie",
        "Head of the State Border Guard Service",
        "Director General of the Coast Guard",
        "Commandant of the Marines",
        "Commander of the Republican Guard",
        "Permanent Secretary for Defence",
        "Vice Minister for Defence",
        "Minister Delegate for Defence",
        "Minister of Defence and National Security",
        "Second Minister of Defence",
        "Parliamentary State Secretary at the Ministry of Defence",
        "Chief of Defence Intelligence",
        "Director General of Armament",
        "Assistant Defence Attaché",
        "Military Representative",
        "Commander of the Special Operations Command Africa",
    ],
)
def test_offices_are_known_whole_in_english(engine: Engine, frame: str, post: str) -> None:
    assert _post(engine, frame.format(post), "Odhiambo") == (post, "General")


@pytest.mark.parametrize(
    ("text", "post", "rank"),
    [
        ("Chief of Operations General", "Chief of Operations", "General"),
        (
            "Director of the Directorate General Procurement, Brigadier",
            "Director of the Directorate General Procurement",
            "Brigadier",
        ),
    ],
    ids=["a rank before a name", "part of an office's name"],
)
def test_general_behind_an_office(engine: Engine, text: str, post: str, rank: str) -> None:
    assert _post(engine, ENGLISH_BEFORE.format(text).replace(" General Peter", " Peter"),
                 "Odhiambo") == (post, rank)  # fmt: skip


def test_an_office_ends_where_the_forces_of_the_country_begin(engine: Engine) -> None:
    text = ENGLISH.format("Chief of the General Staff of the Defence Forces")
    assert _post(engine, text, "Odhiambo") == ("Chief of the General Staff", "General")
    text = RUSSIAN.format("Начальник Генерального штаба Вооружённых сил")
    assert _post(engine, text, "Одхиамбо") == ("Начальник Генерального штаба", "генерал")


@pytest.mark.parametrize(
    "post",
    [
        "Министр-делегат при президенте по вопросам национальной обороны",
        "Министр обороны и по делам ветеранов войны",
        "Первый вице-министр обороны",
        "Постоянный секретарь министерства обороны",
        "Командующий Силами национальной обороны",
        "Генеральный инспектор бундесвера",
        "Глава Штаба обороны",
        "Председатель ОКНШ",
        "Начальник военно-морских операций",
        "Командующий морской пехотой",
        "Командующий внутренними войсками",
        "Командующий войсками Южного военного округа",
        "Глава Африканского командования",
        "Главнокомандующий Республиканской гвардией",
        "Генеральный директор жандармерии",
        "Директор Пограничной службы КНБ",
        "Командующий пограничными войсками Службы государственной безопасности",
        "Помощник военного атташе",
        "Председатель Государственного военно-промышленного комитета",
    ],
)
def test_offices_are_known_whole_in_russian(engine: Engine, post: str) -> None:
    assert _post(engine, RUSSIAN.format(post), "Одхиамбо") == (post, "генерал")


def test_what_stands_behind_an_office_with_a_mark_is_not_its_own(engine: Engine) -> None:
    text = RUSSIAN.replace("{} Кении", "Начальник Генштаба, Служба тыла, Кении")
    assert _post(engine, text, "Одхиамбо")[0] != "Начальник Генштаба, Служба тыла"
    text = ENGLISH.format("Chief of Defence") + " Intelligence was discussed."
    assert _post(engine, text, "Odhiambo")[0] == "Chief of Defence"


TURKISH = (
    "Kenya {} Orgeneral Peter Odhiambo resmi ziyaret için Hırvatistan'a geldi ve Zagreb'de "
    "Hırvatistan Savunma Bakanı Ivan Horvat ile görüştü."
)
AZERBAIJANI = (
    "Keniyanın {} general Piter Odhiambo rəsmi səfərə Xorvatiyaya gəlib və Zaqrebdə Xorvatiyanın "
    "müdafiə naziri İvan Horvat ilə görüşüb."
)


@pytest.mark.parametrize(
    "post",
    [
        "Savunma ve Güvenlik Bakanı",
        "Silahlı Kuvvetler ve Gaziler Bakanı",
        "Ordu Bakanı",
        "Savunmadan Sorumlu Bakan",
        "Geçici Savunma Bakanı",
        "Savunma Bakanlığı Daimi Sekreteri",
        "Genelkurmay Plan ve Prensipler Başkanı",
        "Deniz Harekat Başkanı",
        "1'inci Ordu Komutanı",
        "Cumhuriyet Muhafızları Komutanı",
        "Deniz Piyadeleri Komutanı",
        "Devlet Sınır Hizmeti Başkanı",
        "KFOR Komutanı",
        "Savunma Şefi",
        "Askeri Üretim Bakanı",
    ],
)
def test_offices_are_known_whole_in_turkish(engine: Engine, post: str) -> None:
    assert _post(engine, TURKISH.format(post), "Odhiambo") == (post, "Orgeneral")


@pytest.mark.parametrize(
    "post",
    [
        "müdafiə və milli təhlükəsizlik naziri",
        "silahlı qüvvələr naziri",
        "ordu naziri",
        "müharibə naziri",
        "müdafiə nazirliyinin daimi katibi",
        "Ordu komandanı",
        "Sahil Mühafizəsinin rəisi",
        "Dəniz Piyadaları Korpusunun komandanı",
        "Şəxsi Heyət Baş İdarəsinin rəisi",
        "Baş müfəttişi",
        "Birgə Qərargah Rəisləri Komitəsinin sədri",
        "hərbi attaşesinin müavini",
    ],
)
def test_offices_are_known_whole_in_azerbaijani(engine: Engine, post: str) -> None:
    assert _post(engine, AZERBAIJANI.format(post), "Odhiambo") == (post, "general")


def test_forces_of_the_country_are_no_part_of_its_office(engine: Engine) -> None:
    text = TURKISH.format("Silahlı Kuvvetleri Genelkurmay Başkanı")
    assert _post(engine, text, "Odhiambo")[0] == "Genelkurmay Başkanı"
    text = AZERBAIJANI.format("Silahlı Qüvvələrinin Baş Qərargah rəisi")
    assert _post(engine, text, "Odhiambo")[0] == "Baş Qərargah rəisi"


@pytest.mark.parametrize(
    ("frame", "rank"),
    [
        (ENGLISH, "MGen"),
        (ENGLISH, "AVM"),
        (ENGLISH, "V. Adm."),
        (ENGLISH, "Lt. Cmdr."),
        (RUSSIAN, "армейский генерал"),
        (RUSSIAN, "генерал дивизии"),
        (AZERBAIJANI, "tibb xidməti general-mayoru"),
        (AZERBAIJANI, "istefada olan general-mayor"),
        (TURKISH, "Tabip Tuğgeneral"),
        (TURKISH, "Hava Pilot Tümgeneral"),
        (TURKISH, "Jandarma Korgeneral"),
    ],
)
def test_a_rank_in_full_leaves_the_office_before_it_whole(
    engine: Engine, frame: str, rank: str
) -> None:
    posts = {ENGLISH: "Chief of Defence", RUSSIAN: "Начальник Генерального штаба"}
    posts |= {AZERBAIJANI: "Baş Qərargah rəisi", TURKISH: "Genelkurmay Başkanı"}
    text = frame.format(posts[frame])
    for plain in ("General", "генерал", "general", "Orgeneral"):
        text = text.replace(f" {plain} P", f" {rank} P").replace(f" {plain} П", f" {rank} П")
    assert _post(engine, text, "Odhiambo" if "dhiambo" in text else "Одхиамбо") == (
        posts[frame],
        rank,
    )


def test_milligrams_are_no_rank(engine: Engine) -> None:
    text = ENGLISH.format("Chief of Defence") + " Doctors showed 5 mg Peter pills."
    assert _post(engine, text, "Odhiambo") == ("Chief of Defence", "General")

"""Who is named, with which rank and post, on whose side: each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine

Row = tuple[str, str | None, str | None, str | None]


def _people(engine: Engine, text: str) -> list[dict[str, Any]]:
    engagements = engine.read(text).to_json()["engagements"]
    assert len(engagements) == 1, engagements
    return engagements[0]["people"]  # type: ignore[no-any-return]


def _rows(engine: Engine, text: str) -> list[Row]:
    return [
        (each["name"], each["rank"], each["post"], each["country"])
        for each in _people(engine, text)
    ]


def _one(engine: Engine, text: str, name: str) -> dict[str, Any]:
    found = [each for each in _people(engine, text) if each["name"] == name]
    assert len(found) == 1, _people(engine, text)
    return found[0]


VISITS = "{} visited Norway and met the Norwegian Chief of Defence, General Odd Lie, in Oslo."


@pytest.mark.parametrize(
    ("guest", "row"),
    [
        pytest.param(
            "Lieutenant General Sunil Ratne USP, psc, ndu, Commander of the Sri Lanka Army,",
            ("Sunil Ratne", "Lieutenant General", "Commander of the Army", "LK"),
            id="letters behind a name",
        ),
        pytest.param(
            "Defence Minister of Spain Jorge MARTÍN",
            ("Jorge MARTÍN", None, "Defence Minister", "ES"),
            id="a surname in capitals is no letters",
        ),
        pytest.param(
            'Brigadier General Julius "Julu" Koech of Kenya',
            ("Julius Koech", "Brigadier General", None, "KE"),
            id="a nickname, and a country behind the name",
        ),
        pytest.param(
            "Admiral Marco Riva (Italy)",
            ("Marco Riva", "Admiral", None, "IT"),
            id="a country in brackets",
        ),
        pytest.param(
            "The Commander of 8th Corps of Poland, Lieutenant General Jan Kos,",
            ("Jan Kos", "Lieutenant General", "Commander of 8th Corps", "PL"),
            id="a numbered unit",
        ),
        pytest.param(
            "Poland's Deputy Chief of Defence Force (Operations), Commodore Jan Kos,",
            ("Jan Kos", "Commodore", "Deputy Chief of Defence Force (Operations)", "PL"),
            id="a part of the staff in brackets",
        ),
        pytest.param(
            "Poland's Assistant Chief of Staff, Plans and Policy, Commodore Jan Kos,",
            ("Jan Kos", "Commodore", "Assistant Chief of Staff, Plans and Policy", "PL"),
            id="a part of the staff behind a comma",
        ),
        pytest.param(
            "The Commander of the Indonesian National Armed Forces, General Agus Pranoto,",
            ("Agus Pranoto", "General", "Commander of the National Armed Forces", "ID"),
            id="forces that would leave half a post",
        ),
        pytest.param(
            "The Chief of Staff of the Armed Forces of Poland, General Jan Kos,",
            ("Jan Kos", "General", "Chief of Staff of the Armed Forces", "PL"),
            id="a post listed with its forces",
        ),
        pytest.param(
            "The head of the Policy Department of the Polish Armed Forces, Colonel Jan Kos,",
            ("Jan Kos", "Colonel", "head of the Policy Department", "PL"),
            id="forces as a whole are left out",
        ),
        pytest.param(
            "The Assistant Secretary of Defense for Indo-Pacific Security Affairs of the United "
            "States Dan Moore",
            (
                "Dan Moore",
                None,
                "Assistant Secretary of Defense for Indo-Pacific Security Affairs",
                "US",
            ),
            id="a listed post that goes on",
        ),
        pytest.param(
            "The Defence Minister of the Republic of Korea Kim Min-jun",
            ("Kim Min-jun", None, "Defence Minister", "KR"),
            id="a listed post that ends",
        ),
        pytest.param(
            "Poland's Deputy Chief of Staff, Brig.Gen Jan Kos,",
            ("Jan Kos", "Brig.Gen", "Deputy Chief of Staff", "PL"),
            id="a rank written without a blank",
        ),
        pytest.param(
            "AFRICOM Commander General John Lee of the United States",
            ("John Lee", "General", "AFRICOM Commander", "US"),
            id="a command by its acronym",
        ),
        pytest.param(
            "Command Sgt. Maj. Anne Gable of the United States",
            ("Anne Gable", "Command Sgt. Maj.", None, "US"),
            id="a sergeant major is no major",
        ),
        pytest.param(
            "The Chief of Naval Staff of the Indian Navy, Admiral Ravi Rao,",
            ("Ravi Rao", "Admiral", "Chief of Naval Staff", "IN"),
            id="a navy is no name",
        ),
        pytest.param(
            "Poland's Naval Task Force 80 chief, Captain Jan Kos,",
            ("Jan Kos", "Captain", "Naval Task Force 80 chief", "PL"),
            id="an office before its head",
        ),
        pytest.param(
            "Poland's Commander Eastern Naval Area, Rear Admiral Jan Kos,",
            ("Jan Kos", "Rear Admiral", "Commander Eastern Naval Area", "PL"),
            id="an office right behind its head",
        ),
        pytest.param(
            "Army Commander Jan Kos of Poland",
            ("Jan Kos", None, "Army Commander", "PL"),
            id="a name right behind a head",
        ),
        pytest.param(
            "Major General Dato Paduka Seri Haji Amin Yusof, Commander of the Royal Brunei Land "
            "Forces,",
            ("Amin Yusof", "Major General", "Commander of the Royal Land Forces", "BN"),
            id="titles of honour are no name",
        ),
    ],
)
def test_a_guest_is_read(engine: Engine, guest: str, row: Row) -> None:
    assert row in _rows(engine, VISITS.format(guest))


def test_a_country_where_somebody_is_met_is_not_theirs(engine: Engine) -> None:
    text = "The Chief of Defence of Spain, General Ana Gil, met General Odd Lie in Norway."
    assert ("Ana Gil", "General", "Chief of Defence", "ES") in _rows(engine, text)
    assert _one(engine, text, "Odd Lie")["country"] == "NO"


def test_who_an_academy_is_named_after_takes_no_part(engine: Engine) -> None:
    text = (
        "The Chief of Defence of Finland, General Aki Salo, visited Lithuania and met the Minister "
        "of National Defence of Lithuania Rasa Kazlauskienė. He toured the General Jonas Petraitis "
        "Lithuanian Military Academy."
    )
    assert [each["name"] for each in _people(engine, text)] == ["Aki Salo", "Rasa Kazlauskienė"]


def test_initials_written_together_end_no_sentence(engine: Engine) -> None:
    text = VISITS.format("Chief of Defence of Finland Gen A.T. Salonen")
    assert _one(engine, text, "A. T. Salonen")["country"] == "FI"


def test_a_post_in_words_goes_before_its_acronym(engine: Engine) -> None:
    text = (
        "General Musa Bello, CDS of Nigeria, is in Oslo. The Chief of Defence Staff of Nigeria "
        "(CDS), General Musa Bello, met the Norwegian Chief of Defence, General Odd Lie."
    )
    assert _one(engine, text, "Musa Bello")["post"] == "Chief of Defence Staff"


MINISTERS = (
    "The Defence Minister of Israel, Dan Peretz, paid an official visit to Croatia. He was "
    "received by {first}. In Zagreb he had talks with {second}."
)
PRESIDENT = "President Ivan Horvat"
COLLEAGUE = "his counterpart, Colonel General Luka Babić"
CHIEF = "the Chief of the General Staff, General Ante Perić"


@pytest.mark.parametrize(
    ("first", "second", "host", "met"),
    [
        pytest.param(
            PRESIDENT, COLLEAGUE, "Luka Babić", "Ivan Horvat", id="a head of state is met"
        ),
        pytest.param(COLLEAGUE, CHIEF, "Luka Babić", "Ante Perić", id="the first who receives"),
    ],
)
def test_the_host_is_the_principal_of_defence(
    engine: Engine, first: str, second: str, host: str, met: str
) -> None:
    text = MINISTERS.format(first=first, second=second)
    assert (_one(engine, text, host)["role"], _one(engine, text, met)["role"]) == ("host", "met")


def test_a_head_of_state_alone_is_the_host(engine: Engine) -> None:
    text = MINISTERS.format(first=PRESIDENT, second="experts")
    assert _one(engine, text, "Ivan Horvat")["role"] == "host"


LEADER = (
    "The Defence Minister of Israel, Dan Peretz, visited Croatia and met Defence Minister of "
    "Croatia Luka Babić. "
)


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        pytest.param(
            "With the minister were the Director General of his ministry, Maj. Gen. (Res.) Ami "
            "Oren, and his Military Secretary, Brig. Gen. Yair Dolev.",
            "Yair Dolev",
            "IL",
            id="who comes with the minister",
        ),
        pytest.param(
            "The delegation included the Director of Military Planning, Brig. Gen. Yair Dolev.",
            "Yair Dolev",
            "IL",
            id="who belongs to the delegation",
        ),
        pytest.param(
            "The delegation also met the Director of Military Planning, Brig. Gen. Ante Perić.",
            "Ante Perić",
            "HR",
            id="whom the delegation meets",
        ),
        pytest.param(
            "The guests will meet with the head of the Border Police, Colonel Ante Perić.",
            "Ante Perić",
            "HR",
            id="whom the guests will meet",
        ),
        pytest.param(
            "General Ante Perić, who commands the Navy, also received the minister.",
            "Ante Perić",
            "HR",
            id="who receives the minister",
        ),
        pytest.param(
            "The military attaché, Colonel Yair Dolev, took part in the talks.",
            "Yair Dolev",
            "IL",
            id="who serves abroad",
        ),
        pytest.param(
            "A medal was given to Croatia's military attaché in Israel, Colonel Ante Perić.",
            "Ante Perić",
            "HR",
            id="an attaché of the hosts",
        ),
    ],
)
def test_whose_side_somebody_is_on(engine: Engine, sentence: str, name: str, country: str) -> None:
    assert _one(engine, LEADER + sentence, name)["country"] == country


@pytest.mark.parametrize(
    ("guest", "name"),
    [
        pytest.param("Defence Minister of Moldova Anatol German,", "Anatol German", id="a surname"),
        pytest.param(
            "General Anatol, the German Chief of Defence,", "Anatol", id="a country behind a mark"
        ),
    ],
)
def test_a_peoples_name_may_be_a_surname(engine: Engine, guest: str, name: str) -> None:
    assert name in [each["name"] for each in _people(engine, VISITS.format(guest))]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param("General Koech", ["Koech", "Odd Lie"], id="behind a rank"),
        pytest.param("The Defence Minister Responsible", ["Odd Lie"], id="behind a post alone"),
    ],
)
def test_a_single_word_takes_a_rank(engine: Engine, title: str, names: list[str]) -> None:
    people = _people(engine, VISITS.format(f"{title} of Kenya"))
    assert [each["name"] for each in people] == names


def test_what_stands_before_a_bare_name_is_no_part_of_it(engine: Engine) -> None:
    text = "Visit News Odd Lie\n\n" + VISITS.format("General Ravi Rao of India")
    assert "Odd Lie" in [each["name"] for each in _people(engine, text)]


@pytest.mark.parametrize(
    ("post", "read"),
    [
        pytest.param(
            "State Secretary of the Serbian Ministry of Defence",
            "State Secretary of the Ministry of Defence",
            id="a post that says little alone",
        ),
        pytest.param(
            "Chief of the General Staff of the Serbian Ministry of Defence",
            "Chief of the General Staff",
            id="a post that says it all",
        ),
    ],
)
def test_a_ministry_stays_with_a_post_that_needs_it(engine: Engine, post: str, read: str) -> None:
    assert _one(engine, VISITS.format(f"{post} Jovan Ilić"), "Jovan Ilić")["post"] == read


AGREED = "{} генерал-майор Улугбек Каримов встретился с {} в Ташкенте."


@pytest.mark.parametrize(
    ("guest", "row"),
    [
        pytest.param(
            "делегацией США во главе с заместителем директора по вопросам партнёрства и политике "
            "бригадным генералом Джоном Ли",
            ("Джон Ли", "бригадный генерал", "US"),
            id="a field of an office up to the rank",
        ),
        pytest.param(
            "директором по просьбе гостей, затем к ним вышел бригадный генерал Джон Ли из США",
            None,
            id="a sentence that goes on",
        ),
    ],
)
def test_a_russian_field_of_an_office(
    engine: Engine, guest: str, row: tuple[str, str, str] | None
) -> None:
    text = AGREED.format("Министр обороны Узбекистана", guest)
    people = [
        person for each in engine.read(text).to_json()["engagements"] for person in each["people"]
    ]
    found = [(each["name"], each["rank"], each["country"]) for each in people if each["post"]]
    assert (row in found) if row else all(each[0] != "Джон Ли" for each in found)


VISITED = (
    "Azərbaycanın müdafiə naziri general-polkovnik Elxan Muradov ABŞ-ın {} briqada generalı Con "
    "Loqanın rəhbərlik etdiyi nümayəndə heyəti ilə görüşüb. {}"
)


@pytest.mark.parametrize(
    ("post", "more", "name", "read"),
    [
        pytest.param(
            "Avropa Komandanlığının tərəfdaşlıq və siyasət üzrə direktor müavini",
            "Con Loqan qonaqpərvərliyə görə təşəkkür edib.",
            "Con Loqan",
            "Avropa Komandanlığının tərəfdaşlıq və siyasət üzrə direktor müavini",
            id="the field of an office, and a name seen without its ending",
        ),
        pytest.param(
            "Avropa Komandanlığının direktor müavini",
            "",
            "Con Loqa",
            "Avropa Komandanlığının direktor müavini",
            id="no field, no other form of the name",
        ),
    ],
)
def test_an_azerbaijani_field_of_an_office(
    engine: Engine, post: str, more: str, name: str, read: str
) -> None:
    person = _one(engine, VISITED.format(post, more), name)
    assert (person["post"], person["country"]) == (read, "US")


MET_ABROAD = (
    "Millî Savunma Bakanı Kemal Aydın, Norveç'i ziyaret ederek Norveç Savunma Bakanı Odd Lie ile "
    "görüştü. Aydın, {} Büyükelçisi Deniz Kaya ile de bir araya geldi."
)


@pytest.mark.parametrize(("where", "country"), [("Oslo", "TR"), ("Norveç", "NO")])
def test_a_town_before_an_envoy_is_where_they_serve(
    engine: Engine, where: str, country: str
) -> None:
    assert _one(engine, MET_ABROAD.format(where), "Deniz Kaya")["country"] == country


@pytest.mark.parametrize(
    ("post", "read"),
    [
        pytest.param("UPDF Commander of Land Forces", "Commander of Land Forces", id="an acronym"),
        pytest.param("Brotherly Commander of Land Forces", None, id="a word"),
    ],
)
def test_an_acronym_before_a_post_is_of_the_forces(
    engine: Engine, post: str, read: str | None
) -> None:
    text = (
        "Rwanda's Chief of Defence Staff, General Jean Mugisha, visited Uganda and met Lt Gen "
        f"Moses Okello, {post}, in Entebbe."
    )
    assert _one(engine, text, "Moses Okello")["post"] == read


@pytest.mark.parametrize(
    ("verb", "country"),
    [("was warmly welcomed by", "NG"), ("warmly welcomed", "ZA")],
)
def test_who_is_received_is_of_the_guests(engine: Engine, verb: str, country: str) -> None:
    partner = "General Sipho Dube, Chief of the South African National Defence Force"
    if country == "ZA":
        partner = "General Sipho Dube, Chief of Defence Staff of Nigeria"
    text = (
        "Nigeria and South Africa defence chiefs meet\n\nThe Chief of Defence Staff, General Musa "
        f"Okoro, {verb} {partner}, during an official visit to Pretoria on 3 May 2024."
    )
    people = {
        each["name"]: each["country"]
        for engagement in engine.read(text).to_json()["engagements"]
        for each in engagement["people"]
    }
    assert people["Musa Okoro"] == country


OFFICE_ABROAD = (
    "NEW DELHI, 17 October 2022: Defence Secretary Arun Nair met Mr Kusal Bandara{} Lanka."
)


@pytest.mark.parametrize(
    ("behind", "post"),
    [
        (", State Minister for Defence, Sri", "State Minister for Defence"),
        (", Deputy Minister of Defence, Sri", "Deputy Minister of Defence"),
        (" in Kandy, Sri", None),
    ],
)
def test_the_country_may_stand_behind_the_office(
    engine: Engine, behind: str, post: str | None
) -> None:
    found = engine.read(OFFICE_ABROAD.format(behind)).to_json()["engagements"]
    posts = {
        person["post"]: each["guests"]
        for each in found
        for person in each["people"]
        if person["name"] == "Kusal Bandara"
    }
    assert posts == ({post: ["LK"]} if post else {})


@pytest.mark.parametrize(
    ("admiral", "name"),
    [("Admiral Marcos Lima received", "Marcos Lima"), ("Admiral Lindo in Lima received", "Lindo")],
)
def test_a_town_may_be_a_surname(engine: Engine, admiral: str, name: str) -> None:
    people = _people(
        engine,
        f"4 May 2023. Brazil's Navy Commander {admiral} the Commander of the Navy of Uruguay, "
        "Admiral Jorge Vaz.",
    )
    assert name in {person["name"] for person in people}


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        ("Minister-Counsellor at the Embassy of the Russian Federation", "reception"),
        ("Deputy Minister of Defence of the Russian Federation", "visit"),
    ],
)
def test_counsellors_of_embassies_are_residents(engine: Engine, office: str, kind: str) -> None:
    record = engine.read(
        "BELGRADE, 4 May 2023. Defence Minister Zoran Babic met today with "
        f"Denis Lobov, {office}, on defence."
    ).to_json()
    assert [each["kind"] for each in record["engagements"]] == [kind]


TALKS = (
    "LONDON, 4 May 2023. UK-Oman staff talks took place at Northwood. The Omani side was headed by "
    "Commodore Ali Al Hosni, while {}."
)


@pytest.mark.parametrize(
    ("led", "country"),
    [
        ("Rear Admiral James Ward led the British team", "GB"),
        ("the British team was led by Rear Admiral James Ward", "GB"),
        ("Rear Admiral James Ward spoke about the navy", "OM"),
    ],
)
def test_who_leads_a_team_is_of_its_country(engine: Engine, led: str, country: str) -> None:
    people = {person["name"]: person["country"] for person in _people(engine, TALKS.format(led))}
    assert people == {"Ali Al Hosni": "OM", "James Ward": country}


@pytest.mark.parametrize(
    ("guest", "name"),
    [
        ("General Mya Tun Oo of Myanmar", "Mya Tun Oo"),
        ("Lieutenant General Mohsin Sheikh Hassan of Malaysia", "Mohsin Sheikh Hassan"),
        ("Bui Thai Minh, Ambassador of Vietnam", "Bui Thai Minh"),
        ("Namibian Minister of Defence Peter ya Kandolo", "Peter ya Kandolo"),
        ("Kuwaiti Minister of Defence Sheikh Ahmad Jaber", "Ahmad Jaber"),
        ("Thai Minister of Defence Somchai Dee", "Somchai Dee"),
    ],
)
def test_what_stands_in_the_midst_of_a_name_is_part_of_it(
    engine: Engine, guest: str, name: str
) -> None:
    text = f"Defence Minister of Peru Ralf Otto received {guest} in Lima on May 3, 2024."
    assert _one(engine, text, name)["name"] == name


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("The defence attaché of the Danish Embassy in Peru and Chile", "attache"),
        ("The army commander of Denmark, long in Peru and Chile", "head_of_delegation"),
    ],
)
def test_an_envoy_to_two_countries_keeps_the_office(engine: Engine, office: str, role: str) -> None:
    text = (
        f"{office}, Lieutenant Commander Ole Krogh, paid a visit to the Naval Headquarters in Lima "
        "on May 3, 2024 and met Commander of the Peruvian Navy Vice Admiral Juan Perez."
    )
    assert _one(engine, text, "Ole Krogh")["role"] == role


def test_a_part_of_the_world_is_nobodys_name(engine: Engine) -> None:
    text = (
        "The top US general for the Middle East, General John Hill, met Defence Minister of Peru "
        "Ralf Otto in Lima on May 3, 2024."
    )
    names = {
        person["name"]
        for engagement in engine.read(text).to_json()["engagements"]
        for person in engagement["people"]
    }
    assert names == {"John Hill", "Ralf Otto"}


@pytest.mark.parametrize(
    ("office", "name", "post"),
    [
        ("the Commander Royal Omani Naval Force, Commodore", "Yusuf Asam", "Commander Royal Naval"),
        ("Commander Oman Coast Guards, Major General", "Yusuf Asam", "Commander Coast Guards"),
        ("the guest of the Royal Omani Navy, Commodore", "Yusuf Asam", None),
    ],
)
def test_a_country_stands_in_the_midst_of_an_office(
    engine: Engine, office: str, name: str, post: str | None
) -> None:
    text = (
        f"Chief of the Naval Staff of Peru Admiral Juan Perez called on {office} {name}, in Muscat "
        "on May 3, 2024."
    )
    read = _one(engine, text, name)
    assert read["country"] == "OM"
    assert (read["post"] or "").startswith(post or "")
    assert bool(read["post"]) == bool(post)


@pytest.mark.parametrize("aside", [" (Menhan)", ""])
def test_a_word_of_another_language_behind_a_post_parts_it_from_no_name(
    engine: Engine, aside: str
) -> None:
    text = (
        f"Minister of Defense{aside} Agus Santoso received the Deputy Minister of Defence (Policy) "
        "of Australia Richard Hill in Jakarta on May 3, 2024."
    )
    assert _one(engine, text, "Agus Santoso")["post"] == "Minister of Defense"
    assert _one(engine, text, "Richard Hill")["post"] == "Deputy Minister of Defence (Policy)"

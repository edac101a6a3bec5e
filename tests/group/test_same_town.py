"""Two events in one town on one day, told twice each: apart, and each event in one story."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.group.stories import stories
from briefer.model import Article

DAY = datetime(2023, 5, 9, 7, tzinfo=UTC)

# Two tellings of one event, then two of the other: (title, text).
CASES = {
    "two fires": (
        (
            "Fire destroys paint store in Drumore",
            "A fire destroyed a paint store on Canal Road in Drumore on Tuesday. The owner, Hugo "
            "Brandt, said cans had exploded one after another. Nobody was inside.",
        ),
        (
            "Exploding cans hinder crews at Drumore paint store",
            "Crews needed five hours to put out the fire in Hugo Brandt's paint store on Canal "
            "Road in Drumore. Cans of paint exploded in the heat.",
        ),
        (
            "Nursing home in Drumore cleared as kitchen burns",
            "Sixty residents of the Saint Odile nursing home in Drumore were led outside on "
            "Tuesday when a fryer in the kitchen caught fire, matron Lucy Abara said.",
        ),
        (
            "Residents safe after blaze in Drumore nursing home",
            "All sixty residents of the Saint Odile nursing home in Drumore are safe after a "
            "kitchen blaze. Matron Lucy Abara thanked the night staff.",
        ),
    ),
    "two arrests": (
        (
            "Teacher arrested in Kessin over forged diplomas",
            "Police in Kessin arrested a teacher, Marek Olt, on suspicion of selling forged "
            "diplomas to at least forty people, prosecutors said.",
        ),
        (
            "Forty forged diplomas: Kessin teacher held",
            "Marek Olt, a teacher from Kessin, is being held on suspicion of forging some forty "
            "diplomas and selling them, prosecutors said on Tuesday.",
        ),
        (
            "Kessin police arrest bus driver after chase",
            "Police in Kessin arrested a bus driver, Ines Vargo, after she drove an empty bus "
            "through two road blocks towards the border on Tuesday.",
        ),
        (
            "Empty bus stopped near border, Kessin driver held",
            "Officers stopped an empty bus near the border after it broke through two road "
            "blocks. The driver, Ines Vargo of Kessin, was arrested.",
        ),
    ),
    "two visits": (
        (
            "Norwegian minister opens hospital wing in Tarvel",
            "Norway's health minister, Solveig Dahl, opened a burns wing at the hospital in "
            "Tarvel, paid for with eleven million kroner.",
        ),
        (
            "Burns wing in Tarvel opened by minister Dahl",
            "The hospital in Tarvel has a new burns wing. Solveig Dahl, the Norwegian health "
            "minister, cut the ribbon; Norway gave eleven million kroner.",
        ),
        (
            "Chess champion plays forty boards in Tarvel",
            "World chess champion Anand Pillay played forty opponents at once in the town hall "
            "of Tarvel and lost two games, one to a girl of nine.",
        ),
        (
            "Girl of nine beats chess champion in Tarvel",
            "A girl of nine beat world champion Anand Pillay in Tarvel on Tuesday, when he played "
            "forty boards at once in the town hall. He lost two games.",
        ),
    ),
    "shelling and talks": (
        (
            "Shells hit bakery in Olnia, three hurt",
            "Three people were hurt when shells hit a bakery in Olnia at dawn, the governor, Petro "
            "Savin, said. The ovens were destroyed.",
        ),
        (
            "Three bakers wounded by shelling of Olnia",
            "Governor Petro Savin said three bakers were wounded by shelling that destroyed the "
            "ovens of their bakery in Olnia at dawn.",
        ),
        (
            "Mayor of Olnia meets Red Cross about water",
            "The mayor of Olnia, Daria Hnat, met Red Cross envoy Jean Morel to agree on repairs "
            "of the pumping station; the town has had no tap water since April.",
        ),
        (
            "Red Cross to repair pumps in Olnia",
            "Red Cross envoy Jean Morel promised pumps for the pumping station after talks with "
            "mayor Daria Hnat. Olnia has had no tap water since April.",
        ),
    ),
    "court and council": (
        (
            "Court in Lodva clears surgeon",
            "A court in Lodva cleared the surgeon Emil Krantz of causing a patient's death; judges "
            "found that the anaesthetic had been mislabelled by the maker.",
        ),
        (
            "Surgeon Krantz not guilty, says Lodva court",
            "Surgeon Emil Krantz was found not guilty of his patient's death. The court in Lodva "
            "said the maker had mislabelled the anaesthetic.",
        ),
        (
            "Lodva council bans scooters from the old bridge",
            "The council of Lodva banned electric scooters from the old bridge after eight "
            "accidents since spring, councillor Rita Mohn said.",
        ),
        (
            "No more scooters on old bridge in Lodva",
            "Electric scooters may no longer cross the old bridge in Lodva. Councillor Rita Mohn "
            "named eight accidents since spring as the reason.",
        ),
    ),
    "ukrainian": (
        (
            "У Березівці згорів склад із зерном",
            "У Березівці вночі згорів склад фермера Остапа Гнатюка. Рятувальники гасили зерно "
            "шість годин, причиною назвали коротке замикання.",
        ),
        (
            "Склад Гнатюка в Березівці гасили шість годин",
            "Рятувальники шість годин гасили склад із зерном у Березівці. Фермер Остап Гнатюк "
            "втратив урожай; причина пожежі — коротке замикання.",
        ),
        (
            "У Березівці відкрили музей писанки",
            "Музей писанки відкрила в Березівці майстриня Ганна Лозова. Вона зібрала дев'ятсот "
            "писанок з усього краю.",
        ),
        (
            "Дев'ятсот писанок: новий музей у Березівці",
            "Майстриня Ганна Лозова показала дев'ятсот писанок у новому музеї в Березівці. Вона "
            "збирала їх по всьому краю.",
        ),
    ),
    "russian": (
        (
            "В Заречье обрушилась крыша бассейна",
            "В Заречье под снегом обрушилась крыша бассейна «Дельфин». Тренер Олег Панин успел "
            "вывести из воды четырнадцать детей.",
        ),
        (
            "Тренер Панин вывел детей из бассейна в Заречье",
            "Четырнадцать детей успел вывести тренер Олег Панин до того, как крыша бассейна "
            "«Дельфин» в Заречье обрушилась под снегом.",
        ),
        (
            "Аптекаря из Заречья судят за поддельные лекарства",
            "В Заречье начался суд над аптекарем Ниной Лурье. По словам следствия, она продавала "
            "поддельный инсулин, купленный на рынке.",
        ),
        (
            "Поддельный инсулин: в Заречье начался суд",
            "Аптекарь Нина Лурье предстала перед судом в Заречье. Следствие говорит, что "
            "поддельный инсулин она покупала на рынке.",
        ),
    ),
    "mixed languages of two events": (
        (
            "Паром сів на мілину біля Кам'янки",
            "Паром «Ластівка» сів на мілину біля Кам'янки. Капітан Юрій Сова сказав, що сто "
            "двадцять пасажирів перевезли човнами.",
        ),
        (
            "Капітан Сова: пасажирів «Ластівки» перевезли човнами",
            "Сто двадцять пасажирів порома «Ластівка», що сів на мілину біля Кам'янки, перевезли "
            "човнами, сказав капітан Юрій Сова.",
        ),
        (
            "В Каменке учителя вышли на митинг",
            "Учителя вышли на митинг в Каменке из-за задержки зарплаты. Глава профсоюза Вера "
            "Дронова обещала забастовку в понедельник.",
        ),
        (
            "Профсоюз учителей Каменки готовит забастовку",
            "Забастовку в понедельник обещала глава профсоюза учителей Каменки Вера Дронова. "
            "Учителя вышли на митинг из-за задержки зарплаты.",
        ),
    ),
    "headlines only": (
        ("Norvik ferry captain Lund jailed for drink sailing", ""),
        ("Drink sailing: Norvik ferry captain Lund gets jail", ""),
        ("Norvik library saved by lottery winner Aune", ""),
        ("Lottery winner Aune saves Norvik library", ""),
    ),
}


def told(case: str) -> list[Article]:
    return [
        Article(
            title=title,
            text=text,
            id=f"{case} {event}{number}",
            publisher=f"Outlet {event}{number}",
            published=DAY + timedelta(hours=place),
        )
        for place, ((event, number), (title, text)) in enumerate(
            zip((("a", 1), ("a", 2), ("b", 1), ("b", 2)), CASES[case], strict=True)
        )
    ]


def events(case: str) -> set[frozenset[str]]:
    return {frozenset({f"{case} {event}1", f"{case} {event}2"}) for event in "ab"}


@pytest.mark.parametrize("case", CASES)
def test_two_events_of_one_town_and_day_are_two_stories(case: str) -> None:
    found = {frozenset(a.id for a in story.articles) for story in stories(told(case))}

    assert found == events(case)


@pytest.mark.parametrize("case", CASES)
def test_single_reports_of_two_events_in_one_town_stay_apart(case: str) -> None:
    first, _, second, _ = told(case)

    assert len(stories([first, second])) == 2


def test_all_these_towns_at_once_are_twice_as_many_stories() -> None:
    everything = [article for case in CASES for article in told(case)]

    found = {frozenset(a.id for a in story.articles) for story in stories(everything)}

    assert found == set().union(*map(events, CASES))


@pytest.mark.parametrize("case", CASES)
def test_a_story_has_both_its_publishers(case: str) -> None:
    assert [len(story.publishers) for story in stories(told(case))] == [2, 2]

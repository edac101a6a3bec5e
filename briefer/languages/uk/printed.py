"""What a brief prints in Ukrainian. Pure data."""

from __future__ import annotations

from briefer.languages.language import Printed

PRINTED = Printed(
    phrases={
        "in {language}": "мова: {language}",
        "{count} smaller stories are not shown; their articles are not cited": (
            "Не показано менших історій: {count}; їхні статті не процитовано"
        ),
        "{count} facts that were delivered before are left out": (
            "Пропущено відомих раніше фактів: {count}"
        ),
        "{count} bullets that only say what another says are left out": (
            "Пропущено пунктів, що повторюють інші: {count}"
        ),
        "{count} articles are muted and count as off topic": (
            "статей, вимкнених на ваше бажання: {count}; вони рахуються як не за темою"
        ),
        "{count} articles are older than catch_up allows and are passed over": (
            "Статей, старіших, ніж дозволяє catch_up, пропущено: {count}"
        ),
        "was: {what}": "було: {what}",
        "as announced on {day}": "як оголошено {day}",
        "Cut-off": "Станом на",
        "Window": "Проміжок",
        "Engine": "Рушій",
        "They disagree": "Версії розходяться",
        "Also": "Також",
        "Announced": "Анонсовано",
        "{names} and {last}": "{names} і {last}",
        "proof": "доказ",
        "Corrections": "Виправлення",
        "We wrote on {since}: “{was}” ({name}). Its source no longer says so.": (
            "{since} ми писали: «{was}» ({name}). Джерело цього більше не каже."
        ),
        "We wrote on {since}: “{was}” ({name}). It now says: “{now}” {seen}": (
            "{since} ми писали: «{was}» ({name}). Тепер там сказано: «{now}» {seen}"
        ),
        "in the source’s words": "словами джерела",
        "doubt": "сумнів",
        "Sources": "Джерела",
        "headline": "заголовок",
        "via": "через",
        "What became of the articles": "Що сталося зі статтями",
        "Back to": "Назад:",
        "and": "і",
        "And": "І",
        "in the full brief": "у повному огляді",
        "which is the plain-text part of this mail.": "тобто в текстовій частині цього листа.",
        "Left out here, and in the plain-text part of this mail:": (
            "Не вмістилося тут, але є в текстовій частині цього листа:"
        ),
        "nothing new": "нічого нового",
        "more of its sentences": "інших його речень",
        "New": "Нове",
        "Update": "Оновлення",
        "Known": "Відоме",
        "Every bullet is in the words of its source, unchanged.": (
            "Кожен пункт наведено словами його джерела, без змін."
        ),
        "Nothing new about {topic} since {moment}.": "Нічого нового про {topic} від {moment}.",
        "{since} to {until}": "від {since} до {until}",
        "{articles} from {publishers}, of {total} collected": (
            "{articles}, {publishers}; усього зібрано {total}"
        ),
        "all new": "усе нове",
        "more {counted}": "ще {counted}",
        "{names} and {more} more": "{names} і ще {more}",
        "Single source: {name}": "Єдине джерело: {name}",
        "Source {number}: ": "Джерело {number}: ",
        "bullet {number}": "пункт {number}",
        "the lead": "вступ",
        "lead": "вступ",
        "disagreement": "розбіжність",
        "unnamed publisher": "видання без назви",
        "untitled": "без заголовка",
        "undated": "без дати",
        "The checks refused no bullet.": "Перевірки не відхилили жодного пункту.",
        "The checks refused {bullets}: {said}.": "Перевірки відхилили {bullets}: {said}.",
        "repaired": "виправлено",
        "replaced by the source’s own words": "замінено словами джерела",
        "dropped": "вилучено",
        "written by the model and proved": "написано моделлю і доведено",
        "in the source’s own words": "словами джерела",
        "left out": "не надруковано",
        "Model use: {parts}.": "Робота моделі: {parts}.",
        "Problem": "Проблема",
        "Problems": "Проблеми",
        "In brief": "Головне",
        "How this brief was made": "Як зроблено цей огляд",
        "What was not covered": "Що лишилося поза оглядом",
        "Contents": "Зміст",
        "Skip to the brief": "Перейти до огляду",
        "Skip to the text": "Перейти до тексту",
        "Topics": "Теми",
        "Months": "Місяці",
        "Newest": "Найновіше",
        "Search": "Пошук",
        "Query": "Запит",
        "Feeds": "Стрічки",
        "Stories over days": "Історії за кілька днів",
        "What was known when": "Що й коли було відомо",
        "Reports over time": "Повідомлення в часі",
        "This story goes on under another address:": "Ця історія продовжується за іншою адресою:",
        "Every brief": "Кожен огляд",
        "Correction": "Виправлення",
        "Words to look for": "Слова для пошуку",
        "No brief has these words.": "Жоден огляд не має цих слів.",
        "Search works where a web server serves the site; the list below everywhere.": (
            "Пошук працює, лише коли сайт віддає вебсервер; список нижче працює всюди."
        ),
        "more": "ще",
        "Briefs": "Огляди",
        "the week": "за тиждень",
        "Corrected on {day}: its source no longer says so.": (
            "Виправлено {day}: джерело цього більше не каже."
        ),
        "Corrected on {day}: the source now says “{now}”": (
            "Виправлено {day}: тепер джерело каже «{now}»"
        ),
        "failing: {error}": "не читається: {error}",
        "last read {when}; {items} in it then, {new} new a day": (
            "востаннє прочитано {when}; тоді в ньому {items}, нових на день {new}"
        ),
        "never read": "ще не читано",
        "All briefs": "Усі огляди",
        "Link to this line": "Посилання на цей рядок",
        "Open the article": "Відкрити статтю",
        "Open a line to see the sentence it rests on.": (
            "Відкрийте рядок, щоб побачити речення, на якому він ґрунтується."
        ),
        "Where it is told": "Де про це розказано",
        "one source": "одне джерело",
        "How it was proved": "Як це доведено",
        "The same is said by": "Те саме повідомляють",
        "Every article of this story": "Усі статті цієї історії",
        "This story over the days": "Ця історія по днях",
        "Corrected later": "Виправлено пізніше",
        "Print with every proof open": "Друкувати з усіма доказами",
        "Keys: j and k to the next line and back, o opens all": (
            "Клавіші: j та k — до наступного рядка й назад, o відкриває всі"
        ),
        "Ages are counted from it.": "Вік рахується від цього часу.",
        "Articles": "Статті",
        "Checks": "Перевірки",
        "Price": "Ціна",
        "In brackets: what an earlier report or brief said.": (
            "У дужках: що казало раніше повідомлення або огляд."
        ),
        "These are the words of the source, unchanged.": "Це слова джерела, без змін.",
        "Rules checked each name, number, date and claim of this line against what is cited.": (
            "Правила звірили кожне ім’я, число, дату й твердження рядка з процитованим."
        ),
        "A judge model found this line supported by what is cited.": (
            "Модель-суддя визнала рядок обґрунтованим процитованим."
        ),
        "A judge model found this line supported by what is cited: “{opinion}”": (
            "Модель-суддя визнала рядок обґрунтованим процитованим: «{opinion}»"
        ),
        "{count} min ago": "{count} хв тому",
        "{count} h ago": "{count} год тому",
        "{days} ago": "{days} тому",
    },
    counted={
        "development": {"one": "подія", "few": "події", "many": "подій"},
        "day": {"one": "день", "few": "дні", "many": "днів"},
        "story": {"one": "історія", "few": "історії", "many": "історій"},
        "bullet": {"one": "пункт", "few": "пункти", "many": "пунктів"},
        "article": {"one": "стаття", "few": "статті", "many": "статей"},
        "publisher": {"one": "видання", "few": "видання", "many": "видань"},
        "topic": {"one": "тема", "few": "теми", "many": "тем"},
        "problem": {"one": "проблема", "few": "проблеми", "many": "проблем"},
        "call": {"one": "виклик", "few": "виклики", "many": "викликів"},
        "copy": {"one": "копія", "few": "копії", "many": "копій"},
        "new": {"one": "новий", "few": "нові", "many": "нових"},
        "update": {"one": "оновлення", "few": "оновлення", "many": "оновлень"},
        "known before": {"one": "уже відомий", "few": "уже відомі", "many": "уже відомих"},
        "prompt token": {"one": "токен запиту", "few": "токени запиту", "many": "токенів запиту"},
        "reply token": {
            "one": "токен відповіді",
            "few": "токени відповіді",
            "many": "токенів відповіді",
        },
        "cited": {"other": "процитовано"},
        "not cited": {"other": "не процитовано"},
        "off topic": {"other": "не за темою"},
        "out of window": {"other": "поза проміжком"},
        "failed": {"other": "не прочитано"},
        "cached": {"other": "з кешу"},
        "reasoning": {"other": "на міркування"},
    },
)

"""Countries in Russian: what their people and all that is of them is called, their other names, their capitals."""


def _by_word(lines: str) -> dict[str, str]:
    """Each word of a line to what stands before the colon."""
    pairs = (line.split(": ") for line in lines.strip().splitlines())
    return {word: name.strip() for name, words in pairs for word in words.split()}


DEMONYMS = _by_word(
    """
    Afghanistan: афганский афганец афганка
    Albania: албанский албанец албанка
    Algeria: алжирский алжирец
    Andorra: андоррский андоррец
    Angola: ангольский анголец
    Antigua & Barbuda: антигуанский
    Argentina: аргентинский аргентинец аргентинка
    Armenia: армянский армянин армянка
    Aruba: арубский
    Australia: австралийский австралиец австралийка
    Austria: австрийский австриец австрийка
    Azerbaijan: азербайджанский азербайджанец азербайджанка
    Bahamas: багамский багамец
    Bahrain: бахрейнский бахрейнец
    Bangladesh: бангладешский бангладешец
    Barbados: барбадосский
    Belarus: белорусский беларусский белорус белоруска беларус
    Belgium: бельгийский бельгиец бельгийка
    Belize: белизский
    Benin: бенинский
    Bermuda: бермудский
    Bhutan: бутанский бутанец
    Bolivia: боливийский боливиец
    Bosnia & Herzegovina: боснийский босниец боснийка
    Botswana: ботсванский
    Brazil: бразильский бразилец бразильянка
    Brunei: брунейский
    Bulgaria: болгарский болгарин болгарка
    Burkina Faso: буркинийский
    Burundi: бурундийский
    Cambodia: камбоджийский камбоджиец
    Cameroon: камерунский камерунец
    Canada: канадский канадец канадка
    Central African Republic: центральноафриканский
    Chad: чадский чадец
    Chile: чилийский чилиец чилийка
    China: китайский китаец китаянка
    Colombia: колумбийский колумбиец колумбийка
    Comoros: коморский
    Congo - Kinshasa: конголезский конголезец
    Costa Rica: костариканский костариканец
    Croatia: хорватский хорват хорватка
    Cuba: кубинский кубинец кубинка
    Cyprus: кипрский киприот
    Czechia: чешский чех чешка
    Côte d’Ivoire: ивуарийский ивуариец
    Denmark: датский датчанин датчанка
    Djibouti: джибутийский
    Dominican Republic: доминиканский доминиканец
    Ecuador: эквадорский эквадорец
    Egypt: египетский египтянин египтянка
    El Salvador: сальвадорский сальвадорец
    England: английский англичанин англичанка
    Eritrea: эритрейский эритреец
    Estonia: эстонский эстонец эстонка
    Ethiopia: эфиопский эфиоп
    Faroe Islands: фарерский фаререц
    Fiji: фиджийский
    Finland: финский финляндский финн финка
    France: французский француз француженка
    Gabon: габонский
    Gambia: гамбийский
    Georgia: грузинский грузин грузинка
    Germany: немецкий германский немец немка
    Ghana: ганский
    Gibraltar: гибралтарский
    Greece: греческий грек гречанка
    Greenland: гренландский гренландец
    Grenada: гренадский
    Guatemala: гватемальский гватемалец
    Guinea: гвинейский гвинеец
    Guyana: гайанский
    Haiti: гаитянский гаитянин
    Honduras: гондурасский гондурасец
    Hong Kong SAR China: гонконгский гонконгец
    Hungary: венгерский венгр венгерка
    Iceland: исландский исландец исландка
    India: индийский индиец
    Indonesia: индонезийский индонезиец
    Iran: иранский иранец иранка
    Iraq: иракский иракец
    Ireland: ирландский ирландец ирландка
    Israel: израильский израильтянин израильтянка
    Italy: итальянский итальянец итальянка
    Jamaica: ямайский ямаец
    Japan: японский японец японка
    Jordan: иорданский иорданец
    Kazakhstan: казахстанский казахский казахстанец казах казашка
    Kenya: кенийский кениец
    Kosovo: косовский косовар
    Kuwait: кувейтский кувейтец
    Kyrgyzstan: киргизский кыргызский кыргызстанский киргизстанский киргиз кыргыз кыргызстанец киргизстанец киргизка
    Laos: лаосский лаосец
    Latvia: латвийский латышский латвиец латыш латышка
    Lebanon: ливанский ливанец
    Lesotho: лесотский
    Liberia: либерийский либериец
    Libya: ливийский ливиец
    Liechtenstein: лихтенштейнский
    Lithuania: литовский литовец литовка
    Luxembourg: люксембургский люксембуржец
    Madagascar: мадагаскарский малагасийский
    Malawi: малавийский
    Malaysia: малайзийский малайзиец
    Maldives: мальдивский
    Mali: малийский малиец
    Malta: мальтийский мальтиец
    Mauritania: мавританский
    Mauritius: маврикийский
    Mexico: мексиканский мексиканец мексиканка
    Micronesia: микронезийский
    Moldova: молдавский молдаванин молдаванка
    Monaco: монакский
    Mongolia: монгольский монгол
    Montenegro: черногорский черногорец
    Morocco: марокканский марокканец
    Mozambique: мозамбикский
    Myanmar (Burma): мьянманский бирманский бирманец
    Namibia: намибийский
    Nauru: науруанский
    Nepal: непальский непалец
    Netherlands: нидерландский голландский голландец нидерландец
    New Zealand: новозеландский новозеландец
    Nicaragua: никарагуанский никарагуанец
    Niger: нигерский
    Nigeria: нигерийский нигериец
    North Korea: северокорейский северокореец
    North Macedonia: македонский северомакедонский македонец
    Norway: норвежский норвежец норвежка
    Oman: оманский
    Pakistan: пакистанский пакистанец
    Palau: палауский
    Palestinian Territories: палестинский палестинец палестинка
    Panama: панамский
    Papua New Guinea: папуасский
    Paraguay: парагвайский парагваец
    Peru: перуанский перуанец
    Philippines: филиппинский филиппинец
    Poland: польский поляк полька
    Portugal: португальский португалец
    Puerto Rico: пуэрториканский пуэрториканец
    Qatar: катарский катарец
    Romania: румынский румын румынка
    Russia: российский русский россиянин россиянка
    Rwanda: руандийский
    Samoa: самоанский
    Saudi Arabia: саудовский саудит
    Scotland: шотландский шотландец
    Senegal: сенегальский сенегалец
    Serbia: сербский серб сербка
    Seychelles: сейшельский
    Sierra Leone: сьерра-леонский
    Singapore: сингапурский сингапурец
    Slovakia: словацкий словак словачка
    Slovenia: словенский словенец
    Somalia: сомалийский сомалиец
    South Africa: южноафриканский южноафриканец
    South Korea: южнокорейский южнокореец
    South Sudan: южносуданский
    Spain: испанский испанец испанка
    Sri Lanka: шри-ланкийский ланкийский ланкиец
    Sudan: суданский суданец
    Suriname: суринамский
    Sweden: шведский швед шведка
    Switzerland: швейцарский швейцарец
    Syria: сирийский сириец сирийка
    Taiwan: тайваньский тайванец
    Tajikistan: таджикский таджикистанский таджик таджикистанец таджичка
    Tanzania: танзанийский танзаниец
    Thailand: таиландский тайский таец
    Timor-Leste: восточнотиморский тиморский
    Togo: тоголезский
    Tonga: тонганский
    Trinidad & Tobago: тринидадский
    Tunisia: тунисский тунисец
    Turkmenistan: туркменский туркменистанский туркмен туркменка
    Tuvalu: тувалуанский
    Türkiye: турецкий турок турчанка
    Uganda: угандийский
    Ukraine: украинский украинец украинка
    United Arab Emirates: эмиратский
    United Kingdom: британский великобританский британец британка
    United States: американский американец американка
    Uruguay: уругвайский уругваец
    Uzbekistan: узбекский узбекистанский узбек узбекистанец узбечка
    Vanuatu: вануатский
    Venezuela: венесуэльский венесуэлец
    Vietnam: вьетнамский вьетнамец
    Wales: валлийский уэльский валлиец
    Western Sahara: западносахарский
    Yemen: йеменский йеменец
    Zambia: замбийский
    Zimbabwe: зимбабвийский
    Soviet Union: советский
    """
)
"""Adjectives, and nouns for people, in the masculine or the nominative, to the English name of the country."""

CAPITALS = _by_word(
    """
    Afghanistan: Кабул
    Albania: Тирана
    Andorra: Андорра-ла-Велья
    Angola: Луанда
    Argentina: Буэнос-Айрес
    Armenia: Ереван
    Australia: Канберра
    Austria: Вена
    Azerbaijan: Баку
    Bahamas: Нассау
    Bahrain: Манама
    Bangladesh: Дакка
    Barbados: Бриджтаун
    Belarus: Минск
    Belgium: Брюссель
    Belize: Бельмопан
    Benin: Порто-Ново
    Bhutan: Тхимпху
    Bolivia: Ла-Пас
    Bosnia & Herzegovina: Сараево
    Botswana: Габороне
    Brazil: Бразилиа
    Brunei: Бандар-Сери-Бегаван
    Bulgaria: София
    Burkina Faso: Уагадугу
    Burundi: Гитега
    Cambodia: Пномпень
    Cameroon: Яунде
    Canada: Оттава
    Cape Verde: Прая
    Central African Republic: Банги
    Chad: Нджамена
    Chile: Сантьяго
    China: Пекин
    Colombia: Богота
    Comoros: Морони
    Congo - Brazzaville: Браззавиль
    Congo - Kinshasa: Киншаса
    Costa Rica: Сан-Хосе
    Croatia: Загреб
    Cuba: Гавана
    Cyprus: Никосия
    Czechia: Прага
    Denmark: Копенгаген
    Dominica: Розо
    Dominican Republic: Санто-Доминго
    Ecuador: Кито
    Egypt: Каир
    El Salvador: Сан-Сальвадор
    Equatorial Guinea: Малабо
    Eritrea: Асмэра
    Estonia: Таллин Таллинн
    Eswatini: Мбабане
    Ethiopia: Аддис-Абеба
    Fiji: Сува
    Finland: Хельсинки
    France: Париж
    Gabon: Либревиль
    Gambia: Банжул
    Georgia: Тбилиси
    Germany: Берлин
    Ghana: Аккра
    Greece: Афины
    Guinea: Конакри
    Guinea-Bissau: Бисау
    Guyana: Джорджтаун
    Haiti: Порт-о-Пренс
    Honduras: Тегусигальпа
    Hungary: Будапешт
    Iceland: Рейкьявик
    India: Нью-Дели Дели
    Indonesia: Джакарта
    Iran: Тегеран
    Iraq: Багдад
    Ireland: Дублин
    Israel: Иерусалим
    Italy: Рим
    Jamaica: Кингстон
    Japan: Токио
    Jordan: Амман
    Kazakhstan: Астана Нур-Султан
    Kenya: Найроби
    Kosovo: Приштина
    Kuwait: Эль-Кувейт
    Kyrgyzstan: Бишкек
    Laos: Вьентьян
    Latvia: Рига
    Lebanon: Бейрут
    Lesotho: Масеру
    Liberia: Монровия
    Libya: Триполи
    Liechtenstein: Вадуц
    Lithuania: Вильнюс
    Madagascar: Антананариву
    Malawi: Лилонгве
    Malaysia: Куала-Лумпур
    Maldives: Мале
    Mali: Бамако
    Malta: Валлетта
    Mauritania: Нуакшот
    Mauritius: Порт-Луи
    Mexico: Мехико
    Moldova: Кишинев Кишинёв
    Mongolia: Улан-Батор
    Montenegro: Подгорица
    Morocco: Рабат
    Mozambique: Мапуту
    Myanmar (Burma): Нейпьидо
    Namibia: Виндхук
    Nepal: Катманду
    Netherlands: Амстердам
    New Zealand: Веллингтон
    Nicaragua: Манагуа
    Niger: Ниамей
    Nigeria: Абуджа
    North Korea: Пхеньян
    North Macedonia: Скопье
    Norway: Осло
    Oman: Маскат
    Pakistan: Исламабад
    Papua New Guinea: Порт-Морсби
    Paraguay: Асунсьон
    Peru: Лима
    Philippines: Манила
    Poland: Варшава
    Portugal: Лиссабон
    Qatar: Доха
    Romania: Бухарест
    Russia: Москва
    Rwanda: Кигали
    Saudi Arabia: Эр-Рияд
    Senegal: Дакар
    Serbia: Белград
    Sierra Leone: Фритаун
    Slovakia: Братислава
    Slovenia: Любляна
    Somalia: Могадишо
    South Africa: Претория
    South Korea: Сеул
    South Sudan: Джуба
    Spain: Мадрид
    Sri Lanka: Коломбо
    Sudan: Хартум
    Suriname: Парамарибо
    Sweden: Стокгольм
    Switzerland: Берн
    Syria: Дамаск
    Taiwan: Тайбэй Тайпей
    Tajikistan: Душанбе
    Tanzania: Додома
    Thailand: Бангкок
    Timor-Leste: Дили
    Togo: Ломе
    Trinidad & Tobago: Порт-оф-Спейн
    Turkmenistan: Ашхабад
    Türkiye: Анкара
    Uganda: Кампала
    Ukraine: Киев
    United Arab Emirates: Абу-Даби
    United Kingdom: Лондон
    United States: Вашингтон
    Uruguay: Монтевидео
    Uzbekistan: Ташкент
    Venezuela: Каракас
    Vietnam: Ханой
    Yemen: Сана
    Zambia: Лусака
    Zimbabwe: Хараре
    """
)
"""Capitals that are not called as their country is."""

SEATS = {
    "Кремль": "Russia",
    "Смоленская площадь": "Russia",
    "Белый дом": "United States",
    "Пентагон": "United States",
    "Госдеп": "United States",
    "Капитолий": "United States",
    "Даунинг-стрит": "United Kingdom",
    "Уайтхолл": "United Kingdom",
    "Елисейский дворец": "France",
    "Банковая": "Ukraine",
    "Чжуннаньхай": "China",
    "Голубой дом": "South Korea",
    "Ак-Орда": "Kazakhstan",
    "Акорда": "Kazakhstan",
}
"""Other seats of governments."""

ALIASES = {
    "кыргызстан": "Киргизия",
    "киргизстан": "Киргизия",
    "кыргызская республика": "Киргизия",
    "киргизская республика": "Киргизия",
    "кр": "Киргизия",
    "рф": "Россия",
    "российская федерация": "Россия",
    "сша": "Соединенные Штаты",
    "соединенные штаты": "Соединенные Штаты",
    "америка": "Соединенные Штаты",
    "британия": "Великобритания",
    "соединенное королевство": "Великобритания",
    "белоруссия": "Беларусь",
    "республика беларусь": "Беларусь",
    "молдавия": "Молдова",
    "республика молдова": "Молдова",
    "туркмения": "Туркменистан",
    "республика казахстан": "Казахстан",
    "республика узбекистан": "Узбекистан",
    "республика таджикистан": "Таджикистан",
    "республика армения": "Армения",
    "турецкая республика": "Турция",
    "кнр": "Китай",
    "фрг": "Германия",
    "оаэ": "ОАЭ",
    "эмираты": "ОАЭ",
    "южная корея": "Республика Корея",
    "северная корея": "КНДР",
    "голландия": "Нидерланды",
    "чешская республика": "Чехия",
    "мьянма": "Мьянма (Бирма)",
    "бирма": "Мьянма (Бирма)",
    "палестина": "Палестинские территории",
    "юар": "Южно-Африканская Республика",
    "цар": "Центрально-Африканская Республика",
    "др конго": "Конго - Киншаса",
    "кот-д'ивуар": "Кот-д’Ивуар",
    "гонконг": "Гонконг (САР)",
    "македония": "Северная Македония",
    "босния": "Босния и Герцеговина",
    "багамские острова": "Багамы",
    "мальдивские острова": "Мальдивы",
    "сейшелы": "Сейшельские о-ва",
    "доминикана": "Доминиканская Республика",
    "ссср": "Soviet Union",
    "советский союз": "Soviet Union",
}
"""Other names of countries to CLDR's Russian name; of one that is no more, to the English name."""

"""English words of political propositions in Russian: for each the dictionary forms that are it. Data only.

An entry's first word is the one that a reader is shown. Two dictionary forms in a row that are one word are tied by a
low line ("железный_дорога"). Written class by class for news of politics in general.
"""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "armies and wars": """
base: база авиабаза военбаза
airbase: авиабаза база
facility: объект сооружение
site: площадка объект полигон
installation: объект установка
outpost: форпост застава аванпост
garrison: гарнизон
camp: лагерь
headquarters: штаб штаб-квартира
command: командование
army: армия армейский
military: военный армия
navy: флот вмф военно-морской
fleet: флот эскадра
troop: войско военный военнослужащий контингент
soldier: солдат военнослужащий
force: сила войско контингент
contingent: контингент
peacekeeper: миротворец миротворческий
mercenary: наемник
volunteer: доброволец
veteran: ветеран
recruit: призывник новобранец
officer: офицер
general: генерал
commander: командующий командир
regiment: полк
brigade: бригада
battalion: батальон
division: дивизия
mission: миссия
operation: операция
offensive: наступление
attack: атака нападение
assault: штурм
invasion: вторжение
occupation: оккупация
annexation: аннексия присоединение
aggression: агрессия
war: война
warfare: война
conflict: конфликт
battle: бой битва
clash: столкновение
skirmish: перестрелка стычка
shelling: обстрел
bombing: бомбардировка бомбежка
airstrike: авиаудар
raid: рейд налет
blockade: блокада
siege: осада
ceasefire: перемирие прекращение_огонь
truce: перемирие
armistice: перемирие
peace: мир мирный
surrender: капитуляция сдача
retreat: отступление
withdrawal: вывод отвод выход
pullout: вывод
deployment: размещение развертывание ввод
mobilisation: мобилизация
mobilization: мобилизация
demobilisation: демобилизация
conscription: призыв воинский_обязанность
draft: призыв проект
drill: учение маневр
exercise: учение маневр
manoeuvre: маневр учение
weapon: оружие вооружение
arm: оружие вооружение
arms: оружие вооружение
ammunition: боеприпас
munition: боеприпас
shell: снаряд
missile: ракета ракетный
rocket: ракета ракетный
warhead: боеголовка
bomb: бомба
mine: шахта рудник прииск месторождение мина
landmine: мина
drone: дрон беспилотник бпла
tank: танк
aircraft: самолет авиация
jet: самолет истребитель
fighter: истребитель боевик
bomber: бомбардировщик
helicopter: вертолет
plane: самолет
warship: корабль
ship: корабль судно
frigate: фрегат
submarine: подлодка субмарина
carrier: авианосец перевозчик
radar: радар рлс
defence: оборона оборонный пво
defense: оборона оборонный
security: безопасность
guard: охрана гвардия
militia: ополчение
rebel: повстанец мятежник
insurgent: повстанец
militant: боевик
separatist: сепаратист
terrorist: террорист
terrorism: терроризм
hostage: заложник
prisoner: заключенный пленный военнопленный узник
captive: пленный
detainee: задержанный
casualty: потеря жертва
victim: жертва пострадавший
refugee: беженец
alliance: альянс союз
ally: союзник
bloc: блок
enemy: враг противник
arsenal: арсенал
disarmament: разоружение
armament: вооружение
uniform: форма
trench: окоп
fortification: укрепление
bunker: бункер
laboratory: лаборатория биолаборатория
testing: испытание
test: испытание тест
satellite: спутник
launch: запуск пуск
cosmodrome: космодром
""",
    "energy and mining": """
energy: энергия энергетика энергетический
power: энергия энергетика электроэнергия власть
electricity: электричество электроэнергия
pipeline: трубопровод газопровод нефтепровод
pipe: труба трубопровод
gas: газ газовый
oil: нефть нефтяной
petrol: бензин
gasoline: бензин
diesel: дизель дизтопливо дизельный солярка
fuel: топливо топливный горючий
coal: уголь угольный
peat: торф
uranium: уран урановый
gold: золото золотой
silver: серебро
copper: медь медный
lithium: литий литиевый
iron: железо
steel: сталь
aluminium: алюминий
ore: руда
metal: металл
mineral: минерал ископаемое недра
deposit: месторождение вклад залежь
field: месторождение поле
well: скважина
quarry: карьер
pit: карьер шахта
smelter: завод плавильня комбинат
refinery: нпз нефтезавод
refining: переработка
mining: добыча горнодобывающий
extraction: добыча
drilling: бурение
fracking: фрекинг гидроразрыв
plant: завод станция электростанция комбинат аэс гэс тэс тэц
station: станция электростанция вокзал
reactor: реактор энергоблок
unit: энергоблок блок подразделение
nuclear: ядерный атомный
dam: плотина дамба гэс
barrage: плотина
hydropower: гэс
reservoir: водохранилище
turbine: турбина
windmill: ветряк
wind: ветер ветровый ветряк
solar: солнечный
grid: сеть энергосеть
interconnector: энергомост перемычка
cable: кабель
line: линия лэп
terminal: терминал
storage: хранилище пхг
depot: склад нефтебаза
waste: отход
emission: выброс
carbon: углерод углеродный
pollution: загрязнение
climate: климат климатический
heating: отопление
outage: отключение
blackout: блэкаут отключение
meter: счетчик
tariff: тариф пошлина
price: цена
supply: поставка снабжение
transit: транзит транзитный
import: импорт ввоз
export: экспорт вывоз
concession: концессия уступка
licence: лицензия
license: лицензия
permit: разрешение
royalty: роялти
consortium: консорциум
company: компания
corporation: корпорация
""",
    "transport": """
road: дорога трасса автодорога
highway: шоссе трасса автотрасса автомагистраль
motorway: автомагистраль автобан трасса
railway: железный_дорога железнодорожный магистраль жд
railroad: железный_дорога железнодорожный
rail: железный_дорога железнодорожный
track: путь железный_дорога
train: поезд эшелон электричка
metro: метро
subway: метро
tram: трамвай
bus: автобус
bridge: мост
tunnel: тоннель туннель
canal: канал
strait: пролив
ferry: паром
port: порт гавань
harbour: гавань порт
harbor: гавань порт
quay: причал
dock: док причал
pier: пирс причал
airport: аэропорт
airfield: аэродром
runway: полоса впп
airline: авиакомпания
flight: рейс полет авиасообщение
airspace: воздушный_пространство небо
corridor: коридор
route: маршрут
crossing: переход пропускной_пункт кпп
checkpoint: кпп блокпост пропускной_пункт
customs: таможня таможенный
truck: грузовик фура
lorry: грузовик фура
driver: водитель
car: автомобиль машина
vehicle: автомобиль транспорт
traffic: движение
toll: плата платный
ticket: билет
parking: парковка
bypass: объезд
ring: кольцо
cargo: груз
freight: груз грузоперевозка
shipping: судоходство
navigation: судоходство навигация
shipyard: верфь
fishing: рыболовство рыболовный
fishery: рыболовство
vessel: судно корабль
tanker: танкер
""",
    "money and economy": """
tax: налог налоговый налогообложение
taxation: налогообложение
vat: ндс
levy: сбор налог
duty: пошлина
excise: акциз
surcharge: надбавка
fee: сбор плата
fine: штраф
budget: бюджет
deficit: дефицит
surplus: профицит
debt: долг
loan: кредит заем ссуда
credit: кредит
bond: облигация
grant: грант
aid: помощь
assistance: помощь содействие
subsidy: субсидия дотация
benefit: пособие льгота
allowance: пособие
compensation: компенсация
payment: выплата платеж
investment: инвестиция
investor: инвестор
fund: фонд
bank: банк
currency: валюта
euro: евро
dollar: доллар
rouble: рубль
ruble: рубль
rate: ставка курс
interest: процент процентный
inflation: инфляция
devaluation: девальвация
economy: экономика
market: рынок
trade: торговля торговый
tariffs: пошлина
quota: квота
embargo: эмбарго
sanction: санкция санкционный
restriction: ограничение
boycott: бойкот
privatisation: приватизация
privatization: приватизация
nationalisation: национализация
nationalization: национализация
sale: продажа
purchase: покупка закупка
stake: доля пакет акция
share: доля акция пакет
shareholder: акционер
asset: актив
property: собственность имущество
ownership: собственность владение
land: земля земельный
farmland: сельхозземля пашня
rent: аренда рента
lease: аренда
wage: зарплата оклад
salary: зарплата оклад
pay: зарплата оплата
minimum: мрот минимум минимальный
income: доход
profit: прибыль
pension: пенсия пенсионный
pensioner: пенсионер
retirement: пенсия пенсионный
age: возраст
contribution: взнос
insurance: страхование
welfare: соцобеспечение
poverty: бедность
unemployment: безработица
employment: занятость
job: работа
worker: рабочий работник
labour: труд трудовой
labor: труд трудовой
employer: работодатель
employee: работник сотрудник
union: союз профсоюз
strike: забастовка стачка
walkout: забастовка
stoppage: забастовка остановка
lockout: локаут
layoff: увольнение сокращение
factory: завод фабрика
mill: комбинат фабрика
shop: магазин
industry: промышленность отрасль
manufacturing: производство
production: производство добыча
bankruptcy: банкротство
auction: аукцион
tender: тендер
contract: контракт договор
procurement: закупка госзакупка
monopoly: монополия
competition: конкуренция
merger: слияние объединение
takeover: поглощение
casino: казино
gambling: азартный казино
cryptocurrency: криптовалюта
farm: ферма
farmer: фермер
agriculture: сельский_хозяйство
grain: зерно зерновой
wheat: пшеница
corn: кукуруза
sugar: сахар
meat: мясо
milk: молоко
fish: рыба
fertiliser: удобрение
fertilizer: удобрение
timber: древесина лес
wood: древесина
food: продовольствие продукт
harvest: урожай
livestock: скот
cotton: хлопок
tobacco: табак сигарета
cigarette: сигарета
alcohol: алкоголь
beer: пиво
wine: вино
drug: наркотик лекарство
cannabis: каннабис конопля марихуана
medicine: лекарство медицина
tourism: туризм
tourist: турист
hotel: отель гостиница
""",
    "laws and state": """
law: закон
bill: законопроект
act: закон акт
legislation: законодательство закон
statute: устав закон
amendment: поправка
constitution: конституция конституционный
charter: устав хартия
decree: указ декрет постановление
resolution: резолюция
regulation: регулирование положение
rule: правило
code: кодекс
reform: реформа
right: право
freedom: свобода
liberty: свобода
ban: запрет
prohibition: запрет
moratorium: мораторий
state: государство государственный
government: правительство правительственный
cabinet: кабинет правительство
coalition: коалиция
opposition: оппозиция
parliament: парламент
assembly: собрание ассамблея
senate: сенат
congress: конгресс
duma: дума госдума
council: совет
committee: комитет
commission: комиссия
ministry: министерство
agency: агентство
administration: администрация
authority: власть управление
bureaucracy: бюрократия
office: офис должность пост представительство
post: пост должность
seat: место кресло
mandate: мандат
term: срок
president: президент
presidency: президентство
premier: премьер
minister: министр
chancellor: канцлер
governor: губернатор
mayor: мэр
ambassador: посол
envoy: посланник спецпредставитель
consul: консул
speaker: спикер
deputy: депутат заместитель
lawmaker: депутат
senator: сенатор
leader: лидер глава
chairman: председатель
chief: глава начальник
head: глава
king: король
queen: королева
monarchy: монархия
republic: республика
kingdom: королевство
federation: федерация
confederation: конфедерация
country: страна
nation: нация
province: провинция
region: регион область
district: район округ
municipality: муниципалитет
city: город городской
town: город
village: село деревня
capital: столица капитал
island: остров
archipelago: архипелаг
territory: территория
enclave: анклав
autonomy: автономия
independence: независимость
sovereignty: суверенитет
secession: отделение
unification: объединение
reunification: воссоединение
integration: интеграция
status: статус
recognition: признание
neutrality: нейтралитет
citizenship: гражданство
citizen: гражданин
nationality: национальность гражданство
passport: паспорт
visa: виза визовый безвизовый
registration: регистрация
residence: вид_жительство проживание
census: перепись
language: язык языковой
alphabet: алфавит
flag: флаг
anthem: гимн
emblem: герб
symbol: символ
holiday: праздник выходной
calendar: календарь
monument: памятник
statue: статуя памятник
memorial: мемориал
museum: музей
palace: дворец
name: название имя
""",
    "elections": """
election: выборы
vote: голосование
voting: голосование
ballot: голосование бюллетень
referendum: референдум
plebiscite: плебисцит референдум
poll: опрос голосование
campaign: кампания
candidate: кандидат
candidacy: кандидатура
nomination: выдвижение
voter: избиратель
electorate: электорат
threshold: порог барьер
constituency: округ
runoff: второй_тур
recount: пересчет
observer: наблюдатель
fraud: фальсификация мошенничество
party: партия партийный
faction: фракция
impeachment: импичмент
resignation: отставка
dismissal: отставка увольнение
appointment: назначение
inauguration: инаугурация
coup: переворот
revolution: революция
protest: протест митинг
rally: митинг
demonstration: демонстрация
march: марш шествие
petition: петиция
initiative: инициатива
succession: преемственность
successor: преемник
dissolution: роспуск
""",
    "diplomacy": """
treaty: договор
agreement: соглашение договор договоренность
pact: пакт договор соглашение
accord: соглашение
convention: конвенция
protocol: протокол
memorandum: меморандум
compact: договор пакт
deal: сделка соглашение договоренность
settlement: урегулирование поселение
ratification: ратификация
accession: вступление присоединение
membership: членство вступление
member: член
negotiation: переговоры
talk: переговоры
talks: переговоры
dialogue: диалог
summit: саммит
meeting: встреча
visit: визит
conference: конференция
mediation: посредничество
mediator: посредник
embassy: посольство
consulate: консульство
diplomat: дипломат
diplomacy: дипломатия
relation: отношение
tie: связь отношение
partnership: партнерство
cooperation: сотрудничество
border: граница пограничный
frontier: граница
boundary: граница
demarcation: демаркация
delimitation: делимитация
fence: забор ограждение стена
wall: стена
barrier: барьер заграждение
zone: зона
buffer: буферный
exchange: обмен
swap: обмен
release: освобождение
extradition: экстрадиция выдача
deportation: депортация выдворение
expulsion: высылка выдворение
asylum: убежище
amnesty: амнистия
pardon: помилование
guarantee: гарантия
ultimatum: ультиматум
note: нота
apology: извинение
reparation: репарация
organisation: организация
organization: организация
community: сообщество
nato: нато
eu: евросоюз ес
un: оон
csto: одкб
eaeu: еаэс
wto: вто
imf: мвф
cis: снг
sco: шос
europe: европа европейский
asia: азия
africa: африка
migration: миграция
migrant: мигрант
immigrant: иммигрант
immigration: иммиграция
return: возвращение
transfer: передача перевод
handover: передача
""",
    "courts and crime": """
court: суд судебный
tribunal: трибунал
judge: судья
jury: присяжный
justice: правосудие юстиция
trial: суд процесс
lawsuit: иск
case: дело
appeal: апелляция обжалование
verdict: приговор вердикт
ruling: решение постановление
sentence: приговор
conviction: осуждение приговор
penalty: наказание казнь
punishment: наказание
execution: казнь
death: смертный смерть казнь
prison: тюрьма колония
jail: тюрьма
arrest: арест
detention: задержание арест
warrant: ордер
charge: обвинение
accusation: обвинение
prosecution: преследование прокуратура
prosecutor: прокурор
investigation: расследование следствие
investigator: следователь
inquiry: расследование
probe: расследование
lawyer: адвокат юрист
attorney: адвокат
witness: свидетель
evidence: доказательство
police: полиция милиция
policeman: полицейский
intelligence: разведка
spy: шпион
espionage: шпионаж
crime: преступление преступность
criminal: преступник
corruption: коррупция
bribe: взятка
bribery: взяточничество взятка
embezzlement: растрата хищение
smuggling: контрабанда
trafficking: торговля
murder: убийство
killing: убийство
assassination: убийство покушение
torture: пытка
violence: насилие
rape: изнасилование
theft: кража
treason: измена госизмена
sabotage: диверсия
immunity: неприкосновенность иммунитет
lustration: люстрация
suspect: подозреваемый
defendant: обвиняемый подсудимый
convict: осужденный
banker: банкир
businessman: бизнесмен предприниматель
oligarch: олигарх
gun: оружие пистолет
firearm: оружие
""",
    "health, schools and society": """
health: здоровье здравоохранение
healthcare: здравоохранение
hospital: больница госпиталь
clinic: клиника
doctor: врач
nurse: медсестра
patient: пациент
vaccine: вакцина прививка
vaccination: вакцинация прививка
epidemic: эпидемия
pandemic: пандемия
virus: вирус
quarantine: карантин
lockdown: локдаун карантин
mask: маска
disease: болезнь заболевание
abortion: аборт
euthanasia: эвтаназия
birth: рождение
marriage: брак
divorce: развод
family: семья
child: ребенок
woman: женщина
man: мужчина
gender: гендер пол
youth: молодежь
student: студент
pupil: ученик школьник
teacher: учитель педагог
school: школа школьный
university: университет вуз
college: колледж
education: образование
tuition: обучение
exam: экзамен егэ
textbook: учебник
kindergarten: детсад
science: наука
academy: академия
church: церковь
mosque: мечеть
temple: храм
monastery: монастырь
religion: религия
priest: священник
bishop: епископ
patriarch: патриарх
hijab: хиджаб
headscarf: платок хиджаб
veil: паранджа
culture: культура
theatre: театр
theater: театр
film: фильм
book: книга
library: библиотека
sport: спорт
olympics: олимпиада
championship: чемпионат
stadium: стадион
athlete: спортсмен
team: команда сборная
housing: жилье
house: дом
apartment: квартира
building: здание
construction: строительство
park: парк
forest: лес
river: река
lake: озеро озерный
sea: море морской
ocean: океан
mountain: гора
valley: долина
glacier: ледник
water: вода водный
irrigation: орошение
flood: наводнение
drought: засуха
earthquake: землетрясение
fire: пожар
rubbish: мусор
garbage: мусор
landfill: полигон свалка
incinerator: мусоросжигательный
plastic: пластик
animal: животное
hunting: охота
wolf: волк
bear: медведь
whale: кит
dog: собака
population: население
minority: меньшинство
clock: часы
""",
    "media and technology": """
media: сми
press: пресса
newspaper: газета
journalist: журналист
broadcaster: телеканал вещатель
broadcasting: вещание телевещание
television: телевидение
channel: канал телеканал
radio: радио радиостанция
website: сайт
internet: интернет
network: сеть соцсеть
platform: платформа
app: приложение
telegram: телеграм telegram
messenger: мессенджер
telecom: связь
mobile: мобильный
phone: телефон
censorship: цензура
agent: агент иноагент
ngo: нко нпо
foundation: фонд
propaganda: пропаганда
information: информация
cyberattack: кибератака
technology: технология
software: софт
chip: чип микросхема
computer: компьютер
system: система
""",
    "what happens": """
opening: открытие
closure: закрытие
closing: закрытие
increase: повышение увеличение рост
rise: рост повышение
hike: повышение
cut: сокращение снижение
reduction: сокращение снижение
abolition: отмена
cancellation: отмена
repeal: отмена
introduction: введение
imposition: введение
lifting: снятие отмена
extension: продление
renewal: продление возобновление
postponement: перенос отсрочка
delay: отсрочка задержка
suspension: приостановка
resumption: возобновление
restoration: восстановление
creation: создание
establishment: создание
expansion: расширение
replacement: замена
relocation: перенос переезд
admission: прием
entry: въезд вступление
exit: выход
stay: пребывание
change: изменение
plan: план
project: проект
programme: программа
program: программа
strategy: стратегия
proposal: предложение
decision: решение
measure: мера
request: просьба запрос
offer: предложение
demand: требование
condition: условие
crisis: кризис
emergency: чрезвычайный чп
curfew: комендантский_час
martial: военный_положение
disaster: катастрофа бедствие
accident: авария
reconstruction: восстановление реконструкция
repair: ремонт
control: контроль
inspection: проверка инспекция
supervision: надзор
monitoring: мониторинг
limit: лимит предел ограничение
number: число количество
list: список
level: уровень
service: служба услуга
""",
    "what operations and exercises are called by": """
shield: щит
sword: меч
spear: копье
lance: копье
arrow: стрела
hammer: молот
anvil: наковальня
storm: буря шторм
thunder: гром
lightning: молния
wind: ветер
wave: волна
dawn: рассвет заря
sunrise: рассвет
sunset: закат
winter: зима зимний
frost: мороз
eagle: орел
falcon: сокол
hawk: ястреб
lion: лев
tiger: тигр
boar: кабан
dragon: дракон
guardian: страж
sentinel: часовой
ford: брод
horizon: горизонт
brotherhood: братство
vigil: дозор
""",
    "kinds": """
naval: военно-морской флотский
air: воздушный авиационный авиа
ground: наземный сухопутный
foreign: иностранный зарубежный внешний
domestic: внутренний отечественный
national: национальный
federal: федеральный
regional: региональный
local: местный
public: общественный публичный государственный
private: частный
presidential: президентский
parliamentary: парламентский
constitutional: конституционный
early: досрочный
snap: досрочный внеочередной
joint: совместный
permanent: постоянный
temporary: временный
mandatory: обязательный
compulsory: обязательный
voluntary: добровольный
free: свободный бесплатный
direct: прямой
international: международный
bilateral: двусторонний
northern: северный
southern: южный
eastern: восточный
western: западный
central: центральный
american: американский
chinese: китайский
russian: российский русский
political: политический
economic: экономический
social: социальный
medical: медицинский
religious: религиозный
democratic: демократический
territorial: территориальный
maritime: морской
agricultural: сельскохозяйственный
industrial: промышленный
environmental: экологический
digital: цифровой
chemical: химический
biological: биологический
humanitarian: гуманитарный
historic: исторический
royal: королевский
""",
    "doing": """
let: пропустить пропускать пускать пустить разрешить разрешать позволить позволять пропуск
cross: пересечь пересекать проехать проследовать пройти
renew: продлить возобновить
resume: возобновить возобновлять возобновление
suspend: приостановить приостанавливать заморозить замораживать приостановка
freeze: заморозить замораживать заморозка
cancel: отменить отменять аннулировать расторгнуть отмена
terminate: расторгнуть прекратить разорвать
scrap: отменить упразднить
block: заблокировать блокировать
permit: разрешить разрешать позволить допустить
authorise: разрешить разрешать
authorize: разрешить разрешать
prohibit: запретить запрещать запрет
outlaw: запретить запрещать
acquire: приобрести приобретать купить приобретение
purchase: купить покупать приобрести закупить
lease: сдать_аренда арендовать аренда
deploy: разместить размещать развернуть развертывание размещение
deliver: поставить поставлять доставить поставка
provide: предоставить предоставлять предоставление
increase: увеличить повысить увеличение повышение
reduce: сократить снизить уменьшить сокращение снижение
double: удвоить удвоение
halve: сократить
reopen: открыть возобновить
relocate: перенести переместить перенос
restart: возобновить запустить
launch: запустить начать запуск
expand: расширить расширять расширение
construct: построить строить строительство
establish: создать учредить создание
accept: принять принимать согласиться
refuse: отказаться отказать
reinstate: восстановить
open: открыть открывать открываться открытие
close: закрыть закрывать закрываться закрытие
build: построить строить строиться строительство
raise: повысить повышать повышение
lower: снизить снижать снижение
cut: сократить сокращать сокращение снизить
ratify: ратифицировать ратификация
approve: одобрить одобрять утвердить
adopt: принять принимать принятие
pass: принять принимать
sign: подписать подписывать подписание
reject: отвергнуть отклонить
resign: подать_отставка уйти отставка
leave: покинуть выйти уйти
join: вступить присоединиться вступление
ban: запретить запрещать запрет
allow: разрешить разрешать позволить
recognise: признать признавать признание
recognize: признать признавать признание
impose: ввести вводить введение
introduce: ввести вводить введение
lift: снять снимать отменить
extradite: выдать выдавать экстрадировать выдача экстрадиция
exchange: обменять обменивать обмен
swap: обменять обмен
sell: продать продавать продажа
buy: купить покупать покупка закупить
send: направить отправить послать
supply: поставить поставлять поставка
withdraw: вывести выводить отозвать вывод
expel: выслать изгнать выдворить
merge: объединить объединиться слить
host: принять разместить
attack: атаковать напасть
invade: вторгнуться вторжение
extend: продлить продление
postpone: отложить перенести
hold: провести проводить проведение
appoint: назначить назначение
dismiss: уволить отправить
legalise: легализовать легализация
legalize: легализовать легализация
abolish: отменить упразднить отмена
change: изменить менять поменять
move: перенести переместить
transfer: передать передача
return: вернуть вернуться возвращение
release: освободить отпустить
give: дать передать предоставить
grant: предоставить
pay: платить выплатить
stop: прекратить остановить
end: прекратить завершить
start: начать
begin: начать
finish: завершить
fund: финансировать
support: поддержать
protect: защитить
create: создать создание
replace: заменить
rename: переименовать переименование
restore: восстановить
nationalise: национализировать национализация
nationalize: национализировать национализация
privatise: приватизировать приватизация
privatize: приватизировать приватизация
deport: депортировать депортация
pardon: помиловать помилование
arrest: арестовать
mine: добывать добыча
export: экспортировать
import: импортировать
run: баллотироваться
stand: баллотироваться
elect: избрать
arm: вооружить
mobilise: мобилизовать
mobilize: мобилизовать
vaccinate: вакцинировать прививать
strike: бастовать
demolish: снести снос
remove: убрать снести
dissolve: распустить
annex: аннексировать присоединить
cede: уступить отдать
""",
}
"""What is written of each class of words, one entry a line: the English dictionary form, and what it is in Russian."""


def entries(text: str) -> dict[str, tuple[str, ...]]:
    """What a block of entries says: the forms of each word, the first first."""
    told = (line.partition(":") for line in text.strip().splitlines())
    return {word: tuple(form.replace("_", " ") for form in its.split()) for word, _, its in told}


def _joined() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for block in CLASSES.values():
        for word, forms in entries(block).items():
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *forms)))
    return found


GLOSSARY: Mapping[str, tuple[str, ...]] = _joined()
"""All entries together, by the English dictionary form: a noun's before a verb's."""

PHRASES: frozenset[tuple[str, str]] = frozenset(
    (first, second)
    for forms in GLOSSARY.values()
    for form in forms
    for first, tie, second in [form.partition(" ")]
    if tie
)
"""The pairs of dictionary forms that are one word."""

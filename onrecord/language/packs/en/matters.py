"""English words for taking a stance. Data only; every list was written for news of politics in general."""

import re

from onrecord.language.packs.en.facts import FACTS
from onrecord.language.packs.en.stance_cues import CUES, FIRST_HEARD
from onrecord.lexicons.matters import MatterLexicon

MATTERS = MatterLexicon(
    families={
        "opening": tuple(
            "open establish set. build built. creat station deploy host. hosts hosted hosting construct launch found. install locat".split()
        ),
        "closing": tuple(
            "clos shut end. ends ended ending terminat dismantl scrap decommission abandon lift. lifts lifted lifting".split()
        ),
        "raising": tuple("rais increas hik ris rise rose. double. doubling up. higher. expand enlarg hikes".split()),
        "lowering": tuple("cut. cuts cutting lower reduc decreas slash halv abolish repeal drop. shrink".split()),
        "ratifying": tuple(
            "ratif approv adopt pass. passes passed passing sign. signs signed signing endors accept agree. agrees "
            "agreed agreeing".split()
        ),
        "rejecting": tuple("reject veto refus block. blocks blocked leav left. quit. denounc".split()),
        "resigning": tuple(
            "resign quit. quits quitting step. steps stepping stepped leav depart go. goes going gone out. stand. stands".split()
        ),
        "staying": tuple("stay remain keep. keeps keeping kept continu carry. serve".split()),
        "appointing": tuple("appoint nominat name. named names install pick. picked".split()),
        "dismissing": tuple("dismiss sack. sacked fire. fired remov oust".split()),
        "exchanging": tuple(
            "exchang swap trade. trades traded releas free. freed freeing hand. handed handing return. returned returns".split()
        ),
        "holding on": tuple("detain keep. kept".split()),
        "handing over": tuple(
            "extradit surrender deport hand. hands handed handing send. sends sent sending return. returned returns".split()
        ),
        "sheltering": tuple("shelter harbour. stay. stays stayed staying keep. keeps kept protect asylum".split()),
        "banning": tuple("ban. bans banned banning prohibit outlaw forbid".split()),
        "allowing": tuple("allow permit legalis legaliz authoris authoriz let. lets".split()),
        "sending": tuple(
            "send. sends sent sending suppl deliver ship. ships shipped provid transfer give. gives given gave.".split()
        ),
        "withholding": tuple("withhold suspend halt stop. stops stopped embargo freez froze".split()),
        "buying": tuple("buy. buys buying bought purchas acquir nationalis nationaliz take. takes took.".split()),
        "selling": tuple("sell. sells selling sold sale. sales privatis privatiz divest deliver export".split()),
        "expelling": tuple("expel expuls throw. leav left. send. sends sent sending".split()),
        "tolerating": tuple("tolerat keep. keeps kept stay. stays".split()),
        "withdrawing": tuple("withdraw withdrew pull. pulls pulled pulling leav left. recall return. home.".split()),
        "recognising": tuple("recognis recogniz acknowledg".split()),
        "imposing": tuple("impos introduc levy levied".split()),
        "postponing": tuple("postpon delay defer cancel call. called".split()),
        "extending": tuple("extend prolong renew".split()),
        "merging": tuple("merg unit. unite united unif integrat".split()),
        "splitting": tuple("split secede separat break. breaks".split()),
        "joining": tuple("join acced accession member enter. enters entered entering entry. appl applicat".split()),
        "leaving": tuple("leav quit. quits quitting exit stay. out.".split()),
        "resuming": tuple("resum restart reviv reactivat".split()),
        "suspending": tuple("suspend paus freez froze halt stop. stops stopped".split()),
        "filling": tuple("fill top. impound stor".split()),
        "emptying": tuple("empt drain releas".split()),
        "attacking": tuple("attack invad strike. strikes bomb assault".split()),
        "moving": tuple("mov relocat transfer".split()),
        "holding": tuple("hold. holds held holding conven".split()),
    },
    particles={
        "up": frozenset("go goes going went gone put puts putting push pushes pushing".split()),
        "out": frozenset(
            "go goes going went gone get gets getting step stepping walk walks walking move moving".split()
        ),
        "home": frozenset("go goes going come comes coming bring brings bringing sent send".split()),
    },
    additional=frozenset("second 2nd another additional more new further third other extra".split()),
    standing_in=frozenset({"one", "ones"}),
    indefinite=frozenset("a an any no one".split()),
    definite=FACTS.definite,
    negations=frozenset("not n't n’t never no nobody none nothing neither nor cannot without".split()),
    none=frozenset("no none nothing nobody neither".split()),
    undoing=tuple(
        "drop. dropped dropping scrap shelv halt stop. stops stopped stopping cancel axe. axed bury. buried abandon".split()
    ),
    clause_ends=frozenset("; . but although though however while whereas ! ? […] instead".split()),
    pointing=frozenset("it this such".split()),
    pointing_at_people=frozenset("he she him her".split()),
    pointing_at_several=frozenset("them those these".split()),
    pointing_that=frozenset({"that"}),
    pointing_before=frozenset("is was would will must has had can cannot could should means".split()),
    topics=frozenset(
        "idea ideas issue issues matter question topic subject proposal proposals proposed initiative plan plans project request requests "
        "possibility talk talks meeting meetings contacts negotiations decision consultations deal agreement answer move step steps suggestion reports "
        "rumours rumors opinion option scheme demand demands offer position position view order ruling verdict contract accord pact "
        "text draft settlement solution arrangement vote appeal referendum result outcome bill bills law laws legislation measure "
        "measures reform reforms project projects delay postponement announcement remark remarks".split()
    ),
    talking=tuple(
        "discuss negotiat talk consult decid decision consider approach agre propos oppos support favo approv reject welcom against "
        "appeal challeng".split()
    ),
    turning=frozenset("also separately elsewhere meanwhile".split()),
    cues=CUES,
    under_way=tuple(
        "negotiat discuss talk consult plan. plans planned planning drew drawn draft prepar request ask. asked asks propos consider weigh review agenda offer approach mention rais press. pressed under map. initiative look. ordered".split()
    ),
    asides=re.compile(
        r"\bask\w* (?:\w+ )?(?:for )?(?:his|her|my|our|their|me|us|him|them)(?:\W+\w+)? (?:opinion|view|advice|permission)s?\b"
    ),
    contrasts=re.compile(
        r"\b(?:we|i|they|it|this|he|she|today we)(?: are| is| am|['’]re|['’]s|['’]m) not \w+ing\b[^.;,]*, (?:but )?(?:we|i|they|it|this|he|she)(?: are| is| am|['’]re|['’]s|['’]m)\b"
    ),
    intending=tuple(
        "want wish seek need propos demand support back. favour favor welcom will. would. shall must should going promis pledg vow sign".split()
    ),
    obliging=frozenset("have has had got ought need needs".split()),
    being=frozenset("am is are being".split()),
    having=frozenset("have has had".split()),
    modals=frozenset("will would shall must should ll".split()),
    vague=frozenset(
        "today tomorrow now always again still yet ever once simply already then soon never today's one ones anything nothing "
        "something everything thing things way me him them everybody anyone someone same both either neither more less much "
        "very just well enough ours mine theirs yours own have like year years day days time times".split()
    ),
    hedges=frozenset(
        "may might could perhaps possibly probably likely seems appears apparently reportedly suggests hinted would if".split()
    ),
    spokesmen=re.compile(r"\bspokes(?:man|woman|person)\b|\bpress (?:service|office|secretary)\b"),
    narrowing=re.compile(
        r"\bonly\b|provided that|on condition|as long as|limit(?:ed)? (?:to|of)|no more than|at most|temporar\w+|but not (?:a|an|the)\b|not before|first\b.{0,40}\bthen\b|unless|conditions?\b"
    ),
    asking_when=re.compile(r"\b(?:asked|question)\b.{0,40}\b(?:when|how long)\b"),
    planning=tuple("plan. plans planned planning draw. drew drawn draft blueprint prepar".split()),
    conditioned=re.compile(r"[^.;!?]{0,80}?\b(?:while|as long as|until|unless|before)\b"),
    formerly=re.compile(
        r"\b(?:i|we) (?:was|were|used to be|had been)(?: \w+)? (?:against|opposed)\b"
        r"(?=.*\b(?:now|today|no longer|wrong|changed my mind)\b)",
        re.DOTALL,
    ),
    past_claims=(
        (
            "hears of it for the first time",
            re.compile(FIRST_HEARD),
        ),
        (
            "nobody spoke of it",
            re.compile(
                r"(?:nobody|no one|none)\b(?:\W+\w+){0,3}?\W+(?:propos\w+|mention\w+|ask\w*\b(?! for (?:his|her|my|our|their) (?:opinion|view|advice))|rais\w+|discuss\w+|suggest\w+|request\w+|told|informed)|(?:never|(?:has|have|had|was|were|did)(?: not|n['’]t))\b(?:\W+(?:ever|yet|been|turned|to))*\W+(?:\w+\W+)?(?:ask(?:ed)?|propos(?:ed?)|discuss(?:ed?)|rais(?:ed?)|mention(?:ed?)|request(?:ed?)|turned|suggest(?:ed?)|pressed|promised|planned|offered)\b|(?:no|any) such (?:request|proposal|plan|talks|offer|promise)|(?:received|got|seen|had) no (?:request|proposal|offer)|never (?:received|got|seen|saw|been (?:sent|shown|given)) (?:a|an|any|such)\b|no (?:\w+ )?(?:request|proposal|offer|plan|letter) (?:has|had|have) ever\b|there (?:were|have been|had been) no (?:talks|negotiations|discussions|consultations)|talked only about|no (?:talks|negotiations) (?:took place|were held|have taken place)|no \w+(?: \w+)? had drawn up|there (?:was|were|has been|have been|had been) never (?:a|an|any) (?:\w+ )?\w+|never (?:been |had |was |were )(?:a |an |any |the )?(?:\w+ )?(?:decision|plan|request|proposal|talks|negotiations|subject of|agreement|application|decided|planned|agreed|considered)\b"
            ),
        ),
    ),
    roles=(
        (
            re.compile(
                r"\b(?:prime minister|pm|premier|chancellor|head of (?:the )?government|vice premier|deputy prime minister)\b"
            ),
            "government",
        ),
        (re.compile(r"\bforeign minist|\bambassador|\benvoy|\bconsul\b|\bdiplomat"), "foreign ministry"),
        (
            re.compile(
                r"\bdefen[cs]e minist|\bchief of (?:the )?(?:general )?staff|\badmiral|(?<!secretary )(?<!secretary-)(?<!attorney )(?<!director )(?<!director-)(?<!consul )\bgeneral\b(?! secretary)|\bfleet"
            ),
            "defence ministry",
        ),
        (re.compile(r"\b([a-z]+) minist(?:er|ry)"), r"\1 ministry"),
        (re.compile(r"\bminister (?:of|for) (?:the )?([a-z]+)"), r"\1 ministry"),
        (re.compile(r"\bsecurity council"), "security council"),
        (re.compile(r"\b(?:president|presidency|presidential|head of state|king|queen|emperor)\b"), "presidency"),
        (re.compile(r"\b(?:speaker|deputy|deputies|lawmaker|senator|member of parliament|mp)\b"), "parliament"),
        (re.compile(r"\b(?:government|cabinet)\b"), "government"),
    ),
    divided=frozenset({"parliament"}),
    principals=re.compile(
        r"^(?!deputy|vice|assistant|acting spokes|former)(?:president|prime minister|pm|premier|king|queen|head of state|(?!deputy)(?:[a-z-]+ ){0,2}minister|chairman|chairwoman|chancellor)\b"
    ),
    leading=re.compile(
        r"\b(?:chair(?:man|woman|person)?|head|leader|chief executive(?: officer)?|chief|director(?:[- ]general)?|president|secretary[- ]general|boss|ceo)$"
    ),
    stop=frozenset(
        "the a an of in on at to for from by with and or but as is are was were be been being has have had do does did will would shall should can could "
        "may might must this that these those it its he she his her they their them we our us i my you your who whom whose which what when where why how "
        "there here then than so not no nor yes up out about into over after before between during under again also only very said says say saying told tells".split()
    ),
    unmoved=re.compile(
        r"(?:position|stand|stance|view|opinion|answer|mind|line|policy|course)s?\b(?:\W+\w+){0,5}?\W*(?:not|n['’]t|never)\W+(?:\w+\W+){0,2}?(?:chang\w+|mov\w+|shift\w+)|(?:position|stand|stance|view|opinion|answer|line|policy|course)s? (?:is|are|remains?|stays?|has remained) (?:unchanged|the same|what it was|as it was)|(?:not|n['’]t|never) changed? (?:\w+ (?:\w+ )?of )?(?:my|his|her|our|their|that|this) (?:mind|position|stand|stance|view|opinion|answer)|st(?:and|ood|ands) by (?:my|his|her|our|their|that|this) (?:word|position|answer|view)s?"
    ),
    joining=frozenset({"and"}),
    once=tuple("open found. founded establish inaugurat built creat launch sign. signed ratif".split()),
    one_thing=tuple(
        frozenset(nouns.split())
        for nouns in (
            "base facility site installation outpost garrison",
            "tax levy duty tariff surcharge",
            "treaty agreement pact accord convention deal",
            "pipeline pipe line",
            "railway railroad line track",
            "road highway motorway",
            "dam barrage reservoir",
            "plant station reactor",
            "law bill act legislation statute",
            "sanction embargo restriction measure",
            "referendum vote ballot plebiscite",
            "strike walkout stoppage",
            "crossing checkpoint",
            "exchange swap",
            "port harbour harbor",
            "prisoner detainee captive hostage",
            "troop soldier force contingent",
        )
    ),
    infinitive="to",
    ourselves=frozenset({"i", "we"}),
    doing=frozenset("will would shall wo is was does".split()),
)

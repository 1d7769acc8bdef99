"""English words for events, coded by the PLOVER codebook; OTHER is for events of record that it leaves out."""

from onrecord.lexicons.events import EventLexicon, senses
from onrecord.model import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GROUPS = {
    "forces": _words(
        """
        troop soldier force unit army military peacekeeper contingent brigade battalion regiment personnel fleet
        ship vessel aircraft jet helicopter plane tank missile equipment gunboat marine patrol
        """
    ),
    "sites": _words(
        """
        base airbase airfield facility embassy consulate airport port harbor harbour station plant factory
        school hospital border crossing bridge road railway mine office mission depot terminal site centre
        center garrison camp checkpoint it pipeline shipyard pier
        """
    ),
    "pacts": _words(
        """
        agreement treaty pact accord deal contract memorandum protocol convention document declaration lease armistice
        communique charter
        """
    ),
    "polity": _words("independence government republic sovereignty state statehood authority council border result"),
    "causes": _words(
        """
        proposal plan bill motion resolution initiative effort candidacy bid deal agreement treaty independence
        membership amendment law measure ceasefire call
        """
    ),
    "ties": _words(
        """
        aid relation tie talk cooperation trade export import shipment delivery flight membership agreement contract
        deal treaty pact lease accord negotiation assistance program programme project operation licence license
        participation payment loan supply mission memorandum visa sanction law constitution
        """
    ),
    "traded": _words(
        """
        company firm stake share land property weapon arms aircraft jet plane helicopter ship submarine missile gas oil
        grain uranium bank newspaper station refinery airline factory plant mine bond base airport port hotel island
        tank system rifle equipment territory fuel
        """
    ),
    "given": _words(
        """
        aid assistance weapon arms equipment helicopter plane aircraft tank grain medicine loan supplies shipment
        """
    ),
    "land": _words("territory land island province region power control authority peninsula strip area"),
    "terms": _words("term mandate lease contract tenure ceasefire truce"),
    "papers": _words(
        "annex text report list document law letter draft memo transcript bill treaty agreement protocol map"
    ),
    "money": _words("dollar euro pound crown ruble rouble yen yuan franc million billion"),
    "threats": _words(
        "action retaliation war force sanction strike lawsuit response veto tariff boycott violence consequence reprisal"
    ),
    "charges": _words("bomb device mine shell grenade charge missile rocket mortar firework"),
    "captives": _words(
        """
        prisoner hostage captive detainee journalist activist soldier pilot sailor crew
        """
    ),
}
_GROUPS["built"] = _GROUPS["sites"] | _words(
    """
    wall fence housing settlement dam reactor runway highway line canal tunnel house building facility infrastructure
    barracks church mosque stadium refinery tower home hotel warship submarine
    """
)
_GROUPS["made"] = _GROUPS["sites"] | _words(
    """
    company firm commission committee union organization organisation body relation tie republic state party institute
    institution university league agency group foundation movement fund council court city town newspaper channel
    website corridor alliance force unit outpost settlement think-tank tank association ministry department bank
    regime government front network
    """
)
"""Objects that many verbs share, written `{forces}` in the entries below."""

_VERBS = senses(
    {
        ("CONSULT", "visit"): """
        receive *@ !person; receive *delegation|mission|minister|president|leader|envoy|ambassador >from;
        visit; travel (to@) >to; fly (to@|into@) >to; arrive (in@|at@|to@); tour; go (to@) >to !person; come
        (to@) !person; be (in@) !dated !person; pay *visit; head (to@) !person; host
        *@|minister|president|leader|delegation|official|summit
        """,
        ("CONSULT", None): """
        meet =; meet (with) =; consult (with) =; negotiate =; confer =; talk (to|with) =; talk (over|about) = !joint; speak
        (to|with|before|at) >to|with; discuss (with|between) >with|between; discuss !joint; address
        *parliament|student|assembly|lawmaker|conference|congress|senate|nation|crowd|reporter|council
        """,
        ("CONSULT", "phone"): """
        phone; telephone; call *@|president|minister|counterpart|leader|chancellor
        """,
        ("AGREE", None): """
        agree !clause; agree (to|on); promise !clause; pledge !clause; pledge; offer !clause; offer
        *{money}|help|aid|{forces}|support|assistance|money|loan|deal|asylum|talk|mediation; vow !clause; invite;
        undertake !clause; consent; swear !clause; promise; agree; accept *invitation|offer|proposal|plan|invite
        """,
        ("SUPPORT", None): """
        endorse; praise; approve; ratify; welcome; recognize *%|{polity}; recognise *%|{polity}; commend; congratulate;
        support *#|{causes}; back *#|{causes};
        initial *{pacts}; sign *{pacts}|peace; conclude *{pacts}; establish *relation|tie; restore
        *relation|tie; resume *relation|tie; upgrade *relation|tie; reach
        *agreement|deal|accord|settlement|compromise
        """,
        ("CONCEDE", None): """
        concede *defeat|election|race|territory|point|demand; concede !bare; apologize; apologise; declare *ceasefire|truce; relent; compromise; ease
        *restriction|measure|curfew|sanction|rule|control|blockade|ban; relax *restriction|measure|curfew|rule|control|ban;
        shorten *curfew|sentence; ease
        *emergency|state; allow *opposition|leader|activist|@ !clause; allow *rally|protest|demonstration|march
        """,
        ("COOPERATE", None): """
        launch *game|maneuver|manoeuvre =; hold *game|maneuver|manoeuvre|exercise =;
        cooperate =; collaborate =; host *{forces}|base|airbase|facility; extradite >to; share
        *intelligence|information; exchange *prisoner|intelligence; expand *trade|cooperation; increase *trade;
        resume *trade|flight|export; trade (with) =
        """,
        ("AID", None): """
        hand +over *aid|food|medicine|grain|supplies|ton|tonne|kilogram|kg|equipment >to;
        donate >to; send *aid|grain|food|medicine|doctor|rescuer|supplies >to; finance *#|{built}|project|construction|war; fund *#|{built}|project|construction|war; subsidize; subsidise; rescue; supply >to|with; deliver
        *{forces}|aid|food|medicine|weapon|arms|supplies|grain >to; provide
        *aid|assistance|loan|credit|grant|help|weapon|training|asylum >to; grant *asylum|loan|credit >to; lend
        *money; lend; arm *rebel|militia|fighter; train *{forces}; provide *ton|tonne|kilogram|kg
        >to|for; deliver *ton|tonne|kilogram|kg >to; provide
        *photograph|intelligence|information|money|food|medicine|shelter|fund|equipment|ship|{forces} >to|with;
        evacuate; forgive *debt; receive *{given} !received; get *{given} !received; arrive ^aid|shipment|supplies; come +in
        ^{given};
        cancel *debt; give *dollar|euro|grant|weapon|money|aid|loan|helicopter|ship|grain|gunboat >to
        """,
        ("RETREAT", "withdraw"): """
        withdraw; withdraw *{forces} >from; withdraw (from@); pull +out !bare; pull +out *{forces}; pull +back !bare; pull +back *{forces}; retreat; surrender
        *town|city|territory|position|post|weapon|arms; surrender !force !bare; cede *{land}; vacate; evacuate *{forces}|base; remove *{forces}
        """,
        ("RETREAT", "release"): "release *{captives}|@|member|people; free; pardon",
        ("RETREAT", "return"): """
        return *property|land|territory|helicopter|ship|asset|artifact|vessel|gold >to; hand +back >to; hand
        +over >to; restore *land|property >to
        """,
        ("RETREAT", "disarm"): "disarm; demobilize; demobilise; decommission; disband",
        ("RETREAT", "resign"): """
        resign; step +down; quit *post|office|job|government|cabinet; relinquish *post|power|office; abdicate
        """,
        ("RETREAT", "access"): """
        receive *observer|inspector|peacekeeper; open
        *border|corridor;
        admit *observer|inspector|peacekeeper; reopen *border|crossing|port|strait|road; lift
        *sanction|embargo|blockade|curfew|ban|restriction|siege
        """,
        ("REQUEST", "assist"): """
        request *aid|help|assistance|support|loan|troop; appeal (for) >to; ask (for) >to
        """,
        ("REQUEST", None): """
        insist (on); implore; beseech; request; pressure; ask !clause; urge; demand; press (for); press !clause; call (for|on|upon) >on|upon !bare; appeal (to) >to !clause; appeal (for) >to;
        petition; order !clause; propose !clause >to; propose; plead; solicit
        """,
        ("ACCUSE", "allege"): "accuse; sue; charge (with); indict; blame",
        ("ACCUSE", "disapprove"): """
        attack !words; condemn; criticize; criticise; denounce; deplore; slam; rebuke; complain (about|to|of|over)
        >to|about|of; summon *ambassador|envoy|diplomat|consul; lodge *protest|complaint >with
        """,
        ("ACCUSE", "investigate"): """
        investigate; probe; open *investigation|inquiry|probe|hearing|case; launch *investigation|inquiry|probe; send
        *inspector|investigator >to; dispatch *inspector|investigator >to
        """,
        ("REJECT", None): """
        reject; refuse; veto; rebuff; spurn; turn +down; decline !clause; oppose; dismiss
        *appeal|call|demand|claim|request|offer|proposal; deny *request|permission|entry|access|visa|allocation|application >to; renege
        (on)
        """,
        ("THREATEN", None): "threaten !clause; threaten *#|{threats}; warn (against) *#",
        ("PROTEST", "demo"): """
        protest; demonstrate !bare; rally !bare; march (through@|in@|on); picket; stage
        *protest|rally|demonstration|march|sit-in|vigil; hold *protest|rally|demonstration|march|sit-in|vigil
        """,
        (
            "PROTEST",
            "strike",
        ): "strike !bare; walk +out; stage *strike|walkout; organize *strike; organise *strike; call *strike",
        ("PROTEST", "riot"): "riot",
        ("PROTEST", "boycott"): "boycott",
        ("PROTEST", "obstruct"): """
        block *road|highway|bridge|entrance|street|railway|transport|traffic|route|port; blockade *road|port|entrance
        """,
        ("SANCTION", "convict"): "convict; sentence; fine; find *guilty",
        ("SANCTION", "expel"): "expel >from; recall *ambassador|envoy; evict",
        ("SANCTION", "withdraw"): """
        withdraw *ambassador|delegation|aid; leave
        *organization|organisation|alliance|bloc|treaty|union|pact|council; quit
        *organization|organisation|alliance|bloc|treaty|union|pact|council|league
        """,
        ("SANCTION", "discontinue"): """
        suspend *{ties}; sever *tie|relation|link|contact; break +off; cut +off; cancel *{ties}|visit|trip|meeting|summit; cut
        *tie|aid|supply|relation|link; halt *aid|export|trade|delivery|supply|talk|flight|import|shipment;
        end *aid|mediation|cooperation|effort|talk; halt *mediation|effort|cooperation; break *relation|tie|link; sanction; impose *sanction|embargo|tariff|duty >on|against; terminate *{ties}; annul *{ties}|election|result; freeze
        *asset|relation|talk
        """,
        ("MOBILIZE", "troops"): """
        arrive (in@|at@|to@) ^{forces}; remain (on) *alert; put (on) *alert; order *patrol|mobilization|mobilisation|deployment|reinforcement;
        train *hacker; deploy *#|{forces}; mobilize *{forces}|#; mobilise *{forces}|#; station *#|{forces}; reinforce
        *{sites}|{forces}|border|defense|defence|presence|position; mass *{forces}; send *{forces} >to; move
        *{forces}; move
        (from@|to@|into@) ^{forces}|fighter|rebel|militant; dispatch *{forces} >to; strengthen *{sites}|border|defense|defence|presence; increase
        *{forces}|presence; redeploy; rearm; amass *{forces}; land *{forces}
        """,
        ("MOBILIZE", "weapons"): "test *missile|weapon|rocket|warhead; launch *missile|rocket|satellite",
        ("COERCE", "seize"): """
        seize; confiscate; raid; search *home|house|office|ship|apartment|headquarters; impound; nationalize *{traded}|industry|railway|mine|utility;
        nationalise *{traded}|industry|railway|mine|utility; expropriate; annex; occupy *#|{made}|{built}|{land}|square|village|part; capture *# !force; board *ship|vessel|tanker|trawler
        """,
        ("COERCE", "restrict"): """
        close *border|frontier|crossing|strait|airspace >with|to; tighten *blockade|restriction|control >of|on|against; hold (as)
        *civilian|refugee|resident|people|villager; restrict *#|access|movement|travel|right|trade|entry|import|export|freedom|immigration|press; cordon +off; disperse; blockade
        """,
        ("COERCE", "ban"): "ban; outlaw; prohibit; declare *organization|undesirable|illegal",
        ("COERCE", "censor"): "censor; block *website|broadcast|channel|access|site; jam *broadcast",
        ("COERCE", "curfew"): "impose *curfew|emergency|law; declare *emergency|state; extend *curfew",
        ("COERCE", "arrest"): "arrest; detain; jail; imprison; extort",
        ("COERCE", "deport"): "deport >to",
        ("COERCE", "cyber"): "hack",
        ("ASSAULT", "crowd-control"): "use *gas|cannon|baton|truncheon",
        ("ASSAULT", None): """
        attack; abuse *#; engage (in) *cleansing|fighting|combat >against; capture
        *part|outpost|camp|town|city|village|stronghold|position|hill|district; retake; overrun; kill *#;
        wound *#; injure *#; invade; clash (with) = !force; clash !force; storm !force; ambush; fight (with|against) = !force;
        fight = !force; assault *#|{sites}; sink
        *ship|vessel|boat|trawler; ram *ship|vessel|boat|trawler
        """,
        (
            "ASSAULT",
            "abduct",
        ): "abduct; kidnap; hijack *{forces}|bus|airliner|flight|truck|train|#; take *hostage|captive",
        ("ASSAULT", "beat"): "beat +up; beat *protester|demonstrator|journalist|prisoner|activist",
        ("ASSAULT", "torture"): "torture",
        ("ASSAULT", "execute"): "execute *prisoner|man|woman|convict|people",
        ("ASSAULT", "sexual"): "rape",
        ("ASSAULT", "assassinate"): "assassinate *#; murder *#",
        ("ASSAULT", "destroy"): """
        destroy *{sites}|{forces}|house|building|village|town|city|home|bus|car|truck|convoy|helicopter|crop|church|mosque|line;
        demolish *{sites}|house|building|home|mosque|church|settlement; torch; burn +down
        """,
        ("ASSAULT", "primitive"): "stab",
        ("ASSAULT", "firearms"): """
        shoot; shoot +down; shoot (at); open *fire; fire (on|at|into|upon) >on|at|upon !force; gun +down
        """,
        ("ASSAULT", "explosives"): """
        bomb; explode *{charges}; explode ^{charges}|car|truck|bus|plane|tank|depot|pipeline; blow +up; mine *harbor|harbour|road
        """,
        ("ASSAULT", "heavy-weapons"): "shell; bombard",
        ("ASSAULT", "massacre"): "massacre",
        ("ASSAULT", "unconventional"): "poison; gas",
        ("OTHER", None): """
        open *{sites}; reopen *{sites}; launch
        *service|operation|company|program|programme|project|campaign|site; establish *#|{made}; found *#|{made}; create
        *{made}; set +up *#|{made}; build *{built}; construct *{built}; complete
        *work|construction|{built}; shut *{sites}|{made}|government; shut +down *{sites}|{made}|government; close *{sites}; close
        +down *{sites}|{made}; inaugurate; elect; reelect;
        appoint; nominate; win *election|presidency|referendum|seat|majority|runoff; lose
        *election|seat|majority; take *office|power|oath|post|over; take +over; take (over); assume
        *office|power|post|presidency; swear +in; dismiss
        *@|minister|official|general|director|commander|government|cabinet|chief|head|governor|officer|judge;
        sack; oust; depose; overthrow; topple; succeed *@|president|minister|he|she|him|her|leader; die ^# !bare; merge;
        combine (into); unify (into); incorporate (into); lease >to|from; buy *{traded}; purchase *{traded}; sell
        *{traded} >to; acquire *{traded}; join *organization|organisation|alliance|union|bloc|treaty|pact|council|league; expire; end ^{terms}; run +out ^{terms}; leave *office|post; attend *ceremony|funeral|parade|inauguration;
        publish *{papers}; challenge *{pacts}|{papers}|decision|result|ruling|election;
        sign *law|bill|decree|order|legislation|act; adopt *law|resolution|constitution|bill|budget|declaration; pass *law|bill|resolution|budget; vote
        (for|against|on|to); vote !clause; enact; extend *lease|{pacts}|mandate|term; renew *lease|{pacts};
        dissolve *parliament|assembly|party|union|council; dissolve; transfer >to; bring (back|into) *{built}|{forces}|service|use|force; return
        (to@); leave (for@); depart (for@|from@); date (from|to|back) !past; collapse
        ^government|coalition|building|bridge|talk|bank|regime|roof|dam|company|deal|ceasefire|truce|house|tower|wall;
        crash ^plane|helicopter|aircraft|jet|train|bus|car|airliner|vehicle|truck|ship; convene; begin
        *construction|work|patrol|flight|service|operation; start *construction|work|patrol|flight|operation;
        announce *candidacy; rename; reappoint; emigrate; settle *dispute; mediate
        """,
    },
    _GROUPS,
)

_NOUNS = senses(
    {
        ("CONSULT", "visit"): "visit >to; trip >to; tour",
        ("CONSULT", "phone"): "phone-call =",
        ("CONSULT", None): """
        talk = >with !plural; talks = >with; negotiation = >with; meeting = >with; consultation = >with; summit;
        conversation = >with
        """,
        ("REQUEST", None): "demand >on|to; appeal (for) >to; request >to; call (for) >on|to|upon",
        ("THREATEN", None): "ultimatum >to",
        ("ACCUSE", "disapprove"): "attack >on|against !words",
        ("ACCUSE", "investigate"): """
        investigation >against|into|of|on; inquiry >against|into|of|on; probe >against|into|of|on
        """,
        ("SUPPORT", None): "signing !undergone; ratification !undergone; endorsement",
        ("COOPERATE", None): "hosting",
        ("AID", None): "rescue !undergone; donation",
        ("RETREAT", "withdraw"): "withdrawal >from; pullout; pull-out; retreat; evacuation",
        ("RETREAT", "release"): "release *{captives}",
        ("RETREAT", "ceasefire"): "ceasefire; truce; armistice",
        ("RETREAT", "resign"): "resignation; abdication",
        ("MOBILIZE", "troops"): """
        deployment; mobilization; mobilisation; reinforcement; exercise; drill; maneuver; manoeuvre; buildup
        """,
        ("PROTEST", "demo"): "protest >against; demonstration >against; rally >against; march >against; sit-in",
        ("PROTEST", "riot"): "riot >against; rioting >against",
        ("PROTEST", "strike"): "walkout; strike >against",
        ("PROTEST", "boycott"): "boycott",
        ("COERCE", "arrest"): "arrest !undergone; detention !undergone",
        ("COERCE", "seize"): """
        raid; seizure !undergone; annexation !undergone; occupation; confiscation; capture !undergone
        """,
        ("COERCE", "deport"): "deportation !undergone",
        ("COERCE", "curfew"): "curfew",
        ("SANCTION", "expel"): "expulsion !undergone",
        ("SANCTION", "discontinue"): "suspension !undergone; cancellation !undergone; severance",
        ("ASSAULT", None): """
        attack >on|against !force; assault >on; invasion; clash = !force; killing !undergone; shooting; fighting;
        offensive !force; battle !force; raid
        """,
        ("ASSAULT", "assassinate"): "assassination !undergone; murder !undergone",
        ("ASSAULT", "abduct"): "kidnapping !undergone; abduction !undergone; hijacking",
        ("ASSAULT", "explosives"): "bombing; explosion; blast",
        ("ASSAULT", "heavy-weapons"): "shelling; bombardment",
        ("ASSAULT", "aerial"): "airstrike",
        ("ASSAULT", "massacre"): "massacre",
        ("OTHER", None): """
        election !undergone; referendum; inauguration !undergone; opening !undergone; closure !undergone;
        closing !undergone; shutdown !undergone; appointment !undergone; dismissal !undergone; coup; ouster
        !undergone; accession; merger !undergone; construction !undergone; handover; expiry !undergone;
        expiration !undergone; earthquake; crash !undergone; collapse !undergone; founding !undergone;
        establishment *{made} !undergone; death !undergone
        """,
    },
    _GROUPS,
)

EVENTS = EventLexicon(
    verbs=_VERBS,
    nouns=_NOUNS,
    light=_words(
        """
                renew issue reiterate repeat submit make continue announce order hold have make pay conduct
                stage undertake carry mount launch lead attend host complete organize organise do take join
                begin start open finish conclude resume
                """
    ),
    aspectual=_words(
        """
                begin start continue resume stop cease finish keep complete proceed manage come end happen help
                return use
                """
    ),
    occurring=_words(
        """
                take occur happen begin start end continue go follow proceed erupt break resume last conclude
                hold wrap
                """
    ),
    underway=_words("way underway progress"),
    modals={
        "could": Status.HYPOTHETICAL,
        "may": Status.HYPOTHETICAL,
        "might": Status.HYPOTHETICAL,
        "can": Status.HYPOTHETICAL,
        "would": Status.HYPOTHETICAL,
        "should": Status.HYPOTHETICAL,
        "must": Status.HYPOTHETICAL,
        "ought": Status.HYPOTHETICAL,
        "'d": Status.HYPOTHETICAL,
        "will": Status.PLANNED,
        "'ll": Status.PLANNED,
        "’ll": Status.PLANNED,
        "wo": Status.PLANNED,
        "shall": Status.PLANNED,
        "ca": Status.HYPOTHETICAL,
        "need": Status.HYPOTHETICAL,
    },
    governors={
        **dict.fromkeys(
            _words(
                """
                expect plan schedule intend due set prepare slate decide agree pledge promise vow undertake
                announce order aim arrange poise about vote
                """
            ),
            Status.PLANNED,
        ),
        **dict.fromkeys(
            _words(
                """
                want propose suggest ask urge demand consider discuss request wish hope seek offer call threaten
                warn press push allow permit enable need willing able likely unlikely possible prepared ready
                open invite try attempt authorize authorise entitle recommend encourage persuade require debate
                negotiate mull weigh contemplate envisage envision favor favour support back oppose fear like
                love prefer assume suppose advocate talk reluctant keen eager imagine wait impossible difficult necessary
                important enough seem appear allege lobby
                """
            ),
            Status.HYPOTHETICAL,
        ),
        **dict.fromkeys(
            _words(
                """
                refuse deny decline fail exclude reject forbid prohibit ban prevent avoid stop block cancel
                abandon scrap shelve veto rule unable
                """
            ),
            Status.DENIED,
        ),
        **dict.fromkeys(_words("postpone delay reschedule"), Status.PLANNED),
        **dict.fromkeys(
            _words(
                "condemn criticize criticise denounce welcome regret mourn deplore praise investigate celebrate follow"
            ),
            Status.HAPPENED,
        ),
        **dict.fromkeys(("call off", "put off", "rule out", "give up", "turn down"), Status.DENIED),
    },
    noun_governors={
        **dict.fromkeys(
            _words("plan decision agreement pledge promise schedule preparation intention order vow"), Status.PLANNED
        ),
        **dict.fromkeys(
            _words(
                """
                possibility idea proposal request wish hope offer call threat invitation readiness willingness
                risk danger chance prospect option question initiative desire right attempt effort bid mandate
                interest concern worry requirement consideration debate recommendation demand appeal campaign talk rumor rumour
                speculation allegation time fear need suggestion
                """
            ),
            Status.HYPOTHETICAL,
        ),
        **dict.fromkeys(_words("refusal failure denial ban veto rejection"), Status.DENIED),
    },
    marks={
        "if": Status.HYPOTHETICAL,
        "unless": Status.HYPOTHETICAL,
        "whether": Status.HYPOTHETICAL,
        "until": Status.PLANNED,
        "till": Status.PLANNED,
        "lest": Status.HYPOTHETICAL,
        "wherever": Status.HYPOTHETICAL,
        "everywhere": Status.HYPOTHETICAL,
        "whenever": Status.HYPOTHETICAL,
        "once": Status.PLANNED,
        "case": Status.HYPOTHETICAL,
    },
    prepositions={
        "during": Status.HAPPENED,
        "after": Status.HAPPENED,
        "following": Status.HAPPENED,
        "since": Status.HAPPENED,
        "amid": Status.ONGOING,
        "despite": Status.HAPPENED,
        "upon": Status.HAPPENED,
        "by": Status.HAPPENED,
        "instead": Status.HYPOTHETICAL,
        "than": Status.HYPOTHETICAL,
        "without": Status.DENIED,
        "against": Status.HYPOTHETICAL,
        "for": Status.HYPOTHETICAL,
        "ahead": Status.PLANNED,
        "pending": Status.PLANNED,
        "until": Status.PLANNED,
        "before": Status.PLANNED,
        "on": Status.HAPPENED,
        "at": Status.HAPPENED,
        "in": Status.HAPPENED,
    },
    modifiers={
        "planned": Status.PLANNED,
        "upcoming": Status.PLANNED,
        "scheduled": Status.PLANNED,
        "forthcoming": Status.PLANNED,
        "expected": Status.PLANNED,
        "future": Status.PLANNED,
        "coming": Status.PLANNED,
        "announced": Status.PLANNED,
        "next": Status.PLANNED,
        "imminent": Status.PLANNED,
        "proposed": Status.HYPOTHETICAL,
        "attempted": Status.HYPOTHETICAL,
        "possible": Status.HYPOTHETICAL,
        "potential": Status.HYPOTHETICAL,
        "alleged": Status.HYPOTHETICAL,
        "eventual": Status.HYPOTHETICAL,
        "hypothetical": Status.HYPOTHETICAL,
        "likely": Status.HYPOTHETICAL,
        "suggested": Status.HYPOTHETICAL,
        "ongoing": Status.ONGOING,
        "current": Status.ONGOING,
        "continuing": Status.ONGOING,
        "recent": Status.HAPPENED,
        "last": Status.HAPPENED,
        "earlier": Status.HAPPENED,
        "previous": Status.HAPPENED,
        "cancelled": Status.DENIED,
        "canceled": Status.DENIED,
        "postponed": Status.PLANNED,
    },
    negations=_words("not n't n’t never no neither nor hardly without"),
    negative_pronouns=_words("nobody nothing none neither no-one"),
    future=_words("be go"),
    places=_words("in at near outside inside on off around along"),
    perfect=_words("have 've ’ve"),
    agent="by",
    toward=_words("to with against from for toward towards on"),
    between=_words("between among"),
    accompanying=_words("with alongside"),
    possessing=_words("of by"),
    goal=_words("to into"),
    prefixes=_words("re co pre de"),
    within=_words("in"),
    occasions=_words("during after following before since amid"),
    pronouns=_words("it its"),
    relatives=_words("which that who whom"),
    sites=_GROUPS["sites"] - {"it", "border", "site", "mission", "office"} | _words("airbase garrison"),
    articles=_words("the a an this that its his her their"),
    joining=_words("and ,"),
    obliging=_words("must ought"),
    committing=_words("will 'll ’ll wo shall would"),
    saying=_words("say announce declare confirm state conclude insist tell warn stress add reiterate pledge"),
    warning=_words("warn"),
    willing=_words("willing ready prepared"),
    conditions=_words("if unless until"),
    tied=_words("against for on at in by"),
    figurative={
        "seize": _words("on upon chance opportunity moment advantage initiative momentum attention spotlight"),
        "explode": _words("to"),
        "shoot": _words("up"),
        "sign": _words("up on off"),
        "request": _words("anonymity"),
        "welcome": _words("back applause"),
        "rally": _words("behind around round"),
        "call": _words("out"),
        "shell": _words("out"),
        "build": _words("up upon on"),
        "win": _words("over"),
        "fire": _words("back up"),
        "strike": _words("up down"),
        "attack": _words("back"),
        "fund": _words("raise"),
        "kill": _words("off"),
        "pledge": _words("delegate"),
        "die": _words("down out off"),
        "sell": _words("out"),
        "buy": _words("into"),
        "meet": _words("up"),
        "collapse": _words("under"),
    },
    figures={
        "": _words(
            """
            verbal rhetorical market stock price charm marketing ideological philosophical ad advertising
            """
        ),
        "attack": _words("heart panic ad"),
        "call": _words("phone telephone conference wake-up"),
        "crash": _words("financial market stock economic price housing"),
        "collapse": _words("financial market stock economic nervous emotional"),
        "strike": _words("first lucky"),
        "offensive": _words("charm media advertising ad"),
        "battle": _words("legal political court electoral uphill budget primary campaign"),
        "fighting": _words("political partisan internal"),
        "explosion": _words("population price"),
        "construction": _words("social"),
        "rally": _words("campaign market stock price election victory"),
        "raid": _words("dawn takeover"),
        "drill": _words("oil"),
        "exercise": _words("futile academic physical"),
    },
    armed=_GROUPS["forces"]
    | _words(
        """
        rebel guerrilla guerilla militant militia fighter gunman insurgent militiaman separatist extremist terrorist
        bomber attacker hijacker kidnapper sniper mob gang police policeman navy jihadist commando paramilitary
        assailant robber pirate mercenary warplane drone fighter-jet artillery convoy outpost warship
        """
    )
    - _words("equipment unit personnel marine patrol"),
    violent=_words(
        """
        deadly fatal terror terrorist terrorism suicide armed missile rocket bomb bombing drone air nuclear chemical
        military physical physically sexual sexually brutally violent violently mass knife gun shooting arson acid
        grenade mortar artillery cross-border guerrilla rebel kill wound injure
        """
    ),
    spoken=_words("verbally verbal personally personal rhetorical blistering scathing negative political"),
    topics=_words("for over about as"),
    agent_endings=(
        "ist",
        "ier",
        "ler",
        "ner",
        "ter",
        "der",
        "ker",
        "ger",
        "ser",
        "mer",
        "ver",
        "tor",
        "sor",
        "lor",
        "man",
        "woman",
    ),
    no_agents=_words(
        """
        number letter matter order power factor offer dollar quarter center theater theatre chapter monitor computer
        newsletter disaster shelter cluster register poster filter counter border murder wonder gender ladder tender
        hunger danger trigger finger merger paper summer timer hammer drawer river cover silver fever corner banner
        manner dinner weather feather slaughter laughter tractor sector vector motor mirror error terror horror tanker
        bunker marker sticker locker anger ledger layer twitter helicopter trailer container freighter cruiser lighter
        booster encounter charter barter semester pointer printer scooter meter perimeter diameter parameter character
        disorder reminder remainder cylinder reorder surrender blunder thunder cancer career pier barrier carrier tier
        frontier glacier chandelier transistor reactor detector indicator elevator generator simulator escalator
        calculator refrigerator denominator radiator processor compressor sensor tumor talisman list twist wrist mist
        checklist shortlist blacklist waitlist playlist hamburger burger server router browser laser teaser trouser
        eraser bulldozer identifier modifier amplifier hanger
        """
    ),
    anybody=_words("you one anyone anybody everyone everybody"),
    defiance=_words("defiance protest opposition"),
    coming=_words(
        """
        attack demand request appeal call protest criticism offer proposal plan decision claim policy strategy idea
        accusation threat ultimatum speech comment remark statement endorsement invitation presence mission force
        """
    ),
    onward=_words("on"),
    attributing=_words("according"),
    crowding=_words("strike rally riot march"),
    admitting=_words("concede"),
    asking=_words("on upon"),
    yet=_words("yet"),
    gatherings=_words("rally"),
    sources=_words("from"),
    exemplary=_words("example instance now sure length least last all once random"),
    advising=_words("should must ought need may might"),
    about=_words("about over"),
    answering=_words("respond answer"),
    reflexive=_words("himself herself itself themselves myself yourself ourselves yourselves"),
    shortly=_words("soon shortly before"),
    factive=_words("right wrong first last second third only latest quick correct"),
    stances=_words("support back oppose favor favour vote allow"),
    speaking=_words(
        """
        say comment discuss answer respond rule elaborate speak name give identify disclose provide speculate confirm reveal
        specify explain criticize criticise characterize describe
        """
    ),
    parties=_words(
        """
        donor backer pastor delegate surrogate advocate candidate rival nominee felon victim relative parent husband wife brother
        sister son daughter mother father staffer operative liberal progressive conservative contractor volunteer applicant
        legislature police customer employee immigrant migrant passenger marine ally neighbor guest patient slave monk
        clergyman priest nun cleric youth teenager boy girl infant baby athlete actor singer colleague friend member
        medium regime legion squad tribe clan cartel syndicate lobby camp campaign forum agent wing arm bureau side
        rebel guerrilla guerilla militant militia fighter gunman insurgent refugee civilian demonstrator protester
        protestor soldier peacekeeper officer policeman forces population citizen national inhabitant prisoner detainee
        hostage captive faction newspaper militiaman separatist extremist dissident elder adviser advisor monitor
        inspector serviceman delegation counterpart editor envoy crew warship troop leader woman man child student worker firm company chief community
        """
    ),
    instruments=_words("bomb shell shot rocket missile bullet gas round grenade mortar weapon fire stone"),
    asides=_words("as"),
    moving=_words("postpon delay reschedul deferred put-off"),
    stative=_words("oppose engage commit"),
    measures=_words(
        "hundred thousand million dozen score ton tonne number group series part day week patch lot majority handful"
    ),
)

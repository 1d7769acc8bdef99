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
        agreement treaty pact accord deal contract memorandum protocol convention document declaration lease law
        bill decree armistice
        """
    ),
    "captives": _words(
        """
        prisoner hostage captive detainee journalist activist soldier pilot sailor crew
        """
    ),
}
"""Objects that many verbs share, written `{forces}` in the entries below."""

_VERBS = senses(
    {
        ("CONSULT", "visit"): """
        receive *delegation|mission|minister|president|leader|envoy|ambassador >from;
        visit; travel (to@) >to; fly (to@|into@) >to; arrive (in@|at@|to@); tour; go (to@) >to; come (to@); be
        (in@) !dated !person; pay *visit; head (to@); host
        *@|minister|president|leader|delegation|official|summit
        """,
        ("CONSULT", None): """
        meet =; meet (with) =; consult (with) =; negotiate =; confer =; talk (to|with|over|about) =; speak
        (to|with|before|at) >to|with; discuss; address
        *parliament|student|assembly|lawmaker|conference|congress|senate|nation|crowd|reporter|council
        """,
        ("CONSULT", "phone"): """
        phone; telephone; call *@|president|minister|counterpart|leader|chancellor
        """,
        ("AGREE", None): """
        agree !clause; agree (to|on); promise !clause; pledge !clause; pledge; offer !clause; offer
        *help|aid|{forces}|support|assistance|money|loan|deal|asylum|talk|mediation; vow !clause; invite;
        undertake !clause; consent; swear !clause; promise; agree; accept *invitation|offer|proposal|plan|invite
        """,
        ("SUPPORT", None): """
        endorse; praise; approve; ratify; welcome; recognize; recognise; commend; congratulate; support; back;
        initial *{pacts}; sign; sign *{pacts}; conclude *{pacts}; establish *relation|tie; restore
        *relation|tie; resume *relation|tie; upgrade *relation|tie; reach
        *agreement|deal|accord|settlement|compromise
        """,
        ("CONCEDE", None): """
        concede; apologize; apologise; declare *ceasefire|truce; relent; compromise; ease
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
        donate >to; send *aid|grain|food|medicine|doctor|rescuer|supplies >to; finance; fund; subsidize; subsidise; rescue; supply >to|with; deliver
        *{forces}|aid|food|medicine|weapon|arms|supplies|grain >to; provide
        *aid|assistance|loan|credit|grant|help|weapon|training|asylum >to; grant *asylum|loan|credit >to; lend
        *money; lend; arm *rebel|militia|fighter; train *{forces}; provide *ton|tonne|kilogram|kg
        >to|for; deliver *ton|tonne|kilogram|kg >to; provide
        *photograph|intelligence|information|money|food|medicine|shelter|fund|equipment|ship|{forces} >to|with;
        evacuate; forgive *debt;
        cancel *debt; give *dollar|euro|grant|weapon|money|aid|loan|helicopter|ship|grain|gunboat >to
        """,
        ("RETREAT", "withdraw"): """
        withdraw; withdraw *{forces} >from; withdraw (from@); pull +out; pull +back; retreat; surrender
        *town|city|territory|position|post; surrender; cede; vacate; evacuate *{forces}|base; remove *{forces}
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
        insist (on); implore; beseech; request; pressure; ask !clause; urge; demand; press; call (for|on|upon) >on|upon; appeal (to) >to;
        petition; order !clause; propose !clause >to; propose; plead; solicit
        """,
        ("ACCUSE", "allege"): "accuse; sue; charge (with); indict; blame",
        ("ACCUSE", "disapprove"): """
        attack (for); condemn; criticize; criticise; denounce; deplore; slam; rebuke; complain (about|to|of|over)
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
        ("THREATEN", None): "threaten; warn (against|of)",
        ("PROTEST", "demo"): """
        protest; demonstrate; rally; march (through@|in@|on); picket; stage
        *protest|rally|demonstration|march|sit-in|vigil; hold *protest|rally|demonstration|march|sit-in|vigil
        """,
        (
            "PROTEST",
            "strike",
        ): "strike; walk +out; stage *strike|walkout; organize *strike; organise *strike; call *strike",
        ("PROTEST", "riot"): "riot",
        ("PROTEST", "boycott"): "boycott",
        ("PROTEST", "obstruct"): """
        block *road|highway|bridge|entrance|street|railway; blockade *road|port|entrance
        """,
        ("SANCTION", "convict"): "convict; sentence; fine; find *guilty",
        ("SANCTION", "expel"): "expel >from; recall *ambassador|envoy; evict",
        ("SANCTION", "withdraw"): """
        withdraw *ambassador|delegation|aid; leave
        *organization|organisation|alliance|bloc|treaty|union|pact|council; quit
        *organization|organisation|alliance|bloc|treaty|union|pact|council|league; denounce *{pacts}
        """,
        ("SANCTION", "discontinue"): """
        suspend; sever *tie|relation|link|contact; break +off; cut +off; cancel; cut
        *tie|aid|supply|relation|link; halt *aid|export|trade|delivery|supply|talk|flight|import|shipment;
        end *aid|mediation|cooperation|effort|talk; halt *mediation|effort|cooperation; break *relation|tie|link; sanction; impose *sanction|embargo|tariff|duty >on|against; terminate; annul; freeze
        *asset|relation|talk
        """,
        ("MOBILIZE", "troops"): """
        arrive (in@|at@|to@) ^{forces}; order *patrol|mobilization|mobilisation|deployment|reinforcement;
        train *hacker; deploy; mobilize; mobilise; station; reinforce
        *{sites}|{forces}|border|defense|defence|presence|position; mass *{forces}; send *{forces} >to; move
        *{forces}; move
        (from@|to@|into@); dispatch *{forces} >to; strengthen *{sites}|border|defense|defence|presence; increase
        *{forces}|number|presence; redeploy; rearm; amass; land *{forces}
        """,
        ("MOBILIZE", "weapons"): "test *missile|weapon|rocket|warhead; launch *missile|rocket|satellite",
        ("COERCE", "seize"): """
        seize; confiscate; raid; search *home|house|office|ship|apartment|headquarters; impound; nationalize;
        nationalise; expropriate; annex; occupy; capture; board *ship|vessel|tanker|trawler
        """,
        ("COERCE", "restrict"): """
        close *border|frontier|crossing|strait|airspace >with|to; tighten *blockade|restriction|control >of|on|against; hold (as)
        *civilian|refugee|resident|people|villager; restrict; cordon +off; disperse; blockade
        """,
        ("COERCE", "ban"): "ban; outlaw; prohibit; declare *organization|undesirable|illegal",
        ("COERCE", "censor"): "censor; block *website|broadcast|channel|access|site; jam *broadcast",
        ("COERCE", "curfew"): "impose *curfew|emergency|law; declare *emergency|state; extend *curfew",
        ("COERCE", "arrest"): "arrest; detain; jail; imprison; extort",
        ("COERCE", "deport"): "deport >to",
        ("COERCE", "cyber"): "hack",
        ("ASSAULT", "crowd-control"): "use *gas|cannon|baton|truncheon",
        ("ASSAULT", None): """
        attack; abuse; engage (in) *cleansing|fighting|combat >against; capture
        *part|outpost|camp|town|city|village|stronghold|position|hill|district; retake; overrun; kill;
        wound; injure; invade; clash (with) =; clash; storm; ambush; fight (with|against) =; assault; sink
        *ship|vessel|boat|trawler; ram *ship|vessel|boat|trawler
        """,
        ("ASSAULT", "abduct"): "abduct; kidnap; hijack; take *hostage|captive",
        ("ASSAULT", "beat"): "beat +up; beat *protester|demonstrator|journalist|prisoner|activist",
        ("ASSAULT", "torture"): "torture",
        ("ASSAULT", "execute"): "execute *prisoner|man|woman|convict|people",
        ("ASSAULT", "sexual"): "rape",
        ("ASSAULT", "assassinate"): "assassinate; murder",
        ("ASSAULT", "destroy"): "destroy; demolish; torch; burn +down",
        ("ASSAULT", "primitive"): "stab",
        ("ASSAULT", "firearms"): """
        shoot; shoot +down; shoot (at); open *fire; fire (on|at|into|upon) >on|at|upon; gun +down
        """,
        ("ASSAULT", "explosives"): "bomb; explode; blow +up; mine *harbor|harbour|road",
        ("ASSAULT", "heavy-weapons"): "shell; bombard",
        ("ASSAULT", "massacre"): "massacre",
        ("ASSAULT", "unconventional"): "poison; gas",
        ("OTHER", None): """
        open *{sites}; reopen *{sites}; launch
        *service|operation|company|program|programme|project|campaign|site; establish; found; create
        *{sites}|company|commission|union|organization|body; set +up; build; construct; complete
        *work|construction|{sites}; shut; shut +down; close *{sites}; close +down; inaugurate; elect; reelect;
        appoint; nominate; win *election|vote|presidency|referendum|seat|majority|runoff; lose
        *election|vote|seat|majority; take *office|power|oath|post|over; take +over; take (over); assume
        *office|power|post|presidency; swear +in; dismiss
        *@|minister|official|general|director|commander|government|cabinet|chief|head|governor|officer|judge;
        sack; oust; depose; overthrow; topple; succeed *president|minister|he|she|him|her|leader; die; merge;
        combine (into); unify (into); incorporate (into); lease >to|from; buy; purchase; sell
        >to; acquire; join *organization|organisation|alliance|union|bloc|treaty|pact|council|league; expire;
        adopt *law|resolution|constitution|bill|budget|declaration; pass *law|bill|resolution|budget; vote
        (for|against|on|to); vote !clause; enact; extend *lease|{pacts}|mandate|term; renew *lease|{pacts};
        dissolve *parliament|assembly|party|union|council; dissolve; transfer >to; bring (back|into); return
        (to@); leave (for@); depart (for@|from@); date (from|to|back) !past; collapse; crash; convene; begin
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
        talk = >with; talks = >with; negotiation = >with; meeting = >with; consultation = >with; summit;
        conversation = >with
        """,
        ("REQUEST", None): "demand >on|to; appeal >to; request >to; call >on|to|upon",
        ("THREATEN", None): "ultimatum >to",
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
        attack >on|against; assault >on; invasion; clash =; killing !undergone; shooting; fighting; offensive;
        battle; raid
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
        establishment !undergone; death !undergone
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
                return
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
                announce order aim arrange poise about
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
                love prefer advocate talk reluctant keen eager imagine wait impossible difficult necessary
                important enough seem appear allege lobby
                """
            ),
            Status.HYPOTHETICAL,
        ),
        **dict.fromkeys(
            _words(
                """
                refuse deny decline fail exclude reject forbid prohibit ban prevent avoid stop block cancel
                abandon scrap shelve veto rule
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
                requirement consideration debate recommendation demand appeal campaign talk rumor rumour
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
    perfect=_words("have"),
    agent="by",
    toward=_words("to with against from for toward towards on"),
    between=_words("between among"),
    accompanying=_words("with alongside"),
    possessing=_words("of by"),
    goal=_words("to into"),
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
    figurative={"seize": _words("on upon"), "explode": _words("to"), "shoot": _words("up")},
    parties=_words(
        """
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

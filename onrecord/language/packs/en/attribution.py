"""English words of saying, and what a speaker does by saying.

The verbs are those that head the commonest cues of PolNeAR's training part (Newell, Margolin and Ruths 2018) and take a
clause or a quotation there; the patterns of acts were written by hand.
"""

import re

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Act


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


ATTRIBUTION = AttributionLexicon(
    adding=frozenset({"add", "continue"}),
    saying=_words(
        """
        say tell add write ask note report announce suggest tweet describe argue continue explain acknowledge accuse
        declare recall conclude claim respond state warn insist reply reveal predict assert reiterate estimate
        concede charge lament stress complain repeat joke emphasize emphasise remark answer confirm deny indicate
        admit allege contend maintain quip observe recount testify vow pledge promise swear assure caution counsel
        advise urge affirm counter retort disclose mention exclaim shout chant yell whisper mutter boast brag
        comment specify hint inform notify remind reassure propose demand threaten forecast project decree rule
        clarify elaborate interject object protest post text email underline underscore muse opine posit theorize
        theorise speculate fret gush deadpan read pronounce proclaim profess attest agree
        """
    ),
    holding=_words(
        """
        think believe feel hope fear know expect doubt understand realize realise suspect worry regret wonder consider
        decide learn convinced certain sure confident aware afraid adamant optimistic hopeful skeptical sceptical
        convince worried concerned unsure uncertain glad doubtful satisfied
        """
    ),
    quoting=_words("quote cite"),
    as_words=_words("as"),
    asking=_words("ask question inquire enquire wonder query"),
    hearing=_words("hear learn"),
    whether=_words("if whether"),
    addressing=_words("you your you're you've you'd you'll yourself"),
    oneself=_words("i"),
    expletive=_words("it"),
    turning=_words("reverse abandon contradict dismiss reject confirm break drop retract undercut"),
    telling=_words("tell inform notify remind assure reassure advise warn ask urge"),
    telling_to=frozenset(),
    proposing=_words("propose promise pledge vow threaten demand ask swear urge call decline refuse"),
    wanting=_words("demand propose promise pledge seek request offer predict"),
    calling=_words("call describe dismiss brand label denounce hail praise criticize criticise reject welcome accuse"),
    citing=frozenset(),
    reporting=frozenset(),
    according=(("according", "to"), ("in", "the", "words", "of"), ("in", "the", "view", "of"), ("per",)),
    declining=_words("decline refuse"),
    comment=_words("comment answer respond elaborate say discuss reply speak"),
    excluding=_words("exclude rule preclude"),
    spoken_nouns=_words(
        """
        claim statement announcement promise assertion suggestion allegation warning pledge vow assurance belief
        argument denial complaint admission declaration threat proposal demand call
        """
    ),
    rumours=_words("rumor rumour rumors rumours speculation talk gossip report reports"),
    naming=_words("name identify quote cite"),
    complementizers=_words("that if"),
    correlatives=frozenset(),
    openers=_words("whether if when where why how what who which"),
    speaking=_words("speak talk address brief appear meet lecture testify answer"),
    pointing=frozenset(),
    about=frozenset(),
    inset_dashes=frozenset(),
    marks_names=False,
    commas_part_clauses=False,
    colons_open_speech=False,
    that_is_what=False,
    quotes_by_object=False,
    bare_infinitive=False,
    participles_govern=False,
    declines_nouns=False,
    drops_subjects=False,
    drops_copula=False,
    free_order=False,
    of_many=re.compile(r"(?!)"),
    bodies=frozenset(),
    stated=frozenset(),
    relaying=frozenset(),
    through=(),
    partners=frozenset(),
    negations=_words("not n't never no nobody none nothing neither nor without hardly cannot"),
    contrasts=_words("while whereas but and"),
    oblique=_words("him her them me us"),
    able=_words("can could"),
    undecided=_words("decide decision decided clear know certain sure yet"),
    cue_acts={
        "deny": Act.DENY,
        "reject": Act.DENY,
        "dismiss": Act.DENY,
        "refute": Act.DENY,
        "confirm": Act.CONFIRM,
        "acknowledge": Act.CONFIRM,
        "admit": Act.CONFIRM,
        "concede": Act.CONFIRM,
        "propose": Act.PROPOSE,
        "recommend": Act.PROPOSE,
        "promise": Act.PROMISE,
        "pledge": Act.PROMISE,
        "vow": Act.PROMISE,
        "swear": Act.PROMISE,
        "guarantee": Act.PROMISE,
        "assure": Act.PROMISE,
        "threaten": Act.THREATEN,
        "demand": Act.DEMAND,
        "urge": Act.DEMAND,
        "insist": Act.ASSERT,
        "order": Act.DEMAND,
        "forecast": Act.FORECAST,
        "predict": Act.FORECAST,
        "project": Act.FORECAST,
        "expect": Act.FORECAST,
        "ask": Act.QUESTION,
        "inquire": Act.QUESTION,
        "enquire": Act.QUESTION,
        "wonder": Act.QUESTION,
        "question": Act.QUESTION,
        "put": Act.QUESTION,
        "decline": Act.DECLINE_COMMENT,
        "offer": Act.EXPRESS_WILLINGNESS,
    },
    content_acts=(
        (
            Act.DECLINE_COMMENT,
            _pattern(
                r"\bno comment\b|\bnothing to (?:say|add)\b|\bnot an? (?:question|matter) for\b"
                r"|\b(?:will|would|can|could|do|did)(?: not|n['’]t) comment\b"
            ),
        ),
        (
            Act.CLAIM_IGNORANCE,
            _pattern(
                r"\bfirst (?:time )?(?:that )?(?:we|i|he|she|they|it)(?:['’]ve| have|['’]d| had)? (?:ever )?hear"
                r"|\bhear(?:d|ing)?\b.{0,40}\bfor the first time\b|\bnever heard\b|\bnews to (?:us|me|him|her|them)\b"
                r"|\b(?:do|does|did|had|have|has)(?: not|n['’]t) (?:know|heard?|seen|been (?:told|informed|asked))\b"
                r"|\bnot aware\b|\bunaware\b|\bno (?:knowledge|information|idea)\b|\bnot (?:certain|sure)\b"
                r"|\b(?:nobody|no one|no-one|none of (?:us|them)) (?:has |had |have )?(?:\w+ )?"
                r"(?:told|mention|inform|spoke|rais|hear)"
            ),
        ),
        (
            Act.EXPRESS_WILLINGNESS,
            _pattern(
                r"\b(?:ready|willing|prepared|open|happy|glad) to\b|\bwillingness\b|\breadiness\b"
                r"|\b(?:not|n['’]t|never) (?:\w+ )?(?:exclud|rul\w+ (?:\w+ )?out|refuse|object|oppos|reject|be against)"
                r"|\b(?:is|was|were|are) not (?:ruled out|excluded)\b|\bmay (?:well )?agree\b|\bno objections?\b"
                r"|\bwould (?:now |also )?(?:consider|welcome|listen|look at|not (?:refuse|mind|object))\b"
                r"|\bon the table\b|\bthen we want\b|\bwe would like\b"
            ),
        ),
        (
            Act.PROPOSE,
            _pattern(
                r"\b(?:propos|suggest)\w*\b|\bwould like\b|\bit would be (?:better|wise|best)\b|\blet(?:['’]s| us)\b"
                r"|\bshould be\b|\b(?:could|might) (?:be |instead |also )?"
                r"(?:deploy|open|build|place|host|send|station|move|set|share|lease|meet)"
            ),
        ),
        (
            Act.THREATEN,
            _pattern(
                r"\bor else\b|\bwill (?:pay for|regret|face (?:the )?consequences)|\b(?:retaliate|respond in kind)\b"
            ),
        ),
        (
            Act.DEMAND,
            _pattern(
                r"^(?:must|should)\b|\bmust (?!have)\w+|\b(?:has|have|needs?|ought) to (?!say|decide)\w+"
                r"|\bshould (?!have)\w+"
            ),
        ),
        (
            Act.CONFIRM,
            _pattern(
                r"^(?:yes|indeed|that is (?:true|right|correct))\b|\b(?:came|come) up before\b|\bit is true\b"
                r"|\b(?:was|were|had been|has been|have been) (?:indeed )?(?:discussed|raised|brought up|talked about)\b"
            ),
        ),
        (
            Act.PROMISE,
            _pattern(
                r"\b(?:we|i) (?:will|shall|['’]ll) (?!be (?:ready|willing|prepared|open)|not comment|see)\w+|\bguarantee"
                r"|(?P<told>^(?:that )?(?:he|she|they) (?:would|will) (?:not |never )?"
                r"(?!be (?:ready|willing|prepared|open)|like)\w+)"
            ),
        ),
        (
            Act.FORECAST,
            _pattern(
                r"\bmost likely\b|\b(?:is|are|was|were) (?:likely|bound|set|going|due|expected) to\b"
                r"|\bsoon (?:we|they|it)\b|\bsooner or later\b"
                r"|\b(?:might|may|could) (?:come|happen|become|reach|rise|fall|lead)\b"
                r"|(?P<ahead>\b(?:will|would) (?:not |never |soon |probably |likely )?\w+)"
            ),
        ),
    ),
    likely=_pattern(r"\b(?:likely|probably|perhaps|presumably|no doubt|sooner or later)\b"),
    warning=_words("warn threaten"),
    ahead=_words("will would shall"),
    conditions=_words("if unless should provided"),
    undergoing=_words("lose face need suffer see have run get receive miss find pay spend owe wait"),
    ourselves=_words("i we"),
    own_ahead=None,
    reflexive=(),
    assuring=frozenset(),
    opining=frozenset(),
    acting=_words(
        "government ministry minister president parliament party council court army navy union company committee state "
        "country side authority official leader commission agency police team delegation spokesman spokeswoman office "
        "cabinet senate administration our ours my mine we us the this that these those"
    ),
    channels=_words("on in via through to at by"),
    channel_nouns=_words(
        "statement interview tweet post letter speech address message blog video broadcast telegram facebook twitter x "
        "instagram youtube conference briefing email remarks article column podcast communique communiqué release memo"
    ),
    outlet_nouns=_words(
        "agency newspaper channel radio television tv daily weekly magazine broadcaster reporters journalists media press"
    ),
    audience=_words("to with before"),
    venue=_words("at in during aboard outside on"),
    venue_nouns=_words(
        "university school academy parliament meeting conference summit forum session briefing ceremony rally hearing "
        "visit talks debate event dinner congress embassy church square hall headquarters office palace port harbor "
        "harbour base institute hospital station interview committee council assembly reception opening club centre center"
    ),
    occasions=_words(
        "meeting conference summit forum session briefing ceremony rally hearing visit talk debate dinner congress interview "
        "negotiation consultation reception trip march vigil address speech signing inauguration protest "
        "ruling verdict vote election launch resignation announcement"
    ),
    responding=_words(
        "welcome condemn criticize criticise praise reject dismiss denounce hail applaud deplore slam blast oppose protest "
        "support back endorse regret lament"
    ),
    belonging=_words("of"),
    at_another_time=_words("as during under throughout amid"),
    question_labels=_words("q question"),
    answer_labels=_words("a answer reply response"),
    conversations=_words("interview conversation talk discussion exchange briefing conference"),
    remarks=_words("announcement remark comment statement speech"),
    conversing=_words("speak talk meet sit interview answer"),
    taking_place=_words("take hold conduct record happen do"),
    gatherings=frozenset(),
    receiving=frozenset(),
    hosting=frozenset(),
    granting=_words("give grant make deliver"),
    verbatim=_words("transcript reply answer response remarks speech statement briefing conference address"),
    states=_words("opposition exile prison jail captivity office power government retirement hospital youth"),
    announcing=_words(
        "announce promise pledge vow propose offer schedule plan unveil order demand request seek call threaten agree"
    ),
    publishing=_words("publish broadcast air release print post record hold"),
)

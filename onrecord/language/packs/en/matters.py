"""English words for taking a stance. Data only; every list was written for news of politics in general."""

import re

from onrecord.lexicons.matters import MatterLexicon, StanceCue
from onrecord.model import Stance

S = Stance


def _cue(
    name: str,
    stance: Stance,
    weight: float,
    pattern: str,
    *,
    of_talks: bool = False,
    of_theme: bool = False,
    of_past: bool = False,
    of_wanting: bool = False,
) -> StanceCue:
    return StanceCue(name, stance, weight, re.compile(pattern), of_talks, of_theme, of_past, of_wanting)


_TALK = r"(?:discuss\w*|sit down|negotiat\w*|talk\w*|consider\w*|consult\w*|examin\w*|study|stud\w+|look(?:ing)? at|look(?:ing)? into|listen\w*|hear\w*|speak\w*|go(?:ing)? over|tak(?:e|ing) up|review\w*|debat\w*|dialogue|weigh\w*)"

MATTERS = MatterLexicon(
    families={
        "opening": tuple(
            "open establish set. build creat station deploy host. hosts hosted hosting construct launch found. install locat".split()
        ),
        "closing": tuple(
            "clos shut end. ends ended ending terminat dismantl scrap decommission abandon lift. lifts lifted lifting".split()
        ),
        "raising": tuple("rais increas hik ris rise double. doubling up. higher. expand enlarg hikes".split()),
        "lowering": tuple("cut. cuts cutting lower reduc decreas slash halv abolish repeal drop. shrink".split()),
        "ratifying": tuple(
            "ratif approv adopt pass. passes passed passing sign. signs signed signing endors accept agree. agrees "
            "agreed agreeing".split()
        ),
        "rejecting": tuple("reject veto refus block. blocks blocked leav left. quit. denounc".split()),
        "resigning": tuple(
            "resign quit. quits quitting step. steps stepping stepped leav depart go. goes going gone out. stand. stands withdraw withdrew pull. "
            "pulls pulled pulling".split()
        ),
        "staying": tuple("stay remain keep. keeps keeping kept continu carry. serve".split()),
        "appointing": tuple("appoint nominat name. named names install pick. picked".split()),
        "dismissing": tuple("dismiss sack. sacked fire. fired remov oust".split()),
        "exchanging": tuple(
            "exchang swap trade. trades traded releas free. freed freeing hand. handed handing return. returned returns".split()
        ),
        "holding on": tuple("hold. holds detain keep. kept".split()),
        "handing over": tuple(
            "extradit surrender deport hand. hands handed handing send. sends sent sending return. returned returns".split()
        ),
        "sheltering": tuple("shelter harbour. stay. stays stayed staying keep. keeps kept protect asylum".split()),
        "banning": tuple("ban. bans banned banning prohibit outlaw forbid".split()),
        "allowing": tuple("allow permit legalis legaliz authoris authoriz let. lets".split()),
        "sending": tuple(
            "send. sends sent sending suppl deliver ship. ships shipped provid transfer give. gives given".split()
        ),
        "withholding": tuple("withhold suspend halt stop. stops stopped embargo freez froze".split()),
        "buying": tuple("buy. buys buying bought purchas acquir nationalis nationaliz take. takes".split()),
        "selling": tuple("sell. sells selling sold privatis privatiz divest".split()),
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
    opposites=(
        ("opening", "closing"),
        ("raising", "lowering"),
        ("ratifying", "rejecting"),
        ("resigning", "staying"),
        ("appointing", "dismissing"),
        ("exchanging", "holding on"),
        ("handing over", "sheltering"),
        ("joining", "leaving"),
        ("resuming", "suspending"),
        ("filling", "emptying"),
        ("banning", "allowing"),
        ("sending", "withholding"),
        ("buying", "selling"),
        ("merging", "splitting"),
        ("holding", "postponing"),
    ),
    ending=frozenset(
        {
            "closing",
            "lowering",
            "rejecting",
            "resigning",
            "dismissing",
            "banning",
            "withholding",
            "splitting",
            "postponing",
            "selling",
            "attacking",
        }
    ),
    additional=frozenset("second 2nd another additional more new further third other extra".split()),
    standing_in=frozenset({"one", "ones"}),
    indefinite=frozenset("a an any no one".split()),
    negations=frozenset("not n't n’t never no nobody none nothing neither nor cannot without".split()),
    clause_ends=frozenset("; . but although though however while whereas ! ? […] instead".split()),
    pointing=frozenset("it this such".split()),
    pointing_at_people=frozenset("he she him her".split()),
    pointing_that=frozenset({"that"}),
    pointing_before=frozenset("is was would will must has had can cannot could should means".split()),
    topics=frozenset(
        "idea ideas issue issues matter question topic subject proposal proposals proposed initiative plan plans project request requests "
        "possibility talk talks meeting meetings contacts negotiations decision consultations deal agreement answer move step steps suggestion reports "
        "rumours rumors opinion option scheme demand demands offer position position view order ruling verdict contract accord pact "
        "text draft settlement solution arrangement vote appeal referendum result outcome".split()
    ),
    talking=tuple(
        "discuss negotiat talk consult decid decision consider approach agre propos oppos support favo approv reject welcom against "
        "appeal challeng".split()
    ),
    turning=frozenset("also separately elsewhere meanwhile".split()),
    cues=(
        # not knowing
        _cue(
            "hears of it for the first time",
            S.DOES_NOT_KNOW,
            0.95,
            r"first(?: time)?(?: that)? (?:we|i|he|she|they)(?:['’]ve|['’]d| have| had)? (?:ever )?(?:heard|hear|been told)|hear(?:ing|d)?\b[^.;]{0,40}for the first time|news to (?:us|me|him|her|them)|(?:never|not|n['’]t)(?: \w+){0,2} hear?d? (?:of|about|anything)|never heard",
        ),
        _cue(
            "knows of none",
            S.DOES_NOT_KNOW,
            0.9,
            r"(?:not|n['’]t|un)\s?(?:know|knows|aware)\b|\bkn(?:ow|ows|ew) (?:of )?(?:no|nothing)\b|no (?:knowledge|information|idea)|nobody (?:had |has )?(?:mentioned|told|informed)|(?:not|n['’]t) (?:been )?(?:informed|told|notified|certain|clear|sure)\b|can(?:not|['’]t) say|hard to say|too early to (?:say|tell)",
        ),
        # leaving it to another
        _cue(
            "leaves it to another",
            S.LEAVES,
            0.9,
            r"\b(?:is|was|be|it['’]s|remains?|entirely|will be) (?:up to|(?:a matter |one )?for) (?:the |our |us |him |her )?\w+(?:\W+\w+){0,4}?(?: to (?:decide|say|answer|determine|choose|judge|take|settle|resolve|find|agree)|\b(?=[.,;]|$))|up to (?:the )?(?:\w+ ){1,3}?(?:to|whether)|(?:must|should|will|would|can|has to|have to|had to|is to|are to|let) (?:\w+ ){0,2}(?:decide|have the (?:last|final) (?:word|say))|(?:the one|ones?|those) to decide|will have to (?:say|decide)|(?:has|have|had) (?:yet|still) to (?:\w+ ){0,2}(?:decide|take|say)|(?:decision|matter|question|choice|issue) (?:only )?for (?!me\b|us\b|concern|discussion|debate)(?:the |our |its |their )?\w+|decision (?:is|lies|rests|belongs|will be taken)\W+(?:\w+\W+){0,2}?(?:with|to|by|up)|not (?:a|my|our|his|her|their|the) (?:\w+ )?(?:question|decision|matter|business) for|not (?:for|up to) (?:me|us|him|her|them)|(?:ask|depends? on|in the hands of) (?!(?:me|us)\b)\w+|put (?:\w+ )?to (?:a )?(?:referendum|vote|the people|voters)|(?:hold|promis\w+|call|wait for|by) (?:a )?referendum|(?:voters|citizens|people|parliament) (?:will|must|should|can|would) (?:\w+ )?decid",
        ),
        # openness about talking
        _cue(
            "is ready to talk about it",
            S.OPEN,
            0.9,
            rf"(?:ready|willing|prepared|open|able|glad|happy|disposed|inclined)\W+(?:\w+\W+){{0,3}}?(?:to|for)\W+(?:\w+\W+){{0,2}}?(?:{_TALK}|ideas?|proposals?|dialogue|talks|the idea)|(?:will|would|could|can|may|might|shall|are going to|is going to)\W+(?:\w+\W+)?(?:listen|hear|consider|discuss|talk about|study|examine|look (?:at|into))|(?:not|n['’]t) refus\w* to {_TALK}|what\b.{{0,60}}ready to",
            of_talks=True,
        ),
        _cue(
            "does not rule it out",
            S.OPEN,
            0.92,
            r"(?:not|n['’]t|never|nor|neither|cannot|no one|nobody)\b(?:\W+\w+){0,3}?\W+(?:rul\w+(?:\W+\w+){0,2}? out|exclud\w*|close the door|reject\w* out of hand)|nothing (?:is |has been |was )?(?:ruled out|excluded|off the table)|(?:on|off) the table\b(?<=on the table)|doors? (?:is|are|was|were|remains?|stays?|remained|stayed|(?:will|would) (?:remain|stay)) (?:\w+ )?open|keep\w* (?:\w+ )?options? open",
        ),
        _cue(
            "has nothing against it",
            S.OPEN,
            0.88,
            r"nothing against|(?:not|n['’]t|never) (?:\w+ )?(?:against|opposed to|oppos\w+|object\w*|mind\b|frighten\w*|afraid|worr\w+)|no (?:objections?|fear|problem|quarrel)|no fear|why should it frighten|why not\b|holds? no fear",
        ),
        _cue(
            "calls it possible",
            S.OPEN,
            0.8,
            r"\b(?:may|might|could)\W+(?:\w+\W+)?(?:agree|host|open|come up|return|be (?:\w+ )?(?:open|discuss|consider|possible|raised|built|created)\w*|accept|allow|sign|ratify|happen|join|vote|change|reconsider)|\b(?:perhaps|possibly|possible|conceivable)\b|\b(?:can|could) imagine\b|\bprospect of\b|(?:will|would|may|might|could|can|should|have to|had to) (?:\w+ )?(?:think (?:\w+ ){0,2}?again|think (?:about|over)|reconsider|rethink|revisit)|if (?:\w+\W+){1,5}(?:asks?|wish\w*|wants?|proposes?|requests?|agrees?|show\w* interest|raised?|reconsider)|ask me again|provided that|on condition|under (?:certain|some|the right) conditions",
        ),
        _cue(
            "accepts it",
            S.OPEN,
            0.8,
            r"\b(?:will|would|can|could|must|shall|to|['’]ll) (?:respect|accept|abide by|live with|put up with|go along with)\b",
        ),
        _cue(
            "is in no hurry",
            S.OPEN,
            0.86,
            r"\bno (?:hurry|rush)\b|(?:not|n['’]t) (?:yet )?the (?:right )?time\b|\bpremature\b|too (?:early|soon) to (?!say|tell)",
        ),
        _cue(
            "says that it is undecided",
            S.OPEN,
            0.7,
            r"(?:nothing|no|neither|not|n['’]t|never|yet)\b(?:\W+\w+){0,4}?\W+(?:deci\w+|agreed|settled|final(?:ly)?|signed|made up)|undecided|remains to be (?:seen|decided)|nobody has (?:signed|said no|agreed|decided)",
        ),
        # nothing planned, opposing
        _cue(
            "says that nothing is planned",
            S.DENIES,
            0.86,
            r"\bplans? no\b|\bno plans?\b|\bno (?:such )?(?:request|proposal|draft|map|project)s?\b|(?:initiative|proposal|idea|request) (?:is|was|did|came) (?:not|n['’]t) (?:come from )?(?:ours?|us|mine|from us)|(?:not|n['’]t) come from us",
            of_talks=True,
        ),
        _cue(
            "says that it is not needed",
            S.OPPOSES,
            0.92,
            r"no\b(?:\W+\w+){0,6}?\W+(?:is|are|was|were|be) (?:needed|necessary|required|planned there)|(?:not|n['’]t|never|no longer|hardly)\W+(?:\w+\W+){0,2}?(?:need\w*|necessary|required|want\w*|wish\w*|desir\w*)|no (?:need|use|reason|point|place|room|sense)\b|unnecessary|needless|superfluous|(?:one|what we have|existing \w+|that|this) (?:is|are|was|will be|would be) enough|is enough",
            of_theme=True,
        ),
        _cue(
            "is against it",
            S.OPPOSES,
            0.93,
            r"(?<!nothing )(?<!not )(?<!n't )(?<!n’t )\bagainst (?:it|this|that|any|such|another|plans?|(?:the|a|an) (?:\w+ )?(?:idea|plan|project|proposal|deal|agreement|treaty|law|bill|tax|levy|move|step|measure|decision|opening|closure|base|increase|ratification|exchange))\b|\b(?:am|is|are|was|were|be|been|['’]m|votes?|voted|voting|stands?|spoke|speaks?|campaign\w*|remains?)(?: \w+)? against\b|\bopposes?\b|\bopposed\b|\bopposing\b|\breject(?:s|ed|ing)?\b|\bprotest\w*|\bcondemn\w*|\bdenounc\w*|\bban\b|\bresist\w*|\brefus(?:e|es|ed) to (?:\w+ )?(?:sign|allow|accept|ratify|approve|agree|let|vote|host|support|go|leave|resign|pay)|\bblock(?:s|ed)?\b|\bveto\w*|\bunacceptable|\bout of the question|\bcrossed? (?:a|the) red line",
        ),
        _cue(
            "means to stop it",
            S.OPPOSES,
            0.86,
            r"\b(?:will|would|shall|to|must|should|going to|['’]ll) (?:\w+ )?(?:fight|contest|challenge|block|stop|prevent|resist|overturn|scrap|cancel)\b|\b(?:be|is|was|were|been) (?:stopped|scrapped|cancelled|abandoned|blocked|overturned|called off|shelved)\b",
            of_theme=True,
        ),
        _cue(
            "says no to it",
            S.OPPOSES,
            0.9,
            r"said no to|say no to|(?:as long as|while)\b.{0,80}\b(?:not|no|one)\b|(?:one|1) \w+,? (?:and )?not two|\bno\b\s*(?:$|\[…\])|, no\b|not another|never again|no (?:talk|question) of|(?:will|shall|would|wo|can|could|must|should)(?: ?not|n['’]t| never) (?:\w+ ){0,2}?(?:allow|permit|let|accept|sign|agree|tolerate|host|ratify|approve|support|back|vote for|happen|be (?:allowed|built|opened|raised|ratified|closed|accepted|signed|exchanged|approved))|(?:sign|accept|allow|permit) (?:nothing|no)\b|(?:will|shall|would) (?:have|be|get|see) no\b|rul(?:e|es|ed|ing) (?:\w+ )?out\b",
        ),
        _cue(
            "speaks of it as harm",
            S.OPPOSES,
            0.72,
            r"\b(?:mistake|disaster|catastroph\w*|betray\w*|harm\w*|danger\w*|threat(?:en\w*)?|illegal|unlawful|unconstitutional|unjust|unfair|absurd|wrong|madness|reckless|hostile|unfriendly|provocati\w+|aggressi\w+|shameful|disgrace\w*|folly|selling|sell-?out|surrender|blackmail|punish\w*|ruin\w*|burden|theft|close the harbour|bad (?:deal|idea|bargain|for))\b",
            of_theme=True,
        ),
        # supporting
        _cue(
            "is for it",
            S.SUPPORTS,
            0.92,
            r"\b(?:in favou?r\b|(?:am|is|are|was|were|be|been|['’]m|['’]re|all) (?!one )(?:\w+ )?for (?:it|this|that|such|the (?:idea|plan|project|proposal|deal|move|treaty|law|bill|change|measure|agreement))\b(?! to)|vot(?:e|es|ed|ing) (?:for|yes)|support(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|back(?:s|ed|ing)|endors(?:e|es|ed)|applaud\w*|agreed? (?:to|with|on)\b|all for\b|advocat\w*|champion\w*|call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|glad (?:to|that)|changed my mind)\b",
        ),
        _cue(
            "means to sign it",
            S.SUPPORTS,
            0.84,
            r"\b(?:will|would|shall|going to|['’]ll) (?:\w+ )?(?:sign|ratify|approve|conclude)\b",
        ),
        _cue(
            "wants it",
            S.SUPPORTS,
            0.85,
            r"\b(?:want(?:s|ed)?|would like|wish(?:es|ed)?|hop(?:e|es|ed) (?:to|that|for)|seeks?|sought|insist(?:s|ed)?|need(?:s|ed)?|plan(?:s|ned)? to|intend(?:s|ed)? to|going to|aims? to|determined to|resolved to|propos(?:e|es|ed|ing)|suggest(?:s|ed)|offer(?:s|ed)|request(?:s|ed)|ask(?:s|ed) (?:\w+ ){0,3}?(?:for|to)|inviting|invited?)\b",
            of_theme=True,
            of_wanting=True,
        ),
        _cue(
            "speaks of it as a good",
            S.SUPPORTS,
            0.7,
            r"\b(?:benefit\w*|useful|advantage\w*|necessary|good (?:deal|idea|bargain|for|news)|right (?:thing|decision|step|time)|high time|about time|overdue|fair|in our interest\w*|helps?|confidence|trust(?:s|ed)?|handsome|mature decision|historic|strengthen(?:s|ed)? security)\b",
            of_theme=True,
        ),
        # under way
        _cue(
            "says that talks are under way",
            S.CONFIRMS,
            0.9,
            r"\b(?:talks|negotiations|discussions|consultations|contacts|work|preparations?|bargaining)\b(?:\W+\w+){0,10}?\W+(?:under ?way|go(?:es)? on|going on|continu\w*|are being held|in progress|advanc\w*|progress\w*|began|begun|started|have (?:begun|started)|held|took place)|\bin (?:\w+ )?(?:contact|touch|dialogue) with\b|\b(?:in|holding|held|begun|opened|conducting) (?:\w+ )?(?:talks|negotiations|discussions|consultations|meeting)|\b(?:is|are|was|were|been) (?:\w+ )?(?:negotiating|discussing|preparing|considering|working on)|\bbeing (?:discussed|negotiated|considered|prepared|studied|examined|weighed|drafted|talked about|worked on)\b|experts? (?:will|would|could|have|are|to) (?:\w+ )?(?:meet|study|stud|inspect|hold)",
            of_talks=True,
        ),
        _cue(
            "says that it was asked for",
            S.CONFIRMS,
            0.82,
            r"\b(?:received|got|has|have|had|sent|filed|submitted|made|lodged) (?:\w+ ){0,3}?(?:request|proposal|offer|application|invitation)s?\b",
            of_talks=True,
        ),
        _cue(
            "says that it was spoken of",
            S.CONFIRMS,
            0.72,
            r"\b(?:was|were|been|had|has|have) (?:\w+ )?(?:discussed|raised|mentioned|considered|talked (?!only\b)(?:\w+ ){0,5}?(?:about|over)|debated)|(?:came|come) up\b|\bdiscussed\b|\bsp(?:oke|oken)\b[^.]{0,60}\babout\b",
            of_talks=True,
            of_past=True,
        ),
        _cue(
            "says that it is done",
            S.CONFIRMS,
            0.8,
            r"\b(?:signed|ratified|concluded|agreed (?:on|that)|have agreed|has agreed|took effect|in force|is being (?:built|prepared|drafted)|will be (?:signed|opened|ratified|raised|closed|exchanged|built|published))\b",
        ),
    ),
    under_way=tuple(
        "negotiat discuss talk consult plan. plans planned planning drew drawn draft prepar request ask. asked asks propos consider weigh review agenda offer approach mention rais press. pressed under map. initiative before. look. order ordered".split()
    ),
    asides=re.compile(
        r"\bask\w* (?:\w+ )?(?:for )?(?:his|her|my|our|their|me|us|him|them)(?:\W+\w+)? (?:opinion|view|advice|permission)s?\b"
    ),
    intending=tuple(
        "want wish seek need propos demand support back. favour favor welcom will. would. shall must should going promis pledg vow sign".split()
    ),
    hedges=frozenset(
        "may might could perhaps possibly probably likely seems appears apparently reportedly suggests hinted would if".split()
    ),
    spokesmen=re.compile(r"\bspokes(?:man|woman|person)\b|\bpress (?:service|office|secretary)\b"),
    narrowing=re.compile(
        r"\bonly\b|provided that|on condition|as long as|limit(?:ed)? (?:to|of)|no more than|at most|temporar\w+|but not (?:a|an|the)\b|not before|first\b.{0,40}\bthen\b|unless|conditions?\b"
    ),
    asking_when=re.compile(r"\b(?:asked|question)\b.{0,40}\b(?:when|how long)\b"),
    past_claims=(
        (
            "hears of it for the first time",
            re.compile(
                r"first(?: time)?(?: that)? (?:we|i|he|she|they)(?:['’]ve|['’]d| have| had)? (?:ever )?(?:heard|hear|been told)|hear(?:ing|d)?\b[^.;]{0,40}for the first time|news to (?:us|me|him|her|them)|never heard"
            ),
        ),
        (
            "nobody spoke of it",
            re.compile(
                r"(?:nobody|no one|none)\b(?:\W+\w+){0,3}?\W+(?:propos\w+|mention\w+|ask\w*\b(?! for (?:his|her|my|our|their) (?:opinion|view|advice))|rais\w+|discuss\w+|suggest\w+|request\w+|told|informed)|(?:never|(?:has|have|had|was|were|did)(?: not|n['’]t))\b(?:\W+(?:ever|yet|been|turned|to))*\W+(?:\w+\W+)?(?:ask(?:ed)?|propos(?:ed?)|discuss(?:ed?)|rais(?:ed?)|mention(?:ed?)|request(?:ed?)|turned|suggest(?:ed?)|pressed|promised|planned|offered)\b|(?:no|any) such (?:request|proposal|plan|talks|offer|promise)|received no (?:request|proposal|offer)|there (?:were|have been|had been) no (?:talks|negotiations|discussions|consultations)|talked only about|no (?:talks|negotiations) (?:took place|were held|have taken place)|no \w+(?: \w+)? had drawn up"
            ),
        ),
    ),
    roles=(
        (
            re.compile(
                r"\b(?:prime minister|premier|chancellor|head of (?:the )?government|vice premier|deputy prime minister)\b"
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
    principals=re.compile(
        r"^(?!deputy|vice|assistant|acting spokes|former)(?:president|prime minister|premier|king|queen|head of state|(?!deputy)(?:[a-z-]+ ){0,2}minister|chairman|chairwoman|chancellor)\b"
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

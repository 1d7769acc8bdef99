"""English turns of phrase by which a stance is taken; every one was written for news of politics in general."""

import re

from onrecord.lexicons.matters import StanceCue
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
    has_negation: bool = False,
) -> StanceCue:
    return StanceCue(name, stance, weight, re.compile(pattern), of_talks, of_theme, of_past, of_wanting, has_negation)


_TALK = r"(?:discuss\w*|sit down|negotiat\w*|talk\w*|consider\w*|consult\w*|examin\w*|study|stud\w+|look(?:ing)? at|look(?:ing)? into|listen\w*|hear\w*|speak\w*|go(?:ing)? over|tak(?:e|ing) up|review\w*|debat\w*|dialogue|weigh\w*)"

CUES: tuple[StanceCue, ...] = (
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
        r"(?:not|n['’]t|un)\s?(?:know|knows|aware)\b|\bkn(?:ow|ows|ew) (?:of )?(?:no|nothing)\b|no (?:knowledge|information|idea)|nobody (?:had |has )?(?:mentioned|told|informed)|(?:not|n['’]t) (?:been )?(?:informed|told|notified|certain|clear|sure)\b|(?:was|were|been)(?: not|n['’]t) (?:\w+ )?(?:asked|consulted)\b|can(?:not|['’]t) say|hard to say|too early to (?:say|tell)",
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
        r"(?:not|n['’]t|never|nor|neither|cannot|no one|nobody)\b(?:\W+\w+){0,3}?\W+(?:rul\w+(?:\W+\w+){0,2}? out|exclud\w*|close the door|reject\w* out of hand)|nothing (?:is |has been |was )?(?:ruled out|excluded|off the table)|\b(?:nothing|everything|all|options?|that|it|this|still|remains?|stays?)\b[^.;]{0,25}\b(?:on|off) the table|doors? (?:is|are|was|were|remains?|stays?|remained|stayed|(?:will|would) (?:remain|stay)) (?:\w+ )?open|keep\w* (?:\w+ )?options? open",
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
        has_negation=True,
    ),
    _cue(
        "says that it is not needed",
        S.OPPOSES,
        0.92,
        r"no\b(?:\W+\w+){0,6}?\W+(?:is|are|was|were|be) (?:needed|necessary|required|planned there)|(?:not|n['’]t|never|no longer|hardly)\W+(?:\w+\W+){0,2}?(?:need\w*|necessary|required|want\w*|wish\w*|desir\w*)|no (?:need|use|reason|point|place|room|sense)\b|unnecessary|needless|superfluous|(?:one|what we have|existing \w+|that|this) (?:is|are|was|will be|would be) enough|is enough",
        of_theme=True,
        has_negation=True,
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
        has_negation=True,
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
        r"\b(?:benefit\w*|useful|advantage\w*|necessary|good (?:deal|idea|bargain|for|news)|necessity|right (?:thing|decision|step|time)|high time|about time|overdue|fair|in our interest\w*|helps?|confidence|trust(?:s|ed)?|handsome|mature decision|historic|strengthen(?:s|ed)? security)\b",
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
        r"\b(?:signed|ratified|concluded|agreed (?:on|that)|have agreed|has agreed|took effect|in force|is being (?:built|prepared|drafted)|will be (?:signed|published))\b",
    ),
    _cue(
        "takes no side",
        S.LEAVES,
        0.84,
        r"neither for nor against|neither (?:supports?|backs?|favou?rs?) nor (?:opposes?|rejects?)|\b(?:no|without an?) (?:view|opinion|position|preference)\b|takes? no (?:side|view|position)",
    ),
    _cue(
        "is not the one to decide",
        S.LEAVES,
        0.88,
        r"not (?:the|a) (?:one|person|man|woman|body|place|people)s? (?:who|that|to) (?:\w+ )?(?:decid\w*|judge|say)|(?:not|n['’]t) (?:\w+ ){0,2}?(?:mine|ours|my (?:decision|choice)|our (?:decision|choice)|my business|our business)\b|\bentirely (?:an? )?(?:internal|domestic) (?:affair|matter)",
    ),
    _cue(
        "excludes nothing",
        S.OPEN,
        0.92,
        r"\b(?:exclud\w*|rul\w*(?: out)?) nothing\b|\b(?:no|any|every) options? (?:is |are )?(?:excluded|open)|\bopen mind",
    ),
    _cue(
        "would not stand in its way",
        S.OPEN,
        0.9,
        r"(?:not|n['’]t|never|nor)\b (?:\w+ )?(?:stand(?:ing)? in (?:the|its|their|his|her|your|anyone['’]s) way|obstruct\w*|hinder\w*|block(?:ing)?|veto\w*|prevent(?:ing)?)\b|drop (?:its|our|their|his|her) (?:\w+ )?(?:objection|veto|opposition|resistance)s?",
    ),
    _cue(
        "wants to think about it",
        S.OPEN,
        0.78,
        r"\b(?:entitled|allowed|free|right|time|wants?|wanted|like) to (?:\w+ )?(?:think|count|ask|reflect|look (?:at|into)|have a look|examine|study|review|debate)\b|\bask me (?:when|again|after|once|later|tomorrow)|\b(?:worth|deserves?|merits?) (?:\w+ ){0,3}?(?:look|thought|thinking|discussion|discussing|study|studying|considering|debate|examination)\b",
    ),
    _cue(
        "says that it is not settled yet",
        S.OPEN,
        0.74,
        r"\bnot yet (?:a|an|the|our|my|been)\b|(?:is|was|only|just|merely|remains|still) (?:only |just |merely )?(?:a|one) (?:proposal|suggestion|idea|draft|thought|wish)\b|\bone (?:\w+ )?(?:option|idea|possibility) among\b",
    ),
    _cue(
        "says that there never was one",
        S.DENIES,
        0.9,
        r"\bthere (?:was|were|has been|have been|had been) never (?:a|an|any)\b|\bnever (?:been |had |was |were )?(?:a |an |any |the )?(?:\w+ )?(?:decision|plan|request|proposal|talks|negotiations|subject|agreement|application|decided|planned|agreed|discussed|considered|proposed)\b",
        of_talks=True,
        has_negation=True,
    ),
    _cue(
        "says that it is something else",
        S.DENIES,
        0.78,
        r"\bnothing to do with\b",
        has_negation=True,
    ),
    _cue(
        "means to undo it",
        S.OPPOSES,
        0.87,
        r"\b(?:will|would|shall|to|must|should|going to|has|have|['’]ll) (?:\w+ )?(?:revers\w*|repeal\w*|undo\w*|undone|roll\w* back|withdr[ae]w\w*|tear up|torn up|annul\w*|revok\w*|rescind\w*|scrap\w*)\b",
        of_theme=True,
    ),
    _cue(
        "says that all stays as it is",
        S.OPPOSES,
        0.86,
        r"\b([\w-]+) (?:stays|remains|will stay|will remain|shall stay|shall remain) \1\b|\b(?:nobody|no one|not|n['’]t|never) (?:\w+ ){0,4}?touch(?:ed|ing)?\b|\bhands off\b",
        of_theme=True,
        has_negation=True,
    ),
    _cue(
        "gives no consent",
        S.OPPOSES,
        0.84,
        r"\b(?:will|would|shall|can|could)(?: ?not|n['’]t| never) be given\b|\b(?:no|not|n['’]t|never)\b(?: \w+){0,3} (?:our|my|its|their|his|her) (?:vote|consent|signature|approval|blessing)\b",
        has_negation=True,
    ),
    _cue(
        "means to fight it",
        S.OPPOSES,
        0.78,
        r"\b(?:will|would|shall|to|['’]ll) (?:\w+ )?(?:appeal|sue|go to court|strike|march|campaign (?:for a no|against)|vote (?:no|against))\b|\btake\b[^.;]{0,30}\bto court\b|\bgeneral strike\b|\bdeclaration of war\b",
    ),
    _cue(
        "asks when, not whether",
        S.SUPPORTS,
        0.9,
        r"\bwhen,? (?:and )?not (?:of )?(?:whether|if)\b|\bnot (?:of )?(?:whether|if),? but (?:of )?when\b",
        has_negation=True,
    ),
    _cue(
        "says that it must come",
        S.SUPPORTS,
        0.82,
        r"\b(?:inevitable|unavoidable|inescapable|indispensable|no way (?:around|past|without)|no alternative|cannot be avoided|bound to come|a necessity)\b|\bno (?:\w+ ){1,3}?(?:in|by|on|under) which\b[^.;]{0,40}\b(?:not|n['’]t)\b",
        of_theme=True,
        has_negation=True,
    ),
    _cue(
        "has it as an aim",
        S.SUPPORTS,
        0.8,
        r"\b(?:the|our|its|their|his|her|my) (?:\w+ )?(?:aim|goal|objective|ambition|priority|intention) (?:of|is|remains|was)\b|\b(?:is|remains?|remained|was|as) (?:the|an?|our|its|their) (?:\w+ )?(?:aim|goal|objective|ambition|priority)\b",
        of_theme=True,
    ),
    _cue(
        "is sure that it will come",
        S.SUPPORTS,
        0.76,
        r"(?<!not )(?<!n't )(?<!n’t )\b(?:convinced (?:of|that)|confident (?:of|that)|certain (?:of|that)|firmly believe|believe (?:in|that our))\b",
        of_theme=True,
    ),
    _cue(
        "says when work begins",
        S.SUPPORTS,
        0.8,
        r"\b(?:work|works|construction|building|digging|drilling)\b (?:\w+ (?:\w+ )?)?(?:will|is to|shall|to|can) (?!not\b|never\b)(?:\w+ )?(?:begin|start|go ahead)\b|\b(?:application|bill|proposal|contract|request|treaty|law)\b (?:will|would|is to|shall) be (?:\w+ )?(?:sent|submitted|filed|tabled|signed|lodged|introduced|on the table)\b",
    ),
    _cue(
        "says yes to it",
        S.SUPPORTS,
        0.86,
        r"\b(?:request|offer|proposal|application|promise|invitation) (?:still )?(?:stands?|stood|holds)\b|\b(?:say|said|says|saying|give|gave|a|with a|is|be) (?:clear |firm |full )?yes\b|\byes (?:to|without)\b|\bdo (?:its|our|their|my|his|her) (?:part|share|bit)\b",
    ),
    _cue(
        "threatens to go if it does not come",
        S.SUPPORTS,
        0.76,
        r"\b(?:leave|quit|withdraw from|walk out of|bring down|resign)\b[^.;]{0,50}\b(?:unless|if\b[^.;]{0,50}\b(?:not|n['’]t|no))\b",
        has_negation=True,
    ),
    _cue(
        "says that it was decided",
        S.CONFIRMS,
        0.88,
        r"(?<!no )\bdecision (?:has been|was|had been|is) (?:\w+ )?(?:made|taken)\b(?<!not made)(?<!not taken)|\b(?:we|i|cabinet|government) (?:have |has |had )?decided\b",
    ),
    _cue(
        "says that it was ordered",
        S.CONFIRMS,
        0.85,
        r"\b(?:asked|instructed|ordered|told|tasked|commissioned) (?:me|us|him|her|them|(?:the|my|our|his|her|its) \w+) to (?:prepare|draft|work|plan|draw up|study|examine|look into)\b",
        of_talks=True,
    ),
    _cue(
        "says that it is not given up",
        S.CONFIRMS,
        0.85,
        r"(?:not|n['’]t|never) (?:\w+ )?(?:abandon\w*|shelv\w*|dropp\w*|given up|dead|buried|forgotten)\b",
        of_talks=True,
        has_negation=True,
    ),
    _cue(
        "says that it is given up",
        S.DENIES,
        0.84,
        r"\b(?:shelv\w*|abandon\w*|gave up|given up|put off|postpone[sd]?|postponing|called off|mothball\w*)\b|\bon ice\b",
        of_talks=True,
    ),
    _cue(
        "says that none has come",
        S.DENIES,
        0.92,
        r"\bno (?:\w+ )?(?:application|request|proposal|offer|invitation|demand|draft|bill)s? (?:has|had|have|was|were) (?:yet )?(?:been )?(?:received|made|submitted|filed|sent|lodged|tabled|drafted)\b",
        of_talks=True,
        has_negation=True,
    ),
    _cue(
        "says that it does not have it before it",
        S.DENIES,
        0.84,
        r"\b(?:not|n['’]t|nor|neither|no|never)\b[^.;]{0,60}\bbefore (?:it|us|him|her|them|(?:the|our|my|its) (?:\w+ )?(?:parliament|cabinet|government|council|committee|court|house))\b",
        of_talks=True,
        has_negation=True,
    ),
    _cue(
        "threatens if it comes",
        S.OPPOSES,
        0.82,
        r"\bif\b(?![^.;]{0,60}\b(?:not|n['’]t|no|never)\b)[^.;]{0,60}?\b(?:we|i|they|it|he|she)(?: will| would| shall|['’]ll|['’]d) (?:\w+ )?(?:close|block|blockade|leave|quit|walk|resign|strike|withdraw|fight|respond|retaliate|occupy|boycott|sue|answer)\b",
    ),
)

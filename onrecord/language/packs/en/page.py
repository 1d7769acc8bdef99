"""English words of a page around its article: furniture, captions, credits, notices, date labels.

Written by hand from what news sites print in English; checked on lines of 92 pages of as many outlets.
"""

import re

from onrecord.language.packs.en.entities import ENTITIES
from onrecord.lexicons.page import PageLexicon, any_case, cased, words

_NAMES = r"(?P<names>[^\W\d_][^;:|]{1,80}?)"

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"

PAGE = PageLexicon(
    function_words=words(
        """
        the of and to in a is that for it was on with as his he at by this had not are but from or have an they which
        one were her all she there would their we him been has when who will no more if out so said what its about into
        than them can only other some could these may then do first any my now such like our over after also most
        """
    ),
    furniture=(
        (
            any_case(
                r"""^(?:share|tweet|print|e-?mail|copy\slink|save|listen|facebook|twitter|x|telegram|whatsapp|instagram
                |youtube|reddit|linkedin|pinterest|rss|flipboard|messenger|viber|tumblr|vkontakte|bluesky|threads
                |google\+|play|pause|mute|unmute|embed|comments?|like|follow|close|menu|search|home|back|next|previous
                |advertisement|sponsored|loading\.*|photo|video|audio|gallery|live|more|login|log\sin|contacts?|yes|no)
                (?:\s\(?\d+\)?)?[:!]?$
                | ^(?:share|follow|like|find)\s(?:this|us|on|via|with|the)\b .{0,60}$
                | ^(?:post|send|print)\sthis\b .{0,30}$
                | ^was\sthis\s(?:story|article|page)\s(?:useful|helpful)"""
            ),
            "a button or a link to share, print or go elsewhere",
        ),
        (
            any_case(
                r"""^(?:(?:read|see|watch|listen|look|view)\s(?:more|also|next|now|all|on)\b
                  | (?:read|more|related|see|also|background|context|analysis)(?:\s\w+){0,2}\s?[:>»→] .{0,120}$
                  | continue\sreading | (?:view|show)\s(?:all|more)\b | don['’]t\smiss\b | click\s(?:here|to)\b
                  | more\s(?:\w+\s){0,2}(?:news|stories|from|on|about|in)\b .{0,60}$
                  | (?:skip|jump|go|back)\sto\b .{0,40}$ | from\sour\spartners\b)
                | \b(?:full|desktop|mobile|web|amp)\sversion\b .{0,60}$"""
            ),
            "a link to something else to read",
        ),
        (
            any_case(
                r"""^(?:(?:terms|privacy|legal|about\sus|contact\sus|careers|advertis)\b .{0,60}$
                  | registered\s(?:with|by|in)\b .{0,120}$ | site\smap$ | directory\sof\b .{0,30}$)
                | \b(?:terms\sof\s(?:use|service)|privacy\s(?:policy|notice|statement))\b .{0,80}$"""
            ),
            "the site's own terms or imprint",
        ),
        (
            any_case(r"^(?:accessibility|breaking|latest|top|world|local|live)\s(?:links?|news|stories|updates?)$"),
            "a heading of the site",
        ),
        (any_case(r"^\#\s?\w[\w\s]{1,40}$"), "a tag of the site"),
        (
            any_case(r"^\d+\s?(?:-|\s)?min(?:ute)?s?\.?(?:\s(?:read|ago|to\sread))?$ | ^reading\stime\b"),
            "how long it takes to read",
        ),
        (
            any_case(
                r"""^\d[\d.,]*\s?[km]?\s(?:comments?|shares?|views?|likes?|reads|votes?)\b .{0,20}$
                | ^(?:no\s)?comments\s?\(?\d*\)?$"""
            ),
            "a count of readers or comments",
        ),
        (
            any_case(r"^(?:tags?|topics?|keywords?|filed\sunder|categor(?:y|ies)|section|more\son)\s?:"),
            "the tags or sections of the page",
        ),
    ),
    furniture_sentences=(
        (
            any_case(
                r"""^\W*an?\s(?:earlier|previous|original)\sversion\sof\sthis\s(?:article|story|report|post|headline)\b
                | ^\W*(?:this|the)\s(?:article|story|report|post|headline)\s(?:was|has\sbeen)\s
                  (?:corrected|amended|clarified|changed|updated)\b
                | ^\W*(?:corrections?|clarifications?|editor['’]?s['’]?\snote)(?:\s\(.{0,40}\))?\s?[:—–-]\s"""
            ),
            "the editors' note on a correction",
        ),
        (
            any_case(
                r"""\b(?:(?:we|site|website|page)\b .{0,40} \buses?\b .{0,30} \bcookies\b
                  | cookies?\s(?:policy|settings|notice)\b | our\suse\sof\scookies\b)
                | ^(?:accept|manage|allow|reject)\b .{0,20} \bcookies\b"""
            ),
            "a cookie notice",
        ),
        (
            any_case(
                r"""^(?:(?:please\s)?(?:subscribe|sign\sup|sign\sin|log\s?in|become\sa\s(?:member|subscriber)|join\sus)\b
                  | (?:get|receive)\s .{0,80} \b(?:newsletter|inbox|e-?mail)\b
                  | get\s(?:the\s)?(?:latest|breaking|daily|weekly)\b .{0,60}
                    \b(?:news|alerts?|updates?|stories|headlines)\b
                  | (?:already|not)\s(?:yet\s)?a\ssubscriber\? | support\sour\s(?:work|journalism)
                  | follow\s(?:me|us|him|her|them|@\w+|our\s\w+)\b .{0,80} \bon\b)
                | \b(?:in\syour\sinbox\b | (?:our|your)\s(?:\w+\s){0,2}newsletters?\b | to\scontinue\sreading\b
                  | you\shave\sread\b .{0,40} \barticles?\b
                  | download\sour\s(?:\w+\s){0,3}app\b | subscribe\sto\sour\b
                  | news\stips?\b .{0,60} \b(?:us|e-?mail|contact)\b)"""
            ),
            "an invitation to subscribe, sign in or take part",
        ),
        (
            any_case(
                r"""(?:©|\(c\)) .{0,200}(?:\d{4}|rights|reserved) | ^©
                | \b(?:copyright\b .{0,200}(?:\d{4}|rights|reserved) | all\srights\sreserved\b
                  | may\snot\sbe\s(?:published|reproduced|broadcast|rewritten|redistributed)\b)"""
            ),
            "the site's own terms or imprint",
        ),
        (
            any_case(
                r"""^(?:(?:read|see)\s(?:more|also)\b | (?:also\s)?on\s[\w-]+\.(?:com|org|net)\b)
                | \bclick\shere(?:\sto\b.{0,60})?[.!]?$"""
            ),
            "a link to something else to read",
        ),
        (
            any_case(
                r"""^(?:(?:leave|post|add|write|be\sthe\sfirst)\b .{0,20}\b(?:comment|reply)\b
                  | comment\s(?:was\s)?removed\b | (?:your\s)?e-?mail\saddress\swill\snot\b | notify\sme\b
                  | save\smy\sname\b | comments\s(?:are|have\sbeen)\s(?:closed|disabled)\b)
                | \bto\sview\s(?:the\s)?comments\b"""
            ),
            "the comments' own words",
        ),
    ),
    furniture_unquoted=(
        (
            any_case(
                r"""\b(?:by\s(?:submitting|signing\sup|subscribing|clicking|registering|checking)\b .{0,80}
                  \byou\s(?:agree|consent|accept|confirm|acknowledge)\b
                | your\s(?:personal\s)?(?:data|details|information)\s(?:will|may|is|are)\b
                | (?:revoke|withdraw)\s(?:this|your)\sconsent\b | our\s(?:data|privacy)\s(?:\w+\s)?policy\b
                | enable\sjavascript\b | javascript\s(?:is\sdisabled|must\sbe)\b
                | you\s(?:can|may)\s(?:unsubscribe|opt\sout)\b
                | our\s(?:community|comment(?:ing)?|house)\s(?:standards|guidelines|polic(?:y|ies)|rules)\b)"""
            ),
            "what the site says to its readers",
        ),
        (
            any_case(
                r"""\b(?:may\s(?:earn|receive)\s(?:an?\s)?(?:\w+\s)?commissions?\b .{0,60}\b(?:links?|purchase\w*|buy)\b
                  | (?:prices|quantities|offers)\s(?:are|may\sbe)\s .{0,20} subject\sto\schange\b
                  | information\s(?:provided|contained)\s(?:on|in)\sthis\s(?:web)?\s?site\b
                  | registered\strade-?marks?\sof\b)
                | ^\W*(?:results\s(?:may\s)?vary\b | (?:these|the)\sstatements\shave\snot\sbeen\sevaluated\b)"""
            ),
            "a disclaimer",
        ),
    ),
    reporting=any_case(r"\b(?:said|says|told|reported|according\sto)\b"),
    sections=any_case(
        r"""(?:(?:most|also|read|watch|see)\s(?:read|popular|viewed|shared|also|next|more|in\b.{0,20})
        | related(?:\s\w+){0,2} | you\smay\salso\s(?:like|be\sinterested\sin) | recommended(?:\s\w+){0,2}
        | (?:latest|top|other|popular|trending|editors?['’]?s?)\s(?:\w+\s)?
          (?:news|stories|articles|posts|picks|headlines|videos)
        | more\s(?:\w+\s){0,2}(?:news|stories|articles|posts|headlines)
        | more\s(?:from|on|about|in)\b.{0,40} | trending(?:\s\w+){0,3} | news\sof\sthe\s\w+ | what\sto\sread\snext
        | next\sup(?:\s\w+){0,5} | (?:next|previous)\s(?:article|story|post) | we\srecommend
        | (?:like|enjoy(?:ed)?)\sthis\s(?:article|story|post)\?.{0,60}
        | don['’]t\smiss | sponsored\s(?:content|links) | from\s(?:around\s)?the\sweb | promoted\b.{0,20}
        | comments?\s?(?:\(\d+\))? | \d+\scomments? | leave\sa\s(?:reply|comment) | join\sthe\sconversation
        | tags? | topics? | newsletters? | follow\sus(?:\son\b.{0,20})? | about\sthe\sauthors?
        | share\sthis(?:\s\w+){0,2})\s?:?"""
    ),
    comment_heads=any_case(
        r"""(?:\d+\s)?(?:reader\s)?(?:comments?|replies|responses)(?:\s\(?\d+\)?)?\s?:?
        | (?:\d+|one|two|three)\s(?:thoughts?|comments?|repl(?:y|ies)|responses?)\s(?:on|to)\b.{0,200}
        | leave\sa\s(?:reply|comment) | join\sthe\sconversation | top\srated\scomments .{0,20}"""
    ),
    comment_stamps=any_case(
        rf"""(?:posted\s)?\d+\s(?:second|minute|hour|day|week|month|year)s?\sago(?:\sat\s\d+[:.]\d\d.?.?.?.?.?)?
        | (?:.{{2,60}}?\s)?(?:on\s)?(?:{_MONTH}\s\d\d?,|\d\d?\s{_MONTH})\s\d{{4}},?\s(?:at\s)?\d\d?[:.]\d\d
          (?:\s?[ap]\.?m\.?)?(?:\s(?:said|says|wrote))?:?"""
    ),
    comment_buttons=any_case(
        r"(?:reply|report(?:\s\w+)?|flag|permalink|up-?vote|down-?vote|rating:?\s.{0,20}|(?:votes?|likes?):?\s?\d+|\d+\s(?:votes?|likes?))"
    ),
    paywalls=any_case(
        r"""\b(?:subscribe|sign\s(?:in|up)|log\s?in|register|become\sa\s(?:member|subscriber))\b.{0,40}
          \b(?:to\s(?:continue|keep|read|view|access|unlock|see)\b|for\s(?:full|unlimited)\saccess)
        | \bto\s(?:continue|keep)\sreading\b.{0,60}\b(?:subscri\w+|sign\s(?:in|up)|log\s?in|register)
        | \b(?:this|the\s(?:full|rest\sof\sthis)?)\s?(?:article|story|content|post)\sis\s(?:only\s)?
          (?:available\s)?(?:only\s)?(?:for|to)\s(?:\w+\s){0,2}(?:subscribers|members)
        | \b(?:subscribers|members)[\s-]only\s(?:article|story|content)
        | \byou(?:['’]ve|\shave)\s(?:reached|used\s(?:up|all))\s(?:\w+\s){0,5}(?:limit|articles)\b
        | \balready\sa\s(?:subscriber|member)\?\s.{0,20}\b(?:sign|log)\s?in"""
    ),
    read_on=any_case(
        r"""(?:\W*)(?:(?:continue|keep)\sreading|read\s(?:more|on|the\s(?:full|rest|whole|entire)\b.{0,40})|full\sstory
        | click\s(?:here\s)?to\s(?:read|continue)\b.{0,40}|show\smore)(?:\W*)"""
    ),
    cut_off=any_case(
        r"""(?:…|\.{3})?\s*[\[(]?(?:read\smore|continue\sreading|more)\s?(?:[»›>→…]|\.{3})?[\])]?\s*$(?<=[»›>→…\])])"""
    ),
    captions=(
        (
            any_case(r"\((?:file|archive|illustrative|undated|handout)[\s-](?:photo|picture|image|footage)s?\)"),
            "it says that it is a file photo",
        ),
        (
            any_case(r"^(?:file|archive)\s(?:photo|picture|image)?\s?(?:[-–—:]|\bof\b)"),
            "it says that it is a file photo",
        ),
        (any_case(r"^(?:above|below|pictured|image|picture|photo|illustration)\s?:\s"), "it says that it is a picture"),
        (
            any_case(
                r"""^(?!.*\b(?:showed|shows?\sthat|said|says|told|reported|according)\b)
                (?:an?|this)\s(?:\w+\s){0,2}?(?:(?:artist|photographer|painter)['’]s\s)?
                (?:photo(?:graph)?|image|picture|illustration|rendering|concept|impression|depiction|screenshot)
                \s(?:of|shows?)\b"""
            ),
            "it says what a picture shows",
        ),
        (
            any_case(
                r"""\((?:(?:far|second|third|2nd|3rd|top|bottom|upper|lower|front|back)\s?(?:from\s)?)?(?:the\s)?
                (?:left|right|cent(?:er|re))\)"""
            ),
            "it says who stands where in a picture",
        ),
        (
            any_case(
                r"""(?:^|[.!?)\s([|-])(?:photo(?:graph)?|image|picture|pic)s?\s?(?:credit|courtesy)?
                (?:\s?:\s?|\sby\s|/)(?-i:[^\W\d_a-z]|the\sauthor)[^.!?]{1,60}[.)\]]*$"""
            ),
            "it credits a picture",
        ),
        (
            cased(r"(?:^|[.!?)]\s)(?:[A-Z]{2,}|[A-Z]\w+)/(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\.?$"),
            "it ends with a picture's credit",
        ),
        (any_case(r"\[(?:[^\]]{2,40}/[^\]]{2,40}|[^\]]{0,20}photo[^\]]{0,20})\]$"), "it ends with a picture's credit"),
        (any_case(r"[\s(](?:via|/)\s?(?:getty|shutterstock|ap\simages)\b .{0,30}$"), "it credits a picture"),
        (any_case(r"\((?-i:[A-Z][\w.]+)\sphoto(?:/|\sby\s)[^()]{2,60}\)$"), "it credits a picture"),
    ),
    photo_credits=(
        any_case(
            r"""\b(?:photo(?:graph)?|image|picture|pic)s?\s?(?:credit|courtesy)?(?:\s?:\s?|\sby\s|/)
            (?P<names>(?-i:[^\W\d_a-z])[^()\[\].;]{1,60})"""
        ),
        any_case(r"(?:©|\(c\))\s?(?P<names>[^()\[\].;]{2,60})"),
        cased(r"(?:^|[.!?)]\s)(?P<names>(?:[A-Z]{2,}|[A-Z]\w+)/[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\.?$"),
        any_case(r"\bcourtesy\sof\s(?P<names>[^()\[\].;]{2,60})"),
        cased(r"[(\[](?P<names>[A-Z][^()\[\]/]{1,40}/[^()\[\]]{2,40})[)\]]\s?$"),
    ),
    reporting_credits=(
        any_case(rf"^(?:with\s)?(?:additional\s|based\son\s)?reporting\s(?:by|from)\s{_NAMES}\.?$"),
        any_case(
            rf"""^(?:with|based\son|from)\s(?:\w+\s)?(?:report(?:ing|s)|material|information|contributions?)
            \s(?:by|from|of)\s{_NAMES}\.?$"""
        ),
        any_case(rf"^(?:written\s)?(?:based\son|with)\s{_NAMES}\sreport(?:s|ing)\.?$"),
        any_case(rf"^sources?\s?:\s?{_NAMES}\.?$"),
        any_case(rf"^\W*{_NAMES}\scontributed\s(?:\w+\s)?to\sthis\s(?:report|story|article)\b.{{0,60}}$"),
        any_case(rf"^\W*{_NAMES}\sreported\sfrom\s(?!.*\bthat\b)(?-i:[^\W\d_a-z]).{{2,200}}$"),
    ),
    staff_credits=(
        any_case(
            r"""^(?:additional\s)?(?:reporting|written|edited|editing|writing|translated|compiled)\s(?:by|from)
            \s(?P<names>(?-i:[^\W\d_a-z]).{1,200}?)\.?$"""
        ),
        cased(
            r"""^(?:By|BY|by)\s(?P<names>[A-Z][\w.'’-]*,?(?:\s(?:[A-Z][\w.'’-]*|and|in|de|van|von|al|for|the|of),?){0,12})
            \s?(?:[|,/•-].{0,60})?$"""
        ),
        cased(
            r"^(?P<names>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})\s(?:Staff|staff|Correspondent|correspondent|Reporter)$"
        ),
    ),
    and_words=re.compile(
        r"\band\b|&|(?<!\sin|\sat|\son|\sof)(?<!from|\sfor)\s(?=(?-i:The)\s)|\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b"
        r"|(?:\badditional\s)?\b(?:writing|editing|reporting|translation|graphics)\s(?:by|from)\b",
        re.IGNORECASE,
    ),
    authors=(
        cased(
            r"""^[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},?\s
            (?:(?:covers|reports\son|writes\s(?:about|for|on))\s.{1,100}$
            | (?:joined|works)\s(?:for|at)\s.{0,80}$
            | (?:is|joined|has\sbeen)\s(?:an?|the|our)\s(?:(?!former\b)[\w-]+[\s,]+){0,6}?
              (?:writer|reporter|journalist|editor|correspondent|columnist|author|producer|contributor|blogger)\b)"""
        ),
        cased(r"^(?:About|ABOUT)\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}$"),
    ),
    name_ends=re.compile(r"\s(?:in|for|from|at|on)\s.*", re.DOTALL),
    agency_words=words(
        "agency press news service wire tv television radio media times post telegraph bureau presse online"
    ),
    notices=(
        (
            any_case(
                r"""\byou\s(?:could|may|might|can|risk|would)\s(?:\w+\s){0,3}
                (?:fines?|fined|imprison\w*|prosecut\w*|jail\w*|prison|penalt\w*|charge[sd]|detention|detained|arrest\w*)\b
                .{0,80}\b(?:sharing|liking|reading|reposting|commenting|citing|quoting|following|donating|contacting
                |our\s(?:content|site|website|work|materials|reports))\b"""
            ),
            "it warns readers of fines, prison or other harm",
        ),
        (
            any_case(
                r"""^(?:\W*if\syou\s(?:are|live|reside)\s(?:in|a)\b .{0,300}
                \b(?:please\s(?:note|remember|bear\sin\smind|be\saware)|be\saware|at\srisk|do\snot\s(?:share|like|repost)))\b"""
            ),
            "it warns readers in certain places",
        ),
        (
            any_case(
                r"""^(?:sharing|reposting|quoting|linking\sto)\b .{0,160}
                \b(?:crime|offen[cs]e|illegal|punish(?:able|ed)|prosecuted|fined?)\b"""
            ),
            "it warns readers of the law",
        ),
    ),
    notice_openings=any_case(
        r"""\b(?:undesirable|extremist|terrorist|banned)["”’']?\sorgani[sz]ations?\b
        | \bforeign\sagents?\b | \bha(?:s|ve)\s(?:been\s)?(?:banned|outlawed|blocked)\b"""
    ),
    notice_tail=any_case(
        r"""(?:to\s(?:find\sout|learn|read|know)|for)\s(?:more|how|what)\b.{0,80}
        | (?:more\sinformation|learn\smore|find\sout\smore)\b.{0,60}"""
    ),
    declared_by=(
        any_case(r"\b(?:organi[sz]ation|agents?)s?[\"”’']?\s(?:\w+\s){0,3}?(?:by|under)\s(?P<power>[^.,;]{2,60})"),
        any_case(
            r"""^(?P<power>[^.,;]{2,60}?)\sha(?:s|ve)\s(?:declared|designated|label+ed|branded|named|listed)\b
            .{2,80}\b(?:organi[sz]ation|agent)"""
        ),
        any_case(r"\b(?:banned|outlawed|blocked)\s(?:in|by)\s(?P<power>[^.,;]{2,60})"),
    ),
    banned_outlet=(
        cased(
            r"""^(?P<outlet>[A-Z][\w/.&’' -]{1,40}?)\s(?:has\sbeen|was|is)
            \s(?:declared|designated|label+ed|branded|named|listed|banned|outlawed)\b"""
        ),
        cased(
            r"""\bha(?:s|ve)\s(?:declared|designated|label+ed|branded|named|listed)\s(?P<outlet>[A-Z][\w/.&’' -]{1,40}?)
            \s(?:an?|as|to\sbe)\b"""
        ),
    ),
    part_of=re.compile(r"\b(?:parts?|areas?|territor(?:y|ies)|regions?)\sof\s(?:the\s)?$", re.IGNORECASE),
    at_risk=any_case(
        r"\bif\syou\s(?P<who>.{3,400}?)(?:,?\s(?:please|be\saware|you\s(?:could|may|might|can|risk|would)|note\sthat|do\snot)\b)"
    ),
    there=any_case(r"\bif\syou\s(?:are|live|reside)\s(?:\w+\s)?in\s(?P<place>[^.,;]{2,60})"),
    penalties=(
        any_case(
            r"""\b(?:face|risk|get)\s(?P<penalty>[^.;]{3,80}?)\s(?:for|if\syou|when\syou|by)\s(?P<acts>[^.;]{3,300})"""
        ),
        any_case(
            r"""(?P<acts>\b\w+ing\b[^.;]{0,300}?),?\s(?:may|can|could|might|will|is|are)\s(?:be\s)?punish(?:ed|able)
            \s(?:with|by)\s(?P<penalty>[^.;]{3,80})"""
        ),
        any_case(
            r"""(?P<acts>\b\w+ing\b[^.;]{0,300}?)\s(?:may|can|could|might|will)\s(?:lead\sto|result\sin)\s(?P<penalty>[^.;]{3,80})"""
        ),
        any_case(r"""\b(?:face|risk)\s(?P<penalty>[^.;]{3,80})"""),
    ),
    acts={
        form: act
        for act, forms in {
            "share": "sharing share reposting repost forwarding forward",
            "like": "liking like",
            "comment": "commenting comment",
            "save": "saving save storing",
            "contact": "contacting contact writing",
            "cite": "citing cite quoting quote linking link",
            "read": "reading read",
            "download": "downloading download",
            "follow": "following follow",
            "subscribe": "subscribing subscribe",
            "distribute": "distributing distribute spreading spread publishing",
            "donate": "donating donate funding",
            "cooperate": "cooperating cooperate",
            "watch": "watching watch",
        }.items()
        for form in forms.split()
    },
    published=any_case(r"\b(?:date|published|posted|publication\sdate|first\spublished|issued|created)\b"),
    modified=any_case(r"\b(?:updated|modified|last\s(?:updated|modified|changed)|corrected)\b"),
    other_days=any_case(
        r"""\b(?:born|birth|died|death|until|till|through|since|before|after|due|expir\w+|valid|deadline|starts?|starting|begins?
        |beginning|ends?|ending|opens?|closes?)\b
        | ^\W*(?:today|now)\b"""
    ),
    to_readers=any_case(r"\b(?:you|yours?|we|(?-i:us)|ours?|this\s(?:site|website|web\ssite|page|blog))\b"),
    demonyms=ENTITIES.demonyms,
    demonym_endings=ENTITIES.demonym_endings,
    place_aliases=ENTITIES.place_aliases,
)

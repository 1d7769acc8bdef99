"""English words by which renderings of one utterance are compared; written by hand from the closed classes."""

from onrecord.lexicons.renderings import RenderingLexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RENDERINGS = RenderingLexicon(
    function=_words(
        """
        a an the this that these those such
        i me my we us our ours you your yours he him his she her hers it its they them their theirs
        myself ourselves himself herself itself themselves yourself who whom whose which what whether
        i'm i've i'd i'll we're we've we'd we'll you're you've he's she's it's they're they've they'd they'll that's
        there's there here
        am is are was were be been being do does did done doing have has had having will would shall should may might
        can could must ought
        of in on at by for with from to into onto upon about against between among through during before after above
        below under over within without toward towards as than per via out up down off
        and or but nor so yet if because while although though when where then also too
        'll 've 's 're
        """
    ),
    negations=_words(
        """
        not no never none nobody nothing neither nor cannot can't won't wouldn't don't doesn't didn't isn't aren't
        wasn't weren't hasn't haven't hadn't shouldn't couldn't mustn't without refuse refused refuses deny denied
        denies reject rejected rejects exclude excluded excludes unwilling
        """
    ),
    modals={
        **dict.fromkeys(
            ["will", "would", "shall", "won't", "wouldn't", "we'll", "i'll", "they'll", "it'll"], "certain"
        ),
        **dict.fromkeys(
            ["may", "might", "could", "can", "cannot", "can't", "couldn't", "perhaps", "possibly"], "possible"
        ),
        **dict.fromkeys(["must", "mustn't", "should", "shouldn't", "ought"], "obliged"),
    },
    numbers={
        word: number
        for number, word in enumerate(
            """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty
            """.split(),
            1,
        )
    },
    cues={
        **dict.fromkeys("denied denies deny denying rejected rejects dismissed dismisses".split(), "denies"),
        **dict.fromkeys("confirmed confirms confirming acknowledged acknowledges admitted admits".split(), "confirms"),
        **dict.fromkeys("threatened threatens threatening".split(), "threatens"),
        **dict.fromkeys(
            "promised promises pledged pledges vowed vows offered offers proposed proposes".split(), "offers"
        ),
    },
    adverse=frozenset({frozenset({"denies", "confirms"}), frozenset({"threatens", "offers"})}),
)

"""Words that may stand for each other in some sentences, so that a statement is read in its source's words; pure.

Unlike the groups of `engine.wordings`, whose words meet everywhere, these are wide: a word stands in several of them,
and only where the source lacks the statement's word is one of its own taken in its stead. None holds the opposite of
another, none two of a kind ("pupil", "teacher"), none a word that says more than the others ("all", "most").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from engine.facts import Facts
from engine.stems import stem
from engine.wordings import alike_stem

ROOT = 4
"""Letters that two words of one family share at least."""
_ENDINGS = frozenset(
    """
    al ment ion tion ation ition ance ence ant ent er or ist ing ure y ity ness age ive able ible ful ous ic ical en
    ship ery e s t th ian ial ary ory ise ize ify ed ly ways wise n
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What makes a noun of a verb or an adjective of a noun, and leaves the meaning."""
_PEOPLE = frozenset({"er", "or", "ee", "ist", "ant", "ian"})
_GROUPS = """
    cost pay charge fee price rate amount expense|cost let rent hire|send go|provide present|say show|go divert
    drive lead flow|bear pay|discard throw|property belong own|exterminate eradicate kill|return give send|medical
    doctor|cost worth value|pay wage salary earn|pay settle|amount sum total|hold keep store retain lie stay|hold
    contain include have|own have belong possess owner|bring serve deliver|remain stay keep|choose pick
    prefer|obtain receive get gather|want ask demand offer bid quote|quote price|draw attract|attract draw|board
    enter|broke fail|broken fail defect|burn destroy|destroy burn|hurt injure wound harm|hand give submit pass
    transfer|transfer move pass hand|take occupy|seat hold|allow entitle|entitle right|right entitle|must
    require|demand require want|insist demand|urge ask call|beg ask|order tell instruct|instruct teach|consist
    contain|face meet|tackle handle|solve settle|settle solve agree pay|clear remove|empty clear|fill load|pour
    fill|mix stir|stir mix|add mix|cool chill|chill cool|warm heat|boil cook|bake cook|roast bake|fry cook|slice
    cut|chop cut|cut slice chop trim|trim cut|mow cut|prune cut trim|dig till|sow plant|water irrigate|irrigate
    water|spray treat|ripen mature|mature ripen|swell grow|shrink fall|expand grow|grow expand|widen expand|extend
    lengthen expand|lengthen extend|shorten cut reduce|halve half|double twice|treble triple|fast quick|slow
    late|early soon|soon early shortly|shortly soon|recent new late|ancient old|old ancient|elderly old|aged old
    elderly|adult grown|baby infant|infant baby|toddler child|youth young|girl child|boy child|lady woman|woman lady
    female|man male|female woman|male man|husband man|citizen inhabitant|native local|foreigner stranger|stranger
    foreigner|crowd people|public people|customer buyer guest|shopper customer|reader borrower|borrower reader|user
    customer member|participant attend member|attend come participate|participate attend|competitor rival|rival
    competitor|winner win|loser lose|champion winner|prize award|award prize|medal prize|match game|game
    match|season year|league division|score point goal|coach train manager|manager head boss run|trainer
    coach|referee umpire|squad team|fan supporter|supporter fan backer|opponent rival critic|critic opponent|author
    writer|writer author|novelist author writer|poet writer|poem verse|verse poem|chapter part|page sheet|letter
    message|note letter|diary journal|journal diary magazine|magazine journal|article piece paper|headline
    title|film picture|actor player|actress actor|director lead head|audience public viewer|viewer watch|show
    broadcast|broadcast air|channel station|song tune|tune song melody|melody tune|band group orchestra|orchestra
    band|singer vocalist|tenor singer|choir chorus|statue sculpture|sculpture statue|sculptor artist|artist
    painter|painter artist|portrait picture|landscape scene|castle fortress|fortress castle fort|fort
    fortress|palace residence|residence home house|cottage house|villa house|tower spire|spire tower|dome
    roof|pillar column|column pillar|arch vault|brick stone|tile slab|timber beam|beam timber|plank board|board
    plank|nail fix|screw fix|hammer tool|drill bore|bore drill|paint coat|coat cover|coating cover layer|layer
    coat|cover lid|lid cover|wrap cover|pack wrap|parcel package packet|package parcel|packet parcel|deliver
    bring|courier messenger|postman mail|shipment delivery|cargo freight load|freight cargo|goods freight
    cargo|warehouse depot store|depot store warehouse|stock store supply|supply stock|shortage lack|lack
    shortage|surplus excess|excess surplus|waste rubbish|rubbish waste litter|litter rubbish|recycle reuse|pollution
    dirt|polluted dirty|smoke fume|fume smoke|dust powder|powder dust|mud dirt|sand dust|clay soil|rock cliff|cliff
    rock|cave cavern|valley dale|meadow field|pasture meadow|bush shrub|shrub bush|hedge bush|flower bloom
    blossom|bloom flower|blossom bloom|seed grain|grain corn seed|corn grain|wheat corn grain|hay grass|weed
    plant|leaf foliage|root base|branch bough|trunk stem|bark skin|wool fleece|feather plume|wing limb|beak
    bill|bill beak|claw nail|tail end|horn antler|herd flock|flock herd|cattle cow|cow cattle|ox cattle|pig
    swine|hen chicken|chicken hen|dog hound|puppy dog|cat kitten|horse mare|sheep lamb|lamb sheep|insect bug|bug
    insect fault|bee insect|hive colony|colony hive|swarm colony|whale mammal|seal close|shark fish|salmon
    fish|trout fish|catch haul|haul catch|net mesh|rod pole|pole rod|rope line|anchor moor|moor anchor berth|berth
    mooring|mooring berth|captain skipper|skipper captain|sailor seaman|crew staff|pilot fly|plane aircraft|aircraft
    plane|airport airfield|runway strip|coach bus|bus coach|tram streetcar|driver motorist|motorist driver|lane
    road|motorway highway|highway motorway|junction crossing|corner bend|bend curve|curve bend|slope hill|peak
    summit|summit peak top|ridge crest|path trail track|trail path track|track trail path|hike walk|walk hike
    stroll|climb ascend|run jog|jump leap|swim bathe|bathe swim|ski slide|sledge slide|ride drive|cycle ride|race
    contest competition|contest competition race|competition contest|train exercise|breakdown failure|outage
    breakdown|glitch fault|virus bug|hack attack|leak spill|spill leak|fraud deceit|deceive cheat|cheat deceive|lie
    deceive|secret hidden confidential|confidential secret|hidden secret conceal|conceal hide|hide conceal|reveal
    disclose|disclose reveal|publish release|withhold keep|refuse deny|deny refuse|dispute argue contest|quarrel
    argue|argue quarrel|agree accept|compromise settlement|settlement agreement|treaty agreement pact|pact
    treaty|peace truce|truce ceasefire|ceasefire truce|troop soldier|soldier troop|weapon arm|arm weapon|gun
    weapon|bomb shell|invade attack|occupy take hold|conquer take|surrender yield|retreat withdraw|liberate
    free|free release liberate|prison jail|jail prison|prisoner inmate|arrest seize detain|detain arrest|seize
    take|sentence punish|punish sentence|judge rule|appeal complaint|sue claim|plaintiff claimant|claimant
    plaintiff|defendant accused|witness observer|testify state|evidence testimony|oath vow|vow promise|pledge
    promise|promise pledge vow|swear vow|marry wed|wed marry|divorce separate|bury inter|funeral burial|burial
    funeral|grave tomb|tomb grave|mourn grieve|birthday anniversary|anniversary birthday|holiday leave
    vacation|leave holiday vacation|weekend saturday|festival celebration|feast banquet|banquet feast dinner|buffet
    meal|menu card|dish food course|soup broth|bread loaf|loaf bread|roll bread|cake pastry|sweet candy|sugar
    sweetener|salt season|spice season|oil grease|butter fat|milk dairy|cheese dairy|meat beef|beer ale|ale
    beer|wine drink|tea drink|coffee drink|cup glass|glass cup|spoon ladle|knife blade|blade knife|pot pan|pan
    pot|stove cooker oven|cooker stove|oven stove|fridge refrigerator|refrigerator fridge|freezer fridge|sink
    basin|basin sink|tap faucet|faucet tap|bath tub|toilet lavatory|lavatory toilet|towel cloth|soap detergent|sofa
    couch|couch sofa|carpet rug|rug carpet|curtain blind|shelf rack|rack shelf|cupboard cabinet|cabinet
    cupboard|drawer cabinet|mirror glass|clock watch|watch clock|lamp bulb|bulb lamp|socket outlet|outlet
    socket|plug socket|fuse breaker|meter gauge|gauge meter|thermometer gauge|probe sensor|sensor probe|detector
    sensor|signal sign|sign signal|warning alarm|siren alarm|code number|digit number|sum addition|average mean|mean
    average|share percentage|percentage share proportion|proportion share|rate ratio|ratio rate|frequency
    rate|growth increase|drop fall|reduction decrease cut|cut reduction|rise growth|boom growth|crisis slump|slump
    crisis|wealth riches|poverty need|debt loan|credit loan|mortgage loan|interest rate|instalment payment|payment
    instalment|advance loan|refund reimbursement|reimburse refund repay|expense cost spending|spending
    expense|expenditure expense spending|saving reserve|reserve saving|fund reserve|capital money|money fund
    cash|cash money|currency money|coin money|cheque check|bank lender|insurer insurance company|premium payment
    fee|excess deductible|deductible excess|policy contract insurance|claim demand|damage loss|cover protect|liable
    responsible|responsible liable charge|charge responsible|blame accuse|accuse blame charge|suspect accuse|guilty
    blame|innocent guiltless|fair just|just fair|unfair unjust|equal fair|strict severe|severe strict heavy|mild
    gentle light|gentle mild|sharp steep|steep sharp|flat level|level flat|smooth even|rough uneven|uneven
    rough|straight direct|direct straight|round circular|circular round|square rectangular|huge big
    enormous|enormous huge|vast huge|tiny small|broad wide|wide broad|narrow thin|thin narrow slim|slim thin|thick
    fat|fat thick|bright light|dark dim|dim dark|pale light|vivid bright|red scarlet|loud strong|quiet still|silent
    quiet|empty bare|bare empty naked|full packed|crowded full|busy occupied|occupied busy taken|free vacant
    available|available free vacant|rare unusual|unusual rare strange|strange odd unusual|odd strange|normal
    usual|typical usual|special particular|particular special|certain particular|various different several|diverse
    various|useful helpful|helpful useful|harmful dangerous|dangerous unsafe|unsafe dangerous|risky
    dangerous|healthy fit|fit healthy suit|suit fit|tired weary exhausted|exhausted tired|hungry starve|thirsty
    dry|sleepy tired|awake wake|nervous afraid anxious|brave courageous|proud honour|honour respect|respect
    honour|shy timid|kind nice|nice kind pleasant|pleasant nice|rude impolite|clever smart intelligent|smart
    clever|intelligent clever|stupid foolish|foolish stupid|wise clever|lucky fortunate|fortunate lucky|sad
    unhappy|unhappy sad|pleased happy satisfied|satisfied pleased content|content satisfied|disappointed
    unhappy|angry furious|furious angry|upset angry|jealous envious|lonely alone|curious inquisitive|serious
    grave|grave serious|funny amusing|amusing funny|boring dull|dull boring|exciting thrilling|beautiful lovely
    pretty|pretty beautiful|lovely beautiful|ugly hideous|clean tidy|tidy neat|neat tidy|dirty filthy|use employ
    apply take run|use need|get receive obtain gain earn acquire win|get become grow turn|get give grant award|give
    hand pass grant|give donate gift present donation|give provide supply offer bring|give serve provide
    bring|suffer damage|give deliver|send post mail forward dispatch|send give|go travel pass move run|go come
    get|go leave depart|come arrive reach return|return come back|put place lay set stand spend|stand lie place
    be|put keep store|begin start open launch commence onset|begin start work|end finish close complete conclude
    expire|end cancel terminate|stop halt cease stand break|stop prevent keep avoid|stop fail answer failure
    outage|fail failure break|break damage fault broken|broken defect out order|fault error bug mistake problem
    defect|problem trouble difficulty issue|trouble fault failure|close shut closed|open start|make produce create
    build manufacture prepare|make maker manufacturer producer|make form consist comprise|make cause lead
    bring|cause due reason result lead blame because why|cause trigger|reason ground|blame fault reason
    because|build founded establish set|establish founded create|founded founder start|invent develop design
    create|design plan draw architect|write author compose draft|write record note|paint picture painting|picture
    painting work canvas|picture image photo photograph frame|dig excavate digging construction|construct
    construction build|repair fix restore mend renew|renew replace exchange change|replace change swap|change alter
    amend modify adjust|update change|improve increase|raise increase lift higher|rise increase up grow climb gain
    grew|up higher rise|fall drop decline decrease reduce cut lower down fell|reduce lower cut shorten|less fewer
    lower|more further higher greater|much far|far further|double|size area big|length long|width wide|height high
    tall|weight weigh heavy|depth deep|age old aged|temperature degree warm heat hot|speed fast|distance far|price
    expensive dear cheap|dear expensive costly|cheap inexpensive|hard difficult|easy simple|important main
    significant|big large great|small little tiny minor|rare scarce|often frequent|usual common normal typical
    general|common frequent|quick fast rapid|strong heavy powerful|weak poor low|good well fine|sound good healthy
    intact|bad poor weak|new fresh modern recent|new other second|old former previous|former previous earlier|early
    before|last final latest|last past previous|first initial original|first before|next following coming|follow
    succeed successor come after|follow obey|lead head run direct manage guide leader|lead chair|head leader chief
    director boss|manage administer run|management board administration|run operate|operate work function|work job
    task employment|work function run|work piece opera|task job duty assignment|task job order have|duty obligation
    must|employee worker staff member|worker staff|staff personnel team|member belong|team group crew|group class
    set|company firm business enterprise corporation|business shop store|shop store|customer client buyer|client
    customer|guest visitor|visitor come visit|visit see come|audience listener visitor people|listener visitor
    audience come|person human people man one|people guest visitor person inhabitant|people resident
    inhabitant|inhabitant resident live|resident live tenant|passenger traveller travel carry|carry transport take
    travel|carry bear|transport convey bring|drive motorist|child kid|child pupil schoolchild|young chick
    offspring|pupil student|student learner|teacher tutor instructor|teach instruct|train practise|practise
    exercise|exercise homework sheet|exam test examination paper|test examine try trial check|test trial
    experiment|experiment trial study|study research investigate investigation|investigation inquiry
    enquiry|inspection check examination|check verify|check-up examination appointment|see view examine|see notice
    observe|see visible eye|look search seek|look view|find discover detect locate|find consider think|show reveal
    prove demonstrate turn|show see|show say state|say state report declare announce tell mention|say tell|claim
    say|report tell say|report record|record register log|log record|list register|register enrol sign|enrol join
    register|join enter|join connect|sign signature|sign note notice|notice period warning|announce declare|declare
    state|think believe|believe hold think|opinion view think|suggest propose|propose suggestion proposal|recommend
    advise suggest|advise advice|advise warn|warn warning caution|ask request apply demand|ask question|request
    application apply|apply hold valid|apply application|question ask|answer respond reply|answer respond
    stop|explain explanation reason|explain describe|describe account|mean signify|name call title|call name
    term|call phone ring telephone|call summon|phone mobile telephone|mail email|letter mail|message mail
    letter|mention name|promise agree|agree consent approve approval|consent permission approval agree
    allow|permission leave allow|permit allow licence may|allow let may can welcome|can able possible|possible may
    can|welcome allow may|approve accept pass adopt agree|approve allow|accept admit take|accept agree yes|admit
    let|admit enter|refuse reject decline|reject turn|forbid prohibit ban|exclude not cover|cover insure include
    protect insurance|insurance policy cover|insure insurance|protect save guard protection|save rescue|save
    keep|guarantee warranty|guarantee assure|ensure secure|secure fasten chain lock|lock close|fasten fix attach
    tie|attach add|add include|add new introduce|introduce bring|include contain comprise part|part share portion
    piece section|share part portion|piece part|section part|third share|member part|divide split share|split part
    divide|separate apart different|different differ other vary|differ difference|difference differ compare|compare
    comparison|similar like same|same equal identical|equal same even|together joint|all whole entire|whole entire
    full|full complete|only sole alone just|alone single only own|own alone single|single one sole|one single|solely
    only|mostly mainly chiefly most majority|majority most|mainly mostly|part partly|nearly almost|about approximate
    around|roughly about|slight little|slight bit|little bit|very highly|strong very|strong intense|heavy
    strong|permanent lasting last|last continue go take|continue go last|continue remain keep|remain stay keep
    left|remain be|leave go depart exit|leave behind|left over remain|lapse expire|expire end lapse|expire old
    out|valid apply|due must expect|due payable pay|payable due|expect forecast predict|expect hope|forecast predict
    prediction|plan schedule intend|plan project|schedule plan timetable|meet gather meeting|meeting session
    gathering assembly|assembly meeting|session meeting|hold take place|place happen held|happen take place
    occur|occur happen|event happen|site place location ground|place location spot|spot place|location locate
    lie|locate lie situate find|lie locate be|lie situate|situate lie|area region zone|region area district|land
    ground soil|ground soil|ground floor|yard court courtyard|room space chamber|space room place|house building
    home|home house|building house|building construct|flat apartment|hall room|kitchen cook|cook prepare|meal food
    dinner lunch|food meal eat|eat food consume|consume use|drink beverage|drink juice|feed food|lunch midday|midday
    noon|evening night|night evening|morning early|daily day every|day daily|weekly week|monthly month|yearly year
    annual|annual year|year annual|spring season|term semester|semester term|period time|time period|time
    moment|moment time|time occasion|deadline due limit|limit maximum most cap|maximum most limit highest|minimum
    least lowest|least minimum|top highest|highest top|peak highest maximum|peak top|bottom lowest|lease tenancy
    rent contract|tenancy lease|rent hire let lease|hire rent borrow|let rent|borrow lend loan|lend loan|loan
    lend|landlord owner|tenant renter|deposit security|contract agreement deal|agreement contract|deal
    agreement|sell sale|sale sell|buy purchase|purchase buy|order buy|order request|spend use|spend pay|earn
    make|make earn bring|income revenue earnings|revenue income turnover|turnover revenue sale|profit gain|loss
    lose|lose loss|loss deficit|deficit loss shortfall|budget fund|fund finance pay|finance fund|grant fund
    subsidy|subsidy grant|donation gift|gift donation|gift present|bequeath leave will|inherit leave|tax
    duty|penalty fine fee charge|fine penalty|free gratis charge|free cost|bill invoice|invoice bill|receipt
    proof|proof evidence|evidence proof|certificate document|document paper file|paper document|file document|form
    sheet document|copy duplicate|book volume|volume book|print printing|printing print|printer press|binding
    bind|publish appear issue|appear publish|appear come|issue publish|issue problem|translate translation
    translator|translation translate|novel book|story tale|tale story|play piece|piece work composition|composition
    compose music|compose composer|song piece|music song|concert performance|performance perform show|perform stage
    play|stage perform play|lead conduct|sing choir|rehearse rehearsal practise|museum gallery|exhibit show
    display|gift give|picture painting|dedicate devote|colour dye shade|dye colour|fade pale lose|clean wash|wash
    clean|cleaning clean|dirt soil|water wet|rain wet|dry drought|snow winter|frozen ice freeze|freeze ice
    frost|frost freeze|cold cool|cool cold|warm heat|heat warm|fire burn blaze|burn fire|blaze fire|flood overflow
    water|storm gale wind|wind gale|fog mist|cloud overcast|sea ocean|ocean sea|coast shore|shore coast|river
    stream|lake water|hill mountain|mountain mount|mount mountain climb|forest wood|wood forest timber|timber
    wood|tree wood|plant grow|grow plant cultivate|harvest crop yield|crop harvest|yield give produce harvest|field
    land|farm agriculture|farmer grower|animal creature|bird fowl|breed nest reproduce|nest breed|incubate hatch
    sit|egg clutch|lay egg|winter spend|feed eat|kill die|die death survive dead|death die dead|dead die|survive
    live outlive|live survive|live life|birth born|born birth|marry wedding|wedding marriage|widow wife|wife
    spouse|husband spouse|parent mother father|mother mum parent|father dad parent|brother sibling|sister
    sibling|relative family|family household|household home family|friend companion|colleague co-worker|colleague
    partner|partner colleague|neighbour next|boss chief|doctor physician|physician doctor|doctor clinician|nurse
    carer|patient case|clinic hospital|hospital clinic|surgery operation|operation surgery|treat treatment
    therapy|treatment therapy treat|therapy treatment|medicine drug medication tablet|tablet pill|pill tablet|dose
    amount|prescribe give|inject injection|pain hurt ache|hurt pain injure|injure wound hurt injury|wound
    injury|injury injure|ill illness disease|illness disease|symptom sign|sign symptom|infection infect|heal recover
    cure|recover heal recovery|recovery recover|side-effect side|health healthy|healthy well sound|sick ill|cough
    breathe|breath breathe|sleep night bed|bed sleep|sleeping sleep|tired tiredness fatigue|fatigue
    tiredness|headache head|car vehicle|vehicle car|bicycle bike cycle|bike bicycle|train railway rail|railway rail
    line|rail railway|line route|route line way path|way path road|road street lane|street road|path way|ship boat
    vessel|boat ship vessel|ferry boat ship|vessel ship ferry|yacht boat|sail travel go|fly flight|flight
    fly|crossing trip cross|crossing sailing|trip journey|journey trip|tour trip|late delay|delay late
    postpone|punctual time|depart leave|departure depart leave|arrive arrival|arrival arrive|ticket pass|fare
    price|board on|luggage baggage|baggage luggage|park parking|parking park|bridge crossing|tunnel tube|canal cut
    channel waterway|channel canal|harbour port|port harbour|station stop|stop station|engine motor|motor
    engine|machine device|device machine apparatus|tool instrument|instrument tool device|pump station|part
    component|component part|spare replacement|replacement spare replace|cable wire|wire cable|pipe tube|tube
    pipe|lamp light|light lamp|switch turn|button key|key button|power electricity|electricity power|electrician
    electric|battery cell|charge load|load charge|fuel petrol gas|petrol fuel|gas fuel|oil fuel|leak drip|drip
    leak|crack split|crack break|seal close|roof top|wall side|side part|door entrance|entrance door entry|entry
    entrance|exit way|window pane|stair step|step stair|floor storey|storey floor|cellar basement|basement
    cellar|attic loft|lift elevator|garden yard|shed hut|hut shed|barn shed|fence barrier|gate door|garage
    parking|bench seat|seat place|place seat|table desk|desk table|chair seat|computer machine|software program
    app|app application program|program software|application app|server host|data information|information data
    detail|detail information|backup copy|password login|login sign-in log|sign-in login|version release|release
    version|release publish launch|launch release start|support maintain help|maintain keep support|import
    load|export save|delete remove erase|remove delete take|erase delete|install set|user account|account
    user|account report|view look|crash fail|service system|system service|network net|certificate key|restart
    reboot|process handle|handle process deal|refund repay return|repay refund back|return refund|online internet
    web|website site web page|site website|page site|council authority parish|authority council office|office
    bureau|bureau office|committee board|board committee panel|panel board|government state|state country|country
    nation state|nation country|city town|town city|village town|mayor head|minister secretary|president chair
    head|chairman chair head|chair head|member councillor|law act rule|rule law regulation|regulation rule|act
    law|court judge|judge court|trial court|police officer|officer official|crime offence|theft steal rob|steal
    theft|lawyer counsel|legal lawful|vote ballot|ballot vote|election vote elect|elect vote choose|choose elect
    select|decide decision resolve|decision decide resolve|resolve decide agree|motion proposal request|proposal
    motion suggestion plan|offer quotation bid proposal|quotation offer quote|quote quotation|bid offer|postpone put
    delay move|withdraw drop cancel|drop withdraw|drop remove end|cancel drop|discuss debate talk|debate
    discuss|talk speak|speech talk address|address speech|army military|war conflict|conflict war|battle fight|fight
    battle|attack raid|defeat beat|beat defeat|victory win|win victory|rule reign|reign rule|king monarch|queen
    monarch|power rule|church chapel|priest clergy|religion faith|faith religion belief|belief faith|god
    deity|school college|college school university|university college|academy school|class course lesson|course
    class module|module course|lesson class|credit point|point credit|mark grade|grade mark|degree diploma|thesis
    dissertation|dissertation thesis|essay paper|submit hand present lodge|hand submit|present submit show|present
    here|attend present visit|attend take|miss absent|absent miss|lack miss need without|need want lack|want wish
    need|wish want|hope expect wish|like enjoy prefer|enjoy like|prefer like|fear afraid|worry concern|concern
    worry|happy glad|angry cross|nervous anxious|calm quiet|quiet silent|loud noisy|noise loud|smell odour|odour
    smell|taste flavour|sound noise|touch feel|feel seem|seem appear|appear seem|lost lose|disappear vanish
    lost|vanish disappear|back return|re-appear return|escape flee|flee escape|catch capture|capture catch|hunt
    chase|weigh weight|measure record|measurement measure|measure determine|count number|number count
    amount|calculate compute|figure number|number figure|increase addition|addition add|extra additional
    more|additional extra more further|further additional more|another second other further|spare extra|reserve
    book|book reserve|booking reserve book reservation|reservation book booking reserve|advance ahead before|ahead
    before advance|before prior ahead|prior before|beforehand before advance|after follow|later after|since
    after|until up|during while|while during|once when after|as because|by through|via through|with use|without
    no|reason why|aim goal purpose|goal aim purpose|purpose aim goal order|intention plan|intend mean plan|try
    attempt|attempt try|manage succeed can|succeed success|success succeed|fail unsuccessful|effect result
    consequence|result effect outcome|outcome result|influence affect effect|affect influence|cause source|source
    origin spring|origin source|rise source spring|spring source|flow run|run flow|join meet|tributary branch|branch
    tributary|branch office|mouth end|length kilometre metre|kilometre length|usable use|useful use|useless
    use|available have|exist be|existence exist|remain exist|collect gather take|gather collect|pick collect|take
    catch|take bring|take last|take photograph|bring fetch|fetch bring collect|catch take|throw cast|cast throw|pull
    draw|draw pull|push press|press push|press newspaper|newspaper paper|journalist reporter|critic reviewer|review
    criticism|praise commend|commend praise|criticise blame|complain complaint|complaint complain|apology
    apologise|thank thanks|greet welcome|invite ask|invitation invite|celebrate party|party celebration|hire
    employ|employ hire work|job post position|post position job|position post place|appoint name make|name
    appoint|elect appoint|replace succeed follow|succeed follow replace|predecessor former|resign leave quit|retire
    leave|retired former|dismiss fire sack|fire dismiss|promote raise|train teach|experience practise|skill
    ability|ability able skill|expert specialist|specialist expert|scientist researcher|researcher
    scientist|physicist scientist|engineer technician|technician engineer|mechanic technician|workshop garage|maker
    producer|craft trade|trade commerce|commerce trade|traffic transport|trade deal|industry sector|factory plant
    works|plant factory|produce output|output produce production|production produce output|product goods|goods
    product|material stuff|stuff material|substance material|metal iron|stone rock|rock stone|sand gravel|glass
    pane|cloth fabric|fabric cloth|clothes garment|shoe boot|boot shoe|bag sack|box case|case box|bottle flask|cup
    mug|plate dish|dish meal plate|vegetarian meatless meat|vegan plant|spoil damage|damage harm hurt|harm
    damage|destroy ruin|ruin destroy|demolish tear|survive remain|intact undamaged|undamaged intact whole|unharmed
    unhurt|unhurt hurt|safe secure|danger risk hazard|risk danger|hazard danger|threat danger|emergency
    urgent|urgent emergency|alarm alert|alert alarm|rescue save|help aid assist support|aid help|support help
    aid|volunteer helper|helper volunteer|charity donation|needy poor|poor needy|lot many|many lot numerous|numerous
    many|several some few|few several|pair couple
"""


def theirs(claim: Facts, stems: Collection[str]) -> dict[str, str]:
    """The source's word for each word of the statement that it lacks, and has a word of the same meaning for.

    Args:
        claim: what the statement holds.
        stems: the stems and numbers of the source.
    """
    strict = claim.names | claim.numbers
    lacked = [word for word in dict.fromkeys(claim.words) if word not in stems and word not in strict]
    return {word: other for word in lacked if (other := _one_of(word, stems, claim.stems))}


def in_their_words(claim: Facts, put: Mapping[str, str]) -> Facts:
    """The statement with each of these words replaced."""
    if not put:
        return claim
    stream = tuple(
        replace(word, stem=put[word.stem]) if word.stem in put and not word.sort else word for word in claim.stream
    )
    return replace(
        claim,
        words=tuple(put.get(word, word) for word in claim.words),
        denied=tuple(tuple(put.get(word, word) for word in group) for group in claim.denied),
        stream=stream,
        stems=frozenset(put.get(word, word) for word in claim.stems),
    )


def _one_of(word: str, stems: Collection[str], said: Collection[str]) -> str:
    """The source's word for a word of the statement, one that the statement does not hold already."""
    mate = next((other for other in mates(word) if other in stems and other not in said), "")
    return mate or next((other for other in sorted(stems) if other not in said and kin(word, other)), "")


def kin(one: str, other: str) -> bool:
    """Whether two stems are of one family: "remove" and "removal", but not "employer" and "employee"."""
    if one[:ROOT] != other[:ROOT]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, his = one[shared:], other[shared:]
    if mine and his and (shared == ROOT or mine in _PEOPLE or his in _PEOPLE):
        return False
    return all(not rest or rest in _ENDINGS for rest in (mine, his))


@lru_cache(maxsize=4_096)
def mates(word: str) -> tuple[str, ...]:
    """The stems that may stand for a stem."""
    return tuple(dict.fromkeys(other for group in _table().get(word, ()) for other in group if other != word))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    groups = [tuple(alike_stem(stem(word)) for word in group.split()) for group in _GROUPS.split("|")]
    table: dict[str, list[tuple[str, ...]]] = {}
    for group in groups:
        for word in group:
            table.setdefault(word, []).append(group)
    return {word: tuple(found) for word, found in table.items()}

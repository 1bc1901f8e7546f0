"""The closed word lists that the reading of English synopses rests on.

Every list is lower case unless its comment says otherwise. They were put together by reading the
forms of several thousand synopses; a word belongs here when leaving it out gives a wrong name.
"""

from functools import cache
from importlib import resources


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    admiral agent air alderman ambassador archbishop archduke archduchess aunt auntie baron
    baroness bishop brigadier brother cap'n capitaine captain capt cardinal chancellor chief
    colonel col commandant commander commissar commissioner commodore comrade congressman
    congresswoman constable contessa corporal cpl councillor count countess dame deacon dean
    deputy det detective doc doctor doktor don doña donna dr duchess duke earl emperor empress
    ensign father first second fr fräulein frau friar gen general generalissimo governor gov grandma grandpa
    granny gunnery headmaster herr inspector insp judge justice kaiser khan king lady lieutenant
    lord lt ma'am madam madame mademoiselle maestro maharaja major maj marchioness marquess marquis
    marshal marshall master mayor messrs miss missus mister mme mlle monsieur monsignor mother mr
    mrs ms nanny nurse officer pastor père pope premier president prince princess principal private
    petty prof professor pvt queen rabbi rear reverend rev senator sen señor señora señorita sergeant sgt
    flight lance sheikh sheriff signor signora signorina sir sister special squadron staff sub sultan superintendent supt
    tsar tsarina uncle vice viscount warden wing
    """
)
"""Ranks, honorifics and forms of address that begin a character's name and stay part of it."""

TITLE_MODIFIERS = _words(
    "air first flight gunnery lance master petty principal private rear second special squadron staff sub vice wing"
)
"""Titles only before another title: "Air Marshal", "Special Agent"."""

TITLES_ALSO_NAMES = _words(
    """
    air first second lance flight staff baron bishop chief count dean don donna duke earl judge justice khan king lord major
    marshal marshall master noble pope prince special warden wing private vice rear
    """
)
"""Titles that are given names or surnames as well: after a given name they are no title."""

HONORIFICS_OF_ACTORS = _words("sir dame lord lady")
"""What may stand before an actor's name and is not part of it."""

ABBREVIATIONS = _words(
    """
    adm asst ave bros capt cmdr co col comdr corp cpl det dr esp est etc ft fr gen gov hon inc insp
    jr lt ltd maj messrs mlle mme mr mrs ms mt no. prof pvt rev sen sgt sr st supt vs
    """
)
"""Words whose full stop does not end a sentence."""

PARTICLES = _words(
    "a' af al av ben bin da de del della den der des di dos du e el ibn la las le los lo o' te ten "
    "ter van vander ver von und y zu zum"
)
"""Lower-case words that belong inside a name when capitals stand on both sides."""

SUFFIXES = _words("jr jr. sr sr. ii iii iv vi vii viii esq esq. phd ph.d. m.d.")

DETERMINERS = _words(
    """
    a an the his her their its my our your another this that these those some both each every no
    one two three four five six seven eight nine ten several many other certain own
    """
)

PRONOUNS = _words(
    "he she it they him them we us you i who whom whose which that himself herself itself "
    "themselves someone somebody everyone nobody both"
)

RELATIVES = _words("who whom whose which that where when")

LOCATIVES = _words("in at near from inside outside to around throughout across leaving reaching")
"""Prepositions after which a capital word may be a place and not the start of a name."""

SENTENCE_OPENERS = _words(
    """
    a about above according across after afterward afterwards again against all alone along
    already also although always amid among an and annoyed another anxious apart around as aside
    asked assisted at away back because before behind being believing below beneath beside besides
    between beyond both briefly but by called cornered convinced desperate despite determined did
    does during each early earlier either elsewhere enter enters even eventually ever every except
    exhausted facing fearing few finally first following for former forced formerly fortunately
    from furious further furthermore given had has hated having hearing heartbroken helped hence
    her here hers his how however if immediately in including indeed inside instead into it its
    joining just last late later learning leaving led left like little-known local many meanwhile
    meet meeting meets midway more moreover most my near nearby never nevertheless next no nobody
    none nonetheless nor not nothing now occasionally of off often on once one only onto opposite or
    our out outside over overnight owing past perhaps persuaded playing posing presently
    prompted quickly rather realising realizing reluctantly respected returning rival sadly saved
    secretly seeing seeking she shortly should similarly simultaneously since slowly so some
    somehow sometimes somewhere soon still stranded struggling subsequently such suddenly take
    tasked taunted than thanks that the their then there thereafter thereby therefore these they
    this those though thinking through throughout thus to today together tonight too toward towards
    tricked trying ultimately under undeterred unfortunately unknown unless unlike until unwilling
    up upon upset using via was watching we were what when whenever where whereas wherever whether
    which while who whom whose why will with within without worried wounded yes yet you your
    """
)
"""Words that open a sentence with a capital and are no part of the name after them."""

ROLE_NOUNS = _words(
    """
    accomplice accountant acquaintance actor actress adversary advisor agent aide ally amnesiac
    android apprentice archaeologist architect archrival arsonist artist ambassador assassin
    assistant associate astronaut athlete attendant attorney aunt aviator baby bandit banker
    barber baron bartender beauty beggar best-friend bodyguard bookkeeper boss boxer boy boyfriend
    bride brother brother-in-law brothers bully bureaucrat burglar businessman businesswoman butcher
    butler cabbie cadet captain captor carpenter cellist cellmate champion chauffeur chef chemist
    chief child childhood children classmate cleaner clergyman clerk coach colleague colonel comedian
    commander companion composer comrade confidant confidante constable contact convict cook cop
    counsellor counselor countess couple courier courtesan cousin coworker co-worker cowboy
    creature crewman criminal critic crook dad dancer daughter daughters dealer defector deputy
    designer detective developer dictator director diplomat diva diver doctor drifter driver
    drunk drunkard duke eccentric editor emperor employee employer enemy engineer enforcer escort
    ex-boyfriend ex-con ex-girlfriend ex-husband ex-wife executive executioner explorer fan farmer
    father father-in-law fiancé fiancée fiance fiancee fisherman foe foreman forger foster-father
    friend friends fugitive gambler gamekeeper gangster gardener general genius ghost girl
    girlfriend goddess godfather godmother governess governor grandfather grandmother grandson
    granddaughter guard guardian guest guide guitarist gunfighter gunman gunslinger hacker half-brother
    half-sister handyman handler headmaster headmistress heir heiress henchman henchmen hero heroine
    hitman hitchhiker homebody host hostess housekeeper housemate housewife hunter husband idol
    immigrant informant informer innkeeper inmate inspector instructor intern inventor investigator
    jailer janitor jockey journalist judge juror kid kidnapper killer king knight lady landlady
    landlord lawyer leader librarian lieutenant loner lover madam magician magnate maid man manager
    matriarch mate matron mayor mechanic medium member men mentor mercenary merchant millionaire
    miner minister mistress mobster model moll monk monster mother mother-in-law mum mom musician
    narrator native neighbor neighbour nemesis nephew newcomer newspaperman niece novelist nun nurse
    officer official operative opponent translator cartographer understudy ferryman linguist conductor orderly orphan outlaw owner painter pal partner partners
    passenger pastor patient patriarch performer philanthropist photographer physician pianist
    pilgrim pilot pimp pirate playboy player poet policeman policewoman politician pope porter
    preacher president priest prince princess principal prisoner professor prospector prostitute
    protagonist protégé protégée protege psychiatrist psychic psychologist psychopath publisher
    pupil queen quarterback rancher ranger receptionist recruit refugee relative reporter
    representative researcher resident rival robber robot roommate ruler runaway sailor salesman
    saleswoman schoolboy schoolgirl schoolmate schoolmaster schoolmistress schoolteacher scientist
    scoundrel sculptor seamstress secretary senator sergeant servant settler sheriff shopkeeper sibling
    siblings sidekick singer sister sister-in-law sisters skipper slave smuggler sniper socialite
    soldier sole-survivor son sons soprano sorcerer sorceress spinster spouse spy star stationmaster
    stepbrother stepdaughter stepfather stepmother stepsister stepson stewardess storekeeper stranger
    student suitor superior superintendent supervisor surgeon survivor suspect swindler tailor teacher
    teenager tenant thief thug tourist trader trainer tramp traveler traveller twin twins tutor tycoon
    uncle undertaker vagabond vagrant vampire vendor veteran vicar victim villager villain violinist
    virgin waif waiter waitress ward warden warlord warrior werewolf widow widower wife witch witness
    wizard woman women worker wrestler writer youngster youth zombie
    """
)
"""Nouns that name a person by work, kinship or part in the story."""

ROLE_ADJECTIVES = _words(
    """
    ageing aging aspiring bumbling corrupt crooked disgraced divorced eccentric elderly ex-con
    failed fellow former hapless jaded legendary loyal lonely mysterious recovering recently
    retired ruthless ambitious troubled unemployed veteran wealthy wheelchair-bound widowed
    would-be young-ish police prison fbi cia kgb mi6 mi5 nypd lapd nazi army navy
    """
)
"""What a sentence may put before a name and a capital makes look like part of it."""

DEMONYMS = _words(
    """
    african american american-born arab argentine argentinian asian australian austrian belgian
    bolivian brazilian british bulgarian canadian chechen chilean chinese colombian confederate
    cuban czech danish dutch egyptian english estonian ethiopian european finnish flemish french
    georgian german greek hungarian indian iranian iraqi irish israeli italian jamaican japanese
    jewish kenyan korean latvian lebanese libyan lithuanian mexican moroccan nigerian norwegian
    pakistani palestinian peruvian polish portuguese prussian puerto-rican roman romanian russian
    scottish serbian sicilian south-african soviet spanish swedish swiss syrian texan thai tunisian
    turkish ukrainian venetian vietnamese welsh
    """
)

PLACES = _words(
    """
    afghanistan africa alabama alaska albania algeria algiers amsterdam argentina arizona arkansas
    asia athens atlanta australia austria baghdad baltimore bangkok barcelona bavaria beijing beirut
    belfast belgium belgrade berlin birmingham bombay bordeaux boston bratislava brazil brighton
    britain brittany brooklyn brussels bucharest budapest bulgaria burma cairo calcutta california
    cambodia cambridge canada casablanca chicago chile china cincinnati cleveland colombia
    colorado connecticut copenhagen croatia cuba damascus delaware delhi denmark denver detroit
    dublin edinburgh egypt england ethiopia europe finland florence florida france geneva germany
    ghana glasgow gotham greece guatemala haiti hamburg hampshire havana hawaii helsinki hollywood
    hungary iceland idaho illinois india indiana indonesia iowa iran iraq ireland israel istanbul
    italy jamaica japan jersey jerusalem johannesburg kansas kathmandu kentucky kenya kiev korea
    kyoto lagos laos lebanon leningrad libya lima lisbon liverpool london louisiana macau madrid
    maine malaysia malta manchester manhattan manila marseille marseilles maryland massachusetts
    melbourne mexico miami michigan milan minneapolis minnesota mississippi missouri montana montreal
    morocco moscow mumbai munich naples nebraska nepal netherlands nevada nigeria normandy norway
    nottingham nuremberg odessa ohio oklahoma oregon oslo oxford pakistan palestine panama paris
    pennsylvania persia peru philadelphia philippines phoenix pittsburgh poland portugal prague
    princeton prussia quebec rio rome romania russia saigon scotland scotland seattle seoul serbia
    seville shanghai siberia sicily singapore snowdonia spain stalingrad stockholm sudan sweden
    switzerland sydney syria taipei tangier tehran tennessee texas thailand tibet tokyo toronto
    transylvania trieste tunisia turin turkey tuscany uganda ukraine utah vancouver vegas venezuela
    venice vermont vienna vietnam wales warsaw washington wyoming yorkshire yugoslavia zürich zurich
    argentina bolivia burgundy provence cornwall kent essex sussex devon norfolk
    """
)

PLACE_OPENERS = _words(
    "new north south east west northern southern eastern western central upper lower san santa "
    "são sao los las saint st. st fort ft. mount mt. lake port cape el la le les das der die il gli "
    "un une una uno te the a an isle isla rue via piazza plaza puerto costa monte côte villa"
)
"""First words of a place's or a foreign work's name; no actor outside the cast begins with them."""

NOT_IN_PERSON_NAMES = _words(
    """
    academy actor actress agency airport alley america angeles apocalypse army association avenue award
    awards bank bay beach best boulevard bridge broadcasting bureau canyon castle cathedral
    centre center chapel church city club college committee commonwealth company
    congress corporation corps council county court creek crown department district division
    embassy empire episode federation festival fiction film films force forces foundation
    galaxy gallery gang government group guild harbor harbour headquarters highway hospital hotel
    house inc incorporated institute intelligence international island islands january february
    july september october november december monday tuesday wednesday thursday friday saturday
    sunday kingdom laboratory league library magazine ministry mission monastery motel
    mountain mountains movie museum navy network new news newspaper nights ocean oscar
    organization organisation palace parliament party peninsula pictures police post
    prison production productions program project province railway reich reprise republic
    restaurant revolution river road school sea secret security series service services
    society song sonata square stadium state states station street studios suite symphony syndicate
    team television temple territory theater theatre times tower tunnel union unit united
    university valley village volume war world yard year years zone airlines industries
    christmas easter theme overture chapter part act sequence director producer screenwriter
    alias aka original based note see best
    """
)
"""A bracket with one of these words names a place, a body or a work."""

WORK_NOUNS = _words(
    """
    album article ballad book comic composition documentary drama episode film hymn movie musical
    novel novella opera painting play poem remake screenplay sequel serial series short single song
    soundtrack story theme track trilogy tune
    """
)
"""A name that follows one of these directly is the name of a work."""

CREW_VERBS = _words(
    "adapted arranged choreographed composed conceived created designed directed edited "
    "lyrics music narrated novel painted photographed produced recorded scored screenplay script "
    "shot song story sung supervised written"
)
"""Before 'by NAME': the name is that of somebody behind the camera."""


@cache
def given_names() -> frozenset[str]:
    """Return given names of actors, as they are written (case matters).

    Counted from the casts and directors of some 36,000 films (every name that occurs there with at
    least three surnames), with names of other film countries added by hand.
    """
    text = resources.files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())

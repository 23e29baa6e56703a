"""The sentences of Collega's that are longer than a label."""

TITLE = "Collega's"
LEAD = "Wie er in jullie team zit, en wie welk gezin leest."
ALONE = (
    "Er is op deze laptop nog geen kantoormap gekozen. Met een kantoormap werk je samen met een collega, "
    "en staat alles ook veilig op kantoor."
)
BUSY = "Even geduld …"
NOT_NOW = "Het team is nu niet te lezen."
KNOCKED = (
    "Je hebt aangeklopt. Bel je collega, of ga erheen. Lees elkaar deze acht woorden voor. Zijn ze precies "
    "gelijk, dan laat je collega je binnen. Daarna zie je het hier na het bijwerken."
)
OUT = (
    "Deze laptop hoort niet (meer) bij het team van de kantoormap. Wat erop staat, blijft staan. "
    "Klop opnieuw aan als je erbij hoort: een collega laat je dan weer binnen."
)
READ_OUT = "Lees elkaar de woorden voor, door de telefoon of naast elkaar. Alle acht, in deze volgorde."
SAME = "We hebben de acht woorden aan elkaar voorgelezen. Ze zijn gelijk."
DIFFERENT = "Is er één woord anders? Laat dan niemand binnen, en bel je teambeheerder."
INVITE = (
    "Je collega kiest op de eigen laptop bij Bijwerken dezelfde kantoormap en klopt aan. "
    "Dan staan daar acht woorden, en hier ook."
)
LOOKING = "Kijken wie er aanklopt …"
NOBODY_KNOCKS = (
    "Er klopt nu niemand aan. Duurt het lang? Kijk dan of jullie dezelfde map kozen, en of er netwerk is."
)
MORE_KNOCKS = "Er kloppen er meer aan dan hier passen. Kijk nog eens, of vraag IT of iemand de map vult."
NEW_LAPTOP = "{name} hoort al bij het team. Dit is een andere laptop van {name}."
WELCOME = "{name} is binnen. Werk bij, dan weet de andere laptop het ook."
KEY_WHAT = (
    "Een code op papier die de gezinnen opent die jullie aanwijzen, ook als alle werkers weg zijn. "
    "Hij opent nooit werkaantekeningen. Bewaar het papier in een kluis van de organisatie."
)
KEY_THERE = "Er is een kantoorsleutel. Per gezin kies je of hij het opent."
DROP_KEY = "Deze sleutel niet meer laten gelden …"
KEY_NO_MORE = "Niet meer laten gelden"
KEY_GOES = (
    "Wie het papier heeft, krijgt vanaf nu niets nieuws meer te lezen, van geen enkel gezin.",
    "Wat er tot nu toe in de kantoormap staat, blijft met het papier te lezen. Haal het op en vernietig het.",
    "Terugdraaien kan niet. Een nieuwe sleutel maken kan altijd.",
)
KEY_GONE = "De kantoorsleutel geldt niet meer."
KEY_MADE = "De kantoorsleutel staat op papier en klopt. Kies nu per gezin of hij het opent."
KEY_TITLE = "De kantoorsleutel"
KEY_LEAD = (
    "Wie dit papier en de kantoormap heeft, leest elk gezin dat jullie voor de sleutel openzetten. "
    "Druk hem af of schrijf hem over. Daarna staat hij nergens meer."
)
KEY_BACK = "Typ de kantoorsleutel over van je papier. Zo weet je zeker dat hij klopt."
KEY_PAPER_TITLE = "Kantoorsleutel van Kanz"
KEY_PAPER = (
    "Met deze code en de kantoormap opent Kanz op een nieuwe laptop de gezinnen die voor de kantoorsleutel "
    "zijn opengezet. Bewaar dit papier in een kluis van de organisatie."
)
REMOVE_MEMBER = (
    "{name} krijgt vanaf nu niets nieuws meer te lezen, van geen enkel gezin.",
    "Wat {name} schreef en hier al is, blijft staan.",
    "Wat al op de laptop van {name} staat, kan Kanz daar niet weghalen. Vraag de laptop terug.",
    "Terugkomen kan alleen als een collega {name} opnieuw binnenlaat.",
)
LOSE_LAPTOP = (
    "Wat iemand op die laptop nog schrijft, telt niet meer mee. Wat er al van binnen is, blijft staan.",
    "Zonder wachtzin ziet een dief op de laptop niets.",
    "Stond de kluis misschien open toen de laptop wegraakte? Haal dan de collega zelf weg en nodig opnieuw "
    "uit. Dan komen er nieuwe sleutels.",
)
LOST_OWN = "Op een nieuwe laptop komt alles terug met de kantoormap en de herstelcode op papier."
MADE_BEHEERDER = "{name} is nu ook teambeheerder."
BEHEERDER_WHAT = (
    "Een teambeheerder kan collega's en laptops weghalen. Zorg dat er twee zijn: kwijt is dan nooit vast."
)
GONE = "{name} hoort niet meer bij het team. Werk bij, dan weten de anderen het ook."
LAPTOP_GONE = "De laptop is weggehaald. Werk bij, dan weten de anderen het ook."
RELEASE = "Toch overnemen"
LEAVE_IT = "Laten liggen"
TAKING_IN = (
    "Het komt bij gezin {gezin} te staan: hier meteen, bij je collega's na het bijwerken. Schreven jullie "
    "over hetzelfde, dan staat het bij Samen bekijken.",
    "Overnemen draai je niet terug. Wijzigen of weghalen kan daarna wel, zoals bij alles in de gezinsmap.",
    "Kanz laat het nu niet lezen. Weet je niet zeker wie het schreef, bel dan eerst {name}. Met een gestolen "
    "laptop kan een ander hebben getypt.",
    "Het gaat alleen om deze {count}. Wat er later nog van die laptop komt, staat weer apart.",
)
TAKING_IN_OWN = (
    TAKING_IN[0],
    TAKING_IN[1],
    "Kanz laat het nu niet lezen. Had je die laptop toen niet zelf, dan kan een ander hebben getypt.",
    TAKING_IN[3],
)
LEAVING = "Laten liggen kan altijd: het blijft apart staan, en er gaat niets weg."
TAKEN_IN = "{count} overgenomen bij {gezin}. Werk bij, dan weten de anderen het ook."
COMES_LATER = "Dat is afgesproken. Met het bijwerken komt het bij {gezin}."
ROLE_SAVED = "Dat is geregeld. Werk bij, dan weten de anderen het ook."
DISPUTE = (
    "{by} heeft {target} weggehaald, en omgekeerd. Voor allebei staat alles stil tot een andere "
    "teambeheerder kiest."
)
READERS = (
    "Wie een gezin leest, ziet alles in de gezinsmap en het dossier, en schrijft mee. Je werkaantekeningen "
    "ziet niemand."
)
TAKE_OVER = "Ik word de primaire werker"
TAKE_OVER_WHAT = (
    "Dan kun je collega's weghalen, een andere primaire werker maken en het gezin overal wissen. "
    "De anderen zien het na het bijwerken."
)
TWICE = "Staat er twee keer …"
TWICE_LEAD = (
    "Maakten jullie allebei een map voor dezelfde familie? Dan brengt Kanz alles bij elkaar in één gezin. "
    "Er gebeurt nog niets: eerst lees je wat het betekent."
)
TWICE_WITH = "Samenvoegen met"
WHICH_STAYS = "Dit blijft: {stays}. Dit gaat erin op: {goes}. Zo is het op elke laptop."
JOINING = "Alles komt bij elkaar, en wordt daarna nagekeken …"
JOINED = "Het is nu één gezin. Werk bij, dan zien je collega's het ook. Kijk daarna in Samen bekijken."
TAKING_AWAY = "Wie je hier weghaalt, krijgt niets nieuws meer. Wat er al stond, blijft bij die collega staan."
CARD_WHAT = "Een collega stuurde je deze kaart. Alleen jij kunt hem lezen."
KEY_READS = "De kantoorsleutel opent dit gezin"

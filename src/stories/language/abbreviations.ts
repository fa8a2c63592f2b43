/*
 * What a full stop may belong to in news text, English and French. Lower case; each set has its own rule in
 * sentence-rules.ts. Words that are also ordinary ones ("no", "art", "ill") are told apart by case or by what follows.
 */

const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Before a name: the full stop never ends a sentence. Written with a capital. */
export const TITLES = words(`
  mr mrs ms mx messrs dr drs prof profs rev revd hon gov govs lt gen gens col cols sgt sgts capt capts cmdr cmd cpl cpls
  adm vadm radm maj pvt pfc spc ssgt msgt brig sen sens rep reps pres supt insp det dets atty attys asst assoc amb comm
  commr supt treas sec smt shri adv msgr fr mt ft mme mmes mlle mlles mgr mgrs mm me ste sta sto rt tech cst const dep
  bp abp pte cllr coun couns pr ch ph th pty ald exc geo wm chas thos jas robt
`);

/** Titles that are no other word, so that a small letter does not matter. */
export const PLAIN_TITLES = words('mr mrs ms dr prof sgt capt lt gov cmdr cpl supt insp mme mlle sra srta');

/** Streets, firms, generations, offices: ends a sentence only before a word that opens one. Written with a capital. */
export const ENDINGS = words(`
  inc corp co cos ltd llc llp plc bros mfg assn assoc univ dept depts govt ave blvd rd st hwy rte pkwy sq ter jr sr esq
  cie sté ets éts intl natl bd av proc acad sci inst hosp bldg ctr mfr mts med coll
`);

/** Streets that may be named by a letter: "Ave. B". */
export const STREETS = words('ave st rd blvd bd hwy rte');

/** As ENDINGS, in lower case. */
export const LOWER_ENDINGS = words(
  'co al dept govt st ave blvd bd boul éd éds gén lieut adj hon incl excl esp',
);

export const MONTHS = words(
  'jan feb mar apr jun jul aug sept sep oct nov dec janv févr fév avr juill juil déc',
);

export const WEEKDAYS = words('mon tue tues wed weds thu thur thurs fri sat sun');

export const STATES = words(`
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn
  tex va vt wash wis wyo ont que sask alta
`);

/** States and districts written with several stops: behind a comma, a capital begins the next sentence. */
export const DOTTED_STATES = words(
  'n.y n.j n.c s.c n.d s.d n.h n.m r.i d.c w.va b.c p.e.i n.s n.b n.l n.w.t',
);

/** Measures between a number and another: "6 ft. 2 in.". */
export const MEASURES = words('ft in lb lbs oz yd yds mi hrs min');

/** Before a number, in any case; "no." and "art." are words of their own before anything else. */
export const BEFORE_NUMBERS = words(`
  no nos nr p pp par para paras art arts fig figs vol vols ch chap chaps sec secs approx est circa ca c rs ext tel tél op
  cap ver v pt pts lot apt ste rm env r s § cl reg regs n° nº ref refs sect réf réfs res trim sem al pop div sc
  arr max
`);

/** Whatever comes next. */
export const ALWAYS = words('vs v viz cf i.e e.g p.ex c.-à-d ie eg f.e');

/** "6 p.m. Monday": a day, a month or a zone goes on with the hour; another capital begins a sentence. */
export const HOURS = words('a.m p.m am pm');

/** Words of the month, the day and the zone as they follow an hour. */
export const AFTER_HOURS =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[A-Z]{1,2}[SD]?T\b|GMT|UTC|BST|CET|CEST|IST|(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Local|Newfoundland)\b|\p{Lu}\p{Ll}+ time\b)/u;

/** Names that end in a mark of their own. */
export const EXCLAIMING = words(
  'yahoo jeopardy oklahoma airplane wham e oliver mamma mia rouge panic godspeed chips',
);

/** Words before a letter that is no initial: "Plan B. Officials said". */
export const LETTERED = words(`
  plan group type class section exhibit appendix grade schedule part phase title category series model channel vitamin
  vitamins hepatitis influenza block annex ward unit terminal gate pool serie division league gen generation level tier
  option candidate case patient resident person juror suspect victim witness row line malcolm ave avenue street vitamine groupe hépatite annexe
`);

/** With a capital, these open a sentence: words that names rarely begin with. */
export const OPENERS = words(`
  the a an he she it they we i you this that these those there here his her its their our my your and or but so if when
  while after before in on at as for with by from to not no yes what who how why where which whose all some many most
  several few each every one two three four five six seven eight nine ten eleven twelve
  thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  nearly almost roughly half dozens hundreds thousands millions billions
  however although though because since until unless during under over amid among despite last next now then also
  still yet once even only just both neither either another other others such than instead meanwhile moreover
  nevertheless nonetheless therefore thus otherwise later earlier recently finally eventually currently previously
  originally initially ultimately additionally similarly separately already again perhaps maybe nobody nothing
  everyone everything someone anyone people police officials officers authorities investigators prosecutors critics
  supporters opponents experts analysts researchers scientists residents witnesses protesters lawmakers voters
  shares travelers travellers none did do does is was were are has had have can could would should let according
  about around between across through without within throughout following asked speaking given rather
  le la les un une des l' du au aux il elle ils elles on ce cet cette ces c' qu' si quand lorsque après avant pour avec
  dans sur selon mais or et puis enfin ainsi donc cependant toutefois pourtant depuis pendant chez sans sous nous vous
  je tu son sa ses leur leurs notre votre deux trois quatre cinq sept huit neuf dix onze douze quelque quelques plusieurs certains tous toutes tout aucun personne rien aujourd'hui hier demain
  déjà encore aussi en y à d' j' n' s' m' t'
`);

/** With a capital and a small letter behind, these open a sentence of news: nobody is called so. */
export const NEWS_OPENERS = words(`
  agents aides crews firefighters paramedics rescuers troops soldiers deputies detectives passengers drivers workers
  employees staff customers consumers buyers investors traders economists doctors nurses patients teachers students
  pupils parents relatives neighbours neighbors friends families visitors tourists fans players fishermen farmers
  lawyers jurors attorneys victims survivors activists campaigners demonstrators diplomats ministers councillors
  councilors sources traffic revenue revenues sales profits prices results rents stocks schools shops stores hospitals
  flights trains buses homes streets roads bridges beaches temperatures winds rains flames smoke forecasters
  organizers organisers authors historians scholars volunteers donations tickets proceeds admission parking doors
  suspects suspect motorists commuters pedestrians cyclists shoppers homeowners taxpayers employers manufacturers
  retailers growers holidaymakers vacationers prosecutors
  services funeral visitation burial construction work plans talks negotiations details attempts calls messages emails
`);

/** Behind "the E.U." and before a small letter, these begin a sentence about other people. */
export const NATIONS = words(`
  american argentine australian austrian belgian brazilian canadian chinese czech danish dutch egyptian finnish french
  german greek hungarian indian indonesian iranian iraqi irish israeli italian japanese kenyan korean mexican nigerian
  norwegian pakistani palestinian polish portuguese romanian russian saudi scottish serbian spanish swedish swiss syrian
  turkish ukrainian welsh
`);

/** Opens a sentence but also a name behind an initial or a title. */
export const OPENER_OR_NAME = words('will may art mark so an do he you in son du le la les des my no li');

/** What "the U.S." leads on to; another single capitalised word behind "in the U.S." begins a sentence. */
export const OF_THE_NATION = words(`
  senate house supreme department army navy air marine marines coast capitol congress attorney district court circuit rep
  reps sen sens president secretary embassy ambassador border customs immigration treasury federal food environmental
  geological centers census postal open women men olympic soccer steel bank constitution chamber state homeland justice
  energy trade special central forces fish forest national bureau agency securities patent agriculture labor interior
  education health veterans transportation housing commerce defense mission office strategic cyber consulate magistrate
  virgin republicans democrats english dollar government military security general assembly high human world weather
  gulf pacific atlantic african southern northern european olympics naval marshals marshal bankruptcy tax civil
`);

/** Part of a name or an office however often the text writes them small: "Norden Inc. Chief Executive". */
export const OFFICES = words(`
  chief chairman chairwoman chair president executive director vice senior general managing founder co-founder chancellor
  attorney secretary minister ambassador senator representative judge justice governor mayor spokesman spokeswoman
  spokesperson analyst editor professor head commissioner manager partner treasurer day north south east west premier
  sheriff deputy coach captain
`);

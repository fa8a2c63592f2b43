/*
 * What a full stop may belong to in other languages than English and French, by base language. Lower case.
 * An abbreviation that often ends a sentence ("usw.", "etc.", "r.") is left out.
 */

interface Abbreviations {
  /** Titles, streets and the like: whatever comes next. */
  always: ReadonlySet<string>;
  /** Before a number alone. */
  beforeNumbers: ReadonlySet<string>;
}

function of(always: string, beforeNumbers: string): Abbreviations {
  return { always: new Set(always.split(/\s+/)), beforeNumbers: new Set(beforeNumbers.split(/\s+/)) };
}

const GERMAN = of(
  `z d u i o s a h bzw ca vgl evtl ggf inkl exkl zzgl einschl sog gem lt dr dres prof dipl ing hr hrn fr frl mag med jur
  phil rer nat geb gesch verw st z.b d.h u.a i.d.r v.a o.g`,
  'nr abs art ziff kap bd s str tel rn az',
);
const SPANISH = of(
  `sr sra srta sres sras srtas d dña dr dra dres dras ing lic arq gral cnel cor cap tte sgto sto sta mons prof profa
  excmo excma ilmo ilma avda av pza ee p.ej`,
  'n núm núms art arts pág págs cap vol s ss tel aprox',
);
const PORTUGUESE = of(
  'sr sra srs sras srta dr dra drs dras prof profa profs eng arq exmo exma gen cel cap ten sgt av pça trav sto sta p.ex',
  'n nº art arts pág págs cap vol s séc inc tel aprox',
);
const ITALIAN = of(
  `sig sigg sig.ra sig.na dott dott.ssa dr avv ing arch geom rag prof prof.ssa proff on sen gen col magg cap ten mons mr
  s ss p.es`,
  'n nn art artt pag pagg p pp cap vol sec tel',
);
const DUTCH = of(
  'dhr mevr mw mej dr drs mr ir ing prof ds burg jhr mgr st bijv bv o.a m.n d.w.z m.a.w o.l.v t.w resp ca',
  'nr nrs art blz p pag hfst tel plm',
);
const POLISH = of(
  `prof dr hab inż mgr ks bp abp kard św gen płk ppłk mjr kpt por sierż asp red mec ul al pl os im m.in np tzn tzw tj ok
  woj pow`,
  'nr art ust pkt poz str tel dn godz',
);
const RUSSIAN = of(
  'т г с ул пр просп пер пл наб бул им св акад проф доц ген полк гр тов напр см ср т.е т.к т.н т.ч т.о',
  'д кв стр с рис табл ст п пп гл тел ок',
);
const UKRAINIAN = of(
  'вул просп пров пл наб бул ім св акад проф доц ген полк гр напр див пор т.зв т.ч',
  'буд кв стор с рис табл ст п пп гл тел бл',
);
const GREEK = of('κ κα κκ κος δρ καθ αρ αγ πρβλ π.χ λ.χ δηλ λεωφ οδ', 'αρ αριθ άρθρ σελ τηλ παρ');
const CZECH = of(
  'p pí sv prof dr mgr ing judr mudr phdr rndr bc doc gen plk mjr kpt tzv např tj ul nám tř resp mj',
  'č čl odst str tel cca kap',
);
const SCANDINAVIAN = of('f.eks bl.a d.v.s dvs t.ex t.eks prof dr adv st', 'kl nr s ca tlf art pkt kap');
const TURKISH = of('dr prof doç av sn mah cad sok alb gen org yrd öğr gör', 'no s md');
const ROMANIAN = of('dl dna dr prof ing av gen col str bd sf', 'nr art alin pag tel');
const HUNGARIAN = of('dr prof id ifj özv kb pl ún gr szt', 'tel');

export const ABROAD: Readonly<Record<string, Abbreviations>> = {
  de: GERMAN,
  es: SPANISH,
  pt: PORTUGUESE,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  ru: RUSSIAN,
  uk: UKRAINIAN,
  el: GREEK,
  cs: CZECH,
  sk: CZECH,
  da: SCANDINAVIAN,
  sv: SCANDINAVIAN,
  nb: SCANDINAVIAN,
  nn: SCANDINAVIAN,
  no: SCANDINAVIAN,
  tr: TURKISH,
  ro: ROMANIAN,
  hu: HUNGARIAN,
};

/** Days and ordinals carry a full stop in these languages ("am 3. Oktober"). */
export const DOTTED_ORDINALS = new Set('de da nb nn no fi cs sk sl hr hu et lv is'.split(' '));

const SCANDINAVIAN_OPENERS = new Set(
  'det den de der en et ett han hun hon vi jeg jag på i ved vid efter etter men og och da då nu nå her här'.split(
    ' ',
  ),
);

/** With a capital behind a number, these open a sentence in a language of dotted ordinals. */
export const ABROAD_OPENERS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(
    `der die das den dem des ein eine er sie es wir ich ihr man im in am an auf bei nach vor mit zu zum zur für seine sein
    ihre dieser diese dieses dann danach doch aber und nun auch dort hier so wer was wie wo`.split(/\s+/),
  ),
  da: SCANDINAVIAN_OPENERS,
  sv: SCANDINAVIAN_OPENERS,
  nb: SCANDINAVIAN_OPENERS,
  nn: SCANDINAVIAN_OPENERS,
  no: SCANDINAVIAN_OPENERS,
};

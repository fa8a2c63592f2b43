import { type Token, termsOf, tokensOf } from '../language/terms.ts';

/**
 * What reports of one event call the same thing by: one headline has a blast, the next an explosion. Each line is one
 * thing; words that news uses for several are in none, and neither are those of politics, which tell its events apart.
 */
const ENGLISH = `crash crashed crashes collision collide collided collides smash pile-up
explosion explosions explode exploded explodes blast blasts detonate detonated
kidnap kidnapped kidnapping kidnappings kidnapper kidnappers abduct abducted abduction abductions abductor abductors captor captors
injure injured injures injuring injury injuries wound wounded wounding hurt
kill killed killing die died dead death deaths fatal fatally fatality fatalities
murder murders murdered homicide homicides slaying slain
jail jailed prison imprisoned imprisonment
layoff layoffs redundancy redundancies
derail derailed derails derailment
drown drowned drowning
evacuate evacuated evacuation evacuations evacuees
walkout walkouts stoppage stoppages strike strikes
quake quakes earthquake earthquakes tremor tremors
rob robbed robbery robberies robbers heist burglary burglars theft thefts steal stole stolen thief thieves
ceasefire cease-fire truce`;

const FRENCH = `grève grèves gréviste grévistes débrayage débrayages débrayé
séisme séismes tremblement tremblements secousse secousses sismique
incendie incendies incendié feu flammes brasier
tuer tue tué tués tuée tuées meurt mort morts morte mortes mourir décès décédé décédée décédés mortel mortelle abattu abattue abattus
meurtre meurtres assassinat assassiné assassinée homicide homicides
blesser blessé blessée blessés blessées blessure blessures
accident accidents collision collisions percuté percutée percute
explosion explosions exploser explosé déflagration
procès audience audiences
condamner condamné condamnée condamnés condamnation
arrêter arrêté arrêtée arrêtés arrestation arrestations interpeller interpellé interpellée interpellés interpellation
otage otages enlèvement enlèvements enlevé enlevés kidnappé ravisseurs
disparu disparus disparue disparition introuvable introuvables recherché recherchés
inondation inondations inondé inondés crue crues
manifester manifestation manifestations manifestant manifestants manif
démission démissionner démissionne démissionné
licencier licencié licenciés licenciement licenciements suppression suppressions supprimer supprime supprimés
fermer fermeture fermetures ferment fermé fermée fermés
battre bat battu battus battent victoire vaincre gagne gagné
hausse hausses augmenter augmente augmentation augmenté
baisse baisses baisser réduire réduction
député députés assemblée palais-bourbon
états-unis américain américains américaine amérique
royaume-uni britannique britanniques
allemagne allemand allemands allemande
angleterre anglais anglaise
afghanistan afghan afghans afghane
algérie algérien algériens algérienne
belgique belge belges
chine chinois chinoise
espagne espagnol espagnols espagnole
europe européen européens européenne
france français française françaises
grèce grec grecs grecque
iran iranien iraniens iranienne
israël israélien israéliens israélienne
italie italien italiens italienne
japon japonais japonaise
liban libanais libanaise
maroc marocain marocains marocaine
pologne polonais polonaise
russie russe russes
suisse suisses helvétique
syrie syrien syriens syrienne
turquie turc turcs turque turques
ukraine ukrainien ukrainiens ukrainienne`;

/** French terms are folded by their own endings, which a text's function words call for. */
const LISTS = [
  ['', ENGLISH],
  ['le la les est ', FRENCH],
] as const;

const families = new Map<string, string>();
for (const [before, lines] of LISTS) {
  for (const line of lines.split('\n')) {
    const name = `~${line.split(' ')[0]}`;
    for (const term of termsOf(`${before}${line}`)) if (!families.has(term)) families.set(term, name);
  }
}

/** What a term is counted as where events are told apart. */
export function familyOf(term: string): string {
  return families.get(term) ?? term;
}

/** The words of a text that carry meaning, as `tokensOf`, those for one thing counted as one. */
export function eventTokensOf(text: string): Token[] {
  return tokensOf(text).map((token) => ({ ...token, term: familyOf(token.term) }));
}

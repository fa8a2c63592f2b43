import { isFrench } from '../language/french-words.ts';
import { type Token, termsOf, tokensOf } from '../language/terms.ts';

/**
 * What French reports of one event call the same thing by: one headline has a séisme, the next a secousse. Each line is
 * one deed, or a country and its people; words that news uses for several things are in none.
 */
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

const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;

const families = new Map<string, string>();
for (const line of FRENCH.split('\n')) {
  const name = `~${line.split(' ')[0]}`;
  // Terms are folded by French endings where a text has French function words.
  for (const term of termsOf(`le la les est ${line}`)) if (!families.has(term)) families.set(term, name);
}

/** What a term is counted as where events are told apart. */
export function familyOf(term: string): string {
  return families.get(term) ?? term;
}

/** The words of a text that carry meaning, as `tokensOf`; in a French text those for one thing are counted as one. */
export function eventTokensOf(text: string): Token[] {
  const tokens = tokensOf(text);
  if (!isFrench(text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [])) return tokens;
  return tokens.map((token) => ({ ...token, term: familyOf(token.term) }));
}

import type { Article } from '../../feeds/article.ts';
import { termsOf } from '../language/terms.ts';

/** Words of public affairs: state, law, war, health, economy, nature, science. English and French. */
const AFFAIRS = words(`
government governments parliament congress senate senator lawmakers mp mps minister prime president presidential governor mayor cabinet
ministry white-house downing kremlin election elections vote voters ballot referendum coalition opposition democracy constitution
law laws legislation bill amendment supreme ruling war wars troops military army soldiers missile missiles ceasefire invasion offensive
counteroffensive nuclear weapons sanctions treaty summit talks diplomat diplomats ambassador foreign aid humanitarian refugees migrants
immigration asylum border protest protests riot coup crisis strike strikes union hospitals outbreak epidemic virus pandemic vaccine
vaccines covid nhs emergency earthquake flood floods flooding hurricane typhoon cyclone wildfire wildfires drought heatwave famine climate
emissions warming evacuated evacuation economy economic inflation recession unemployment jobs wages budget deficit debt tax taxes
tariffs bank interest energy gas oil electricity bills poverty housing rights abortion inquiry watchdog corruption scandal resigns
resignation regulator antitrust surveillance cyberattack terrorism terrorist genocide independence nation national united-nations
king queen monarch throne pope scientists researchers nasa spacecraft
gouvernement parlement sénat député députés ministre présidence président élection élections vote loi projet guerre armée soldats
missile invasion nucléaire sanctions sommet réfugiés migrants frontière manifestation manifestants grève syndicat hôpitaux santé épidémie
virus vaccin urgence séisme inondation inondations ouragan incendies sécheresse canicule climat évacuation économie inflation récession
chômage emploi budget impôts tarifs banque énergie logement corruption démission roi reine pape scientifiques chercheurs`);

/** Words of crime, courts and accidents: news, though most of it concerns one town. */
const INCIDENTS = words(`
court courts judge trial verdict jury prosecutor prosecutors charged charges indicted convicted sentenced prison jailed lawsuit sues appeal
police officers deputies arrest arrested suspect murder homicide killed killing dead dies died death deaths injured wounded victims
shooting gunman stabbing attack attacks bombing explosion blast hostage crash derailment collapse landslide rescue missing investigation
fraud hackers breach privacy cancer patients hospital disease schools school teachers students university discrimination racism
tornado storm heat power pollution species study workers growth trade fire
tribunal cour juge procès condamné police arrêté suspect meurtre mort tués blessés attaque attentat explosion accident incendie enquête
fraude école écoles enseignants travailleurs étude`);

/** The world's states and its bodies: a report that names them concerns more than one town. */
const WORLD = words(`
un united-nations nato eu european europe kremlin pentagon asia africa america ukraine kyiv russia moscow china beijing taiwan japan
korea india pakistan afghanistan iran iraq israel palestinian palestinians gaza syria turkey egypt saudi yemen lebanon ethiopia sudan somalia
nigeria kenya congo rwanda uganda mali libya france paris germany berlin italy spain greece poland hungary sweden finland norway britain london scotland
ireland netherlands belgium switzerland austria serbia belarus georgia armenia azerbaijan canada ottawa mexico brazil argentina chile colombia venezuela peru
cuba haiti australia zealand indonesia philippines vietnam thailand myanmar malaysia singapore bangladesh nepal
onu otan ue europe afrique asie amérique russie moscou chine pékin japon corée inde allemagne italie espagne royaume-uni londres québec
canada états-unis washington`);

/** Words of shopping, gadgets, games, shows and fame. */
const LEISURE = words(`
game games gaming gamer gamers gameplay console multiplayer trailer teaser season episode series sequel prequel franchise spinoff streaming
movie movies film films netflix tv show shows character characters cast casting actor actress celebrity celebrities star stars singer
album song songs concert tour band marvel superhero gadget gadgets phone phones smartphone smartphones laptop laptops tablet tablets headphones
earbuds headset camera cameras lens monitor gpu cpu ssd processor chip app apps feature features beta browser android ios windows playstation xbox nintendo
price priced pricing preorder preorders launch launches edition model models spec specs battery charger display screen wearable
smartwatch suv ev sedan pickup deal deals sale discount review upgrade best guide tips recipe recipes mattress outfit dress makeup fashion beauty
bikini dating romance wedding husband wife girlfriend boyfriend influencer viral tiktok instagram tweet tweets host fans meme puppy
jeu jeux saison épisode série film acteur actrice vedette chanteuse téléphone écran prix promo mode beauté recette`);

/** Words of sport: news for its own section, seldom the edition's lead. */
const SPORT = words(`
sport sports sporting fixtures match team teams coach manager player players quarterback striker goal goals league cup tournament championship playoff playoffs nfl nba
mlb nhl wnba ufc tennis golf cricket rugby football soccer baseball basketball hockey semifinal quarterfinal grand-prix homer touchdown
innings racing driver olympic équipe joueur joueurs ligue coupe championnat entraîneur but buts`);

function words(list: string): ReadonlySet<string> {
  return new Set(termsOf(list));
}

/**
 * 0–3: how far a report concerns the public's affairs rather than leisure or shopping; 1 when nothing tells.
 * A word list is blunt, so it moves the order of stories and never excludes one. `incidents` false leaves words
 * of crime and accidents out: what one outlet reports of one town.
 */
export function publicInterest(
  article: Pick<Article, 'title' | 'teaser' | 'body'>,
  { incidents = true } = {},
): number {
  const opening = article.teaser === '' ? article.body.slice(0, 300) : article.teaser.slice(0, 300);
  const score = tally(article.title, 1, incidents) + tally(opening, 0.4, incidents);
  return Math.max(0, Math.min(3, 1 + score));
}

function tally(text: string, weight: number, incidents: boolean): number {
  let score = 0;
  for (const term of termsOf(text)) {
    if (AFFAIRS.has(term)) score += 0.6 * weight;
    else if (WORLD.has(term)) score += 0.35 * weight;
    else if (INCIDENTS.has(term)) score += incidents ? 0.25 * weight : 0;
    else if (LEISURE.has(term)) score -= 0.7 * weight;
    else if (SPORT.has(term)) score -= 0.4 * weight;
  }
  return score;
}

import type { Article } from '../../feeds/article.ts';
import { frenchTermsOf, isFrenchText, termsOf } from '../language/terms.ts';

/** Words of public affairs: state, law, war, health, economy, nature, science. English and French. */
const AFFAIRS = words(
  `
government governments parliament congress senate senator lawmakers mp mps minister prime president presidential governor mayor cabinet
ministry white-house downing kremlin election elections vote voters ballot referendum coalition opposition democracy constitution
law laws legislation bill amendment supreme ruling war wars troops military army soldiers missile missiles ceasefire invasion offensive
counteroffensive nuclear weapons sanctions treaty summit talks diplomat diplomats ambassador foreign aid humanitarian refugees migrants
immigration asylum border protest protests riot coup crisis strike strikes union hospitals outbreak epidemic virus pandemic vaccine
vaccines covid nhs emergency earthquake flood floods flooding hurricane typhoon cyclone wildfire wildfires drought heatwave famine climate
emissions warming evacuated evacuation economy economic inflation recession unemployment jobs wages budget deficit debt tax taxes
tariffs bank interest energy gas oil electricity bills poverty housing rights abortion inquiry watchdog corruption scandal resigns
resignation regulator antitrust surveillance cyberattack terrorism terrorist genocide independence nation national united-nations
king queen monarch throne pope scientists researchers nasa spacecraft`,
  `gouvernement parlement sénat député députés ministre présidence président élection élections vote loi projet guerre armée soldats
missile invasion nucléaire sanctions sommet réfugiés migrants frontière manifestation manifestants grève syndicat hôpitaux santé épidémie
virus vaccin urgence séisme inondation inondations ouragan incendies sécheresse canicule climat évacuation économie inflation récession
chômage emploi budget impôts tarifs banque énergie logement corruption démission roi reine pape scientifiques chercheurs
gouvernements maire mairesse mairie ministres ministère opposition caucus législation référendum constitution immigration demandeurs asile
frontières avortement pauvreté itinérance loyers logements hôpital urgences infirmières médecins rougeole éclosion vaccins vaccination pandémie
tempête verglas évacués évacuations réchauffement émissions déficit dette taxes douane salaires emplois licenciements grévistes syndicats
lock-out négociations pourparlers entente cessez-le-feu traité diplomates otages frappes troupes armes humanitaire élus démissionne scandale
éthique fédéral provincial provinces autochtones nations souveraineté électricité extinction espèce`,
);

/** Words of crime, courts and accidents: news, though most of it concerns one town. */
const INCIDENTS = words(
  `
court courts judge trial verdict jury prosecutor prosecutors charged charges indicted convicted sentenced prison jailed lawsuit sues appeal
police officers deputies arrest arrested suspect murder homicide killed killing dead dies died death deaths injured wounded victims
shooting gunman stabbing attack attacks bombing explosion blast hostage crash derailment collapse landslide rescue missing investigation
fraud hackers breach privacy cancer patients hospital disease schools school teachers students university discrimination racism
tornado storm heat power pollution species study workers growth trade fire`,
  `tribunal cour juge procès condamné police arrêté suspect meurtre mort tués blessés attaque attentat explosion accident incendie enquête
fraude école écoles enseignants travailleurs étude
meurtres homicide féminicide assassinat mortel mortelle mortes décès tuée tuées blessée blessées collision écrasement carambolage noyade noyé
disparu disparue disparition agression agressions accusé accusée accusations coupable verdict condamnée prison détenus arrestation arrestations
arrêtée perquisition policiers enquêteurs procureur procureure avocat jury effondrement déraillement naufrage pompiers brasier sinistre sinistrés
fusillade poignardé cambriolage pirates patients cancer élèves étudiants université cégep feu panne pannes pollution`,
);

const STATES = `
un united-nations nato eu european europe kremlin pentagon asia africa america ukraine kyiv russia moscow china beijing taiwan japan
korea india pakistan afghanistan iran iraq israel palestinian palestinians gaza syria turkey egypt saudi yemen lebanon ethiopia sudan somalia
nigeria kenya congo rwanda uganda mali libya france paris germany berlin italy spain greece poland hungary sweden finland norway britain london scotland
ireland netherlands belgium switzerland austria serbia belarus georgia armenia azerbaijan canada ottawa mexico brazil argentina chile colombia venezuela peru
cuba haiti australia zealand indonesia philippines vietnam thailand myanmar malaysia singapore bangladesh nepal`;

/** The world's states and its bodies: a report that names them concerns more than one town. */
const WORLD = words(
  STATES,
  `${STATES} onu otan ue europe afrique asie amérique russie moscou chine pékin japon corée inde allemagne italie espagne royaume-uni londres québec
canada états-unis washington pérou mexique brésil argentine colombie haïti maroc algérie tunisie égypte syrie liban turquie israël palestiniens suisse belgique grèce irlande écosse pologne suède norvège finlande danemark australie birmanie indonésie vietnam`,
);

/** Words of shopping, gadgets, games, shows and fame. */
const LEISURE = words(
  `
game games gaming gamer gamers gameplay console multiplayer trailer teaser season episode series sequel prequel franchise spinoff streaming
movie movies film films netflix tv show shows character characters cast casting actor actress celebrity celebrities star stars singer
album song songs concert tour band marvel superhero gadget gadgets phone phones smartphone smartphones laptop laptops tablet tablets headphones
earbuds headset camera cameras lens monitor gpu cpu ssd processor chip app apps feature features beta browser android ios windows playstation xbox nintendo
price priced pricing preorder preorders launch launches edition model models spec specs battery charger display screen wearable
smartwatch suv ev sedan pickup deal deals sale discount review upgrade best guide tips recipe recipes mattress outfit dress makeup fashion beauty
bikini dating romance wedding husband wife girlfriend boyfriend influencer viral tiktok instagram tweet tweets host fans meme puppy`,
  `jeu jeux saison épisode série film acteur actrice vedette chanteuse téléphone écran prix promo mode beauté recette
vedettes comédien comédienne chanteur humoriste spectacle spectacles concert album chanson cinéma téléréalité recettes restaurant mariage
astuces aubaines cadeaux rabais soldes festival`,
);

/** Words of sport: news for its own section, seldom the edition's lead. */
const SPORT = words(
  `
sport sports sporting fixtures match team teams coach manager player players quarterback striker goal goals league cup tournament championship playoff playoffs nfl nba
mlb nhl wnba ufc tennis golf cricket rugby football soccer baseball basketball hockey semifinal quarterfinal grand-prix homer touchdown
innings racing driver olympic`,
  `équipe équipes match matchs hockey tennis baseball football gardien défenseur attaquant prolongation tournoi séries médaille joueur joueurs ligue coupe championnat entraîneur but buts olympique olympiques skieuse skieur victoires prolongations`,
);

type Language = 'english' | 'french';

/** A title of three words is counted the English way, even in a French report. */
function words(english: string, french: string): Record<Language, ReadonlySet<string>> {
  return {
    english: new Set(termsOf(english)),
    french: new Set([...termsOf(french), ...frenchTermsOf(french)]),
  };
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
  const language = isFrenchText(`${article.title} ${opening}`) ? 'french' : 'english';
  const score =
    tally(article.title, { weight: 1, incidents, language }) +
    tally(opening, { weight: 0.4, incidents, language });
  return Math.max(0, Math.min(3, 1 + score));
}

function tally(
  text: string,
  { weight, incidents, language }: { weight: number; incidents: boolean; language: Language },
): number {
  let score = 0;
  for (const term of termsOf(text)) {
    if (AFFAIRS[language].has(term)) score += 0.6 * weight;
    else if (WORLD[language].has(term)) score += 0.35 * weight;
    else if (INCIDENTS[language].has(term)) score += incidents ? 0.25 * weight : 0;
    else if (LEISURE[language].has(term)) score -= 0.7 * weight;
    else if (SPORT[language].has(term)) score -= 0.4 * weight;
  }
  return score;
}

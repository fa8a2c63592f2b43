/** Words that open sentences in news without being names; endings of words that are none do the rest. */
const ORDINARY = new Set(
  `accused adding additionally afterwards asking citing earlier following including instead later making meeting nearly
  saying seeing speaking taking talking using working writing activists actor actress actually added adults advocates aid airport airline airlines allies americans analysts
  animals anger anonymous apparently army artist artists asked attack attackers attacks attorney attorneys author
  authorities award baby bail bank banks bar battle black blue board bodies body bomb book border boss both boy boys
  brother budget building bus business businesses buyers cabinet campaign candidate candidates captain car care cases
  cash cause causes celebrity champion champions chancellor charges charity chief child children church cities citizens
  city civil civilians claim claims clash clashes climate club coach coalition colleagues college commander commission
  committee commons companies company complaints concern concerns congress consumer consumers control costs council
  councillors counsel countries county couple court courts cover crash crew crews crime crimes critic critics crowd
  customers damage data daughter dead deal death deaths debt decision defence defendant defense demand demonstrators
  deputy designer details detective detectives developer director doctor doctors documents dog dogs dozens driver
  drivers drug drugs early earthquake economists economy editor efforts election elections emergency employee employees
  energy engineer engineers entire environmental environmentalists europe event events evidence ex-president exam
  executives expert experts export exports extra face faces facing factory fall family families fans far farmers father
  fears federal fell fellow female fighters figures film final financial fire firefighters firm firms flight flights
  flood floods food football footage force forces forecasters foreign former four free fresh friend friends fuel fund
  funds future game gas general giant girl girls global gold goods government governments governor governors graphic
  green group groups growth guests gun gunman gunmen half head health hearing heavy help high hit holiday home homes
  hospital hospitals host hotel hours house household households housing huge human hundreds husband incident industry
  inflation inmates inquiry insiders inspectors insurance insurers interest investigators investors island jail jobs
  journalist journalists judge judges jurors jury justice killed killer king labour land landlord law lawmaker lawmakers
  lawyer lawyers leader leaders league legal legislators lender letter letters line local lord low magistrates main
  major males man manager managers many mark market markets mass match mayor measures media medics meeting member
  members men message military militants minister ministers ministry mission mobile model money month months mother
  motorists mourners movie mps museum music named national nations nearby neighbour neighbours neighbors neighbor new
  nobody none northern nurse nurses offenders offer office officer officers official officials oil older online opponents
  opposition organisers organizers owner owners pair parent parents park parliament parties partner party passenger
  passengers patient patients payments people person pharmacists photographs photos pictures pilot pilots place plaintiffs
  plan plane plans player players plot police policy political politicians poll polls poor power president pressure price
  prices prime prince princess prison prisoners private production profits project prosecutor prosecutors protest
  protesters protests public publishers pupils quarter queen rail railway rain ratings rebel rebels records red referee
  reform regional regulators relatives rent reporter reporters republican rescuers research researcher researchers
  residents restaurant results retailers revenue rival rivals road roads royal rule rules sailors sales satellite scene
  scheme school schools science scientist scientists season secretary security senate senator senators senior sentence
  service services session sex share shareholders shares ship shoppers shops shot side singer sister site six small
  snow social society soldier soldiers son sources southern spending spokesman spokesperson spokeswoman staff star stars
  state states statement stock stocks storm strike strikes striker student students study suicide supply support
  supporters supreme surgeon surgeons survey survivors suspect suspects talks tax taxpayers teacher teachers team teams
  technology teen teenager teens telephone temperatures tenants tests thieves threat thousands ticket top total tourist
  tourists town trade traders traffic train trains trial troops trust twin undercover unemployment union unions unit
  university users vehicle vehicles veteran veterans victim victims video viewers village violence visitors volunteer
  volunteers vote voter voters wages war warm water weapons weather web wife wildfire winds winner winners witness
  witnesses woman women wood worker workers workforce world worldwide worried writer youth
  roughly approximately nearly almost quelque quelques environ près presque plusieurs agriculteurs ancien ancienne autorités avocat chercheurs conseil députés dirigeants écoles élections élus employés
  entreprise entreprises enquête enquêteurs experts familles femme femmes gouvernement grève habitants homme hommes
  juge maire ministre ouvriers parents personne personnes police policiers population président prix procureur
  responsables scientifiques syndicat syndicats travailleurs tribunal victime victimes ville villes`.split(
    /\s+/,
  ),
);

/** Endings of adverbs and abstract nouns, which names seldom have. */
const ENDINGS =
  /(?:tions?|sions?|ments?|ness|ships?|ities|ity|ably|ibly|ally|ously|ively|edly|ists?|isms?|ologists?)$/u;

/** True for a lower-case word that a sentence may well open with, and that is no name. */
export function isOrdinary(lower: string): boolean {
  return ORDINARY.has(lower) || (lower.length > 6 && ENDINGS.test(lower));
}

/** Words that say nothing about which event a text reports: English and French function words and news filler. */
const STOPWORDS = new Set(
  `a about above after again against all almost along already also although always am among an and another any anyone
  anything are aren't around as at away back be became because become been before began behind being below best better
  between both but by call called calls came can can't cannot come comes coming could couldn't day days did didn't do
  does doesn't doing don't done down during each early either else end enough even ever every everyone everything few
  first for from full further gave get gets getting give given go goes going gone good got great had hadn't has hasn't
  have haven't having he he's her here here's hers herself him himself his how however i i'm if in inside instead into
  is isn't it it's its itself just keep know known last late later least less let let's like likely little long look
  made make makes making many may maybe me mean means might more most much must my myself near need needs never new news
  next no nor not nothing now of off often on once one ones only or other others our out over own part per perhaps put
  rather read really recent recently report reported reportedly reports right said same saw say saying says see seen
  set several shall she she's should shouldn't since so some something soon still such take taken takes taking tell
  than that that's the their them themselves then there there's these they they're thing things think this those though
  three through time times to today together told tomorrow too took toward towards tuesday two under until up update
  updated updates upon us use used using very video want wants was wasn't watch way we we're week weeks well went were
  weren't what what's when where where's whether which while who who's whom whose why will with within without won't
  would wouldn't year years yes yesterday yet you you're your live latest breaking monday wednesday thursday friday
  saturday sunday morning evening night according amid
  au aux avec ce cela ces cet cette ceux chez comme dans de des deux donc du elle elles en encore entre est et été être
  eu fait faire il ils je jour jours la là le les leur leurs lui mais même mes moins mon ne nos notre nous on ont ou où
  par pas peu peut plus pour pourquoi quand que quel quelle qui quoi sa sans se selon ses si son sont sous sur ta te
  tous tout toute toutes très trop tu un une va vers vos votre vous après avant aussi ainsi alors avait avoir ans an
  lundi mardi mercredi jeudi vendredi samedi dimanche`.split(/\s+/),
);

/** True for a lower-case word that carries no news. */
export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}

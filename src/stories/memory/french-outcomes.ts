/** Of something else a politician is accused daily. */
const CRIME =
  "(?:du |de |d'une? |d')(?:meurtres?|homicides?|fraudes?|agressions?|vols?|tentatives?|possession|trafic|conduite|voies de fait|négligence|incendies?|corruption|menaces?|harcèlement|complot|terrorisme|abus|leurre|proxénétisme|blanchiment)(?!\\p{L})";

/**
 * What can become of an event, in French: headlines tell it in the present or by a participle alone. Names of an outcome
 * count only where nobody asks or waits for it. Straight apostrophes.
 */
export const FRENCH_OUTCOMES = {
  dead: "morte?s?|meurt|meurent|tuée?s?|décès|décède(?:nt)?|décédée?s?|péri(?:ssent|t)?|s'éteint|(?:perd|perdent|perdu) la vie",
  injured: 'blessée?s?|hospitalisée?s?',
  arrested:
    'arrêtée?s?|appréhendée?s?|interpellée?s?|épinglée?s?|écrouée?s?|incarcérée?s?|sous les verrous|se (?:rend|sont? rendue?s?) (?:à la|aux) (?:police|policiers|autorités)',
  charged: `inculpée?s?|mise?s? en examen|accusée?s?(?=$|\\s?[.,;:]| (?:au criminel|en lien avec|relativement)|(?: \\p{L}+)? ${CRIME})`,
  judged: 'condamnée?s?|coupables?|acquittée?s?|innocentée?s?|écopen?t?|écopé',
  resigned:
    "démissionn\\p{L}*|(?<!(?:demand|réclam|exig)\\p{L}* (?:\\p{L}+ ){0,2}|(?:lettre|menace) de )démission(?! (?:réclamée|demandée|exigée))|limogée?s?|congédiée?s?|destituée?s?|évincée?s?|se retire|tire sa révérence|quitte(?:nt)? (?:son|sa|ses|leurs?|la vie|la politique|la tête|la direction|la présidence|le (?:cabinet|gouvernement|parti|conseil|caucus)|l'équipe)",
  won: "élue?s?|réélue?s?|remporte(?:nt)?|l'emporte(?:nt)?|victoires?|s'impose(?:nt)?(?= \\d)|s'incline(?:nt)?|triomphe(?:nt)?|vainqueure?s?",
  agreed:
    "(?<!(?:aucune?|sans|faute|défaut|pas|espoir|vers|absence|(?:souhait|esp[éè]r|négoci|cherch|réclam|exig|demand|obten|propos)\\p{L}*) (?:d'(?:une? )?|une? |l')?)(?:accord|entente)(?! (?:possible|impossible|improbable)|(?: de principe)? rejetée?)|se sont entendue?s|(?:s'est|s'était) entendue?|s'entend(?:ent)?(?= (?:avec|sur|pour)|$)|trêve|cessez-le-feu|signe(?:nt)?(?= (?:une?|la|le|l'|son|des|avec))|signée?s?|conclu(?:e|es|s|ent|t)?|ratifi(?:e|ent|ée?s?)",
  decided:
    'adopte(?:nt)?|adoptée?s?|rejette(?:nt)?|rejetée?s?|approuve(?:nt)?|approuvée?s?|entérine(?:nt)?|entérinée?s?|invalide(?:nt)?(?= (?:la|le|les|une?|des)(?!\\p{L}))|invalidée?s?|autorise(?:nt)?|autorisée?s?|interdi(?:t|sent|te?s?)(?! aux)|bloque(?:nt)?(?= (?:la|le|les|une?|des)(?!\\p{L}))',
  found:
    'retrouvée?s?|libérée?s?|secourue?s?|rescapée?s?|repêchée?s?|saine?s? et sau(?:f|ve)s?|hors de danger',
  ended:
    "annule(?:nt)?|annulée?s?|suspend(?:ent)?(?= (?:ses|son|sa|leurs?|les|la|le|l'|une?|des)(?!\\p{L}))|suspendue?s?|reporte(?:nt)?|reportée?s?|(?:prend|prennent|pris|met|mettent|mis) fin|se termine(?:nt)?|terminée?s?|lève(?:nt)?(?= (?:la|le|l'|les|son|sa|leurs?))|rouvr(?:e|ent|ira|iront)|rouverte?s?|reprend|reprennent|retour au travail|rentrent au travail|maîtrisée?s?|évite(?:nt)?|évitée?s?|avortée?s?",
  reversed:
    'finalement|renonc\\p{L}*|abandonn\\p{L}*|volte-face|(?:fait|font) marche arrière|se ravise(?:nt)?|recule(?:nt)?(?= (?:sur|dans|devant|et))|(?:revient|reviennent) sur (?:sa|leur) décision|fait machine arrière',
  closed:
    "ferme(?:nt|ra|ront)|(?<!(?:la|une|cette|de|à|reste) )ferme(?= (?:ses|son|sa|les?|la|des|une?|définitivement)(?!\\p{L})|$)|fermeture confirmée|fermée?s? (?:définitivement|d'urgence|jusqu'(?:à|au)|à la circulation|au public)",
  evacuated: 'évacuée?s?|évacue(?:nt)?|évacuations?',
  taken: '',
  called: 'déclenche(?:nt)? (?:des |les )?élections',
  named:
    'nomme(?:nt)?(?= (?:une?|la|le|les|son|sa|ses|\\p{Lu}))|nommée?s?|désignée?s?|assermentée?s?|proclamée?s?|couronnée?s?|succède(?:ra)?',
  spoke: "s'excuse(?:nt)?|présente(?:nt)? (?:ses|leurs) excuses|s'adresse à la nation",
} as const;

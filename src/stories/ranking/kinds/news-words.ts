/*
 * Words by which a headline says that something happened, in English, French, German, Spanish and Portuguese. They
 * speak of the news at large and know nothing of fillers. A verb stands in the forms that report: "bans", "banned".
 */

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** Both reporting forms of a regular English verb: "ban" stands here as "ban+n". */
function reporting(verbs: readonly string[]): string[] {
  return verbs.flatMap((verb) => {
    const [base = '', doubled = ''] = verb.split('+');
    if (base.endsWith('e')) return [`${base}s`, `${base}d`];
    if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`];
    return [/(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`, `${base}${doubled}ed`];
  });
}

/** Deaths, crimes, trials, wars, disasters, falls from office: whoever suffers them is in the news. */
export const EVENTS: ReadonlySet<string> = new Set([
  ...words(`
died dies dead death deaths dying kill killed kills killing murder murders murdered murderer manslaughter slain shot shooting shootings gunman gunmen gunfire stabbed stabbing
stabbings attack attacks attacked attackers bomb bombs bombed bombing bombings blast blasts explosion explodes shelling airstrike airstrikes war wars invasion invades invaded troops
missile missiles warships rebels militia junta coup mutiny ceasefire truce hostage hostages kidnapped kidnapping abducted captive massacre genocide famine
earthquake quake tsunami hurricane cyclone typhoon tornado wildfire wildfires avalanche landslide flood floods flooding flooded storm storms blaze derails derailed derailment collapses collapsed collapse
crash crashes crashed wreck capsizes sinks drowned drown trampled stampede stranded evacuate evacuates evacuated evacuation evacuations injured wounded missing vigilance warning warnings alert victims survivors mourners
outbreak epidemic pandemic cholera measles
arrest arrested arrests detained jail jailed jails imprisoned prison sentenced convicted guilty acquitted indicted charged charges trial tried lawsuit sues sued court courts fined bribes bribery
bribing fraud scam scammed theft thefts stolen stole robbed robbery looted smuggled trafficking extortion hacked hackers rigged raid raided raids seized seizes probe inquiry investigate investigates investigated investigation
inquest allegations alleged accused accuses banned bans outlawed illegal illegally unlawful scandal corruption leaked ruling verdict
resigns resigned resign resignation ousted toppled topples sacked fired expelled exile impeached suspended layoffs strike strikes strikers walkout walkouts bankrupt bankruptcy insolvency recession shutdown blackout outage
riot riots rioters brawl protest protests protesters march marchers crackdown curfew sanctions embargo election elections referendum refugees migrants fugitive threat threats threaten threatens ransom terror terrorism recalled scrapped
abuse assault assaulted rape beaten beatings torture tortured freed frees captured surrender surrenders surrendered rescued rescuers`),
  ...words(`
mort morts morte mortes meurt meurent décès décédé décédée décède tué tuée tués tuées tue tuent assassiné assassinée assassinat meurtre blessé blessés blessée blessées attentat attentats attaque attaques explosion incendie incendies séisme
inondations inondation crue tempête ouragan cyclone avalanche naufrage noyé noyés disparu disparue disparus disparues évacués évacuées évacué évacuations otages otage guerre missiles frappes rebelles putsch
cessez-le-feu arrêté arrêtée arrêtés interpellé interpellés condamné condamnée condamnés condamne écroué prison procès tribunal enquête parquet amende amendes fraude escroquerie corruption volé volée volés truqué truquée truqués
accusé accusée accusés examen démission démissionne limogé limogée licenciements grève grèves émeutes manifestants manifestation élection élections référendum réfugiés migrants s'éteint éteint effondrée effondre effondrement poursuivi poursuivie piraté piratée cocaïne`),
  ...words(`
tot tote toten toter getötet stirbt gestorben verstorben tötet mord ermordet mörder erschossen erstochen anschlag anschläge angriff angriffe explosion großbrand erdbeben hochwasser flut jahrhundertflut sturm orkan unwetter
lawine verschüttete verschütteten verschüttet vermisst vermisste verletzte verletzt evakuiert geiseln geisel krieg kriegsausbruch raketen drohnen waffenruhe putsch truppen söldner söldnern
festgenommen festnahme verhaftet gefasst verurteilt urteil haft gefängnis gericht gerichte prozess anklage angeklagt ermittelt ermittlungen ermittler razzia betrug untreue gefälscht gestohlen diebe raub einbruch bedrohen bedroht leiche
rücktritt zurückgetreten gestürzt entlassen entließ streik streiks warnstreik insolvenz pleite gekippt kippt verboten bestechung korruption wahlbetrug neuwahlen katastrophenfall ausgeraubt erbeuten prellte zerbricht kurssturz bezahlkarte`),
  ...words(`
muerto muertos muerta muertas muere mueren murió matan mata asesinado asesinada asesinato asesinan herido heridos heridas atentado ataque ataques explosión incendio incendios terremoto sismo inundaciones dana huracán tormenta alud
desaparecido desaparecidos desaparecida desaparecidas evacuados evacuadas evacuado rehenes guerra misiles golpe tregua detenido detenidos detenida detenidas detienen condenado condenada condenados condena juicio tribunal juez fiscalía cárcel
prisión multa multan multado fraude estafa extorsión corrupción robo robado robada amañar amañado acusado acusada acusados dimite dimisión dimiten despidos despido huelga protestas manifestación elecciones referéndum refugiados migrantes masacre fosa caen
fallecido fallecidos fallece fallecen`),
  ...words(`
morto mortos morta mortas morre morrem morreu matam mata matou assassinado assassinada assassinato feridos ferido atentado ataque ataques explosão incêndio incêndios terremoto sismo enchente enchentes ciclone tempestade calamidade
desaparecido desaparecidos desalojados reféns guerra mísseis golpe cessar-fogo trégua preso presos presa prende prendem detido detidos detida condenado condenada condenados julgamento tribunal prisão multa fraude burla corrupção roubo roubo
acusado acusados demissão demite demitiu renuncia demitiu-se greve protestos eleições refugiados foragido tortura investigação anulado anula travadas falsas falsos `),
]);

/** Who makes news, and of whom the public wants to know. */
export const ACTORS: ReadonlySet<string> = new Set([
  ...words(`
minister ministers minister's ministry premier president presidents presidential chancellor king queen pope vatican palace mayor governor senator senators senate parliament congress lawmakers lawmaker mp mps lords commons council councillors government
governments cabinet coalition opposition voters judge judges jury justices police officers detectives deputies sheriff prosecutors prosecutor army military navy soldiers general generals union unions regulator regulators watchdog
ombudsman auditors audit officials spokesman spokeswoman envoy diplomats ambassador fed ecb eu un nato imf kremlin white-house pentagon beijing moscow brussels washington kyiv supreme committee commission agency authorities doctors nurses scientists
researchers farmers workers bank lender residents families economy state inspectors customs shoppers inflation unemployment tariffs tariff deficit gdp debt border nuclear asylum aid treaty law custody patients pupils students inmates tenants candidate candidates`),
  ...words(`
ministre ministres ministère président présidente gouvernement sénat sénateurs assemblée députés député élysée matignon bercy maire préfet préfecture armée police policiers gendarmes justice juge juges cour procureur syndicat syndicats onu otan bruxelles
ue salariés médecins chercheurs infirmière douane douanes état roi pape`),
  ...words(`
minister ministerin kanzler kanzlerin präsident präsidentin regierung bundestag bundesrat bundesregierung koalition opposition richter staatsanwaltschaft polizei polizisten armee soldaten behörde behörden eugh eu nato papst bürgermeister innenminister
verfassungsgericht bundesamt ärzte lehrer gewerkschaft gewerkschaften länder bundesländer land kiew moskau brüssel russland senioren politiker agent ministerpräsidenten`),
  ...words(`
ministro ministra ministros ministerio gobierno presidente presidenta congreso senado parlamento cortes supremo policía ejército rey papa alcalde alcaldesa bruselas onu otan sindicatos médicos mineros soldados militares oposición fiscal moncloa parlamentarios consejo justicia`),
  ...words(`
ministro ministra ministros governo presidente presidenta congresso senado câmara stf justiça juiz polícia exército onu otan prefeito autarca médico médicos oposição tcu inss fisco pf pj rainha rei papa`),
]);

/** Regular English verbs of the news. Those that sell (“drops”, “launches”), teach (“makes”) or praise are not among them. */
const VERBS: readonly string[] = words(`
abolish accuse admit+t adopt agree allege allocate altered apologise apologize approve ask+ award back blame block buy+s cancel+l clash close concede
condemn confirm conflict crest decline defend delay demand den+n deny describe discriminate dissolve double doubt ease end enter exceed expand expose
face fail fill+ flee+ free+ gather halt hike honor honour impose insist jump leave lift+ miss move name+ near order outnumber overturn pledge plunge
post+ postpone puncture puzzle+ quit+t raise reach recapture reclaim reject reopen resign retire reveal reverse revolt rise+ rule sanction save+s
search seek seize sell+s shell shrink shut+t sign slam+m slash slump soar split+t strand struggle surge suspend testify threaten tighten topple triple
tumble unmask uphold upset+t urge veto+t vow warn worsen`);

/** Their bases, which report behind a plural and announce behind “to”: “shares sink”, “state to close three prisons”. */
export const BASES: ReadonlySet<string> = new Set([
  ...VERBS.map((verb) => verb.replace(/\+.*$/, '')),
  ...words('sink fall address sell buy pay take leave meet quit face begin withdraw'),
]);

/** What they do. */
export const ACTS: ReadonlySet<string> = new Set([
  ...reporting(VERBS),
  ...words(`
says said say beats tells told tell finds found shows shown show sees votes voted vote holds held wins won loses lost falls fell rises rose hits tops cuts cut sets begins began breaks broke meets met takes took takes sells sold buys bought paid gives gave
keeps kept brings brought puts quits quit shuts shut splits split spreads spread strikes struck leads led leaves left flees fled rises speaks spoke withdraws withdrew sinks sank swears swore steals arrive bites opens opened drives walks walked hears heard
pass passed passes cleared clears torn open opens deepen deepens shuts urge warn deny admit vow back backs hold blame flee reopen stall stalls resume resumes move moves jump plunge tumble soar surge slump burn burns drone drones tanks shells defy hit rise worsen turns frozen froze flown introduced fetches prompt prompts deadly
called accepts accept declines named becomes became`),
  ...words(`
annonce annoncent annule adopte adoptent vote votent rejette approuve dénonce dénoncent accuse avertit promet exige réclame ferme ferment perd perdent gagne plonge chute bondit grimpe bondissent recule saisit signe signent dissout nomme révèle ordonne suspend reporte
confirme lance reçoit taxer durcit tranche interdit interdite interdits bascule réagit rompt repris reprend refuse accepte présente bouleversé démolit recherche sauve encaisse admet répond rapporte alerte emprisonne complique creuse alarme quitte prévient
falsifiées supprime supprimés augmenté augmentée augmentées augmentés annoncé annoncée adopté adoptée voté votée suspendu suspendue annulé annulée reporté reportée confirmé confirmée dit disent affirme déclare déclarent`),
  ...words(`
warnt warnen fordert fordern beschließt beschließen stimmt stimmen lehnt kündigt droht drohen trifft treffen reist senkt senken erhöht steigt steigen fällt fallen bricht stoppt stoppen streiten einigen einigt verbietet verrät urteilt bietet bestätigt stürzt
gewinnt verliert schließt schließen eröffnet zerstört legt verklagt zeigt zeigen prüft führt spitzt verschüttet erfasst entlässt reißt sagt sagte erklärte stellt verkaufte vertagt drosselt beschlossen verhängt verabschiedet gewählt abgesagt gesperrt ruft rufen`),
  ...words(`
anuncia anuncian aprueba aprueban rechaza acusa advierte exige exigen cierra cierran sube baja cae ganan pierde firma firman publica disuelve rompe divide investiga investigan expulsa libera sanciona suspende ordena confirma niega promete pide piden reabre reabren
chocan choca aprobado aprobada anunciado suspendido suspendida cerrado dejan deja entregan desatan desata estremece agota dice dijo gana confiesan`),
  ...words(`
anuncia anunciam aprova aprovam rejeita acusa exige fecha fecham sobe cai perde vence assina assinam publica rompe divide investiga liberta suspende ordena confirma nega promete pede pedem adia deixa deixam recebe devolve recusadas revolta vende aciona mostram
diz disse decretou aprovado aprovada suspenso suspensa fechado`),
]);

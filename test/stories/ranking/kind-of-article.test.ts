import { expect, test } from 'vitest';
import { type ArticleKind, judgeKind, kindOf } from '../../../src/stories/ranking/kind-of-article.ts';
import { anArticle } from '../an-article.ts';

const titles: [kind: ArticleKind, title: string][] = [
  ['news', 'Parliament passes the housing bill after a night of debate'],
  ['news', 'Two killed as freight train derails near Vexford'],
  ['news', 'Five teachers convicted over a book about wolves'],
  ['news', 'First malaria pill for infants goes on sale in Kessa for £30'],
  ['news', 'Cheaper flights are the best hope for island towns'],
  ['promotion', 'Save $150 on this gaming monitor'],
  ['promotion', 'Subscribe to the Gazette and read on every screen'],
  ['promotion', 'Your first three months for one crown'],
  ['news', 'Support for the harbour bill grows in the first week'],
  ['celebrity', 'Mira Holt and Ada Quist on playing the duchess of Pell'],
  ['news', 'Schools ban phones on playing fields'],
  ['celebrity', 'Olga Marsh on playing Duchess Amalia'],
  ['transcript', 'Read Duchess Amalia’s declaration to the council'],
  ['promotion', 'Get a kettle for as low as $14 in this sale'],
  ['promotion', 'The best laptop deals this week'],
  ['promotion', 'Lampworks coupon codes for November'],
  ['promotion', 'Anzeige | Fünf Lampen für den Winter'],
  ['promotion', 'Publicité'],
  ['promotion', 'Contenido patrocinado: cinco lámparas'],
  ['news', 'Wetter: Sturm legt die Bahn in Pell lahm'],
  ['news', 'Nécrologie : l’ancienne maire de Pell s’éteint à 84 ans'],
  ['listing', 'Weather: sunny spells and a light breeze'],
  ['news', 'Anzeige gegen den Hafenmeister von Pell'],
  ['news', 'Werbung für Lampen wird verboten'],
  ['live', '+++ Liveticker +++ Sturm erreicht Pell'],
  ['live', 'EN DIRECTO | La tormenta llega a Pell'],
  ['news', 'Direct trains to Pell return'],
  ['news', 'Direct-to-door ferries return to Pell'],
  ['news', 'Publicité : le conseil de Pell interdit les lampes'],
  ['gallery', 'Bilderstrecke: Laternen in Pell'],
  ['puzzle', 'Kreuzworträtsel vom Freitag'],
  ['promotion', 'Code promo Lampadaire : 20 % de remise'],
  ['buying advice', 'Best air mattress for 2026'],
  ['buying advice', 'Orbit 3 vs. Orbit 4: Which should you buy?'],
  ['review', 'Orbit 4 hands-on: brighter and heavier'],
  ['review', 'Tidewater review: a slow-burning drama'],
  ['how-to', 'How to watch the cup final tonight'],
  ['how-to', '8 villages you may never have heard of'],
  ['how-to', 'Ferry refund: How much are the cheques, when do they come and more'],
  ['how-to', 'The duchess remembered by Ida Holm, Otto Brandt and more: “She danced”'],
  ['news', 'Pell needs teachers, nurses and more than 300 doctors'],
  ['puzzle', "Today's Wordle answer and hint"],
  ['puzzle', 'Quiz: how well do you know the harbour?'],
  ['puzzle', 'Mots croisés du lundi'],
  ['horoscope', 'Your horoscope for the week'],
  ['listing', "Vexford's lottery numbers for Monday"],
  ['listing', 'What time is the season finale on tonight?'],
  ['newsletter', 'Your Friday Briefing'],
  ['podcast', 'Podcast: inside the harbour vote'],
  ['gallery', 'In pictures: the flood in Vexford'],
  ['live', 'Storm live: latest updates from the coast'],
  ['live', 'Storm in Pell: Plus live ferry updates'],
  ['live', 'Updates: Pell counts the damage'],
  ['news', 'Wolves live in the hills above Pell again'],
  ['opinion', 'Opinion: the harbour belongs to everyone'],
  ['opinion', 'Welcome to the age of the toll bridge'],
  ['opinion', 'The Harbour Master Is a Hypocrite. I Know Because I’m His Uncle.'],
  ['opinion', 'What happened when I met the mayor of Vexford'],
  ['opinion', 'Stop Pretending the Harbour Is Safe'],
  ['opinion', 'It’s time to close the harbour'],
  ['news', 'It’s time to close the harbour, minister tells council'],
  ['news', 'Stop blaming the ferries, court orders Vexford'],
  ['news', 'I survived the ferry, says its cook'],
  ['news', 'Mayor tells court I’m not guilty'],
  ['opinion', 'The Lantern view on the harbour vote: a chance missed'],
  ['opinion', 'The case for a second ferry'],
  ['opinion', 'Norland should sell the harbour and keep the mill'],
  ['opinion', 'The harbour deal is a disgrace'],
  ['opinion', 'The mayor’s attack on the ferrymen was petty and wrong'],
  ['opinion', 'Remember when the mayor promised a bridge? It is still not there'],
  ['opinion', 'Let’s scrap the toll'],
  ['news', 'Norland should sell the harbour, minister says'],
  ['news', 'Council to decide whether Vexford should sell the harbour'],
  ['news', 'Poll: two in three say the mayor should go'],
  ['news', 'Ferry plans include a detour should he choose to land'],
  ['news', 'Judge rules the harbour deal was wrong'],
  ['news', 'New ferry is right on track for May'],
  ['opinion', 'The case against a second ferry'],
  ['opinion', 'In defence of the toll'],
  ['opinion', 'In praise of slow ferries'],
  ['opinion', 'The mayor should apologise and close the harbour'],
  ['opinion', 'The mayor is right about the toll'],
  ['opinion', 'The pier sale was a sham from the start'],
  ['news', 'The case against Ada Lund collapses in court'],
  ['news', 'The case for a second ferry is heard in Vexford'],
  ['news', 'In defence of title, Lund beats Hale'],
  ['news', 'People in flood zone should evacuate immediately'],
  ['news', 'Drivers should expect delays on A12'],
  ['news', 'Pell residents should boil tap water'],
  ['news', 'Officer was wrong to shoot teen, inquest finds'],
  ['news', 'Pier sale was a sham, auditor finds'],
  ['news', 'Toll was wrong, watchdog announces'],
  ['news', 'Bomb was right next to school'],
  ['news', 'Ferry was right outside harbour as storm hit'],
  ['news', 'Three numbers drawn in Norland lottery'],
  ['news', 'Five moments of silence held across Norland'],
  ['explainer', 'Five numbers that explain the harbour debate'],
  ['explainer', 'Here’s what every ferry passenger should know about the toll'],
  ['explainer', 'Five takeaways from the harbour debate'],
  ['explainer', 'Comment la taxe portuaire change la vie des pêcheurs'],
  ['explainer', 'Comment Corvane s’est préparée à la crue'],
  ['how-to', 'Comment éviter les files au bac'],
  ['explainer', 'Reality check: the mayor’s claims about the toll'],
  ['opinion', 'Her memoir of the flood is a call to action'],
  ['news', 'Harbour welcomes its first electric ferry'],
  ['news', 'Comment period opens on the harbour dredging plan'],
  ['news', 'Comment Letter Accuses Port of Haste'],
  ['news', 'Comment letter accuses port of haste'],
  ['analysis', 'Analysis: why the coalition broke'],
  ['explainer', 'What is the new port tax and who pays it?'],
  ['explainer', 'A look back at Duchess Amalia’s years in Pell'],
  ['scoreboard', 'Vexford Town v Harbour United'],
  ['trailer', 'First trailer for Tidewater 2 arrives'],
  ['transcript', 'Prime minister’s address to the nation in full'],
  ['celebrity', 'Pop star stuns in a silver outfit on the red carpet'],
];

test.for(titles)('%s: %s', ([kind, title]) => {
  expect(kindOf(anArticle({ title, teaser: '' }))).toBe(kind);
});

test.for<[kind: ArticleKind, title: string]>([
  ['horoscope', 'Tageshoroskop für Dienstag'],
  ['horoscope', 'Your daily stars: what Tuesday holds for every sign'],
  ['news', 'Horoscope app fined for selling its readers’ data'],
  ['puzzle', 'Lantern letters: clues and answers for puzzle 81'],
  ['puzzle', 'Can you name these ten lighthouses?'],
  ['puzzle', 'Kreuzworträtsel vom Dienstag'],
  ['news', 'Quiz show host Otto Brandt dies at 71'],
  ['news', 'Sudoku champion, 9, beats grown-ups in Vexford'],
  ['listing', 'Résultats du Lotto du samedi'],
  ['listing', 'Did you win? Powerball drawing results for Wednesday'],
  ['news', 'Lottery chief resigns after rigged draw'],
  ['news', 'Lottery funds were spent on yacht'],
  ['listing', 'TV-Tipps am Dienstag'],
  ['listing', 'Que faire ce week-end à Pell'],
  ['listing', 'Police log: November 23'],
  ['listing', 'Arrest log: November 23'],
  ['listing', 'Court docket for Tuesday'],
  ['listing', 'Jail bookings, November 23'],
  ['listing', 'Death announcements for Tuesday'],
  ['news', 'Court says docket was sealed'],
  ['news', 'Police log reveals nine ignored calls'],
  ['listing', 'Births, marriages and engagements'],
  ['listing', 'Avis de décès du 24 novembre'],
  ['listing', 'Météo : à quoi s’attendre mardi'],
  ['listing', 'Weather: cloudy start, then clearing'],
  ['news', 'Weather: storm kills four on the coast'],
  ['news', 'Forecast: economy to shrink by two per cent'],
  ['listing', 'Is Vantor stock a buy?'],
  ['news', 'Stock market plunges in its worst day'],
  ['listing', 'Fantasy football week 12 rankings'],
  ['listing', 'Join our live Q&A on the toll at noon'],
  ['newsletter', 'Tuesday briefing: what the budget means'],
  ['newsletter', 'Your Friday Briefing: Duchess Amalia dies at 96'],
  ['newsletter', 'Das Briefing am Morgen: Was heute wichtig wird'],
  ['news', 'Newsletter platform hacked, a million addresses exposed'],
  ['podcast', 'The Daily Tide, episode 214'],
  ['news', 'Podcast host sued for defamation'],
  ['promotion', 'Support local journalism: read the Quay'],
  ['promotion', 'Jetzt vier Wochen lang kostenlos testen'],
  ['promotion', 'Vendredi fou : les meilleures aubaines'],
  ['promotion', 'Get 40 crowns in bonus bets tonight'],
  ['promotion', 'Contenu commandité : réussir sa cuisine'],
  ['news', 'Coupon fraud ring stole $31 million'],
  ['news', 'Black Friday strike at warehouses'],
  ['news', 'Bill sponsored by first-term senator bans child marriage'],
  ['news', 'Voucher plan for schools passes Senate'],
  ['correction', 'Corrections and clarifications'],
  ['correction', 'Correction: Monday’s report on the toll'],
  ['news', 'Corrections officer charged in inmate’s death'],
  ['news', 'Corrections: state to close three prisons'],
  ['press release', 'Marsh Mines Declares Quarterly Dividend'],
  ['press release', 'Global Smart Valve Market to Reach $9.8 Billion by 2032'],
  ['gallery', 'Bilder der Woche'],
  ['gallery', 'Our readers’ best photos of November'],
  ['news', 'Photos show minister at lobbyist’s villa'],
  ['news', 'Police release photos of suspect in museum theft'],
  ['news', 'Woman wounded at Northgate trailer park'],
  ['news', 'Best friend of missing teenager charged with murder'],
  ['news', 'Obituary: Ilse Holm, novelist of exile, dies at 90'],
  ['how-to', 'Recette : soupe aux poireaux'],
  ['news', 'Recipe for disaster: baby food maker ignored lead tests'],
  ['opinion', 'Guest column: what nurses want you to know'],
  ['news', 'Los Astros de Pell ganan la serie'],
  ['news', 'El tiempo para negociar la paz se acaba'],
  ['news', 'Police give clues in the search for a girl, and her father pleads for answers'],
  ['news', 'School start times in Vexford move to nine'],
  ['news', 'TV channels and newspapers go dark in protest'],
  ['news', 'Que faire en cas de fuite ? Les consignes de la préfecture'],
  ['news', 'Qué hacer con los faros divide al consejo de Pell'],
  ['news', 'What’s happening in Pell: rebels take the harbour'],
  ['news', 'Concerts, theatres and museums to reopen this Friday'],
  ['news', 'Births and marriages fall as Vexford grows old'],
  ['news', 'Building permits for new homes hit a ten-year low'],
  ['news', 'Family announcements of the dukes end a feud'],
  ['news', 'Recent deaths of whales puzzle scientists'],
  ['news', 'Store hours cut as grocer struggles'],
  ['news', 'In memoriam ceremony draws thousands'],
  ['news', 'Jobs: 40,000 cut at carmaker'],
  ['news', 'Weather this summer was the hottest on record'],
  ['news', 'Storm forecast: 300,000 told to leave the coast'],
  ['news', 'Interest rates on hold as Bank of Vexford splits'],
  ['news', 'Minister signs the papers that end the toll'],
  ['news', 'Vexford Palace briefing: duchess to meet Renn'],
  ['news', 'Pell cancels daily briefing after walkout at port'],
  ['news', 'Boletín del Estado publica la amnistía'],
  ['news', 'New episode of violence in Pell'],
  ['news', 'Pell to become a member of the Harbour League by 2030'],
  ['news', 'Le conseil vote un plan de réduction de la dette'],
  ['news', 'Une aubaine pour le duc de Pell'],
  ['news', 'El Gobierno fija un precio mínimo para la leche'],
  ['news', 'School vouchers pass after years of defeat'],
  ['news', 'Tax giveaway to cost three billion, auditors find'],
  ['news', 'Recettes de l’État : le trou se creuse'],
  ['news', 'Renn says no more talks if islands refuse harbour deal'],
  ['news', 'Oil falls to its lowest price in weeks'],
  ['horoscope', 'Qué dicen los astros hoy'],
  ['listing', 'Pell v Vexford: start time, TV channel, team news'],
  ['listing', 'Que faire à Pell samedi'],
  ['listing', 'Planes para el fin de semana'],
  ['listing', 'What’s happening in Pell this weekend'],
  ['listing', 'Concerts, plays and exhibitions this weekend'],
  ['listing', 'Births and engagements for November'],
  ['listing', 'Public notices, November 24'],
  ['listing', 'El tiempo en Pell: lluvia el martes'],
  ['listing', 'Weather for Pell: sunny'],
  ['listing', 'Mortgage rates for November 24'],
  ['listing', 'The papers: the duchess and the toll'],
  ['newsletter', 'Pell daily update: November 24'],
  ['podcast', 'Listen to our new episode'],
  ['promotion', '40 % de réduction sur les lampes'],
  ['buying advice', '25 best gifts for lamplighters'],
  ['promotion', '[Commandité] Cinq lampes pour l’hiver'],
  ['promotion', 'Les lampes de Pell fêtent leurs 50 ans (publireportage)'],
  ['promotion', 'Les lampes de Pell fêtent leurs 50 ans avec des rabais exceptionnels'],
  ['promotion', 'Gagnez une croisière pour deux'],
  ['promotion', 'Participez à notre concours des Fêtes'],
  ['newsletter', 'En bref : travaux, bibliothèque et autres nouvelles de Lund'],
  ['listing', 'Avis public : séance du conseil'],
  ['listing', 'Avis aux citoyens : collecte des sapins'],
  ['scoreboard', 'LHJMQ : les sommaires de vendredi'],
  ['listing', 'La météo de demain'],
  ['listing', 'Prévisions météo pour samedi'],
  ['scoreboard', 'Résultats et classements du vendredi 27 novembre'],
  ['how-to', 'Quinze façons de ranger une lampe'],
  ['news', 'Commandité par le port, le préfet démissionne'],
  ['news', 'En bref séjour à Pell, la duchesse signe un traité'],
  ['news', 'Avis de recherche : une pêcheuse de Lund disparue'],
  ['news', 'Résultats des élections à Pell : Holm battue'],
  ['news', 'Petites annonces : un réseau de fraude démantelé'],
  ['news', 'Trois raisons de la faillite : le tribunal condamne Holm'],
  ['news', 'Météo extrême : le port fermé'],
])('sells, lists or passes the time, or is news of what does: %s: %s', ([kind, title]) => {
  expect(kindOf(anArticle({ title, teaser: '' }))).toBe(kind);
});

test('a slug and a topic name a deal that is none of a shop’s', () => {
  expect(kindOf(anArticle({ url: 'https://news.example/world/deal-reached-in-talks' }))).toBe('news');
  expect(kindOf(anArticle({ url: 'https://news.example/markets/deals/mine-sold' }))).toBe('news');
  expect(kindOf(anArticle({ title: 'Passengers evacuated after plane slides off runway in Pell' }))).toBe(
    'news',
  );
  expect(kindOf(anArticle({ title: 'Ada Quist’s runway looks' }))).toBe('celebrity');
  for (const folder of ['abo', 'members', 'records'])
    expect(kindOf(anArticle({ url: `https://news.example/${folder}/council-agrees` }))).toBe('news');
  expect(kindOf(anArticle({ topics: ['Nuclear deal'] }))).toBe('news');
  const kettles = { title: 'Five kettles', teaser: '' };
  expect(kindOf(anArticle({ ...kettles, url: 'https://news.example/deals/kettle' }))).toBe('promotion');
  expect(kindOf(anArticle({ ...kettles, topics: ['Tech deals'] }))).toBe('promotion');
});

test('reads the address and the topics too', () => {
  expect(kindOf(anArticle({ url: 'https://news.example/opinion/2026/harbour' }))).toBe('opinion');
  expect(kindOf(anArticle({ url: 'https://news.example/Opinion/2026/harbour' }))).toBe('opinion');
  expect(kindOf(anArticle({ topics: ['Sponsored'] }))).toBe('promotion');
  expect(kindOf(anArticle({ topics: ['Pell', 'Publireportage'] }))).toBe('promotion');
  expect(kindOf(anArticle({ title: 'Une Lundoise remporte la finale', topics: ['Concours'] }))).toBe('news');
});

test('where a link came from is not what it leads to', () => {
  expect(kindOf(anArticle({ url: 'https://news.example/2026/harbour?from=/opinion/2026' }))).toBe('news');
  expect(kindOf(anArticle({ url: '/opinion/2026/harbour' }))).toBe('news');
});

test('the end of a long teaser says nothing of the whole', () => {
  const teaser = `${'The toll on the old bridge of Vexford will end in April. '.repeat(6)}Ida Holm said so on “Marsh Tonight.”`;
  expect(kindOf(anArticle({ teaser }))).toBe('news');
});

test.for<[kind: ArticleKind, teaser: string]>([
  ['programme', 'Harbour One host Lena Marsh spoke with Gov. Aldo Renn about the toll on the old bridge.'],
  ['programme', 'Senator Ida Holm said the toll would ruin the islands on "Marsh Tonight."'],
  ['programme', 'Economist Otto Brandt joins “The Quay” to discuss the toll.'],
  ['programme', "Ida Holm weighs in on the vote on 'Vexford's Morning' Friday."],
  [
    'press release',
    'VEXFORD, Nov. 24, 2026 (GLOBE NEWSWIRE) -- Marsh Mines Inc. is pleased to announce a placement.',
  ],
  ['promotion', 'Paid for by Northgate Energy.'],
  ['promotion', 'Unlimited access to every story. Cancel any time.'],
  ['promotion', 'Un contenu présenté par Northgate Énergie.'],
  ['promotion', 'Courez la chance de voir les îles. Aucun achat requis.'],
  ['listing', 'Avis est par les présentes donné qu’une séance aura lieu.'],
  ['newsletter', 'Good morning. Here is the day in Vexford.'],
  ['listing', 'Visitation is Friday. In lieu of flowers, gifts to the library.'],
  ['news', 'The duchess passed away peacefully in Pell on Monday.'],
  ['news', 'The duchess passed away peacefully at home on Monday, the palace said.'],
  ['listing', 'Ada Quist of Pell, 84, passed away peacefully at home.'],
  ['news', 'Security arrangements by the harbour police failed, auditors found.'],
  ['news', 'A quake shook Pell on Monday. Here’s what you need to know.'],
  ['news', 'Presented by Ida Holm on Monday, the bill ends the toll.'],
  ['news', 'In association with the coastguard, police searched 40 boats.'],
  ['news', 'Members may cancel any time before Friday, the union says.'],
  ['news', 'The harbour board says it is proud to announce a truce.'],
  ['news', 'Forward-looking statements by the bank rattled markets.'],
  ['news', 'In this episode, the worst in years, 40 miners died.'],
  ['podcast', 'In this episode, we walk the old bridge.'],
  ['news', 'Our hosts have failed us, islanders say.'],
  ['podcast', 'Our hosts Lena Marsh and Otto Brandt talk tolls.'],
  ['news', 'Visitation is banned at the jail of Pell after a riot.'],
  ['news', 'In lieu of flowers, marchers left shoes at the gate.'],
  ['news', '“We are pleased to announce a truce,” the mediator told both councils.'],
  ['news', 'Gov. Aldo Renn told the BBC that the toll on the old bridge will end in April.'],
  ['news', 'The council voted on “Harbour Forward”, a plan for 900 flats, late on Monday.'],
  ['news', 'The ferry host city of Vexford spoke out against the toll on Friday.'],
])('%s by its teaser: %s', ([kind, teaser]) => {
  expect(kindOf(anArticle({ title: 'Aldo Renn on the toll of the old bridge', teaser }))).toBe(kind);
});

test.for<[kind: ArticleKind, title: string]>([
  ['listing', `The best concerts${' and a'.repeat(80)}`],
  ['news', `Concerts${' and a'.repeat(80)}`],
  ['news', 'Today’s '.repeat(60)],
  ['news', 'Monday’s weekend '.repeat(29)],
])('%s, told at once of a title written to be slow: %s', ([kind, title]) => {
  expect(kindOf(anArticle({ title, teaser: '' }))).toBe(kind);
});

test.for<[kind: ArticleKind, title: string, before: string]>([
  ['news', 'Agenda: Renn trifft Holm in Pell', 'Agenda: Ausflüge am Wochenende'],
  ['news', 'Correction: Nordbank shares sink 10% as talks fail', 'Correction: Monday’s article on eels'],
  ['news', 'Rezepte gefälscht: Arzt in Pell verurteilt', 'Rezepte: Suppe und Salat'],
  ['news', 'Weather: 200,000 homes without power after storm', 'Weather: 12 degrees and drizzle'],
  ['news', 'Stock market today: Pell halts trading after crash', 'Stock market today: what to watch'],
  ['news', 'Best deal possible, says Renn as council backs treaty', 'Best kettle deals this week'],
  ['news', 'Receta: el Gobierno aprueba el plan y dimite el ministro', 'Receta: sopa de puerros'],
  [
    'news',
    'Promo code glitch exposes addresses; regulator opens inquiry',
    'Lampworks promo code for November',
  ],
])('what happened outweighs a word: %s: %s', ([kind, title, filler]) => {
  expect(judgeKind(anArticle({ title, teaser: '' }))).toEqual({ kind, resembles: null });
  expect(kindOf(anArticle({ title: filler, teaser: '' }))).not.toBe('news');
});

test('a word and one sign of news are a doubt, which the teaser, the address or the title’s form settles', () => {
  const of = (given: Parameters<typeof anArticle>[0]) => judgeKind(anArticle({ teaser: '', ...given }));
  const title = 'Crossword club closes in Pell';
  expect(of({ title })).toEqual({ kind: 'news', resembles: 'puzzle' });
  expect(of({ title, teaser: 'Police said the owner was arrested on Monday.' }).resembles).toBeNull();
  expect(of({ title, url: 'https://news.example/world/2026/club' }).resembles).toBeNull();
  expect(of({ title, url: 'https://news.example/puzzles/club' }).kind).toBe('puzzle');
  expect(of({ title: 'Crossword for Tuesday' }).kind).toBe('puzzle');
  expect(of({ title: 'Twelve lamps that we love' })).toEqual({ kind: 'news', resembles: null });
});

test('signs too weak for a verdict add up to one', () => {
  const title = 'Twelve lamps that brighten a hall';
  expect(kindOf(anArticle({ title, teaser: '' }))).toBe('news');
  expect(kindOf(anArticle({ title, teaser: '', url: 'https://news.example/style/lamps' }))).toBe('how-to');
});

test('what an outlet labels as paid for or as a podcast is that, whatever its title tells', () => {
  const title = 'Council approves toll after minister resigns';
  expect(kindOf(anArticle({ title, url: 'https://news.example/sponsored/toll' }))).toBe('promotion');
  expect(kindOf(anArticle({ title, url: 'https://news.example/podcasts/toll' }))).toBe('podcast');
  expect(kindOf(anArticle({ title, url: 'https://news.example/world/toll' }))).toBe('news');
});

test.for<[kind: ArticleKind, piece: string]>([
  ['news', 'a'],
  ['news', 'best '],
  ['news', 'monday '],
  ['news', 'Nov. 24 '],
  ['news', "l'a-"],
  ['puzzle', 'Crossword Nov. 24 '],
  ['listing', 'weather: '],
])('%s, told at once of 400 KB of %j in title, teaser, address and topics', ([kind, piece]) => {
  const long = piece.repeat(400_000 / piece.length);
  const url = `https://news.example/${long.replaceAll(' ', '')}`;
  expect(kindOf(anArticle({ title: long, teaser: long, url, topics: [long] }))).toBe(kind);
});

test('what no reader of a headline has read by then says nothing', () => {
  expect(
    kindOf(anArticle({ title: `${'Lamps, piers and quays. '.repeat(12)} Weather forecast`, teaser: '' })),
  ).toBe('news');
});

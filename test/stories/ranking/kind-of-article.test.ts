import { expect, test } from 'vitest';
import { type ArticleKind, kindOf } from '../../../src/stories/ranking/kind-of-article.ts';
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
  ['explainer', 'Reality check: the mayor’s claims about the toll'],
  ['opinion', 'Her memoir of the flood is a call to action'],
  ['news', 'Harbour welcomes its first electric ferry'],
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

test('reads the address and the topics too', () => {
  expect(kindOf(anArticle({ url: 'https://news.example/opinion/2026/harbour' }))).toBe('opinion');
  expect(kindOf(anArticle({ url: 'https://news.example/Opinion/2026/harbour' }))).toBe('opinion');
  expect(kindOf(anArticle({ topics: ['Sponsored'] }))).toBe('promotion');
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
  ['news', 'Gov. Aldo Renn told the BBC that the toll on the old bridge will end in April.'],
  ['news', 'The council voted on “Harbour Forward”, a plan for 900 flats, late on Monday.'],
  ['news', 'The ferry host city of Vexford spoke out against the toll on Friday.'],
])('%s by its teaser: %s', ([kind, teaser]) => {
  expect(kindOf(anArticle({ title: 'Aldo Renn on the toll of the old bridge', teaser }))).toBe(kind);
});

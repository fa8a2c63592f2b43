import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { joinTeasers } from '../../../src/stories/grouping/join-teasers.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

/** A day of two newspapers and an agency, so that words have a rarity to speak of. */
const DAY = [
  ['Bakers strike', 'Bakers in Lund walked out over night shifts and stale wage offers.'],
  ['Library reopens', 'The reading room in Karst opened its doors after a long renovation.'],
  ['Orchard frost', 'Growers near Pell fear that late frost ruined the apricot blossom.'],
  ['Tram line seven', 'Passengers in Mora face detours while engineers replace worn rails.'],
].map(([title = '', teaser = ''], at) => anArticle({ title, teaser, outlet: `Outlet ${at}` }));

const act = anArticle({
  id: 'act',
  title: 'Sea wall nearer as assembly passes shore act',
  teaser: 'Work on the wall of Pellmouth could begin within a year.',
  body: `Pellmouth will get 88 million marks for a new sea wall over six years under the Shore Protection Act, which the assembly in Karst passed by 61 votes to 54 on Monday.

The act sets up a fund of 900 million marks for towns that the sea threatens and forbids new houses on land that is expected to flood within fifty years. Six members of the ruling party voted no.

The mayor, Corin Vale, said that work on the wall could begin within a year. Last winter’s storms flooded 212 houses in the town, and the harbour office counted four breaches of the old dyke. Owners of land that may no longer be built on will get two thirds of what it was worth.`,
});
const shot = anArticle({
  id: 'shot',
  title: 'Man shot dead outside a bar in Lund',
  teaser: 'Police in Lund are looking for two men in a grey car.',
  body: `A man of 34 was shot dead outside a bar in Lund on Sunday night, and police are looking for two men who drove off in a grey car.

Witnesses heard three shots at about eleven o’clock, officers said. The victim died in hospital. The street was closed until the morning while the police searched it for cartridges.

It was the first killing in the town this year. The police chief, Maja Ström, asked anybody who had been near the bar to come forward.`,
});

function wire(given: Partial<Article>): Article {
  return anArticle({ id: 'wire', outlet: 'Coast Press Agency', publishedAt: NOON - HOUR, ...given });
}

const told = wire({
  title: 'Assembly passes shore protection law 61–54',
  teaser:
    'KARST (CPA) — The assembly passed a law on Monday that forbids houses on land expected to flood within fifty years and sets up a fund of 900 million marks for towns the sea threatens.',
});

/** Who stands with the agency's teaser, and which report says all of it, where every report is a group of its own. */
function joined(teaser: Article, others = [act, shot]): { story: string[]; told: (string | undefined)[] } {
  const articles = [...DAY, ...others, teaser].sort((x, y) => x.publishedAt - y.publishedAt);
  const profiled = profileAll(articles, profileArticle);
  const singles = articles.map((_, index) => [index]);
  const { groups, told } = joinTeasers(singles, proposePairs(profiled), profiled);
  const story = groups.find((group) => group.includes(articles.indexOf(teaser))) ?? [];
  const idOf = (index: number) => articles[index]?.id ?? '';
  return { story: story.map(idOf).sort(), told: [...told.values()].map(idOf) };
}

test('a teaser that says nothing a full report does not joins the story of that report', () => {
  expect(joined(told)).toEqual({ story: ['act', 'wire'], told: ['act'] });
});

test.for<[string, Partial<Article>]>([
  ['a number', { teaser: told.teaser.replace('900', '700') }],
  ['a name', { title: 'Corin Dale praises shore protection law', teaser: told.teaser }],
  ['an outcome', { teaser: told.teaser.replace('sea threatens', 'sea threatens, and a minister resigned') }],
  ['another day', { teaser: told.teaser.replace('Monday', 'Friday') }],
  ['two days later', { publishedAt: NOON + 48 * HOUR }],
  ['hardly a word', { title: 'Assembly passes act', teaser: 'It sat on Monday.' }],
  ['another title', { title: 'Assembly passes law on milk, turns to schools', teaser: told.teaser }],
  [
    'something else below',
    {
      teaser:
        'The assembly passed it after growers, brewers, cyclists and brass bands had marched to the tower.',
    },
  ],
])('it stays apart with %s', ([, given]) => {
  expect(joined(wire({ ...told, ...given }))).toEqual({ story: ['wire'], told: [] });
});

test.for<[string, Partial<Article>]>([
  [
    'elsewhere',
    {
      title: 'Man shot dead outside a bar in Mora',
      teaser: 'A man was shot dead outside a bar in Mora on Sunday night, police said.',
    },
  ],
  [
    'of the same week',
    {
      title: 'Man shot outside a bar in Lund',
      teaser:
        'A man was shot outside a bar in Lund on Friday night, police said. It was the second this week.',
    },
  ],
  [
    'of the same night',
    {
      title: 'Two men shot outside a bar in Lund',
      teaser:
        'Two men aged 19 and 22 were wounded when they were shot at outside a bar in Lund on Sunday night.',
    },
  ],
])('look-alikes stay two events: a shooting %s', ([, given]) => {
  expect(joined(wire(given)).story).toEqual(['wire']);
});

test('an opinion on it takes no teaser in', () => {
  const opinion = { ...act, title: 'Opinion: sea wall nearer as assembly passes shore act' };
  expect(joined(told, [opinion, shot])).toEqual({ story: ['wire'], told: [] });
});

test('a short report that joins a longer one takes the teaser with it that it tells', () => {
  const short = wire({
    id: 'short',
    title: told.title,
    teaser: `${told.teaser} Six members of the ruling party voted no.`,
  });
  const teaser = wire({
    title: 'Assembly passes shore protection law',
    teaser: 'It sets up a fund for towns.',
  });
  expect(joined(teaser, [shot, short]).story).toEqual(['short', 'wire']);
  expect(joined(short).story).toEqual(['act', 'short']);
  expect(joined(teaser, [act, shot, short]).story).toEqual(['act', 'short', 'wire']);
});

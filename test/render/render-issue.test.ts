import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { OperatorError } from '../../src/lib/errors.ts';
import { personalise } from '../../src/render/personalise.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import { HOSTILE_TEXTS, hostileContent } from '../support/hostile-issue.ts';
import {
  ada,
  eveningEdition,
  morningEdition,
  sampleContent,
  sampleEvening,
  sampleIssue,
  sampleNewsroom,
} from '../support/sample-issue.ts';

const morning = await renderIssue(sampleIssue(), morningEdition, sampleNewsroom);
const evening = await renderIssue(sampleIssue(sampleEvening()), eveningEdition, sampleNewsroom);

const headings = (html: string) =>
  load(html)('h1, h2, h3')
    .toArray()
    .map((element) => `${element.tagName} ${load(element).text().trim()}`);

test('the Morning Update prints its blocks in order under one h1', () => {
  expect(headings(morning.html)).toEqual([
    'h1 Morning Update',
    'h2 Today’s headlines',
    'h2 Saltmere votes to rebuild the Harbour Bridge rather than patch it again',
    'h2 St Brannoc’s hospital reopens its night ward after seven weeks',
    'h2 Gale warning for the western approaches as ferries clear the afternoon',
    'h2 Island budget freezes property tax and finds money for school meals',
    'h2 Also on our radar',
    'h2 Today’s agenda',
    'h2 Worth your time',
    'h3 What the old bridge knew about us',
    'h3 The bakers who start when the bars close',
  ]);
});

test('the Evening Update numbers its stories and tells what moved on', () => {
  const kickers = load(evening.html)('.kicker')
    .toArray()
    .map((element) => load(element).text().replace(/\s+/g, ' '));
  expect(kickers).toEqual(['1 City', '2 Updated · Health', '3 Weather', '4 Politics', 'Updated · Transport']);
});

test('the masthead says date, reading time and newsroom; the footer who, where and how to leave', () => {
  const $ = load(morning.html);
  const text = $('body').text().replace(/\s+/g, ' ');
  expect(text).toContain('Monday 23 November 2026 · 3-minute read');
  expect(text).toContain('Edited by Wilhelmina Strand and Obi Carrow for The Saltmere Chronicle.');
  expect(text).toContain(sampleNewsroom.postalAddress);
  expect($('a[href="@@twofold-unsubscribe-url@@"]').text()).toBe('Unsubscribe');
  expect($('a[href="mailto:desk@chronicle.example"]').length).toBe(1);
});

test('a short issue takes a minute, and nothing but its preheader is seen beside the subject', async () => {
  const { stories, ...rest } = sampleContent();
  const content = { ...rest, stories: stories.slice(-1), reads: [], agenda: [], preheader: 'A quiet day' };
  const { html } = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  expect(load(html)('body').text()).toContain('1-minute read');
  const [, behind = ''] = load(html)('body').text().split('A quiet day');
  expect(behind).toMatch(/^\s*(?:\u2007\u034f\s){89}/);
});

test('the lead has photo, caption, credit, byline, outlets and a link that says where it goes', () => {
  const $ = load(morning.html);
  expect($('img').attr('alt')).toBe('The Harbour Bridge at dawn, its lift span half raised over still water');
  const text = $('body').text().replace(/\s+/g, ' ');
  expect(text).toContain('before the vote. Anneke Voss/The Saltmere Chronicle');
  expect(text).toContain(
    'By Ines Calloway and Tom Brandt, The Saltmere Chronicle. Also reported by Island Wire and Radio Merrow',
  );
  expect(text).toContain('Read the full report at The Saltmere Chronicle');
  expect(text).not.toMatch(/read more/i);
});

test('of many outlets the first are named, and how many more there are', async () => {
  const content = sampleContent();
  const outlets = ['The Saltmere Chronicle', 'Island Wire', 'Radio Merrow', 'Tidewatch', 'Harbour Business'];
  const bylines = async (names: string[]) => {
    if (content.stories[0]) content.stories[0].outlets = names;
    return (await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom)).html;
  };
  expect(await bylines(outlets)).toContain(
    'Also reported by Island Wire, Radio Merrow, Tidewatch and Harbour Business<',
  );
  expect(await bylines([...outlets, 'Ridge Wire', 'Cape Dunmar Post'])).toContain(
    'Also reported by Island Wire, Radio Merrow, Tidewatch and 3 others<',
  );
});

test.for([
  [1200, 675, '600'],
  [1200, 1200, '600'],
  [800, 1200, '400'],
  [null, 1200, '600'],
  [1200, null, '600'],
  [400, 2000, '120'],
  [400, 2100, undefined],
  [300, 1_000_000, undefined],
] as const)('a photo of %s × %s pixels is printed %s pixels wide', async ([width, height, printed]) => {
  const content = sampleContent();
  Object.assign(content.stories[0]?.image ?? {}, { width, height });
  const { html } = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  expect(load(html)('img').attr('width')).toBe(printed);
});

test('no two links that a screen reader names alike go to different places', () => {
  for (const rendered of [morning, evening]) {
    const $ = load(personalise(rendered, ada).html);
    const names = new Map<string, Set<string>>();
    for (const link of $('a').toArray()) {
      const shown = $(link).text().trim() || ($(link).find('img').attr('alt') ?? '');
      const name = $(link).attr('aria-label') ?? shown;
      expect(name.startsWith(shown)).toBe(true);
      names.set(name, (names.get(name) ?? new Set()).add($(link).attr('href') ?? ''));
    }
    expect([...names].filter(([, places]) => places.size > 1)).toEqual([]);
    expect(names.size).toBeGreaterThan(20);
  }
});

test('the text part carries the same stories', () => {
  const { text } = personalise(morning, ada);
  const lines = text.split('\n');
  expect(lines.filter((line) => !line.includes('://')).every((line) => line.length <= 76)).toBe(true);
  expect(text).toContain('https://chronicle.example/2026/11/23/bridge?ref=a&part=1');
  expect(text).not.toContain('/photos/');
  expect(text).not.toMatch(/\n{3}/);
});

test('in the text part a headline under Following fills its line like any other', async () => {
  const content = sampleContent();
  const title = 'A choir of welders takes the cathedral, and the organ, for one evening';
  if (content.following[0]) content.following[0].title = title;
  const { text } = personalise(await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom), ada);
  expect(text).toContain(`== Following ==\n\n${title}\n\nThirty shipyard voices`);
  expect(text).toContain('/f-choir\n\nNight buses');
  expect(text).not.toMatch(/\n{3}/);
});

test('the same content gives the same bytes', async () => {
  const again = await renderIssue(sampleIssue(sampleContent()), morningEdition, sampleNewsroom);
  expect(again).toEqual(morning);
});

test('an editor’s words are what is printed', async () => {
  const content = sampleContent();
  const lead = content.stories[0];
  if (lead) lead.edits = { headline: 'A bridge at last', kicker: 'Vote', summary: { lead: 'One.\n\nTwo.' } };
  const { html, text } = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  for (const part of [html, text]) {
    expect(part).toContain('A bridge at last');
    expect(part).not.toContain('rather than patch it again');
    expect(part).not.toContain('19 to 6 on Sunday night');
  }
});

test('dates, direction and language follow the edition', async () => {
  const edition = { ...morningEdition, language: 'ar' };
  const $ = load((await renderIssue(sampleIssue(), edition, sampleNewsroom)).html);
  expect([$('html').attr('lang'), $('html').attr('dir')]).toEqual(['ar', 'rtl']);
  expect([$('[role=article]').attr('lang'), $('[role=article]').attr('dir')]).toEqual(['ar', 'rtl']);
  expect($('body').text()).toContain('نوفمبر');
  expect($('h2').first().parent().attr('style')).toContain('text-align:right');
  expect($('[style*="direction:ltr"]').length).toBe(0);
});

test('a link leads to where it says, to the newsroom where it says nothing good, and is never filled in', async () => {
  const content = sampleContent();
  const urls = [
    'javascript:alert(1)',
    'HTTPS://Chronicle.example/a b?"c',
    'https://chronicle.example/@@twofold-unsubscribe-url@@',
    'not an address',
  ];
  content.stories.forEach((story, n) => {
    story.url = urls[n] ?? story.url;
  });
  const rendered = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  const copy = personalise(rendered, ada);
  const $ = load(copy.html);
  const leads = $('h2 a')
    .toArray()
    .map((element) => $(element).attr('href'));
  expect(leads.slice(0, 4)).toEqual([
    sampleNewsroom.url,
    'https://chronicle.example/a%20b?%22c',
    'https://chronicle.example/%40%40twofold-unsubscribe-url@@',
    sampleNewsroom.url,
  ]);
  for (const document of [copy.html, copy.text]) expect(document).not.toContain('javascript:');
});

test('a photo a mail program could not show is left out', async () => {
  const content = sampleContent();
  const lead = content.stories[0];
  if (lead?.image) lead.image.url = 'http://chronicle.example/bridge.jpg';
  const { html } = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  expect(load(html)('img').length).toBe(0);
  expect(html).not.toContain('Anneke Voss');
});

test('a template nobody made is an operator’s mistake', async () => {
  for (const template of ['weekend', 'constructor', '../morning']) {
    const rendering = renderIssue(sampleIssue(), { ...morningEdition, template }, sampleNewsroom);
    await expect(rendering).rejects.toThrow(OperatorError);
  }
});

test.for(HOSTILE_TEXTS)('prints as typed: %s', async (typed) => {
  const rendered = await renderIssue(sampleIssue(hostileContent(typed)), morningEdition, sampleNewsroom);
  const copy = personalise(rendered, {
    ...ada,
    follows: [{ kind: 'author', label: rendered.following[0]?.authors[0] ?? '' }],
  });
  const $ = load(copy.html);
  const seen = (text: string) => text.replaceAll('\u2060', '').replace(/\s+/g, ' ');
  const expected = typed.replace(/\s+/g, ' ');
  expect(seen($('body').text()).split(expected).length).toBeGreaterThan(30);
  expect(seen(copy.text).split(expected).length).toBeGreaterThan(20);
  expect(seen($('img').attr('alt') ?? '')).toBe(expected);
  expect($('script, svg, img[onerror], mj-raw, mj-include, mj-text').length).toBe(0);
  expect($('h1').length).toBe(1);
  expect($('a[href="https://updates.example/unsubscribe/token?edition=morning&by=mail"]').length).toBe(1);
  expect(copy.html).not.toContain('<!--[if mso]><b>');
});

test('characters that steer a terminal, a line or the direction of reading are left out', async () => {
  const typed = 'Ferry\u0000\u001b[2J\u009b runs\u202e late\u2066 today\u2028again';
  const content = hostileContent(typed);
  const rendered = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  const copy = personalise(rendered, ada);
  for (const document of [copy.html, copy.text]) {
    expect(document).not.toMatch(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066\u2067\u2028\u2029]/,
    );
    expect(document.replace(/\s+/g, ' ')).toContain('Ferry [2J runs late today again');
  }
});

test.for([
  ['with a title on every block', 'Title'],
  ['without any', ''],
])('no heading skips a level %s', async ([, title]) => {
  const edition = {
    ...eveningEdition,
    blocks: eveningEdition.blocks.map((block) => ({ ...block, title: title ?? '' })),
  };
  const rendered = await renderIssue(sampleIssue(sampleEvening()), edition, sampleNewsroom);
  const levels = headings(personalise(rendered, ada).html).map((heading) => Number(heading[1]));
  expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
});

test('the line “why it matters” stands below the summaries of lead and stories, and nowhere else', async () => {
  const content = sampleContent();
  for (const story of content.stories) story.whyItMatters = `It matters to ${story.id} & “all”.`;
  const { html, text } = await renderIssue(sampleIssue(content), morningEdition, sampleNewsroom);
  const lines = load(html)('p')
    .toArray()
    .map((element) => load(element).text().trim())
    .filter((line) => line.startsWith('Why it matters:'));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe(`Why it matters: It matters to ${content.stories[0]?.id} & “all”.`);
  expect(text.match(/^Why it matters: /gm)).toHaveLength(4);
  expect(morning.html).not.toContain('Why it matters');
  expect(morning.text).not.toContain('Why it matters');
});

import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { personalise } from '../../src/render/personalise.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import type { Recipient } from '../../src/render/rendered-issue.ts';
import { slot } from '../../src/render/slots.ts';
import {
  ada,
  eveningEdition,
  morningEdition,
  sampleEvening,
  sampleIssue,
  sampleNewsroom,
} from '../support/sample-issue.ts';

const rendered = await renderIssue(sampleIssue(), morningEdition, sampleNewsroom);
const evening = await renderIssue(sampleIssue(sampleEvening()), eveningEdition, sampleNewsroom);

const reader = (changes: Partial<Recipient>): Recipient => ({ ...ada, ...changes });
const bodyOf = (html: string) => load(html)('body').text().replace(/\s+/g, ' ');

test.for([
  ['Ada', 'Good morning, Ada. Saltmere is', 'Good evening, Ada, let’s start'],
  ['', 'Good morning. Saltmere is', 'Good evening, let’s start'],
  [' Zoë-Łucja ', 'Good morning, Zoë-Łucja. Saltmere', 'Good evening, Zoë-Łucja, let’s'],
  ['Zoë O’Neill-Łukasz', 'Good morning. Saltmere', 'Good evening, let’s start'],
  ['Ada\u00a0Lovelace', 'Good morning. Saltmere', 'Good evening, let’s start'],
  ['<b>Ada</b>&Bo', 'Good morning, <b>Ada</b>&Bo. Saltmere', 'Good evening, <b>Ada</b>&Bo, let’s'],
  [
    '@@twofold-web-url@@',
    'Good morning, @@twofold-web-url@@. Saltmere',
    'Good evening, @@twofold-web-url@@, let’s',
  ],
  ['$&$1', 'Good morning, $&$1. Saltmere', 'Good evening, $&$1, let’s'],
  ['\u202eAda\u0000', 'Good morning, Ada. Saltmere', 'Good evening, Ada, let’s'],
  ['דנה', 'Good morning, \u2068דנה\u2069. Saltmere', 'Good evening, \u2068דנה\u2069, let’s'],
  ['A'.repeat(61), `Good morning, ${'A'.repeat(60)}. Salt`, `Good evening, ${'A'.repeat(60)}, let’s`],
] as const)('greets “%s”', ([name, atDawn, atDusk]) => {
  for (const [issue, expected] of [
    [rendered, atDawn],
    [evening, atDusk],
  ] as const) {
    const copy = personalise(issue, reader({ name }));
    expect(bodyOf(copy.html)).toContain(expected);
    expect(copy.text.replace(/\s+/g, ' ')).toContain(expected);
    expect(load(copy.html)('body b').text()).not.toContain('Ada');
  }
});

test('a word between two slots stays a word, also where it is the name of one', () => {
  const text = `${slot('preferences-url')}following${slot('web-url')}name${slot('name')}`;
  const copy = personalise({ ...rendered, text }, reader({ preferencesUrl: 'one ', webUrl: ' two ' }));
  expect(copy.text).toBe('one following two name, Ada');
});

test('each copy has the address in the archive that it was given', () => {
  const urls = ['https://one.example/', 'https://two.example/'];
  expect(urls.map((webUrl) => personalise(rendered, reader({ webUrl })).text.includes(webUrl))).toEqual([
    true,
    true,
  ]);
});

test('addresses are escaped in HTML and plain in text', () => {
  const copy = personalise(rendered, ada);
  expect(copy.html).toContain('href="https://updates.example/unsubscribe/token?edition=morning&amp;by=mail"');
  expect(copy.text).toContain('\nhttps://updates.example/unsubscribe/token?edition=morning&by=mail\n');
  for (const part of [copy.html, copy.text]) expect(part).not.toContain('@@');
  const odd = personalise(rendered, reader({ preferencesUrl: `https://x.example/"onclick='a'` }));
  expect(odd.html).toContain('href="https://x.example/&quot;onclick=&#39;a&#39;"');
});

test('Following gives what the reader follows, with the reason as the newsroom writes it', () => {
  const copy = personalise(rendered, ada);
  const $ = load(copy.html);
  const pieces = $('h3')
    .toArray()
    .map((element) => $(element).text());
  expect(pieces.slice(2)).toEqual([
    'A choir of welders takes the cathedral',
    'Night buses to run on Saturdays',
  ]);
  expect(bodyOf(copy.html)).toContain('Because you follow Zoë Åkesson');
  expect(bodyOf(copy.html)).toContain('Because you follow Transport');
  expect(copy.text).toContain('Night buses to run on Saturdays\n\nThree lines');
  expect(copy.text).toContain('Because you follow Transport\nhttps://wire.example/f-buses\n\n');
  expect(copy.text).not.toMatch(/\n{3}/);
});

test('two articles by one author followed are two pieces, less what an earlier issue told', () => {
  const two = {
    ...rendered,
    following: rendered.following.map((piece, place) => ({
      ...piece,
      authors: place < 2 ? ['Ada Quill'] : [],
    })),
  };
  const follows = [{ kind: 'author' as const, label: 'Ada Quill' }];
  const titles = (changes: Partial<Recipient>) => {
    const $ = load(personalise(two, reader({ follows, ...changes })).html);
    return $('h3')
      .toArray()
      .slice(2)
      .map((element) => $(element).text());
  };
  const [first, second] = titles({});
  expect(new Set([first, second]).size).toBe(2);
  expect(titles({ isTold: (place) => place === 0 })).toEqual([second]);
});

test('an author followed is a better reason than a topic', () => {
  const follows = [
    { kind: 'topic' as const, label: 'Transport' },
    { kind: 'author' as const, label: 'TOM BRANDT' },
  ];
  expect(bodyOf(personalise(rendered, reader({ follows })).html)).toContain('Because you follow Tom Brandt');
});

test.for([
  [[]],
  [[{ kind: 'topic' as const, label: 'Nothing anybody wrote about' }]],
  [[{ kind: 'topic' as const, label: 'Tom Brandt' }]],
])('without a match the section is not there at all: %j', ([follows]) => {
  const copy = personalise(rendered, reader({ follows: follows ?? [] }));
  expect(bodyOf(copy.html)).not.toContain('Because you follow');
  expect(bodyOf(copy.html)).not.toContain('See everything you follow');
  expect(copy.text).not.toContain('Following');
  expect(copy.text).not.toMatch(/\n{3}/);
});

test('no more pieces than the edition allows, in the issue’s order', () => {
  const follows = ['Chess', 'Transport', 'Fishing', 'History', 'Music'].map((label) => ({
    kind: 'topic' as const,
    label,
  }));
  const $ = load(personalise(rendered, reader({ follows })).html);
  const pieces = $('h3')
    .toArray()
    .slice(2)
    .map((element) => $(element).text());
  expect(pieces).toEqual([
    'A choir of welders takes the cathedral',
    'The last of the coal cranes comes down',
    'Kelp farmers ask for a second bay',
    'Night buses to run on Saturdays',
  ]);
});

test('the copy is a sound document with and without Following', () => {
  for (const follows of [[], ada.follows]) {
    const { html } = personalise(rendered, reader({ follows }));
    const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
    expect(count(/<table/g)).toBe(count(/<\/table>/g));
    expect(count(/<div/g)).toBe(count(/<\/div>/g));
    expect(count(/<!--\[if/g)).toBe(count(/<!\[endif\]-->/g));
  }
});

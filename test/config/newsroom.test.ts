import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadNewsroom } from '../../src/config/newsroom.ts';
import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'newsroom-'));
});
afterEach(() => rm(dir, { recursive: true }));

const NEWSROOM = `newsroom:
  name: The Quay
  url: https://quay.example
  zone: Europe/Dublin
  from: {address: news@quay.example}
  postalAddress: 1 Quay Street, Port
`;

async function loadFiles(files: Record<string, string | Buffer>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  return loadNewsroom(dir);
}

async function refusal(files: Record<string, string | Buffer>): Promise<OperatorError> {
  const error = await loadFiles(files).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OperatorError)) throw new Error(`expected an OperatorError, got ${error}`);
  return error;
}

describe('a short file works', () => {
  test('the newsroom and the address of one feed are enough', async () => {
    const config = await loadFiles({
      'all.yaml': `${NEWSROOM}feeds:\n  - url: https://www.other.example/world/rss.xml\n`,
    });
    expect(config.newsroom).toEqual({
      name: 'The Quay',
      url: 'https://quay.example',
      from: { name: 'The Quay', address: 'news@quay.example' },
      bounces: null,
      replyTo: null,
      postalAddress: '1 Quay Street, Port',
      editors: [],
      language: 'en',
    });
    expect(config.feeds).toEqual([
      {
        id: 'other-example-world-rss-xml',
        url: 'https://www.other.example/world/rss.xml',
        outlet: 'other.example',
        family: 'other.example',
        section: null,
        topics: [],
        weight: 1,
        language: 'en',
        pages: 'auto',
      },
    ]);
    expect(config.editions).toEqual(defaultEditions('Europe/Dublin'));
    expect(config.sections.find(({ id }) => id === 'opinion')).toMatchObject({ headlines: false });
  });

  test('a postal address that begins with the name is printed behind it only once', async () => {
    const config = await loadFiles({
      'all.yaml': `${NEWSROOM.replace('1 Quay Street', 'The Quay, 1 Quay Street')}feeds:\n  - url: https://other.example/rss.xml\n`,
    });
    expect(config.newsroom.postalAddress).toBe('1 Quay Street, Port');
  });

  test('an edition takes what it does not say from its template', async () => {
    const { editions } = await loadFiles({
      'all.yaml': `${NEWSROOM}editions:
  - id: evening
    sendAt: "18:30"
    days: weekdays
    sections: [world]
    blocks:
      - lead
      - {kind: radar, max: 6}
      - {kind: reads, sections: [features]}
`,
    });
    expect(editions).toHaveLength(1);
    expect(editions[0]).toMatchObject({
      id: 'evening',
      template: 'evening',
      zone: 'Europe/Dublin',
      sendAt: '18:30',
      draftAt: '16:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      blocks: [
        { kind: 'lead', max: 1, words: [80, 110], sections: ['world'] },
        { kind: 'radar', max: 6, words: [18, 25], sections: ['world'] },
        { kind: 'reads', max: 2, sections: ['features'] },
      ],
    });
  });

  test('several files are one list, sub-folders and other files are not read', async () => {
    await mkdir(join(dir, 'sample'));
    await writeFile(join(dir, 'sample', 'feeds.yaml'), 'not: [valid');
    const config = await loadFiles({
      'a.yml': NEWSROOM,
      'b.yaml': 'feeds: [{url: https://b.example/feed}]\n',
      'c.yaml': '# nothing yet\n',
      'notes.txt': 'feeds: nothing',
    });
    expect(config.feeds.map(({ url }) => url)).toEqual(['https://b.example/feed']);
  });

  test('the default editions fit their own blocks', () => {
    for (const edition of defaultEditions('Asia/Tokyo')) {
      const places = edition.blocks
        .filter(({ kind }) => ['lead', 'stories', 'radar'].includes(kind))
        .reduce((sum, { max }) => sum + max, 0);
      expect(edition.maxStories).toBe(places);
      expect(edition.minStories).toBeLessThanOrEqual(edition.maxStories);
    }
  });
});

const editionWith = (line: string) => `${NEWSROOM}editions:\n  - id: morning\n    ${line}\n`;
const feedWith = (line: string) => `${NEWSROOM}feeds:\n  - url: https://a.example/feed\n    ${line}\n`;

describe('every mistake is named by file, line and field', () => {
  test.for<[string, string, string]>([
    [
      'a time that is none',
      editionWith('sendAt: "25:00"'),
      'x.yaml:9 editions[0].sendAt: 25:00 is not a time (HH:MM)',
    ],
    [
      'a time without quotes',
      editionWith('draftAt: 5:30'),
      'x.yaml:9 editions[0].draftAt: 5:30 is not a time (HH:MM)',
    ],
    [
      'an unknown field',
      editionWith('sentAt: "06:30"'),
      'x.yaml:9 editions[0].sentAt: is not a known field. Did you mean “sendAt”?',
    ],
    [
      'an unknown top-level key',
      `${NEWSROOM}feed: []\n`,
      'x.yaml:7 feed: is not a known field. Did you mean “feeds”?',
    ],
    [
      'an unknown field in a block',
      editionWith('blocks: [{kind: lead, maximum: 1}]'),
      'x.yaml:9 editions[0].blocks[0].maximum: is not a known field. Known here: kind, title, max, words, sections.',
    ],
    [
      'a zone that is none',
      editionWith('zone: America/Torronto'),
      'x.yaml:9 editions[0].zone: America/Torronto is not a time zone of the IANA list, such as America/Toronto. Did you mean “America/Toronto”?',
    ],
    [
      'an offset for a zone',
      editionWith('zone: "+01:00"'),
      'x.yaml:9 editions[0].zone: +01:00 is not a time zone',
    ],
    [
      'a day that is none',
      editionWith('days: [mon, tues]'),
      'x.yaml:9 editions[0].days[1]: tues is not one of mon, tue, wed, thu, fri, sat, sun. Did you mean “tue”?',
    ],
    [
      'a word for days that is none',
      editionWith('days: workdays'),
      'x.yaml:9 editions[0].days: must be daily, weekdays, weekend or a list such as [mon, thu]',
    ],
    ['a day twice', editionWith('days: [mon, mon]'), 'x.yaml:9 editions[0].days: names a day twice'],
    [
      'a block that does not exist',
      editionWith('blocks: [leads]'),
      'x.yaml:9 editions[0].blocks[0].kind: leads is not one of note, headlines, lead',
    ],
    [
      'giving up before the last reader’s turn',
      editionWith('spreadMinutes: 240\n    giveUpHours: 4'),
      'x.yaml:10 editions[0].giveUpHours: 4 is not more than the 4 hours that a reader may have to wait for spreadMinutes',
    ],
    [
      'giving up before the sun rises on the last reader',
      editionWith(
        'zone: America/Toronto\n    sendTime: reader\n    quietHours: ["22:00", "06:00"]\n    giveUpHours: 14',
      ),
      'x.yaml:12 editions[0].giveUpHours: 14 is not more than the 16 hours that a reader may have to wait for sendTime, quietHours',
    ],
    [
      'fewer at most than at least',
      editionWith('minStories: 10'),
      'x.yaml:9 editions[0].minStories: 10 is more than maxStories (9 by default)',
    ],
    [
      'words the wrong way round',
      editionWith('blocks: [{kind: lead, words: [90, 80]}]'),
      'x.yaml:9 editions[0].blocks[0].words: the fewest words come first, then the most',
    ],
    [
      'a draft after its approval',
      editionWith('draftAt: "06:10"'),
      'x.yaml:9 editions[0].draftAt: 06:10 is after approveBy (06:00 by default)',
    ],
    [
      'an approval after the send',
      editionWith('sendAt: "05:45"'),
      'x.yaml:9 editions[0].sendAt: 05:45 is before approveBy (06:00 by default)',
    ],
    [
      'a sender as an address alone',
      NEWSROOM.replace(/from: .*/, 'from: news@quay.example'),
      'must be written as { name: …, address: … }',
    ],
    [
      'a policy that does not exist',
      editionWith('approval: always'),
      'x.yaml:9 editions[0].approval: always is not one of auto, hold, last-approved',
    ],
    [
      'a template that does not exist',
      editionWith('template: mornign'),
      'x.yaml:9 editions[0].template: mornign is not one of morning, evening. Did you mean “morning”?',
    ],
    [
      'pages read how nobody knows',
      feedWith('pages: sometimes'),
      'x.yaml:9 feeds[0].pages: sometimes is not one of auto, never, always',
    ],
    [
      'a section nobody defined',
      feedWith('section: sports'),
      'x.yaml:9 feeds[0].section: sports is not a section',
    ],
    [
      'an edition’s unknown section',
      editionWith('sections: [world, busines]'),
      'x.yaml:9 editions[0].sections[1]: busines is not a section',
    ],
    [
      'a block’s unknown section',
      editionWith('blocks: [{kind: lead, sections: [wrld]}]'),
      'editions[0].blocks[0].sections[0]: wrld is not a section',
    ],
    [
      'a weight of text',
      feedWith('weight: heavy'),
      'x.yaml:9 feeds[0].weight: must be a number from 0 to 10',
    ],
    [
      'a weight beyond its range',
      feedWith('weight: 11'),
      'x.yaml:9 feeds[0].weight: must be a number from 0 to 10',
    ],
    [
      'an id with a space',
      feedWith('id: My Feed'),
      'x.yaml:9 feeds[0].id: must be made of lower-case letters',
    ],
    [
      'a language that is none',
      feedWith('language: e'),
      'x.yaml:9 feeds[0].language: e is not a language tag',
    ],
    [
      'topics that are no list',
      feedWith('topics: harbour'),
      'x.yaml:9 feeds[0].topics: must be a list of texts',
    ],
    [
      'a feed without an address',
      `${NEWSROOM}feeds:\n  - outlet: A\n`,
      'x.yaml:8 feeds[0].url: is missing (text)',
    ],
    [
      'an address of another kind',
      `${NEWSROOM}feeds: [{url: "ftp://a.example"}]\n`,
      'x.yaml:7 feeds[0].url: ftp://a.example is not a web address (https://…)',
    ],
    [
      'an address with a password',
      `${NEWSROOM}feeds: [{url: "https://me:pw@a.example"}]\n`,
      'x.yaml:7 feeds[0].url: a web address must not hold a user name or password',
    ],
    [
      'an id used twice',
      `${NEWSROOM}feeds:\n  - {id: a, url: https://a.example/1}\n  - {id: a, url: https://a.example/2}\n`,
      'x.yaml:9 feeds[1].id: a is used twice',
    ],
    [
      'an address used twice',
      `${NEWSROOM}feeds:\n  - url: https://a.example/1\n  - url: https://a.example/1\n`,
      'x.yaml:9 feeds[1].url: gives the id a-example-1, which is used already: is the feed listed twice?',
    ],
    [
      'a sender that is no address',
      NEWSROOM.replace('news@quay.example', 'quay.example'),
      'x.yaml:5 newsroom.from.address: quay.example is not an email address',
    ],
    [
      'no postal address',
      NEWSROOM.replace(/ {2}postal.*\n/, ''),
      'x.yaml:1 newsroom.postalAddress: is missing (text)',
    ],
    ['no zone anywhere', NEWSROOM.replace(/ {2}zone.*\n/, ''), 'x.yaml:1 newsroom.zone: is missing'],
    ['broken YAML', `${NEWSROOM}feeds:\n  - {url: https://a.example\n`, 'is not valid YAML'],
    [
      'a key written twice',
      `${NEWSROOM}  zone: Europe/Dublin\n`,
      'x.yaml:7 holds zone a second time: write it once, with everything that belongs to it',
    ],
    [
      'a list item that is not made of fields',
      `${NEWSROOM}feeds:\n  - https://a.example/feed\n`,
      'x.yaml:8 feeds[0]: must be written as { url: … }',
    ],
    [
      'a word where there are others to choose from',
      editionWith('approval: {policy: auto}'),
      'x.yaml:9 editions[0].approval: must be one of auto, hold, last-approved',
    ],
    ['two documents', `${NEWSROOM}---\nfeeds: []\n`, 'begins a second document: take out the line “---”'],
    ['an alias of nothing', `${NEWSROOM}feeds: *none\n`, 'x.yaml:1 is not valid YAML: Unresolved alias'],
    [
      'a number that is neither whole nor small enough',
      `${NEWSROOM}editions: [{id: m, draftAt: "05:30", approveBy: "06:00", sendAt: "06:30", maxStories: 9.0e99}]\n`,
      'editions[0].maxStories: must be a whole number from 1 to 50',
    ],
    [
      'a name on two lines',
      NEWSROOM.replace(/name: .*/, 'name: "Quay\\nBcc: all@quay.example"'),
      'x.yaml:2 newsroom.name: must be one line',
    ],
    [
      'a name with half a character',
      NEWSROOM.replace(/name: .*/, 'name: "Quay \\uD83D"'),
      'x.yaml:2 newsroom.name: holds a character that cannot be printed',
    ],
    [
      'a topic with a control character',
      feedWith('topics: ["har\\0bour"]'),
      'x.yaml:9 feeds[0].topics[0]: holds a character that cannot be printed',
    ],
    [
      'a list for a file',
      '- newsroom\n',
      'x.yaml:1 must hold newsroom, sections, feeds, editions, relays or domains',
    ],
    ['no newsroom at all', 'feeds: []\n', ' newsroom: is missing'],
  ])('%s', async ([, yaml, expected]) => {
    const error = await refusal({ 'x.yaml': yaml });
    expect(error.message).toContain(expected);
    expect(error.message).toContain(dir);
    expect(error.message).toMatch(/^The source list has a mistake:\n[^\n]+$/);
    expect(error.exitCode).toBe(ExitCode.usage);
  });

  test('all of them at once, each in its own file', async () => {
    const error = await refusal({
      'a.yaml': NEWSROOM.replace('https://quay.example', 'quay'),
      'b.yaml': 'feeds:\n  - url: nowhere\n  - urll: https://a.example\n',
    });
    expect(error.message.split('\n')).toEqual([
      'The source list has 3 mistakes:',
      `${join(dir, 'a.yaml')}:3 newsroom.url: quay is not a web address (https://…)`,
      `${join(dir, 'b.yaml')}:2 feeds[0].url: nowhere is not a web address (https://…)`,
      `${join(dir, 'b.yaml')}:3 feeds[1].urll: is not a known field. Did you mean “url”?`,
    ]);
  });

  test('what contradicts something else does not wait until the rest is right', async () => {
    const error = await refusal({
      'a.yaml': `${NEWSROOM.replace('zone: Europe/Dublin', 'zoen: Europe/Dubln')}editions:
  - id: morning
    draftAt: "06:15"
    approveBy: 6 o'clock
    sendAt: "06:05"
    minStories: 12
    blocks:
      - leads
      - {kind: radar, sections: [wrold]}
  - id: evening
    sendAt: "16:00"
    aproval: auto
`,
      'b.yaml': `relays:
  - {id: main, url: "smtp://a.example", urlFrom: MAIN, wieght: 2}
section:
  - {id: world}
  - {id: "World News", weight: 20}
feeds:
  - {id: a, url: https://a.example/1, section: wolrd}
  - {id: a, section: world-news}
`,
    });
    expect(error.message.replaceAll(`${dir}/`, '').split('\n')).toEqual([
      'The source list has 17 mistakes:',
      'a.yaml:4 newsroom.zoen: is not a known field. Did you mean “zone”?',
      'a.yaml:4 newsroom.zoen: Europe/Dubln is not a time zone of the IANA list, such as America/Toronto. Did you mean “Europe/Dublin”?',
      'a.yaml:9 editions[0].draftAt: 06:15 is after sendAt (06:05)',
      "a.yaml:10 editions[0].approveBy: 6 o'clock is not a time (HH:MM)",
      'a.yaml:12 editions[0].minStories: 12 is more than maxStories (9 by default)',
      'a.yaml:14 editions[0].blocks[0].kind: leads is not one of note, headlines, lead, stories, updates, radar, reads, agenda, following. Did you mean “lead”?',
      'a.yaml:15 editions[0].blocks[1].sections[0]: wrold is not a section (world, World News). Did you mean “world”?',
      'a.yaml:17 editions[1].sendAt: 16:00 is before approveBy (16:45 by default)',
      'a.yaml:18 editions[1].aproval: is not a known field. Did you mean “approval”?',
      'b.yaml:2 relays[0].wieght: is not a known field. Did you mean “weight”?',
      'b.yaml:2 relays[0].urlFrom: cannot stand beside url: write one of them',
      'b.yaml:3 section: is not a known field. Did you mean “sections”?',
      'b.yaml:5 section[1].id: must be made of lower-case letters, digits and “-”',
      'b.yaml:5 section[1].weight: must be a number from 0 to 10',
      'b.yaml:7 feeds[0].section: wolrd is not a section (world, World News). Did you mean “world”?',
      'b.yaml:8 feeds[1].url: is missing (text)',
      'b.yaml:8 feeds[1].id: a is used twice',
    ]);
  });

  test('of a file that cannot be made out nothing is said to be missing, and the others are checked', async () => {
    await symlink('nowhere', join(dir, 'd.yaml'));
    const error = await refusal({
      'a.yaml': 'sections: [{id: city}\nnewsroom: {name: The Quay}\n',
      'b.yaml': 'editions: [{id: morning, sendAt: "05:00", sections: [town]}]\n',
      'c.yaml': Buffer.from('feeds: # Kühl\n', 'latin1'),
    });
    expect(error.message.replaceAll(`${dir}/`, '').split('\n')).toEqual([
      'The source list has 4 mistakes:',
      expect.stringMatching(/^a\.yaml:\d is not valid YAML: /),
      'b.yaml:1 editions[0].sendAt: 05:00 is before approveBy (06:00 by default)',
      'c.yaml:1 is not UTF-8: save it as such',
      'd.yaml cannot be read: there is no such file',
    ]);
  });

  test.for<[string, string]>([
    ['a contradiction with a field that is wrong', editionWith('draftAt: "06:20"\n    approveBy: soon')],
    [
      'one with the default of nobody knows which template',
      editionWith('template: noon\n    sendAt: "05:00"'),
    ],
    [
      'two names for one field',
      editionWith('sendAt: "25:00"\n    sentAt: "24:00"').replace('25:00', '06:30'),
    ],
    ['an empty time', editionWith('sendAt: ""')],
    ['a section that is not in the form of one', feedWith('section: World News')],
    ['a relay with a wrong address', `${NEWSROOM}relays: [{id: a, url: "http://a.example"}]\n`],
    ['a limit that is wrong', `${NEWSROOM}domains: [{domain: a.example, perMinute: 0}]\n`],
    ['a zone that is wrong', `${NEWSROOM.replace('Europe/Dublin', 'Dublin')}editions: [{id: morning}]\n`],
  ])('nothing is made up of %s', async ([, yaml]) => {
    expect((await refusal({ 'x.yaml': yaml })).message).toMatch(/^The source list has a mistake:\n[^\n]+$/);
  });

  test.for([
    ['Latin-1', Buffer.from(NEWSROOM.replace('Quay', 'Kü'), 'latin1'), 2],
    ['UTF-16', Buffer.from(`\ufeff${NEWSROOM}`, 'utf16le'), 1],
  ] as const)('a file in %s, whose letters would be lost', async ([, yaml, line]) => {
    const error = await refusal({ 'x.yaml': yaml });
    expect(error.message).toBe(
      `The source list has a mistake:\n${join(dir, 'x.yaml')}:${line} is not UTF-8: save it as such`,
    );
  });

  test('two newsrooms', async () => {
    const error = await refusal({ 'a.yaml': NEWSROOM, 'b.yaml': NEWSROOM });
    expect(error.message).toContain(`${join(dir, 'b.yaml')}:1 newsroom: is written in two files`);
  });

  test('a list at the end of a link that leads nowhere', async () => {
    await symlink('nowhere.yaml', join(dir, 'newsroom.yaml'));
    await expect(loadNewsroom(dir)).rejects.toMatchObject({
      message: `The source list has a mistake:\n${join(dir, 'newsroom.yaml')} cannot be read: there is no such file`,
      hint: 'It must be a file that this account may read.',
      exitCode: 2,
    });
  });

  test('a list that never ends', async () => {
    await symlink('/dev/zero', join(dir, 'newsroom.yaml'));
    await expect(loadNewsroom(dir)).rejects.toThrow('newsroom.yaml cannot be read: it is larger than 10 MB');
  });

  test('a folder without a source list, and no folder', async () => {
    await expect(loadNewsroom(dir)).rejects.toThrow('holds no .yaml file');
    await expect(loadNewsroom(join(dir, 'nowhere'))).rejects.toThrow('cannot be read');
  });
});

import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../../src/lib/clock.ts';
import { forceScheme } from '../../../../src/web/desk/issue/force-scheme.ts';
import { readGauge } from '../../../../src/web/desk/issue/gauges.ts';
import { readAddresses } from '../../../../src/web/desk/issue/test-send.ts';
import { createCodeLimits } from '../../../../src/web/desk/sign-in/code-limits.ts';
import { compareContents } from '../../../../src/web/desk/versions/compare-contents.ts';
import { sampleContent } from '../../../support/sample-issue.ts';

describe('gauges', () => {
  test.for([
    [0, 'short'],
    [49, 'short'],
    [50, 'good'],
    [80, 'good'],
    [81, 'long'],
  ] as const)('%i of 50–80 is %s', ([amount, reading]) => {
    expect(readGauge(amount, { unit: 'words', min: 50, max: 80 })).toBe(reading);
  });
});

describe('limits on codes', () => {
  test('per address and per network, and over after a quarter of an hour', () => {
    let now = 0;
    const clock: Clock = { now: () => now };
    const limits = createCodeLimits(clock, 2, 3);
    const here = ['a', 'a', 'a', 'b', 'c'].map((address) => limits.allow(address, '192.0.2.1'));
    expect(here).toEqual([true, true, false, true, false]);
    expect(limits.allow('c', '198.51.100.7')).toBe(true); // strangers elsewhere keep nobody out
    now = 15 * 60_000;
    expect(limits.allow('a', '192.0.2.1')).toBe(true);
  });
});

describe('comparing versions', () => {
  test('names what differs and nothing else', () => {
    const before = sampleContent();
    const [first, second, ...rest] = before.stories;
    if (!first || !second) throw new Error('The sample has too few stories.');
    const edited = { ...second, edits: { headline: 'Ward opens' } };
    const after = { ...before, subject: 'Other', stories: [edited, first, ...rest] };
    expect(compareContents(before, before)).toEqual([]);
    expect(compareContents(before, after).map(({ what }) => what)).toEqual([
      'Subject',
      'Stories, in order',
      'Headline of “Ward opens”',
    ]);
  });
});

describe('forcing a colour scheme', () => {
  const page =
    '<style>@media (prefers-color-scheme:dark){a{color:red}}@media ( prefers-color-scheme : light ){b{color:red}}</style><p>(prefers-color-scheme: dark)</p>';
  test('dark rules hold, light ones do not, and text stays', () => {
    expect(forceScheme(page, 'dark')).toBe(
      '<style>@media (min-width:0){a{color:red}}@media (max-width:0){b{color:red}}</style><p>(prefers-color-scheme: dark)</p>',
    );
  });
  test('and the other way round', () => {
    expect(forceScheme(page, 'light')).toContain('@media (max-width:0){a');
  });
});

describe('addresses of a test send', () => {
  test('any separators, each once', () => {
    expect(readAddresses(' a@x.example, b@x.example;a@x.example\n')).toEqual({
      outcome: 'read',
      addresses: ['a@x.example', 'b@x.example'],
    });
  });
  test.for([
    '',
    'nobody',
    'a@x.example <b@x.example>',
    Array(11)
      .keys()
      .map((n) => `r${n}@x.example`)
      .toArray()
      .join(' '),
  ])('refuses “%s”', (typed) => {
    expect(readAddresses(typed)).toMatchObject({ outcome: 'refused' });
  });
});

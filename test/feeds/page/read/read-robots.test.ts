import { describe, expect, test } from 'vitest';
import { isRobotsAllowed, readRobots } from '../../../../src/feeds/page/read/read-robots.ts';

const SITE = 'https://chronicle.example';
const allows = (text: string, path: string) =>
  isRobotsAllowed(readRobots(text, 'twofold').rules, SITE + path);

describe('a rule', () => {
  test.for<[rule: string, path: string, forbidden: boolean]>([
    ['/news', '/news/ferry', true],
    ['/news', '/sport', false],
    ['', '/news', false],
    ['/', '/', true],
    ['/*.html', '/news/ferry.html?page=2', true],
    ['/*.html$', '/news/ferry.html?page=2', false],
    ['/*.html$', '/news/ferry.html.html', true],
    ['/news$', '/news', true],
    ['/news$', '/news/', false],
    ['/a*b*c$', '/a-b-c-c', true],
    ['/a*bc*bc$', '/abc', false],
    ['*/print', '/news/print', true],
    ['/**x', '/yx', true],
    ['/caf%c3%a9', '/caf\u00e9', true],
    ['/caf\u00e9', '/caf%C3%A9/menu', true],
    ['/a|b{c}', '/a|b{c}', true],
    ['news', '/news', false],
  ])('“Disallow: %s” and %s: forbidden %s', ([rule, path, forbidden]) => {
    expect(allows(`User-agent: *\nDisallow: ${rule}`, path)).toBe(!forbidden);
  });

  test('that is longer decides; of two as long, the one that allows', () => {
    const text = 'User-agent: *\nDisallow: /news\nAllow: /news/open\nAllow: /page\nDisallow: /page';
    expect(['/news/x', '/news/open', '/page'].map((path) => allows(text, path))).toEqual([false, true, true]);
  });
});

describe('a group', () => {
  test.for<[string, string, boolean]>([
    ['for several agents', 'User-agent: other\nUSER-AGENT : TwoFold/2.0\nDisallow: /', false],
    ['for us goes before that for all', 'User-agent: twofold\nAllow: /x\n\nUser-agent: *\nDisallow: /', true],
    ['for us without a rule, too', 'User-agent: *\nDisallow: /\nUser-agent: twofold\n', true],
    ['for others alone', 'User-agent: other\nDisallow: /', true],
    ['in two places', 'User-agent: *\nAllow: /x\nUser-agent: other\nUser-agent: *\nDisallow: /', false],
    ['nobody is named for', 'Disallow: /', true],
    ['with comments and old line ends', 'User-agent: * # all\rDisallow: / # everything\r', false],
  ])('%s', ([, text, allowed]) => {
    expect(allows(text, '/y')).toBe(allowed);
  });

  test('says how long to wait', () => {
    const text = 'User-agent: *\nCrawl-delay: 2.5\nCrawl-delay: soon\nUser-agent: other\nCrawl-delay: 9';
    expect(readRobots(text, 'twofold').crawlDelay).toBe(2.5);
    expect(readRobots('Crawl-delay: 3', 'twofold').crawlDelay).toBe(0);
  });
});

// Work that grows with the square would run for minutes, into the suite's own time limit, or out of memory.
describe('made to keep its reader busy', () => {
  const path = `/${'a'.repeat(3_900)}`;

  test.for([
    ['wildcards by the hundred', `Disallow: /${'*a'.repeat(500)}b\n`.repeat(500)],
    ['nothing but wildcards', `Disallow: /${'*'.repeat(1_000)}b\n`.repeat(500)],
    ['one long rule', `Disallow: /${'*a'.repeat(250_000)}b`],
    ['short rules', 'Disallow: /*b\n'.repeat(36_000)],
    ['line ends', '\r'.repeat(500_000)],
    ['escapes', `Disallow: /${'%'.repeat(250_000)}${' '.repeat(250_000)}x`],
  ])('%s', ([, rules]) => {
    const file = readRobots(`User-agent: *\n${rules}`, 'twofold');
    for (let page = 0; page < 8; page += 1) expect(isRobotsAllowed(file.rules, SITE + path)).toBe(true);
  });

  test('an agent named by the thousand has its rules once', () => {
    const text = 'User-agent: *\n'.repeat(18_000) + 'Disallow: /\n'.repeat(20_000);
    expect(readRobots(text, 'twofold').rules).toHaveLength(20_000);
  });
});

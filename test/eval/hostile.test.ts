import { describe, expect, test } from 'vitest';
import { findActiveContent } from '../../eval/hostile/find-active-content.ts';
import { issueWith } from '../../eval/hostile/issue-with.ts';
import { problemOf } from '../../eval/hostile/judge-xml.ts';
import { measureHostile } from '../../eval/hostile/measure-hostile.ts';
import { readInWorker } from '../../eval/hostile/read-in-worker.ts';
import { xmlInFeed } from '../../eval/hostile/xml-in-feed.ts';
import { evalRun, folderOf } from './eval-run.ts';

describe('what could run is found', () => {
  test.for([
    '<p><script>x()</script></p>',
    '<img src="https://x.example/a.png" OnError=x()>',
    '<a href="java&#115;cript:x()">go</a>',
    '<a href=" java\tscript:x()">go</a>',
    '<img src="data:image/svg+xml,x">',
    '<svg><p>x</p></svg>',
    '<meta http-equiv="Refresh" content="0">',
    '<p style="width: expression(x())">x</p>',
    '<style>a { behavior: url(x) }</style>',
    '<!--[if mso]><script>x()</script><![endif]-->',
  ])('%s', (html) => {
    expect(findActiveContent(html)).toHaveLength(1);
  });

  test.for([
    '<p>&lt;script&gt;x()&lt;/script&gt; javascript:x() onerror=x()</p>',
    '<a href="https://x.example/?q=javascript:x">go</a>',
    '<style>@media print { a { color: red } }</style><p style="color: red">x</p>',
    '<!-- a comment --><!--[if mso]><table><tr><td></td></tr></table><![endif]-->',
  ])('and what could not is left alone: %s', (html) => {
    expect(findActiveContent(html)).toEqual([]);
  });
});

test('payloads reach every corner of the issue that is looked at', async () => {
  const html = await issueWith(['&mark <b>bold</b>', 'second']);
  expect(html.match(/&amp;mark/g)?.length).toBeGreaterThan(8);
  expect(html).toContain('The harbour council met on Monday second');
  expect(html).toContain('Because you follow');
  expect(html).toMatch(/<img alt="&amp;mark[^>]*p\.jpg/);
});

const BOMB =
  '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY e SYSTEM "http://x.example/e">]><b>&b;</b>';

test('entities are used in a feed, and what they load is our own file', () => {
  const feed = xmlInFeed(BOMB, '/somewhere/secret.txt');
  expect(feed).toContain('SYSTEM "file:///somewhere/secret.txt"');
  expect(feed).toContain('<item><title>The harbour council met &a; &b; &e;</title>');
  expect(xmlInFeed('<b/>', '/x')).toBeNull();
});

test.for([
  [{ outcome: 'read', output: '[]' }, null],
  [{ outcome: 'read', output: 'x'.repeat(20_000) }, 'expanded'],
  [{ outcome: 'read', output: 'harbour-secret-5150' }, 'disclosed'],
  [{ outcome: 'hang' }, 'hang'],
  [{ outcome: 'crash', detail: 'out of memory' }, 'crash'],
] as const)('%j is judged %s', ([reading, problem]) => {
  expect(problemOf(reading, 100)).toBe(problem);
});

test('a reading that takes too long is ended', async () => {
  expect(await readInWorker(Buffer.from(BOMB), 0)).toEqual({ outcome: 'hang' });
});

test('files of all three forms are judged', async () => {
  const path = folderOf({
    'html.json': JSON.stringify([{ title: 't', payload: '<svg onload=x()>', expected: '' }]),
    'xss.txt': '<script>x()</script>\n\njavascript:x()\n',
    'bomb.xml': BOMB,
    'README.md': 'not a case',
  });
  const run = evalRun();
  const { figures } = await measureHostile(path, run);
  expect(figures).toEqual({
    n: 4,
    failures: 0,
    html: { n: 3, active: 0, crash: 0 },
    xml: { n: 1, crash: 0, hang: 0, expanded: 0, disclosed: 0 },
  });
  expect(run.warnings).toHaveLength(1);
});

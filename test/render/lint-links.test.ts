import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { lintLinks } from '../../src/render/lint/links.ts';

const pageOf = (...hrefs: string[]) =>
  load(hrefs.map((href, n) => `<p><a href="${href}">The story number ${n}</a></p>`).join(''));

test('all links that no subscriber can follow are named at once, each address once', () => {
  const page = pageOf(
    'http://127.0.0.1:8485/a',
    'https://paper.example/',
    'http://127.0.0.1:8485/a',
    'http://localhost/b',
    'http://paper.example/c',
  );
  expect(lintLinks(page, 'https://paper.example/').map(({ level, message }) => [level, message])).toEqual([
    [
      'error',
      '3 links lead to this machine, where no subscriber can follow: http://127.0.0.1:8485/a, http://localhost/b',
    ],
    ['warning', '1 link is not https: http://paper.example/c'],
  ]);
});

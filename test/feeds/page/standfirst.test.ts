import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const SUMMED = 'Nine days of strike end with three percent more and a promise for the winter';
const PARAGRAPHS = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
];
const TEXT = `<div class="story-text">${PARAGRAPHS.map((line) => `<p>${line}</p>`).join('')}</div>`;

function read(behindHeading: string, head = '') {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title>${head}</head><body><main><h1>${TITLE}</h1>${behindHeading}</main></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry').paragraphs;
}

describe('a standfirst between headline and text', () => {
  test.for([
    [`<p class="unterzeile">${SUMMED}</p>`, ''],
    [`<h2 class="c-subheadline">${SUMMED}</h2><div class="byline">By Ann Lee</div>`, ''],
    [`<div class="chapo"><p>${SUMMED}</p></div>`, ''],
    [`<div class="x1">${SUMMED}</div>`, `<meta name="description" content="${SUMMED}">`],
    [`<p class="x1">${SUMMED}</p>`, `<meta property="og:description" content="${SUMMED.slice(0, 58)}…">`],
  ] as const)('%s %s', ([line, head]) => {
    const got = read(
      `<div class="top">${line}</div><img src="/a.jpg" width="800" height="600">${TEXT}`,
      head,
    );
    expect(got).toEqual([SUMMED, ...PARAGRAPHS]);
  });

  test.for([
    [
      'what is said of another article',
      `<h3><a href="/other">The harbour wall has to wait for spring</a></h3><p class="summary">${SUMMED}</p>`,
    ],
    ['a caption', `<figure><img src="/a.jpg"><p class="lead">${SUMMED}</p></figure>`],
    ['a label', '<p class="lead">Harbour and coast</p>'],
    [
      'an invitation',
      '<p class="lead">Sign up for our newsletter and get the harbour news by e-mail every day</p>',
    ],
    ['a line that nothing tells', `<p class="x1">${SUMMED}</p>`],
    ['readers’ words', `<div class="comments"><p class="lead">${SUMMED}</p></div>`],
  ] as const)('none is %s', ([, line]) => {
    expect(read(`<div class="top">${line}</div>${TEXT}`)).toEqual(PARAGRAPHS);
  });

  test('what the text itself begins with is said once', () => {
    const first = PARAGRAPHS[0] ?? '';
    const text = TEXT.replace('<p>', '<p class="lead">');
    const got = read(text, `<meta name="description" content="${first}">`);
    expect(got).toEqual(PARAGRAPHS);
  });
});

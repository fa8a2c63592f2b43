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
    [`<p class="x1" itemprop="description">${SUMMED}</p>`, ''],
    [
      '<p class="lead">By Tuesday all of the boats had sailed again, and on May 3, 2026 the strike was called off.</p>',
      '',
    ],
    [`<div class="x1">${SUMMED}</div>`, `<meta name="description" content="${SUMMED}">`],
    [`<p class="x1">${SUMMED}</p>`, `<meta property="og:description" content="${SUMMED.slice(0, 58)}…">`],
  ] as const)('%s %s', ([line, head]) => {
    const got = read(
      `<div class="top">${line}</div><img src="/a.jpg" width="800" height="600">${TEXT}`,
      head,
    );
    expect(got.slice(1)).toEqual(PARAGRAPHS);
    expect(line).toContain(got[0]);
  });

  test.for([
    [
      'what is said of another article',
      `<h3><a href="/other">The harbour wall has to wait for spring</a></h3><p class="summary">${SUMMED}</p>`,
    ],
    ['a caption', `<figure><img src="/a.jpg"><p class="lead">${SUMMED}</p></figure>`],
    ['a caption by its name', `<div class="lead-image-caption">${SUMMED}</div>`],
    ['a byline', '<p class="subheader">By Ann Lee of The Northern Quay</p>'],
    ['a byline and a date', '<p class="subheader">Ann Lee and Bo Cruz, November 3, 2026</p>'],
    ['how long it takes', '<p class="summary">5 min read · Harbour and coast · Ferries</p>'],
    ['where it stands', '<p class="subtitle">News / Harbour / Ferry returns to the quay</p>'],
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

  test('what the text in the metadata begins with is said once', () => {
    const whole = [SUMMED, ...PARAGRAPHS, ...PARAGRAPHS.map((line) => `${line} Nobody objected.`)];
    const data = { '@type': 'NewsArticle', headline: TITLE, articleBody: whole.join('\n\n') };
    const html = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><header><h1>${TITLE}</h1><p class="lead">${SUMMED}</p></header><article><p>${PARAGRAPHS[0]}</p></article></body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry').paragraphs).toEqual(whole);
  });

  test('a heading between two parts of the text stays there', () => {
    const parts = [...PARAGRAPHS, ...PARAGRAPHS.map((line) => `${line} Nobody objected.`)];
    const between = 'What becomes of the fares on the boats';
    const set = (lines: string[]) => lines.map((line) => `<div>${line}</div>`).join('');
    const text = `<div class="story">${set(parts.slice(0, 5))}<h3 class="subhead">${between}</h3>${set(parts.slice(5))}</div>`;
    const html = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title></head><body><main><h1>${TITLE}</h1>${text}</main></body></html>`;
    const got = extractArticle(html, 'https://quay.example/ferry').paragraphs;
    expect(got).toEqual([...parts.slice(0, 5), between, ...parts.slice(5)]);
  });
});

import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const PROSE = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
];

function titleOf(window: string, body: string, head = ''): string {
  const text = PROSE.map((line) => `<p>${line}</p>`).join('');
  const html = `<!DOCTYPE html><html><head><title>${window}</title>${head}</head><body><main>${body}${text}</main></body></html>`;
  return extractArticle(html, 'https://quay.example/article/1').title;
}

describe('a window’s title that names the site and its template', () => {
  test.for(['Detail - Corvane', 'The Gazette - Print version', 'Article', 'News | Corvane | Print'])(
    '%s',
    (window) => {
      expect(titleOf(window, '<h1>Ferry returns to the northern quay</h1>')).toBe(
        'Ferry returns to the northern quay',
      );
      expect(titleOf(window, '<h3 itemprop="headline">Ferry returns to the northern quay</h3>')).toBe(
        'Ferry returns to the northern quay',
      );
    },
  );

  test.for([
    [
      'a headline of its own',
      'Harbour wall is to be raised by a metre - Corvane',
      '<h1>Ferry returns to the northern quay</h1>',
      'Harbour wall is to be raised by a metre',
    ],
    [
      'the site for a heading',
      'Ferry resumes - Corvane',
      '<h1>Corvane Online</h1>',
      'Ferry resumes - Corvane',
    ],
    ['an invitation for a heading', 'Ferry strike', '<h1>Leave a comment</h1>', 'Ferry strike'],
    ['a short title that the heading has, too', 'Ferry returns', '<h1>Ferry returns</h1>', 'Ferry returns'],
  ] as const)('but %s', ([, window, heading, title]) => {
    expect(titleOf(window, heading)).toBe(title);
  });

  test('but metadata says it', () => {
    const meta = '<meta property="og:title" content="Strike at the ferry is over after nine days">';
    expect(titleOf('Detail - Corvane', '<h1>Winds on the coast get stronger</h1>', meta)).toBe(
      'Strike at the ferry is over after nine days',
    );
  });
});

describe('Chinese and Japanese set no spaces', () => {
  test.for(['夜神楽、集落の外からも舞い手｜やまなみ日報', '夜神楽、集落の外からも舞い手|やまなみ日報'])(
    '%s',
    (window) => {
      expect(titleOf(window, '<h2>夜神楽、集落の外からも舞い手</h2>')).toBe('夜神楽、集落の外からも舞い手');
      expect(titleOf(window, '')).toBe('夜神楽、集落の外からも舞い手');
    },
  );

  test('a headline of two parts stays whole', () => {
    expect(titleOf('離島フェリーが復活｜九日間のストライキが終わり町の人々は安堵', '')).toBe(
      '離島フェリーが復活｜九日間のストライキが終わり町の人々は安堵',
    );
  });
});

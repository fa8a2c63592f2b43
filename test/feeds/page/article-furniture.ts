import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const HEADLINE = 'Ferry returns to the northern quay';
const LINES = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
  'The crew had asked for a second engineer on each crossing, and the company has agreed to hire six of them.',
];
const PROSE = LINES.map((line) => `<p>${line}</p>`).join('');

/** An article with something between headline and text, and something behind it. */
export function readBetween(
  between: string,
  { language = 'en', inside = '', behind = '', meta = '', root = 'article' } = {},
) {
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>${HEADLINE}</title>${meta}</head><body><div class="top"><a href="/">The Quay</a></div><${root}><h1>${HEADLINE}</h1>${between}<div class="x5">${PROSE}${inside}</div>${behind}</${root.split(' ')[0]}></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry');
}

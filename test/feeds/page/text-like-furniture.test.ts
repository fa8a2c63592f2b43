import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const PARAGRAPHS = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
  'The crew had asked for a second engineer on each crossing, and the company has agreed to hire six of them.',
  'Nobody could say on Tuesday whether the night boat will come back, which had been given up for want of hands.',
];
const TEXT = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');
const MORE = [
  'The harbour office counted forty boats that had not been out since the autumn of last year.',
  'What the dredging of the northern basin costs will be known when the council meets in the spring.',
];

function read(body: string): string[] {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title><meta name="author" content="Ann Lee"></head><body><h1>${TITLE}</h1><article>${body}</article></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry').paragraphs;
}

const shown = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');

describe('a large first letter is no caption', () => {
  test.for([
    `<p class="has-drop-cap">${PARAGRAPHS[0]}</p>`,
    `<p><span class="drop-cap">T</span>${PARAGRAPHS[0]?.slice(1)}</p>`,
    `<p class="drop_cap wide">${PARAGRAPHS[0]}</p>`,
  ])('%s', (first) => {
    expect(read(first + shown(PARAGRAPHS.slice(1)))).toEqual(PARAGRAPHS);
  });
});

describe('an article’s own parts under names that others bear', () => {
  test.for([
    ['a heading that readers’ words may have', ['Responses', 'The mayor says she will appeal.', ...MORE]],
    ['the same, and a day', ['Replies', 'She had said so yesterday.', ...MORE]],
    ['the same, and a date', ['Comments', 'On 3 November 2026 the harbour master spoke of it.', ...MORE]],
  ] as const)('%s', ([, [heading, ...lines]]) => {
    const got = read(`${TEXT}<h2>${heading}</h2>${shown(lines)}`);
    expect(got).toEqual(expect.arrayContaining([...lines]));
  });

  test('a sentence that begins like what a sender says of itself', () => {
    const line = 'About NOK 3 million was lost, Ann Lee says';
    expect(read(`${TEXT}<p>${line}</p>${shown(MORE.slice(0, 1))}`)).toEqual([...PARAGRAPHS, line, MORE[0]]);
  });

  test('boxes with a picture each, and a paragraph of the text below it', () => {
    const lines = [...PARAGRAPHS, ...MORE];
    const boxes = lines.map((line) => `<div class="story photo"><img src="/a.jpg"><p>${line}</p></div>`);
    expect(read(boxes.join(''))).toEqual(lines);
  });
});

describe('what readers say, and what a sender says of itself, end a text', () => {
  test.for([
    '<h2>Replies</h2><p><b>oldsalt</b></p><p>3 hours ago</p><p>Nobody ever asked me about the quay.</p>',
    '<h2>Responses (2)</h2><p>oldsalt says:</p><p>November 3, 2026 at 7:12 am</p><p>Nobody ever asked me about the quay.</p>',
    '<h2>Kommentare</h2><p>oldsalt</p><p>vor 3 Std.</p><p>Nobody ever asked me about the quay.</p>',
    '<h2>Comentarios</h2><p>oldsalt</p><p>hace 3 horas</p><p>Nobody ever asked me about the quay.</p>',
    '<h2>Comments</h2><p>oldsalt</p><p>yesterday</p><p>Nobody ever asked me about the quay.</p>',
    '<p>About Harrow Marine</p><p>Harrow Marine builds tugs in Orme.</p>',
    '<h3>About Harrow Marine and Dredging Group of Orme</h3><p>It builds tugs.</p>',
    '<div class="story photo"><img src="/a.jpg"><p>The ferry. Bo Cruz</p></div>',
  ])('%s', (end) => {
    expect(read(TEXT + end)).toEqual(PARAGRAPHS);
  });
});

describe('a sentence with a service or a licence in it is no invitation', () => {
  test.for([
    'تابع الوزير حديثه عن المرفأ وقال إن الشركة نشرت الخبر على صفحتها في فيسبوك.',
    'انضم القبطان إلى شركة تليغرام في العام الماضي بعد أن ترك المرفأ.',
    'עקבו אחר הספינה שעות ארוכות ופרסמו את תמונותיה ב-Facebook.',
    'הצטרפו לשביתה גם עובדי Facebook בנמל הצפוני.',
    'Recibe el presidente del puerto en su despacho a los directivos de Facebook.',
    'Sigue a la baja la acción de Facebook tras el cierre del puerto.',
    'Folge des Streits: Facebook sperrt die Seite des Hafens.',
    'Подписался под письмом капитанов и основатель Telegram.',
    'Households along the rail link could receive compensation, the minister said.',
    'Amazon will cut what it pays for affiliate links, the company said.',
    'Under our contract the link may receive a compensation, the mayor said on Tuesday.',
  ])('%s', (line) => {
    expect(read(TEXT + shown([line, ...MORE]))).toEqual([...PARAGRAPHS, line, ...MORE]);
  });

  test.for([
    'Copyright holders won in Corvane on Tuesday: their charts must not be reproduced, the court ruled.',
    'Copyright Agency of Orme won as well: no chart may be redistributed, the court ruled.',
    'Creative Commons said it would republish the terms of its licence in the spring.',
  ])('in the last line: %s', (line) => {
    expect(read(TEXT + shown([line])).at(-1)).toBe(line);
  });
});

describe('an invitation, and on what terms, are no part of a text', () => {
  test.for([
    'تابعونا على تليغرام',
    'تابعوا آخر الأخبار عبر Google News',
    'اشترك في قناتنا على يوتيوب',
    'انضموا إلى قناتنا على واتساب لتصلكم الأخبار',
    'עקבו אחרינו ב-Facebook',
    'הצטרפו אלינו ב-WhatsApp',
    'Recibe las noticias del puerto en tu correo.',
    'Reciba nuestro boletín cada mañana',
    'Sigue nuestro canal de WhatsApp',
    'Sigue a Radio Muelle en Telegram',
    'Folge uns auf Instagram',
    'Подпишитесь на наш канал в Telegram',
    'If you buy through our affiliate links, the Quay may earn a commission.',
    'The Quay may earn an affiliate commission when you buy through links here.',
    'This article contains affiliate links.',
    'Copyright 2026 The Quay. All rights reserved.',
    'Copyright by the Quay, Orme. This text may not be reproduced.',
    'This work is published under a Creative Commons licence.',
  ])('%s', (line) => {
    expect(read(TEXT + shown([line]))).toEqual(PARAGRAPHS);
  });
});

describe('what stands behind “ENDS” is left out where it is little beside the text', () => {
  const line = (length: number) => `${'oar '.repeat(Math.ceil(length / 3))}and so on it went.`;
  test.for([
    ['a third of the whole', 600, 280, true],
    ['almost half of the whole', 600, 480, false],
    ['many words, though the text is far longer', 9_000, 1_300, true],
    ['more words than a firm says of itself', 9_000, 1_700, false],
    ['few, and before them hardly a text', 240, 40, false],
  ] as const)('%s', ([, before, behind, isLeft]) => {
    const got = read(
      shown([...Array(3).fill(0)].map((_, at) => `${at} ${line(before / 3)}`)) +
        shown(['ENDS', `Last, ${line(behind)}`]),
    );
    expect(got.some((each) => each.startsWith('Last'))).toBe(!isLeft);
    expect(got.filter((each) => /^\d/.test(each))).toHaveLength(3);
  });
});

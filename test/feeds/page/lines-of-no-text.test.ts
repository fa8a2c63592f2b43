import { describe, expect, test } from 'vitest';
import { readBetween } from './article-furniture.ts';

const OWN = readBetween('').paragraphs;
const meta = '<meta name="author" content="Ann Lee">';
const behind = (markup: string, language = 'en') =>
  readBetween('', { inside: markup, language, meta }).paragraphs.slice(OWN.length);

test('the text has four paragraphs', () => {
  expect(OWN).toHaveLength(4);
});

describe('behind the text, and none of it', () => {
  test.for([
    '<p>This article was printed from: https://quay.example/ferry. All rights reserved.</p>',
    '<p>Associated Press writer Bo Cruz in Corvane contributed to this report.</p>',
    '<p>ang/tb</p>',
    '<p>Partager : Facebook - Twitter - Copier le lien</p>',
    '<p>Sujets : <a>train</a> régions</p>',
    '<p>Schlagwörter: Fähre, Hafen</p>',
    '<p>11 views · 0 comments</p>',
    '<p>Dieses Thema im Programm: Das Inforadio berichtete am 20. November 2026 um 06:00 Uhr.</p>',
    '<p>View source version on a wire service</p>',
    '<p>Rückfragen bitte an:</p><p>Hafenamt Corvane<br>Telefon: 09261 000</p>',
    '<div class="abo-box"><p>Testen Sie das Blatt vier Wochen lang kostenlos und ohne jedes Risiko.</p></div>',
    '<h2>For more information</h2>',
    '<p>Investor contact: Bo Cruz, ir@quay.example</p>',
    '<div itemprop="comment"><p>Thanks for the numbers, they are useful for the meeting on Thursday.</p></div>',
    '<p>1.2k shares</p>',
    '<p>残り412文字</p>',
    '<p>この記事は有料記事です。残り412文字</p>',
    '<h2>More on this story</h2><div>Boat sold after a repair bill <span>Published 2 September</span></div><div>Ferries</div>',
  ])('%s', (line) => {
    expect(behind(line)).toEqual([]);
  });

  test.for([
    'This article was written on a ship, and much of what it says was seen from there.',
    'The reporter contributed to this debate for many years.',
    'Sujets : les deux rives, dit le maire, « ont trop longtemps attendu ce bateau et la région ne leur a jamais répondu, ni en hiver ni en été, ni par lettre ni par téléphone, et personne ne sait encore si cela va changer un jour ».',
    'Sujets : le port et la grève occupent toute la ville depuis lundi.',
    'He shared: nobody had told the crew of it.',
    'Some 11 views of the quay were painted in that year.',
    '残り412人の乗客は翌朝の便を待つことになった。',
    'either/or',
    'Rückfragen an den Hafenmeister blieben am Montag ohne Antwort.',
    'View source code on any page and you will find the name of whoever wrote it.',
    'Home is what you make of it, the harbour master says.',
  ])('part of it: %s', (line) => {
    expect(behind(`<p>${line}</p><p>The last boat left at noon, and nobody waved.</p>`)[0]).toBe(line);
  });

  test('a heading like that of a list, with the article’s own words below it', () => {
    const own = 'The mayor had asked for it three times, and three times she was told to wait.';
    expect(behind(`<h2>Related</h2><p>${own}</p>`)).toContain(own);
  });
});

test('who, who else and when in one line parted by a style sheet are no text', () => {
  const line =
    '<div class="x1"><span>By: Ann Lee</span><span>Edited By: Bartholomew Cruz-Montenegro</span><span>Updated: Thu, 15 Oct 2026 08:10 AM (IST)</span><span>Published: Wed, 14 Oct 2026 08:15 PM (IST)</span></div>';
  expect(readBetween(line, { meta }).paragraphs).toEqual(OWN);
  const told =
    'Ann Lee was on the boat on 14 October 2026, and again on 15 October 2026, when the harbour master had the ropes cut and the crew went home on foot.';
  expect(readBetween(`<p>${told}</p>`, { meta }).paragraphs).toEqual([told, ...OWN]);
});

test('a Japanese text is read without the reporter behind its last word', () => {
  const line = '奉納は夕方から翌朝まで続き、誰でも無料で見学できる。';
  expect(behind(`<p>${line}（西田航平）</p>`, 'ja')).toEqual([`${line}（西田航平）`]);
  const page = readBetween('', { inside: `<p>${line}（西田航平）</p>`, language: 'ja' });
  expect(page.byline).toEqual(['西田航平']);
  expect(page.paragraphs.at(-1)).toBe(line);
});

test('a text goes on behind a line of its paywall', () => {
  const lines = [
    '島の住民からは不安の声が上がる。週に二度、通院のために船を利用する女性は「窓口の張り紙で初めて知った」と話した。',
    '町は九十日以内に代替の交通手段を確保する方針だが、候補の二社はいずれも海峡を航行できる船を持っていないという。',
  ];
  const got = behind(`<p>残り412文字</p>${lines.map((line) => `<p>${line}</p>`).join('')}`, 'ja');
  expect(got).toEqual(lines);
});

test('a day and a time that a style sheet parts are a label above the text', () => {
  const line = '<div><time>30 de octubre de 2026</time><span>09:47</span></div>';
  expect(readBetween('', { language: 'es' }).paragraphs).toEqual(OWN);
  expect(readBetween(line, { language: 'es' }).paragraphs).toEqual(OWN);
});

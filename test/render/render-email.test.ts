import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { type Email, type EmailData, renderEmail } from '../../src/render/render-email.ts';

const letter = {
  language: 'en',
  newsroomName: 'The Saltmere Chronicle',
  postalAddress: '14 Ropewalk, Saltmere',
};
const confirm: EmailData['confirm'] = {
  ...letter,
  editions: ['Morning Update', 'The Evening Brief'],
  confirmUrl: 'https://updates.example/confirm/a?b=1&c=2',
};
const signInCode: EmailData['sign-in-code'] = { ...letter, code: '481205', minutes: 10 };
const held: EmailData['held'] = {
  ...letter,
  edition: 'Morning Update',
  date: '23 November',
  dueAt: '06:30',
  reason: 'Only 3 stories; <b>4</b> are {{needed}}.',
  deskUrl: 'https://updates.example/desk/issues/morning/2026-11-23',
};

const letters: [string, () => Promise<Email>, string[]][] = [
  [
    'confirm',
    () => renderEmail('confirm', confirm),
    ['to send you the Morning Update and The Evening Brief.', confirm.confirmUrl],
  ],
  ['sign-in-code', () => renderEmail('sign-in-code', signInCode), ['481205', '10 minutes']],
  ['held', () => renderEmail('held', held), [held.reason, held.deskUrl, '06:30']],
];

test.for(letters)('%s says the same in HTML and text', async ([, render, words]) => {
  const { subject, html, text } = await render();
  const $ = load(html);
  const body = $('body').text().replace(/\s+/g, ' ');
  expect(subject).not.toMatch(/[\r\n]|^$/);
  expect($('html').attr('lang')).toBe('en');
  expect($('h1').length).toBe(1);
  for (const word of words) {
    expect(body).toContain(word);
    expect(text.replace(/\s+/g, ' ')).toContain(word);
  }
});

test('the confirmation’s button goes where its printed address goes', async () => {
  const $ = load((await renderEmail('confirm', confirm)).html);
  const targets = $('a')
    .toArray()
    .map((element) => $(element).attr('href'));
  expect(targets).toEqual([confirm.confirmUrl, confirm.confirmUrl]);
});

test('a field the template names and the data lacks is an error', async () => {
  const { code: _, ...withoutCode } = signInCode;
  await expect(renderEmail('sign-in-code', withoutCode as EmailData['sign-in-code'])).rejects.toThrow(/code/);
});

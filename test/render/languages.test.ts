import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { defaultWords } from '../../src/config/words/default-words.ts';
import { greet } from '../../src/render/greet.ts';
import { lintIssue } from '../../src/render/lint-issue.ts';
import { personalise } from '../../src/render/personalise.ts';
import { renderEmail } from '../../src/render/render-email.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import { typeset } from '../../src/render/typeset.ts';
import { english } from '../../src/render/words/en.ts';
import { arabicIssue, type ForeignIssue, frenchIssue } from '../support/foreign-issues.ts';
import { phrasesOf } from '../support/phrases-of.ts';
import { ada, sampleIssue } from '../support/sample-issue.ts';

async function copyOf({ content, newsroom }: ForeignIssue, edition: ForeignIssue['morning']) {
  const issue = sampleIssue(structuredClone(content));
  const rendered = await renderIssue(issue, edition, newsroom);
  const follows = [{ kind: 'author' as const, label: content.following[0]?.authors[0] ?? '' }];
  const copy = personalise(rendered, { ...ada, follows });
  const findings = lintIssue({ content: issue.content, rendered, edition, newsroom });
  return { ...copy, findings };
}

/** What a reader sees and a screen reader says, without addresses. */
function visible(html: string): string {
  const $ = load(html);
  $('style, script').remove();
  return $('title').text().concat(' ', $('body').text()).replace(/\s+/g, ' ');
}

const ENGLISH = [...phrasesOf(english.issue), ...phrasesOf(defaultWords('en').editions)].filter(
  (phrase) => phrase !== 'National',
);

describe('a French newsroom', () => {
  test.for(['morning', 'evening'] as const)('gets a %s issue without an English word', async (name) => {
    const { html, text, findings } = await copyOf(frenchIssue, frenchIssue[name]);
    expect(ENGLISH.length).toBeGreaterThan(30);
    for (const part of [visible(html), text.replace(/https?:\S+/g, '').replace(/\s+/g, ' ')]) {
      expect(ENGLISH.filter((phrase) => part.includes(phrase))).toEqual([]);
      expect(part).toContain('lundi 23 novembre 2026');
      expect(part).toContain('min de lecture');
      expect(part).toContain('Se désabonner');
      expect(part).toContain('Parce que vous suivez Zoé Océane');
    }
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('has its marks kept with their words', async () => {
    const { html } = await copyOf(frenchIssue, frenchIssue.morning);
    expect(visible(html).replace(/\s+/g, ' ')).not.toBe('');
    const body = load(html)('body').text();
    expect(body).toContain('«\u00a0Nous payions');
    expect(body).toContain('le vieux\u00a0», a déclaré');
    expect(body).toContain('couronnes\u00a0: le gouvernement');
    expect(body).not.toMatch(/ [;:!?»]|« /);
  });

  test('has its subject and the line beside it set as the text is', async () => {
    const [subject, preheader] = ["Le port : l'accord", 'La « grève » est finie ; les traversiers partent'];
    const content = { ...frenchIssue.content, subject, preheader };
    const copy = await copyOf({ ...frenchIssue, content }, frenchIssue.morning);
    expect(copy.subject).toBe('Le port\u00a0: l’accord');
    expect(load(copy.html)('title').text().trim()).toBe(copy.subject);
    expect(load(copy.html)('body').text()).toContain('La «\u00a0grève\u00a0» est finie\u00a0; les');
    expect(copy.findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('says of a report in another language which it is, and from where it runs', async () => {
    const content = structuredClone(frenchIssue.content);
    const foreign = [...content.stories.slice(0, 5), ...content.reads.slice(0, 1)];
    for (const [at, story] of foreign.entries()) {
      story.headline = `Harbour: closed ${at}`;
      for (const article of story.articles) article.language = at % 2 === 0 ? 'ar' : 'en';
    }
    const edited = content.stories[0];
    if (edited) edited.edits.headline = 'Le port: fermé';
    for (const piece of content.following) piece.language = 'ar';
    const { html, findings } = await copyOf({ ...frenchIssue, content }, frenchIssue.morning);
    const $ = load(html);
    const saidOf = (text: string) =>
      $(`:contains("${text}")`)
        .filter((_, element) => $(element).children(`:contains("${text}")`).length === 0)
        .map((_, element) => $(element).closest('[lang]').attr('lang'))
        .get();
    for (const [at] of foreign.entries())
      if (at > 0)
        expect([at, ...new Set(saidOf(`Harbour: closed ${at}`))]).toEqual([at, at % 2 === 0 ? 'ar' : 'en']);
    expect(new Set(saidOf('Le port\u00a0: fermé'))).toEqual(new Set(['fr-CA']));
    expect($('p[lang="ar"][dir="rtl"]').length).toBeGreaterThan(0);
    expect($('h3[lang="ar"][dir="rtl"]').length).toBeGreaterThan(0);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('sends its letters in French', async () => {
    const own = { language: 'fr-CA', newsroomName: 'La Gazette', postalAddress: '14, rue Ropewalk' };
    const letters = [
      await renderEmail('confirm', {
        ...own,
        editions: ['L’info du matin', 'L’info du soir'],
        confirmUrl: 'https://g.example/c',
      }),
      await renderEmail('sign-in-code', { ...own, code: '481205', minutes: 10 }),
      await renderEmail('held', {
        ...own,
        edition: 'L’info du matin',
        date: 'lundi',
        dueAt: '6 h 30',
        reason: 'Motif.',
        deskUrl: 'https://g.example/d',
      }),
    ];
    const phrases = phrasesOf(english.letters).filter((phrase) => phrase !== 'minutes.');
    expect(phrases.length).toBeGreaterThan(15);
    for (const { subject, html, text } of letters) {
      const said = [subject, visible(html), text].join(' ');
      expect(phrases.filter((phrase) => said.includes(phrase))).toEqual([]);
      expect(load(html)('html').attr('lang')).toBe('fr');
    }
    expect(letters[0]?.text.replace(/\s+/g, ' ')).toContain(
      'que La Gazette vous envoie L’info du matin et L’info du soir.',
    );
  });
});

describe('an Arabic newsroom', () => {
  test.for(['morning', 'evening'] as const)(
    'gets a %s issue from right to left, its words said to be English',
    async (name) => {
      const newsroom = { ...arabicIssue.newsroom, editors: ['Ada Marsh', 'Bo Lund'] };
      const { html, findings } = await copyOf({ ...arabicIssue, newsroom }, arabicIssue[name]);
      const $ = load(html);
      expect($('html').attr('lang')).toBe('ar');
      expect($('html').attr('dir')).toBe('rtl');
      expect($('h1').closest('td').attr('style')).not.toContain('letter-spacing:2px');
      expect($('.kicker').attr('style')).not.toContain('letter-spacing');
      const leave = $('a').filter((_, link) => $(link).text() === 'Unsubscribe');
      expect(leave.closest('[lang]').attr('lang')).toBe('en');
      expect(leave.closest('[dir]').attr('dir')).toBe('ltr');
      expect($('body').text()).toContain('23 نوفمبر 2026');
      expect($('.foot').text()).toContain('Edited by Ada Marsh and Bo Lund for');
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});

test.for([
  ['Bonjour ! Voici.', 'Bonjour ! Voici.', 'Bonjour<> ! Voici.'],
  ['Bonjour. Voici.', 'Bonjour. Salut.', 'Bonjour<>. Voici.'],
] as const)('the name stands before a French mark: %s', ([greeting, opening, expected]) => {
  expect(greet(greeting, opening, '<>')).toBe(expected);
});

test.for([
  ['fr', 'Qui paie ? À 15:30, « rien ».', 'Qui paie\u00a0? À 15:30, «\u00a0rien\u00a0».'],
  ['fr-CA', 'Qui paie? Rien: 3,2 % de 40 $.', 'Qui paie? Rien\u00a0: 3,2\u00a0% de 40\u00a0$.'],
  ['fr', 'De 9 h 30 à 20 h, 4 500 élus.', 'De 9\u00a0h\u00a030 à 20\u00a0h, 4\u00a0500 élus.'],
  ['fr', 'À 80 km/h et 12 m², 3 hommes.', 'À 80\u00a0km/h et 12\u00a0m², 3 hommes.'],
  [
    'fr',
    'M. Roy, la Dre Côté, Me Bo et Mer Noire.',
    'M.\u00a0Roy, la Dre\u00a0Côté, Me\u00a0Bo et Mer Noire.',
  ],
  ['fr', "L'île d'Orme, 5' de 'rien'.", "L’île d’Orme, 5' de 'rien'."],
  ['fr', "L'an 2 000, au 1 800 555-0142.", 'L’an 2\u00a0000, au 1\u00a0800\u00a0555-0142.'],
  [
    'fr',
    "D'ici: https://vey.example/l'eau et s.o'dea@vey.example, l'eau.",
    "D’ici\u00a0: https://vey.example/l'eau et s.o'dea@vey.example, l’eau.",
  ],
  ['fr', 'Voir https://vey.example/eau: 2:14, 3 à 1.', 'Voir https://vey.example/eau: 2:14, 3 à 1.'],
  ['fr-CA', '"Non", dit-elle. Un écran de 15".', '«\u00a0Non\u00a0», dit-elle. Un écran de 15".'],
  ['fr', 'Il a dit « le "non" ».', 'Il a dit «\u00a0le "non"\u00a0».'],
  ['fr', 'Le 1er mai, le no 84 vaut 3 $ CA.', 'Le 1er\u00a0mai, le no\u00a084 vaut 3\u00a0$\u00a0CA.'],
  ['fr', 'À 2 min 14 s, par 3 s’en vont.', 'À 2\u00a0min 14\u00a0s, par 3 s’en vont.'],
  ['en', '"No": 3 s', '"No": 3 s'],
  ['en', 'Who pays ? « Nobody »', 'Who pays ? « Nobody »'],
  ['en', "M. Roy's 4 500", "M. Roy's 4 500"],
] as const)('spaces in %s: %s', ([language, text, expected]) => {
  expect(typeset(text, language)).toBe(expected);
});

test.for([
  ['ar', 'صباح الخير، Ada.'],
  ['ur', 'صباح الخير، Ada.'],
  ['ku-Arab', 'صباح الخير، Ada.'],
  ['he', 'صباح الخير, Ada.'],
  ['zh-TW', 'صباح الخير，Ada.'],
  ['fr-CA', 'صباح الخير, Ada.'],
] as const)('%s greets by name with its own comma', async ([language, greeted]) => {
  const greeting = 'صباح الخير.';
  const content = { ...arabicIssue.content, greeting: `${greeting} مطر.` };
  const edition = { ...arabicIssue.morning, greeting, language };
  const { html, text } = await copyOf({ ...arabicIssue, content }, edition);
  expect(load(html)('body').text()).toContain(greeted);
  expect(text.replace(/\s+/g, ' ')).toContain(greeted);
});

test('an issue frozen before commas were kept greets as it did', async () => {
  const issue = sampleIssue(structuredClone(arabicIssue.content));
  const edition = { ...arabicIssue.morning, greeting: 'صباح الخير.' };
  const { nameComma, ...frozen } = await renderIssue(issue, edition, arabicIssue.newsroom);
  expect(nameComma).toBe('، ');
  expect(personalise(frozen, ada).text).toContain('صباح الخير, Ada.');
});

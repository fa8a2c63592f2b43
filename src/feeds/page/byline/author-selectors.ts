/** What classes and addresses call an author, in the languages of the web. */
const AUTHOR_WORDS = [
  'author',
  'auteur',
  'autor',
  'journalist',
  'reporter',
  'writer',
  'forfatter',
  'skribent',
  'szerzo',
  'yazar',
  'penulis',
  'kirjoittaja',
  'creator',
  'contributor',
];

/** Microdata first; then, in the order of the page, whatever class, relation or address speaks of an author. */
export const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[property~="foaf:name"], [property~="schema:author"], .submitted .username',
  '[rel~="author"]',
  [
    ...['byline', 'by-line', 'firma', 'signature', ...AUTHOR_WORDS].map((word) => `[class*="${word}" i]`),
    '[class~="by"], [class$="_by"], [class$="-by"], [class*="writeby" i], [class*="writtenby" i], [class*="written-by" i], [class*="posted-by" i]',
    '[id*="byline" i], [data-testid*="byline" i], [data-testid*="author" i], [data-qa*="byline" i], [data-component*="byline" i], [data-test-tag*="byline" i]',
    ...[
      ...AUTHOR_WORDS.flatMap((word) => [word, `${word}s`]),
      ...[
        'autores',
        'autoren',
        'autori',
        'journaliste',
        'journalistes',
        'contributor',
        'contributors',
        'columnists',
      ],
      ...['people', 'staff', 'profile', 'by', 'team', 'our-team', 'equipe', 'bio'],
      ...['u', 'user', 'users', 'member', 'members'],
    ].map((word) => `a[href*="/${word}/"]`),
  ].join(', '),
];

/** Whatever class, relation or address speaks of an author. */
export const BYLINES = MARKED.at(-1) ?? '';

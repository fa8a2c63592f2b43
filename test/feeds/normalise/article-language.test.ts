import { expect, test } from 'vitest';
import { languageOf } from '../../../src/feeds/fields/language-of.ts';
import { articleLanguage } from '../../../src/feeds/normalise/article-language.ts';

const FRENCH =
  'Le conseil de la ville a voté lundi pour le pont. Les élus ont dit que la dette est payée par les familles de la côte.';
const ENGLISH =
  'The council of the city voted on Monday for the bridge. The members said that the debt is paid by the families.';
const SWEDISH =
  'Kommunen röstade på måndagen för bron. Ledamöterna sade att skulden betalas av familjerna vid kusten och i staden.';
const SERBIAN =
  'Gradsko veće je odlučilo da se most i put otvore, a da se radovi nastave i na drugoj obali, i da se ljudi vrate.';
const ARABIC = 'صوت مجلس المدينة مساء الأحد لصالح استبدال جسر الميناء.';
const JAPANESE = '市議会は日曜日の夜、古い橋の架け替えを決めた。';

test.for([
  ['what the item says', FRENCH, ['fr-CA', 'en'], 'en', 'fr-CA'],
  ['what the feed says', ENGLISH, [null, 'en-CA'], 'fr-CA', 'en-CA'],
  [
    'the source list, where the feed names its software’s language',
    FRENCH,
    [null, 'en-US'],
    'fr-CA',
    'fr-CA',
  ],
  ['the source list, of a language not told apart', SWEDISH, [null, 'en-US'], 'sv', 'sv'],
  ['what the text is in, where all else is wrong', ENGLISH, [null, null], 'fr-CA', 'en'],
  ['its script, where all else is wrong', ARABIC, [null, 'en'], 'en', 'und-Arab'],
  ['what the feed says of its script', ARABIC, [null, 'fa'], 'en', 'fa'],
  ['Japanese by its syllables', JAPANESE, [null, null], 'en', 'ja'],
  ['the source list of a text too short to tell', 'Corvane', [null, null], 'fr', 'fr'],
  ['a tag that says nothing as none', FRENCH, ['und', null], 'fr', 'fr'],
  ['the item before the feed and the list', FRENCH, ['fr-CA', 'en-US'], 'sv', 'fr-CA'],
  ['the item before all else', FRENCH, ['fr-CA', 'sv'], 'en-US', 'fr-CA'],
  ['the feed, where the item is wrong', FRENCH, ['en-US', 'fr-CA'], 'sv', 'fr-CA'],
  ['the list, where the item is wrong and the feed a country', FRENCH, ['en-US', 'ca'], 'fr-CA', 'fr-CA'],
  ['an item’s language that is not told apart', FRENCH, ['sv', 'fr-CA'], 'en-US', 'sv'],
  ['the list before such a one, where the text is plainly in it', FRENCH, ['sv', 'en-US'], 'fr-CA', 'fr-CA'],
  ['a feed in French that writes English', ENGLISH, [null, 'fr'], 'en-CA', 'en-CA'],
  ['a language of several scripts in either', SERBIAN, ['sr', 'en'], 'en', 'sr'],
  ['such a one in the script that it names', SERBIAN, ['sr-Cyrl', null], 'sr-Latn', 'sr-Latn'],
] as const)('%s', ([, text, said, otherwise, expected]) => {
  expect(articleLanguage(text, said, otherwise)).toBe(expected);
});

test.for([
  ['EN_us', 'en-US'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  [' iu ', 'iu'],
  ['moe', 'moe'],
  ['english', null],
  ['us', null],
  ['us-en', null],
  ['fr, en', null],
  ['mul', null],
  ['und', null],
  ['', null],
  ['x'.repeat(1_000_000), null],
] as const)('reads the tag “%.20s”', ([tag, expected]) => {
  expect(languageOf(tag)).toBe(expected);
});

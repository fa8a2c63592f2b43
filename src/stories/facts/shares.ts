import { type Figure, figuresIn } from './figures.ts';

/** A part or a multiple that a text gives in words: "half of the fund", "two-thirds of", "has tripled". */
export interface Share {
  written: string;
  /** 0.5, 0.667, 3. */
  ratio: number;
}

const PARTS: Record<string, number> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  tenth: 10,
  moitié: 2,
  tiers: 3,
  quart: 4,
  cinquième: 5,
  dixième: 10,
};
const COUNTS: Record<string, number> = { two: 2, three: 3, four: 4, deux: 2, trois: 3, quatre: 4 };
const MULTIPLES: Record<string, number> = { doubl: 2, tripl: 3, quadrupl: 4, halv: 1 / 2 };

/** What a part is of, and not a measure of time or way: "a quarter of an hour". */
const OF =
  "(?=\\s(?:of|du|de|des)\\s(?!(?:an?|une?|the|la|le)\\s(?:hour|mile|century|heure|siècle)(?!\\p{L}))|\\sd'(?!heure))";
const PART = new RegExp(
  `(?<!\\p{L})(?:an?|one|two|three|four|une?|le|la|les|deux|trois|quatre)[\\s-](?:third|quarter|fifth|sixth|seventh|eighth|tenth|quart|cinquième|dixième)s?${OF}` +
    `|(?<!\\p{L})(?:deux[\\s-])?tiers${OF}|(?<!(?:first|second|other|latter|early|late)\\s|\\p{L})(?:half(?:${OF}|(?=\\s(?:the|its|his|her|their|our|all)\\s))|moitié${OF})`,
  'giu',
);
const MULTIPLE =
  /(?<!\p{L})(doubl|tripl|quadrupl|halv)(?:ed|ing|ée?s?)(?!\p{L}|\s(?:down|back|over)(?!\p{L}))/giu;

/** How a report may put it, which nobody has to claim: "cut by half", "to a third", "de moitié", "rents double". */
const ALSO_PART =
  /(?<!\p{L})(?:(?:by|in|to|than|de|des|par)\s|d')(half|moitié|(?:an?|one|two|three|four|une?|la|deux|trois|quatre)[\s-](?:half|third|quarter|fifth|sixth|seventh|eighth|tenth|moitié|tiers|quart|cinquième|dixième)s?)(?!\p{L})/giu;
const ALSO_MULTIPLE = /(?<!\p{L})(doubl|tripl|quadrupl|halv)(?:es?|er|ent)(?!\p{L})/giu;

/** Every share of a folded text. */
export function sharesIn(folded: string): Share[] {
  const parts = [...folded.matchAll(PART)].map(([written]) => ({ written, ratio: ratioOf(written) }));
  const multiples = [...folded.matchAll(MULTIPLE)].map(([written, stem = '']) => ({
    written,
    ratio: multipleOf(stem),
  }));
  return [...parts, ...multiples];
}

function multipleOf(stem: string): number {
  return MULTIPLES[stem.toLowerCase()] ?? 1;
}

function ratioOf(written: string): number {
  const words = written.toLowerCase().split(/[\s-]/);
  const part = words.at(-1) ?? '';
  return (COUNTS[words[0] ?? ''] ?? 1) / (PARTS[part] ?? PARTS[part.replace(/s$/, '')] ?? 1);
}

const ONE_IN = /\b(?:one|1|un|une) (?:in|out of|sur) (?:every )?/giu;
const TIMES = /^(?:\s|-)?(?:times|fold|fois)\b/iu;
const TWICE = /\b(?:twice|twofold|double|deux fois)\b/iu;

/** Every ratio that a folded text gives, in words, per cent or two figures of one sentence. */
export function ratiosIn(folded: string): number[] {
  return folded.split(/[.!?]\s|\n+/u).flatMap((sentence) => {
    const figures = figuresIn(sentence).filter(({ values }) => values.length > 0);
    const oneIn = [...sentence.matchAll(ONE_IN)].map(({ 0: { length }, index }) => index + length);
    return [
      ...sharesIn(sentence).map(({ ratio }) => ratio),
      ...[...sentence.matchAll(ALSO_PART)].map(([, part = '']) => ratioOf(part)),
      ...[...sentence.matchAll(ALSO_MULTIPLE)].map(([, stem = '']) => multipleOf(stem)),
      ...(TWICE.test(sentence) ? [2] : []),
      ...figures.filter(({ percent }) => percent).flatMap(ofPercent),
      ...figures
        .filter(({ start }) => oneIn.includes(start))
        .flatMap(({ values }) => values.map((n) => 1 / n)),
      ...figures
        .filter(({ start, written }) => TIMES.test(sentence.slice(start + written.length)))
        .flatMap(({ values }) => values),
      ...pairsOf(figures),
    ];
  });
}

/** "100% more" is twice as much, "33%" a third. */
function ofPercent({ values }: Figure): number[] {
  return values.flatMap((value) => [value / 100, 1 + value / 100, 1 - value / 100]);
}

/** More figures in one sentence are a table. */
const FIGURES = 8;

function pairsOf(figures: readonly Figure[]): number[] {
  const values = figures.slice(0, FIGURES).map(({ values: [value = 0] }) => value);
  return values.flatMap((a, at) =>
    values.slice(at + 1).flatMap((b) => (a > 0 && b > 0 ? [a / b, b / a] : [])),
  );
}

/** How far a ratio may be from the share that tells it: "a third" of 34%, "doubled" from 51 to 98. */
const TOLERANCE = 0.1;

export function isKnownShare({ ratio }: Share, ratios: readonly number[]): boolean {
  return ratios.some((known) => Math.abs(known / ratio - 1) <= TOLERANCE);
}

import type { Background } from './background.ts';
import type { StoryText } from './read-story.ts';

export const WORD_FEATURES = [
  'uses',
  'useShare',
  'first',
  'meanFirst',
  'firstShare',
  'inFirst',
  'inFirstThree',
  'placeMass',
  'sentenceShare',
  'span',
  'rarity',
  'usesByRarity',
  'worth',
  'inTitle',
  'number',
  'length',
  'reportShare',
  'reports',
  'sentences',
  'lateUses',
  'stop',
  'firstInSentence',
  'bestNeighbour',
  'firstLength',
] as const;

const UNSEEN = 60;

/** Counts a word or a pair over the story. */
export interface Usage {
  uses: Float64Array;
  sentenceUses: Float64Array;
  first: Float64Array;
  last: Float64Array;
  inFirst: Float64Array;
  inFirstThree: Float64Array;
  mass: Float64Array;
  late: Float64Array;
  reportShare: Float64Array;
  meanFirst: Float64Array;
}

function countUsage(story: StoryText, of: 'words' | 'pairs', size: number): Usage {
  const make = (fill = 0) => new Float64Array(size).fill(fill);
  const usage: Usage = {
    uses: make(),
    sentenceUses: make(),
    first: make(UNSEEN),
    last: make(),
    inFirst: make(),
    inFirstThree: make(),
    mass: make(),
    late: make(),
    reportShare: make(),
    meanFirst: make(),
  };
  const lengths = reportLengths(story);
  const seenInSentence = new Int32Array(size).fill(-1);
  const firstInReport = new Float64Array(size);
  const seenInReport = new Int32Array(size).fill(-1);
  story.sentences.forEach(({ [of]: items, report, index }, at) => {
    const length = lengths[report] ?? 1;
    for (const item of items) {
      usage.uses[item] = (usage.uses[item] as number) + 1;
      usage.mass[item] = (usage.mass[item] as number) + 1 / (1 + index);
      if (index > 0.5 * length) usage.late[item] = (usage.late[item] as number) + 1;
      if (seenInReport[item] !== report) {
        seenInReport[item] = report;
        usage.reportShare[item] = (usage.reportShare[item] as number) + 1;
        firstInReport[item] = index;
        usage.meanFirst[item] = (usage.meanFirst[item] as number) + index;
        if (index === 0) usage.inFirst[item] = (usage.inFirst[item] as number) + 1;
        if (index < 3) usage.inFirstThree[item] = (usage.inFirstThree[item] as number) + 1;
      }
      if (seenInSentence[item] !== at) {
        seenInSentence[item] = at;
        usage.sentenceUses[item] = (usage.sentenceUses[item] as number) + 1;
        usage.first[item] = Math.min(usage.first[item] as number, index);
        usage.last[item] = Math.max(usage.last[item] as number, index);
      }
    }
  });
  for (let item = 0; item < size; item += 1) {
    const reports = usage.reportShare[item] as number;
    const missing = story.reports - reports;
    usage.meanFirst[item] = ((usage.meanFirst[item] as number) + missing * UNSEEN) / story.reports;
    for (const sums of [
      usage.uses,
      usage.mass,
      usage.late,
      usage.inFirst,
      usage.inFirstThree,
      usage.reportShare,
    ])
      sums[item] = (sums[item] as number) / story.reports;
    usage.sentenceUses[item] = (usage.sentenceUses[item] as number) / Math.max(1, story.sentences.length);
  }
  return usage;
}

export function reportLengths(story: StoryText): number[] {
  const lengths = new Array<number>(story.reports).fill(0);
  for (const { report } of story.sentences) lengths[report] = (lengths[report] ?? 0) + 1;
  return lengths;
}

function titleShare(story: StoryText, of: 'words' | 'pairs', size: number): Float64Array | null {
  if (story.titles === null) return null;
  const shares = new Float64Array(size);
  for (const title of story.titles) {
    const items = of === 'words' ? title : story.words.pairUp(title);
    for (const item of new Set(items))
      if (item < size) shares[item] = (shares[item] as number) + 1 / story.titles.length;
  }
  return shares;
}

/** A row for each word of the story. */
export function wordRows(story: StoryText, background: Background): { rows: Float32Array[]; usage: Usage } {
  const { stems, stop } = story.words;
  const size = stems.length;
  const usage = countUsage(story, 'words', size);
  const inTitle = titleShare(story, 'words', size);
  const total = story.sentences.reduce((sum, { words }) => sum + words.length, 0) / story.reports;
  const meanLength = story.sentences.length / story.reports;
  const firstIn = new Float64Array(size).fill(Number.NaN);
  const firstLength = new Float64Array(size).fill(Number.NaN);
  const neighbour = new Float64Array(size);
  for (const { words } of story.sentences) {
    words.forEach((word, place) => {
      if (Number.isNaN(firstIn[word])) {
        firstIn[word] = place;
        firstLength[word] = words.length;
      }
      for (const other of [words[place - 1], words[place + 1]]) {
        if (other === undefined || stop[other]) continue;
        neighbour[word] = Math.max(neighbour[word] as number, usage.mass[other] as number);
      }
    });
  }
  const rows = stems.map((stem, word) => {
    const rarity = background.rarity(stem);
    const uses = usage.uses[word] as number;
    return Float32Array.of(
      uses,
      (100 * uses) / total,
      usage.first[word] as number,
      usage.meanFirst[word] as number,
      (usage.first[word] as number) / meanLength,
      usage.inFirst[word] as number,
      usage.inFirstThree[word] as number,
      usage.mass[word] as number,
      usage.sentenceUses[word] as number,
      (usage.last[word] as number) - (usage.first[word] as number),
      rarity,
      uses * rarity,
      background.worth(stem),
      inTitle === null ? Number.NaN : (inTitle[word] as number),
      /\d/.test(stem) ? 1 : 0,
      stem.length,
      usage.reportShare[word] as number,
      story.reports,
      meanLength,
      usage.late[word] as number,
      stop[word] ? 1 : 0,
      firstIn[word] as number,
      neighbour[word] as number,
      firstLength[word] as number,
    );
  });
  return { rows, usage };
}

export const PAIR_FEATURES = [
  'less',
  'more',
  'product',
  'uses',
  'first',
  'meanFirst',
  'inFirst',
  'inFirstThree',
  'placeMass',
  'sentenceShare',
  'inTitle',
  'stops',
  'together',
  'reportShare',
  'reports',
  'sentences',
  'rarity',
  'sameFirst',
  'firstStop',
] as const;

/** A row for each pair of neighbours, from what is known of its words. */
export function pairRows(
  story: StoryText,
  background: Background,
  worths: Float64Array,
  words: Usage,
): Float32Array[] {
  const { pairs, stop, stems } = story.words;
  const inTitle = titleShare(story, 'pairs', pairs.length);
  const usage = countUsage(story, 'pairs', pairs.length);
  const meanLength = story.sentences.length / story.reports;
  return pairs.map(([a, b], pair) => {
    const [x, y] = [worths[a] as number, worths[b] as number];
    const uses = usage.uses[pair] as number;
    return Float32Array.of(
      Math.min(x, y),
      Math.max(x, y),
      x * y,
      uses,
      usage.first[pair] as number,
      usage.meanFirst[pair] as number,
      usage.inFirst[pair] as number,
      usage.inFirstThree[pair] as number,
      usage.mass[pair] as number,
      usage.sentenceUses[pair] as number,
      inTitle === null ? Number.NaN : (inTitle[pair] ?? 0),
      Number(stop[a]) + Number(stop[b]),
      uses / Math.max(1e-6, Math.min(words.uses[a] as number, words.uses[b] as number)),
      usage.reportShare[pair] as number,
      story.reports,
      meanLength,
      background.rarity(stems[a] ?? '') + background.rarity(stems[b] ?? ''),
      usage.first[pair] === Math.max(words.first[a] as number, words.first[b] as number) ? 1 : 0,
      Number(stop[a]),
    );
  });
}

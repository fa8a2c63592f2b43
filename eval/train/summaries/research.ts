// research harness
import { readFileSync, writeFileSync } from 'node:fs';
import { cleanSentence } from '../../../src/stories/clean-sentence.ts';
import { addressesReader, leansOnOthers, pointsBack } from '../../../src/stories/openings.ts';
import { splitSentences } from '../../../src/stories/split-sentences.ts';
import { countWords } from '../../../src/stories/terms.ts';
import { loadTrees, sigmoid, type TreesFile } from '../../../src/stories/boosted-trees.ts';
import { trainBoostedTrees, seeded } from '../../../src/stories/train-boosted-trees.ts';
import { type GivenSentence, readStoryText, type StoryText } from '../../../src/stories/summarise/story-text.ts';
import { PAIR_FEATURES, pairRows, WORD_FEATURES, wordRows } from '../../../src/stories/summarise/word-features.ts';
import { type Importance, SENTENCE_FEATURES, sentenceRows, vectorise } from '../../../src/stories/summarise/sentence-features.ts';
import { SET_FEATURES, setRowsOf, setsOf, shortlist, type Scored } from '../../../src/stories/summarise/set-features.ts';
import { stemOf } from '../../../src/stories/summarise/stem.ts';
import { isStopword } from '../../../src/stories/stopwords.ts';
import { createGold, type Gold } from './gold.ts';
import { rougeOf } from '../../rouge/rouge.ts';
import { textOf } from '../../summaries/read-texts.ts';
import { leadWithin } from '../../summaries/lead-within.ts';

const C = '/work/shared/corpora/';
const rows = (f: string) => readFileSync(C + f, 'utf8').trim().split('\n').map((l) => JSON.parse(l));
export interface Doc { source: string; title: string; articles: { title: string; body: string }[]; refs: string[][]; group: number }
const arg = (name: string, fallback: string) => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const N_TRAIN = Number(arg('train', '2000')), N_TEST = Number(arg('test', '600'));
const LEAVE = arg('leave', '');
const SAVE = arg('save', '');

function load(): { train: Doc[]; test: Record<string, Doc[]> } {
  const random = seeded(11);
  const doc = (source: string, articles: { title: string; body: string }[], refs: string[][]): Doc => ({ source, title: articles[0]?.title ?? '', articles, refs, group: Math.floor(random() * 4) });
  const tok = rows('summaries/tokenised.jsonl').map((r) => doc('cnndm', [{ title: '', body: textOf(r).body }], r.references));
  const cas = rows('summaries/cased.jsonl').map((r) => doc('cased', [{ title: '', body: r.text }], r.references));
  const ins = rows('summaries/inshorts.jsonl').map((r) => doc('inshorts', [{ title: r.title, body: r.text }], r.references));
  const rou = rows('summaries/roundups.jsonl').map((r) => doc('roundups', r.articles.map((a: any) => ({ title: a.title, body: a.text })), r.references));
  const train = [
    ...tok.slice(0, N_TRAIN), ...(N_TRAIN >= 3000 ? cas.slice(0, 200) : cas.slice(0, 100)), ...ins.slice(0, 120), ...rou.slice(0, 762),
  ].filter((d) => LEAVE === '' || !d.source.startsWith(LEAVE) && !(LEAVE === 'cnndm' && d.source === 'cased'));
  return { train, test: { cnndm: tok.slice(6000 - N_TEST), cased: cas.slice(200), inshorts: LEAVE === 'inshorts' ? ins : ins.slice(120), roundups: LEAVE === 'roundups' ? rou.slice(0, 700) : rou.slice(762) } };
}

export function given(doc: Doc, dropTitle = false): { given: GivenSentence[]; titles: string[] } {
  const out: GivenSentence[] = [];
  doc.articles.forEach((article, report) => {
    splitSentences(article.body.slice(0, 12000), 'en').slice(0, 50).forEach((sentence, index) => {
      const clean = cleanSentence(sentence);
      const text = clean?.text ?? sentence.text;
      out.push({ text, report, index, teaser: false, printable: clean !== null, pointsBack: pointsBack(text), leans: leansOnOthers(text), addresses: addressesReader(text) });
    });
  });
  return { given: out, titles: dropTitle ? [] : doc.articles.map((a) => a.title) };
}

interface Item { doc: Doc; story: StoryText; gold: Gold }
const cnt = { printable: 0, all: 0 };
function item(doc: Doc, drop: boolean): Item | null {
  const g = given(doc, drop);
  if (!g.given.some((s) => s.printable && !s.pointsBack)) return null;
  cnt.all += g.given.length; cnt.printable += g.given.filter((s) => s.printable).length;
  const story = readStoryText(g.given, g.titles, doc.articles.length);
  return { doc, story, gold: createGold(story.sentences.map((s) => s.text), doc.refs) };
}

// background
const GROUPS = 4;
function backgroundOf(items: Item[]) {
  const df = new Map<string, number>(), kept = new Map<string, number>();
  for (const { story, gold } of items) for (const s of story.words.stems) {
    df.set(s, (df.get(s) ?? 0) + 1);
    if (gold.stems.has(s)) kept.set(s, (kept.get(s) ?? 0) + 1);
  }
  const n = items.length;
  const unlisted = Math.log(n / 4);
  const all = [...df.values()].reduce((a, b) => a + b, 0), k = [...kept.values()].reduce((a, b) => a + b, 0);
  const p0 = k / all;
  return {
    rarity: (s: string) => { const d = df.get(s) ?? 0; return d < 10 ? unlisted : Math.log(n / d); },
    worth: (s: string) => { const d = df.get(s) ?? 0; return d < 40 ? Number.NaN : ((kept.get(s) ?? 0) + 30 * p0) / (d + 30); },
  };
}
type Bg = ReturnType<typeof backgroundOf>;

class Columns {
  cols: number[][]; y: number[] = []; w: number[] = []; 
  names: readonly string[];
  constructor(names: readonly string[]) { this.names = names; this.cols = names.map(() => []); }
  add(row: ArrayLike<number>, label: number, weight = 1) { for (let i = 0; i < this.cols.length; i++) (this.cols[i] as number[]).push(row[i] as number); this.y.push(label); this.w.push(weight); }
  train(options: any): TreesFile {
    const t = performance.now();
    const file = trainBoostedTrees({ features: this.names, columns: this.cols.map((c) => Float32Array.from(c)), labels: Float32Array.from(this.y), weights: Float32Array.from(this.w) }, options);
    console.error(`  trained ${this.y.length} rows x ${this.names.length} in ${((performance.now() - t) / 1000).toFixed(1)} s`);
    return file;
  }
}

const random = seeded(5);
const WORD_OPT = { loss: 'logistic', trees: Number(arg('wtrees', '120')), leaves: 16, learningRate: 0.1, minRows: 100, rowShare: 0.7, columnShare: 0.6 } as const;
const SENT_OPT = { loss: 'squared', trees: Number(arg('strees', '150')), leaves: 16, learningRate: 0.06, minRows: 40, rowShare: 0.7, columnShare: 0.5 } as const;
const SET_OPT = { loss: 'squared', trees: Number(arg('ttrees', '200')), leaves: 24, learningRate: 0.06, minRows: 60, rowShare: 0.6, columnShare: 0.5 } as const;

export interface Models { words: TreesFile; pairs: TreesFile }
const weightOf = (source: string) => (source === 'inshorts' ? 3 : source === 'roundups' ? 1.5 : 1);

function trainImportance(items: Item[], bgOf: (i: Item) => Bg): Models {
  const w = new Columns(WORD_FEATURES);
  const share = Math.min(1, 2500 / items.length);
  for (const it of items) {
    const { rows: r } = wordRows(it.story, bgOf(it));
    r.forEach((row, word) => { if (random() < 0.35 * Math.max(share, 0.4)) w.add(row, it.gold.stems.has(it.story.words.stems[word] ?? '') ? 1 : 0, weightOf(it.doc.source)); });
  }
  const words = w.train(WORD_OPT);
  const trees = loadTrees(words);
  const p = new Columns(PAIR_FEATURES);
  for (const it of items) {
    const bg = bgOf(it);
    const { rows: r, usage } = wordRows(it.story, bg);
    const worths = Float64Array.from(r, (row) => sigmoid(trees.predict(row)));
    pairRows(it.story, bg, worths, usage).forEach((row, pair) => {
      const [a, b] = it.story.words.pairs[pair] as [number, number];
      const label = it.gold.pairs.has(`${it.story.words.stems[a]} ${it.story.words.stems[b]}`) ? 1 : 0;
      if (label || random() < 0.2 * Math.max(share, 0.5)) p.add(row, label, (label ? 1 : 1 / (0.2 * Math.max(share, 0.5))) * weightOf(it.doc.source));
    });
  }
  return { words, pairs: p.train(WORD_OPT) };
}

function importanceOf(story: StoryText, bg: Bg, m: { words: ReturnType<typeof loadTrees>; pairs: ReturnType<typeof loadTrees> }): Importance {
  const { rows: r, usage } = wordRows(story, bg);
  const words = Float64Array.from(r, (row) => sigmoid(m.words.predict(row)));
  const pairs = Float64Array.from(pairRows(story, bg, words, usage), (row) => sigmoid(m.pairs.predict(row)));
  return { words, pairs, wordsExpected: words.reduce((a, b) => a + b, 0), pairsExpected: pairs.reduce((a, b) => a + b, 0) };
}

const LABEL = arg('label', 'f');
function main() {
  const t0 = performance.now();
  const { train, test } = load();
  const items = train.map((d) => item(d, d.articles[0]?.title !== '' && random() < Number(arg('drop','0')))).filter((i) => i !== null);
  console.error(`${items.length} train items, ${(performance.now() - t0) / 1000} s, printable ${cnt.printable / cnt.all}`);
  const bgs = Array.from({ length: GROUPS }, (_, g) => backgroundOf(items.filter((i) => i.doc.group !== g)));
  const bgFull = backgroundOf(items);
  // fold importance
  const importances = new Map<Item, Importance>();
  const folds = 2;
  for (let f = 0; f < folds; f++) {
    const tr = items.filter((i) => i.doc.group % folds !== f), te = items.filter((i) => i.doc.group % folds === f);
    const m = trainImportance(tr, (i) => bgs[i.doc.group] as Bg);
    const l = { words: loadTrees(m.words), pairs: loadTrees(m.pairs) };
    for (const i of te) importances.set(i, importanceOf(i.story, bgs[i.doc.group] as Bg, l));
  }
  const full = trainImportance(items, (i) => bgs[i.doc.group] as Bg);
  const fullL = { words: loadTrees(full.words), pairs: loadTrees(full.pairs) };
  // sentences
  const vectors = new Map(items.map((i) => [i, vectorise(i.story, bgs[i.doc.group] as Bg)]));
  const srows = new Map(items.map((i) => [i, sentenceRows(i.story, bgs[i.doc.group] as Bg, importances.get(i) as Importance, vectors.get(i)!)]));
  const slabels = new Map(items.map((i) => { const raw = i.story.sentences.map((_, at) => i.gold.score([at])); return [i, raw] as const; }));
  const trainSent = (its: Item[]) => { const c = new Columns(SENTENCE_FEATURES); for (const i of its) srows.get(i)!.forEach((row, at) => { if (i.story.sentences[at]!.printable) c.add(row, slabels.get(i)![at] as number, weightOf(i.doc.source)); }); return c.train(SENT_OPT); };
  const scores = new Map<Item, Float64Array>();
  for (let f = 0; f < folds; f++) {
    const l = loadTrees(trainSent(items.filter((i) => i.doc.group % folds !== f)));
    for (const i of items.filter((x) => x.doc.group % folds === f)) scores.set(i, Float64Array.from(srows.get(i)!, (r) => l.predict(r)));
  }
  const sentFull = trainSent(items);
  const sentL = loadTrees(sentFull);
  // sets
  const c = new Columns(SET_FEATURES);
  for (const i of items) {
    const scored: Scored = { story: i.story, importance: importances.get(i)!, vectors: vectors.get(i)!, scores: scores.get(i)! };
    const list = shortlist(scored, 9);
    const rowOf = setRowsOf(scored, list);
    const all = setsOf(list).filter(() => true);
    const chosen = all.length <= 70 ? all : all.filter(() => random() < 70 / all.length);
    const ys = chosen.map((s) => i.gold.score(s));
    const mean = LABEL === 'c' ? ys.reduce((a, b) => a + b, 0) / ys.length : 0;
    chosen.forEach((s, k) => c.add(rowOf(s), (ys[k] as number) - mean, weightOf(i.doc.source)));
  }
  const setFull = c.train(SET_OPT);
  const setL = loadTrees(setFull);
  console.error(`trained all ${(performance.now() - t0) / 1000} s; weights ${JSON.stringify([full, sentFull, setFull]).length}`);
  if (SAVE) writeFileSync(SAVE, JSON.stringify({ words: full.words, pairs: full.pairs, sentences: sentFull, sets: setFull }));
  // evaluate
  for (const [name, docs] of Object.entries(test)) {
    const acc: Record<string, number[]> = {};
    const add = (k: string, s: string[], refs: string[][]) => { const r = refs.map((ref) => rougeOf(s, ref)); const b = [Math.max(...r.map((x) => x.r1)), Math.max(...r.map((x) => x.r2)), Math.max(...r.map((x) => x.rl))]; acc[k] ??= [0, 0, 0, 0, 0]; b.forEach((x, j) => { acc[k]![j]! += x; }); acc[k]![3]! += countWords(s.join(' ')); acc[k]![4]! += 1; };
    let ms = 0;
    for (const d of docs) {
      const it = item(d, false);
      const sents = d.articles.map((a) => splitSentences(a.body, 'en').map((s) => s.text));
      for (const s of sents) { add('lead3', s.slice(0, 3), d.refs); add('lead60', leadWithin(s, 60), d.refs); }
      if (it === null) { add('ours3', [], d.refs); add('ours60', [], d.refs); add('sum60', [], d.refs); add('oracle60', [], d.refs); continue; }
      const t = performance.now();
      const importance = importanceOf(it.story, bgFull, fullL);
      const v = vectorise(it.story, bgFull);
      const sc = Float64Array.from(sentenceRows(it.story, bgFull, importance, v), (r) => sentL.predict(r));
      const scored: Scored = { story: it.story, importance, vectors: v, scores: sc };
      const list = shortlist(scored, 9);
      const rowOf = setRowsOf(scored, list);
      const ok = setsOf(list).filter((s) => resolved(it.story, s));
      const preds = ok.map((s) => setL.predict(rowOf(s)));
      ms += performance.now() - t;
      const wordsOf = (s: number[]) => s.reduce((n, at) => n + countWords(it.story.sentences[at]!.text), 0);
      const best = (f: (s: number[]) => boolean, val: (k: number) => number) => { let b = -1; ok.forEach((s, k) => { if (f(s) && (b < 0 || val(k) > val(b))) b = k; }); return b < 0 ? [] : ok[b]!; };
      const texts = (s: number[]) => s.map((at) => it.story.sentences[at]!.text);
      add('ours3', texts(best(() => true, (k) => preds[k]!)), d.refs);
      add('ours60', texts(best((s) => wordsOf(s) <= 60, (k) => preds[k]!)), d.refs);
      add('sum60', texts(best((s) => wordsOf(s) <= 60, (k) => (rowOf(ok[k]!)[5]! + rowOf(ok[k]!)[9]!))), d.refs);
      if (arg('oracle', '')) add('oracle60', texts(best((s) => wordsOf(s) <= 60, (k) => it.gold.score(ok[k]!))), d.refs);
    }
    console.log(`${name} ${docs.length} (${(ms / docs.length).toFixed(1)} ms)`);
    for (const [k, a] of Object.entries(acc)) console.log(`  ${k.padEnd(9)} ${a.slice(0, 3).map((x) => (100 * x / a[4]!).toFixed(2)).join(' ')}  mean ${(100 * (a[0]! + a[1]! + a[2]!) / 3 / a[4]!).toFixed(2)} words ${(a[3]! / a[4]!).toFixed(1)}`);
  }
  console.log(`total ${((performance.now() - t0) / 1000).toFixed(0)} s`);
}

function resolved(story: StoryText, set: readonly number[]): boolean {
  return set.every((at, place) => {
    const s = story.sentences[at]!;
    if (s.addresses) return false;
    if (!s.pointsBack) return true;
    const before = set[place - 1];
    if (before === undefined || story.sentences[before]!.report !== s.report) return false;
    // chain
    let k = at - 1;
    while (k > before && story.sentences[k]!.pointsBack && story.sentences[k]!.report === s.report) k -= 1;
    return k <= before;
  });
}
main();

import { extractArticle } from '../../src/feeds/page/extract-article.ts';
import type { EpochMs } from '../../src/lib/clock.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { mean, round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import {
  namesIn,
  type Overlap,
  overlap,
  sameImage,
  sameNames,
  samePublication,
  sameTitle,
} from './compare.ts';
import { type PageCase, readPages } from './read-pages.ts';
import { readabilityAlone } from './readability-alone.ts';

export interface Extraction {
  text: string;
  title: string;
  byline: string[];
  publishedAt: EpochMs | null;
  image: string | null;
}

/** What one system made of one page; null where there is no gold. */
interface Marks {
  body: Overlap;
  title: boolean | null;
  byline: boolean | null;
  published: boolean | null;
  image: boolean | null;
  ms: number;
}

const FIELDS = ['title', 'byline', 'published', 'image'] as const;
/** Pages shown by name: those whose text differs most. */
const SHOWN = 10;

/** How well articles are read out of saved pages, ours beside Readability by itself. */
export async function measurePages(path: string, run: EvalRun): Promise<Report> {
  const pages = await readPages(path, run);
  const ours: Marks[] = [];
  const alone: Marks[] = [];
  for (const page of pages) {
    ours.push(mark(page, ourExtraction));
    alone.push(mark(page, ({ html }) => readabilityAlone(html)));
    run.progress(ours.length, pages.length);
  }
  return {
    figures: { n: pages.length, ...figuresOf(ours), readability: figuresOf(alone) },
    lines: [
      `${pages.length} pages`,
      '',
      ...table(
        ['', 'precision', 'recall', 'F1', ...FIELDS, 'ms a page'],
        [row('ours', ours), row('readability', alone)],
      ),
      '',
      ...worst(pages, ours),
    ],
  };
}

function ourExtraction({ html, url }: PageCase): Extraction {
  const { paragraphs, title, byline, publishedAt, image } = extractArticle(html, url);
  return { text: paragraphs.join('\n'), title, byline, publishedAt, image: image?.url ?? null };
}

function mark(page: PageCase, extract: (page: PageCase) => Extraction): Marks {
  const start = performance.now();
  const found = extract(page);
  const ms = performance.now() - start;
  return {
    body: overlap(found.text, page.text),
    title: page.title === null ? null : sameTitle(found.title, page.title),
    byline:
      page.byline === null || namesIn(page.byline).size === 0 ? null : sameNames(found.byline, page.byline),
    published: page.published === null ? null : samePublication(found.publishedAt, page.published),
    image: page.image === null ? null : sameImage(found.image, page.image),
    ms,
  };
}

function figuresOf(marks: Marks[]) {
  const body = (part: keyof Overlap) => round(mean(marks.map((one) => one.body[part])));
  const share = (field: (typeof FIELDS)[number]) => {
    const judged = marks.flatMap((one) => one[field] ?? []);
    return judged.length === 0 ? null : round(mean(judged.map(Number)));
  };
  return {
    body: { p: body('p'), r: body('r'), f1: body('f1') },
    title: share('title'),
    byline: share('byline'),
    published: share('published'),
    image: share('image'),
    ms: round(mean(marks.map(({ ms }) => ms)), 1),
  };
}

function row(name: string, marks: Marks[]): string[] {
  const { body, ms, ...fields } = figuresOf(marks);
  const cell = (value: number | null) => (value === null ? '–' : value.toFixed(3));
  return [
    name,
    cell(body.p),
    cell(body.r),
    cell(body.f1),
    ...FIELDS.map((field) => cell(fields[field])),
    ms.toFixed(1),
  ];
}

function worst(pages: PageCase[], marks: Marks[]): string[] {
  const poor = marks
    .map((one, at) => ({ id: pages[at]?.id ?? '', one }))
    .filter(({ one }) => one.body.f1 < 0.95 || FIELDS.some((field) => one[field] === false))
    .toSorted((a, b) => a.one.body.f1 - b.one.body.f1)
    .slice(0, SHOWN);
  if (poor.length === 0) return [];
  const wrong = (one: Marks) => FIELDS.filter((field) => one[field] === false).join(', ');
  return table(
    ['furthest from the gold', 'precision', 'recall', 'F1', 'wrong'],
    poor.map(({ id, one }) => [
      id,
      one.body.p.toFixed(3),
      one.body.r.toFixed(3),
      one.body.f1.toFixed(3),
      wrong(one),
    ]),
  );
}

import { basename, extname } from 'node:path';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';
import { listFiles } from '../lib/list-files.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { round } from '../lib/report.ts';
import { countVerdicts, describeExpectations } from './count-verdicts.ts';
import { type FeedReading, readFeedFile } from './read-feed-file.ts';

const EXTENSIONS = new Set(['.xml', '.rss', '.atom', '.rdf', '.json']);
const SHOWN = 20;

/** How many saved feeds are read, how fast, why the others are not, and how they compare with what they expect. */
export async function measureFeeds(path: string, run: EvalRun): Promise<Report> {
  const files = (await listFiles(path))
    .filter((file) => EXTENSIONS.has(extname(file).toLowerCase()))
    .slice(0, run.limit);
  if (files.length === 0) {
    throw new OperatorError(`${path} holds no feed file.`, {
      hint: `Feed files end in ${[...EXTENSIONS].join(', ')}.`,
      exitCode: ExitCode.usage,
    });
  }
  const start = performance.now();
  const readings: { file: string; reading: FeedReading }[] = [];
  for (const file of files) {
    readings.push({ file, reading: await readFeedFile(file) });
    run.progress(readings.length, files.length);
  }
  return describe(readings, (performance.now() - start) / 1000);
}

function describe(readings: { file: string; reading: FeedReading }[], seconds: number): Report {
  const parsed = readings.flatMap(({ reading }) => (reading.outcome === 'parsed' ? [reading] : []));
  const failed = readings.flatMap(({ file, reading }) =>
    reading.outcome === 'failed' ? [{ file, ...reading }] : [],
  );
  const total = (of: (one: (typeof parsed)[number]) => number) =>
    parsed.reduce((sum, one) => sum + of(one), 0);
  const [items, articles] = [total((one) => one.items), total((one) => one.articles)];
  const failures = Object.fromEntries(
    Object.entries(Object.groupBy(failed, ({ kind }) => kind)).map(([kind, list]) => [
      kind,
      list?.length ?? 0,
    ]),
  );
  const repaired = parsed.filter(({ warnings }) => warnings > 0).length;
  const expectations = countVerdicts(parsed.map(({ verdicts }) => verdicts));
  const perSecond = round(items / Math.max(seconds, 0.001), 0);
  return {
    figures: {
      files: readings.length,
      parsed: parsed.length,
      items,
      articles,
      repaired,
      failures,
      perSecond,
      expectations,
    },
    lines: [
      `${parsed.length} of ${readings.length} files read, ${repaired} of them with a warning`,
      `${items} items, ${articles} usable as articles, ${perSecond} items a second`,
      ...failed
        .slice(0, SHOWN)
        .map(
          ({ file, kind, detail }) => `  ${basename(file)}: ${kind === 'crash' ? 'crash, ' : ''}${detail}`,
        ),
      ...(failed.length > SHOWN ? [`  … and ${failed.length - SHOWN} more`] : []),
      ...describeExpectations(expectations),
      ...describeWrong(readings),
    ],
  };
}

function describeWrong(readings: { file: string; reading: FeedReading }[]): string[] {
  const wrong = readings.flatMap(({ file, reading }) =>
    reading.outcome === 'parsed'
      ? reading.verdicts
          .filter(({ subject, right }) => subject !== null && !right)
          .map(({ of }) => `  ${basename(file)}: ${of.slice(0, 160)}`)
      : [],
  );
  if (wrong.length === 0) return [];
  const more = wrong.length > SHOWN ? [`  … and ${wrong.length - SHOWN} more`] : [];
  return ['', 'Wrong:', ...wrong.slice(0, SHOWN), ...more];
}

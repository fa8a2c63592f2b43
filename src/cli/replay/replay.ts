import { loadNewsroom, type NewsroomConfig } from '../../config/newsroom.ts';
import { defaultEditions, defaultSections } from '../../config/read-newsroom-defaults.ts';
import type { Replay } from '../../jobs/draft/replay.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { checkDate } from '../check-date.ts';
import { sayFindings } from '../issue/say-findings.ts';
import { type AddVerb, type CliContext, examples } from '../verb.ts';
import { writeFiles } from '../write-files.ts';
import { readIssueFile } from './read-issue-file.ts';

interface Options {
  feeds: string;
  at: string;
  edition: string;
  out: string;
  zone: string;
  newsroom?: string;
  carried?: string[];
}

export const addReplay: AddVerb = (program, act) => {
  program
    .command('replay')
    .description(
      'Compose an issue from a folder of saved feed files, as of a moment; no network, no database, the same bytes each time.',
    )
    .addHelpText(
      'before',
      examples(
        'replay --feeds saved/2026-11-23 --at 2026-11-23T10:00:00Z --edition morning --out out/morning',
        'replay --feeds saved/2026-11-23 --at 2026-11-23T21:00:00Z --edition evening --out out/evening \\\n    --carried out/morning/issue.json',
      ),
    )
    .requiredOption('--feeds <folder>', 'saved feeds: .xml, .rss, .atom, .rdf and .json files')
    .requiredOption('--at <time>', 'the moment, with its zone: 2026-11-23T21:00:00Z')
    .requiredOption('--edition <id>', 'id or title of an edition: morning, “Evening Update”')
    .requiredOption('--out <folder>', 'where issue.json, issue.html, issue.txt and issue.eml are written')
    .option('--zone <zone>', 'zone of the default editions', 'UTC')
    .option(
      '--newsroom <folder>',
      'a source list for editions, sections and weights, in place of the defaults',
    )
    .option(
      '--carried <files...>',
      'earlier issues, as replay wrote them: their stories return only if they moved',
    )
    .action((options: Options) => act((context) => run(options, context)));
};

async function run(options: Options, { terminal, replay }: CliContext): Promise<ExitCode> {
  const at = readTime(options.at);
  const { editions, sections, newsroom, feeds } = await newsroomFor(options);
  const edition = editions.find(({ id, title }) =>
    [id, title.toLowerCase()].includes(options.edition.toLowerCase()),
  );
  if (!edition) {
    throw new OperatorError(`There is no edition “${options.edition}”.`, {
      hint: `The source list has ${editions.map(({ id }) => id).join(', ')}.`,
      exitCode: ExitCode.usage,
    });
  }
  const carried = await Promise.all((options.carried ?? []).map(readIssueFile));
  const made = await replay({ dir: options.feeds, at, edition, sections, newsroom, sources: feeds, carried });
  await write(options.out, made);
  for (const { file, reason } of made.problems) terminal.say(`warning: ${file}: ${reason}`);
  made.issue.content.stories.forEach(({ headline, outlets, moved }, place) => {
    const since = moved ? `\tUpdated: ${moved.facts.join(', ')}` : '';
    terminal.print(`${place + 1}\t${headline}\t${outlets.join(', ')}${since}`);
  });
  sayFindings(terminal, made.findings, made.issue.content);
  if (made.hold !== null) terminal.say(`Would be held: ${made.hold}`);
  terminal.say(`${made.issue.id}: issue.json, issue.html, issue.txt and issue.eml are in ${options.out}`);
  return made.findings.some(({ level }) => level === 'error') ? ExitCode.lintFailed : ExitCode.ok;
}

function readTime(text: string): number {
  const at = Date.parse(text);
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) && !Number.isNaN(at)) {
    checkDate(text.slice(0, text.search(/T/i))); // Date.parse takes 30 February for 2 March
    return at;
  }
  throw new OperatorError(`“${text}” is not a time with its zone.`, {
    hint: 'Write it as 2026-11-23T21:00:00Z or 2026-11-23T16:00:00-05:00.',
    exitCode: ExitCode.usage,
  });
}

async function newsroomFor({ newsroom, zone }: Options): Promise<NewsroomConfig> {
  if (newsroom !== undefined) return loadNewsroom(newsroom);
  if (!isZone(zone)) throw new OperatorError(`“${zone}” is not an IANA zone.`, { exitCode: ExitCode.usage });
  return {
    editions: defaultEditions(zone),
    sections: defaultSections('en'),
    feeds: [],
    relays: [],
    domains: [],
    newsroom: {
      name: 'Replay',
      url: 'https://updates.example',
      from: { name: 'Replay', address: 'replay@updates.example' },
      replyTo: null,
      bounces: null,
      postalAddress: 'Composed by twofold replay; never mailed',
      editors: [],
      language: 'en',
    },
  };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function write(out: string, { issue, hold, html, text, eml, findings }: Replay): Promise<void> {
  return writeFiles(out, {
    'issue.json': `${JSON.stringify({ ...issue, hold, findings }, null, 2)}\n`,
    'issue.html': html,
    'issue.txt': text,
    'issue.eml': eml,
  });
}

import type { PageArticle } from '../../feeds/page/extract-article.ts';
import { createPageExtractor } from '../../feeds/page/extract-in-worker.ts';
import { judgeRobots, rulesOf } from '../../feeds/page/read/robots.ts';
import { parseFeed } from '../../feeds/parse/parse-feed.ts';
import { systemClock } from '../../lib/clock.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { type AddVerb, examples, jsonOption } from '../verb.ts';
import { answered, type Here, outsideFetch, unreachable } from './fetch.ts';

export const addPage: AddVerb = (group, act) => {
  group
    .command('page')
    .description('Read one article’s page and print what Twofold would take from it.')
    .addHelpText('before', examples('feeds page https://example.org/2026/11/ferry-inquiry'))
    .argument('<url>', 'the article’s page')
    .addOption(jsonOption())
    .action((url: string, options: { json?: boolean }) =>
      act((context) => showPage(url, context, options.json === true)),
    );
};

/** What Twofold reads out of one article's page, and whether the site's robots.txt lets it. */
async function showPage(url: string, { terminal, signal, config }: Here, json: boolean): Promise<ExitCode> {
  if (!/^https?:/.test(URL.parse(url)?.protocol ?? '')) {
    throw new OperatorError(`${url} is not a web address (https://…).`, { exitCode: ExitCode.usage });
  }
  const fetch = outsideFetch(config);
  const { origin } = new URL(url);
  const rules = await fetch(`${origin}/robots.txt`, { signal });
  if (rules.outcome === 'refused') throw unreachable(url, rules);
  if (!rulesOf(judgeRobots(origin, rules, systemClock.now())).allows(url)) {
    throw new OperatorError(`The robots.txt of ${origin} does not allow ${url}, or could not be fetched.`, {
      hint: 'Its articles keep their teasers.',
    });
  }
  const answer = await fetch(url, { signal });
  if (answer.outcome !== 'response') throw unreachable(url, answer);
  if (answer.status >= 400) throw answered(url, answer.status);
  const contentType = answer.headers['content-type'] ?? null;
  const feed = await parseFeed(answer.body, { contentType, url: answer.url });
  if (feed.outcome === 'parsed') {
    throw new OperatorError(`${url} is a feed (${feed.feed.format.toUpperCase()}), and no article’s page.`, {
      hint: `“twofold feeds check ${url}” shows its articles.`,
      exitCode: ExitCode.usage,
    });
  }
  await using extractor = createPageExtractor();
  const read = await extractor.extract(answer.body, { url: answer.url, contentType });
  if (read.outcome === 'failed') throw new OperatorError(read.reason);
  if (json) terminal.printJson({ url: answer.url, ...read.article });
  else for (const line of linesOf(read.article)) terminal.print(line);
  for (const warning of read.article.warnings) terminal.say(`warning: ${warning}`);
  return read.article.paragraphs.length > 0 ? ExitCode.ok : ExitCode.failure;
}

function linesOf(page: PageArticle): string[] {
  const time = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
  const facts: [string, string][] = [
    ['title', page.title],
    ['byline', page.byline.join(', ')],
    ['published', time(page.publishedAt)],
    ['updated', time(page.updatedAt)],
    ['language', page.language ?? ''],
    ['image', page.image?.url ?? ''],
    ['caption', page.image?.caption ?? ''],
    ['credit', page.image?.credit ?? ''],
    ['paywall', page.paywalled ? 'the page says that its text is for subscribers' : ''],
  ];
  const head = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}\t${value}`);
  return [...head, ...page.paragraphs.flatMap((paragraph) => ['', paragraph])];
}

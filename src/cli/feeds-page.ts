import { createGuardedFetch } from '../feeds/guarded-fetch.ts';
import type { PageArticle } from '../feeds/page/extract-article.ts';
import { createPageExtractor } from '../feeds/page/extract-in-worker.ts';
import { judgeRobots, rulesOf } from '../feeds/page/robots.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import { systemClock } from '../lib/clock.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { answered, unreachable } from './feeds-check.ts';
import type { CliContext } from './verb.ts';

/** What Twofold reads out of one article's page, and whether the site's robots.txt lets it. */
export async function showPage(
  url: string,
  { terminal, signal, config }: Pick<CliContext, 'terminal' | 'signal' | 'config'>,
  json: boolean,
): Promise<ExitCode> {
  if (!/^https?:/.test(URL.parse(url)?.protocol ?? '')) {
    throw new OperatorError(`${url} is not a web address (https://…).`, { exitCode: ExitCode.usage });
  }
  const fetch = createGuardedFetch({
    allowLoopback: config().allowLoopbackFeeds,
    userAgent: 'Twofold',
  });
  const { origin } = new URL(url);
  const rules = await fetch(`${origin}/robots.txt`, { signal });
  if (rules.outcome === 'refused') throw unreachable(url, rules);
  if (!rulesOf(judgeRobots(origin, rules, systemClock.now())).allows(url)) {
    throw new OperatorError(`The robots.txt of ${origin} does not allow ${url}, or could not be had.`, {
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

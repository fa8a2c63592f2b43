import { normaliseItems } from '../../feeds/normalise/normalise-items.ts';
import { SHORT_BODY } from '../../feeds/page/read/wants-page.ts';
import { parseFeed } from '../../feeds/parse/parse-feed.ts';
import type { FeedSource } from '../../feeds/source.ts';
import { systemClock } from '../../lib/clock.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, jsonOption } from '../verb.ts';
import { type Fetched, fetchOne, type Here, isAddress, readSaved } from './fetch.ts';
import { findFeeds } from './find.ts';

export const addCheck: AddVerb = (group, act) => {
  group
    .command('check')
    .description(
      'Read a feed from the web or a file and print its articles as Twofold sees them; of a web page, the feeds behind it.',
    )
    .addHelpText(
      'before',
      examples(
        'feeds check https://example.org/rss',
        'feeds check https://paper.example/',
        'feeds check saved.xml --json',
      ),
    )
    .argument('<url-or-file>', 'a feed, a page with feeds, or a saved feed')
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean }) =>
      act((context) => checkFeed(named, context, options.json === true)),
    );
};

const FILE_HINT = 'It was taken for a file; a web address starts with https://.';

/** Reads one feed and prints its articles; of a web page, the feeds behind it. */
async function checkFeed(named: string, here: Here, json: boolean): Promise<ExitCode> {
  if (!isAddress(named)) return showArticles(named, await readSaved(named, FILE_HINT), here.terminal, json);
  const fetched = await fetchOne(named, here);
  const read = await parseFeed(fetched.bytes, fetched);
  if (read.outcome === 'parsed') return showArticles(named, fetched, here.terminal, json);
  if (!looksLikePage(fetched.bytes)) throw new OperatorError(`${named} is not a feed: ${read.reason}`);
  here.terminal.say(`${named} is a web page; looking for its feeds.`);
  return findFeeds(named, here, json);
}

async function showArticles(
  named: string,
  { bytes, contentType, url }: Fetched,
  terminal: Terminal,
  json: boolean,
): Promise<ExitCode> {
  const read = await parseFeed(bytes, { contentType, url });
  if (read.outcome === 'unreadable') throw new OperatorError(`${named} is not a feed: ${read.reason}`);
  const { format, title } = read.feed;
  const { articles, warnings } = normaliseItems(read.feed, anonymousSource(url, title), systemClock.now());
  const all = [...read.warnings, ...warnings];
  if (json) terminal.printJson({ url, format, title, warnings: all, repaired: read.repaired, articles });
  else {
    for (const { publishedAt, title: headline, url: link } of articles)
      terminal.print(`${new Date(publishedAt).toISOString()}\t${headline}\t${link}`);
  }
  for (const warning of all) terminal.warn(warning);
  if (read.repaired) terminal.say('Its XML is not well formed, which keeps none of it from being read.');
  const teasers = articles.filter(({ body }) => body.length < SHORT_BODY).length;
  const pages =
    teasers === 0
      ? ''
      : `, ${countOf(teasers, 'as a teaser, whose page', 'as teasers, whose pages')} Twofold would read`;
  terminal.say(`${format.toUpperCase()} “${title}”: ${countOf(articles.length, 'article')}${pages}`);
  return ExitCode.ok;
}

function looksLikePage(bytes: Buffer): boolean {
  return /<(?:!doctype html|html|head|body)[\s>]/i.test(bytes.subarray(0, 4_096).toString('latin1'));
}

function anonymousSource(url: string, title: string): FeedSource {
  const outlet = title || url;
  return { id: 'check', url, outlet, family: outlet, section: null, topics: [], weight: 1, language: 'en' };
}

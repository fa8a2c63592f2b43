import { addFeed } from '../../config/add-feed.ts';
import { loadNewsroom } from '../../config/newsroom.ts';
import { feedIdOf } from '../../config/read-newsroom-build.ts';
import type { FoundFeed } from '../../feeds/discover/discover-feeds.ts';
import { isOfComments } from '../../feeds/discover/find-feed-links.ts';
import { outletOf } from '../../feeds/normalise/outlet-names.ts';
import type { FeedSource } from '../../feeds/source.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { type AddVerb, examples, jsonOption } from '../verb.ts';
import type { Here } from './fetch.ts';
import { discover } from './find.ts';

interface AddOptions {
  id?: string;
  outlet?: string;
  section?: string;
  json?: boolean;
}

export const addAdd: AddVerb = (group, act) => {
  group
    .command('add')
    .description('Find the feed at an address and add it to the source list.')
    .addHelpText('before', examples('feeds add https://paper.example/ --section world --outlet "The Paper"'))
    .argument('<url>', 'a feed, or a page with one feed')
    .option('--outlet <name>', 'the source’s name as readers know it')
    .option('--section <id>', 'section of its articles')
    .option('--id <id>', 'its id, instead of one made from the address')
    .addOption(jsonOption())
    .action((url: string, options: AddOptions) => act((context) => addFoundFeed(url, options, context)));
};

/** Finds the one feed behind an address and adds it to the source list. */
async function addFoundFeed(url: string, { json, ...written }: AddOptions, here: Here): Promise<ExitCode> {
  const { terminal } = here;
  const { mode, newsroomDir } = here.config();
  if (mode === 'sample') {
    throw new OperatorError('There is no source list of your own to add it to.', {
      hint: 'Write one first: feeds/README.md shows the shortest that works.',
      exitCode: ExitCode.usage,
    });
  }
  const { newsroom } = await loadNewsroom(newsroomDir);
  const { feeds } = await discover(url, here);
  const source = sourceOf(theOne(url, feeds), written, newsroom.language);
  const file = await addFeed(newsroomDir, source);
  if (json) terminal.printJson({ file, feed: source });
  else terminal.print([source.id, source.outlet, source.url, file].join('\t'));
  terminal.say(`Added to ${file}; it is read at the next start, or now: “twofold poll --feed ${source.id}”.`);
  return ExitCode.ok;
}

function theOne(url: string, found: FoundFeed[]): FoundFeed {
  const feeds = worthAdding(found);
  const [only, ...others] = feeds;
  if (!only) {
    throw new OperatorError(`No feed was found at ${url}.`, {
      hint: 'Name the feed’s own address, if the site tells it somewhere.',
    });
  }
  if (others.length === 0) return only;
  throw new OperatorError(`${url} offers ${countOf(feeds.length, 'feed')}.`, {
    hint: `Name the one you mean:\n${feeds.map((feed) => `  twofold feeds add ${feed.url}   # ${feed.title}, ${countOf(feed.items, 'item')}`).join('\n')}`,
    exitCode: ExitCode.usage,
  });
}

/** Without comments where there is more, and each feed once that is there in several formats. */
function worthAdding(found: FoundFeed[]): FoundFeed[] {
  const articles = found.filter((feed) => !isOfComments(feed));
  const feeds = articles.length > 0 ? articles : found;
  const first = new Map<string, FoundFeed>();
  for (const feed of feeds) {
    const key = feed.newestAt === null ? feed.url : `${feed.items} ${feed.newestAt}`;
    const before = first.get(key);
    if (!before) first.set(key, feed);
    else if (before.format === feed.format) first.set(feed.url, feed);
  }
  return [...first.values()];
}

function sourceOf(
  { url, language }: FoundFeed,
  written: Omit<AddOptions, 'json'>,
  newsroomLanguage: string,
): FeedSource {
  const known = outletOf(url);
  const outlet = written.outlet ?? known.name;
  return {
    id: feedIdOf({ url, id: written.id }),
    url,
    outlet,
    family: written.outlet === undefined ? known.family : outlet,
    section: written.section ?? null,
    topics: [],
    weight: 1,
    language: language ?? newsroomLanguage,
  };
}

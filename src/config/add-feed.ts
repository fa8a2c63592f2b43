import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import type { FeedSource } from '../feeds/source.ts';
import { ExitCode, OperatorError, whyUnreadable, whyUnwritable } from '../lib/errors.ts';
import { readBounded } from '../lib/read-bounded.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { LIST_MB } from './newsroom.ts';
import { mergeNewsroom } from './read-newsroom-merge.ts';
import { inWords, readNewsroomYaml } from './read-newsroom-yaml.ts';
import { feedFields } from './write-feed-yaml.ts';

interface ListFile {
  path: string;
  text: string;
}

/**
 * Adds a feed to the source list, to the file whose `feeds:` part comes last, and gives that file's path. Comments and
 * order stay. Nothing is written where the list would then be wrong. Throws OperatorError.
 */
export async function addFeed(dir: string, feed: FeedSource): Promise<string> {
  const files = await readList(dir);
  refuseTwice(files, dir, feed);
  const listed = files.map(({ text }) => parseDocument(text).has('feeds'));
  const at = listed.lastIndexOf(true);
  const file = files[at] ?? { path: join(dir, 'feeds.yaml'), text: '' };
  const written = { path: file.path, text: withFeed(file, feed) };
  assertRight([...files.filter(({ path }) => path !== file.path), written], dir);
  await replaceList(written);
  return file.path;
}

async function readList(dir: string): Promise<ListFile[]> {
  try {
    const names = (await readdir(dir)).filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'));
    const paths = names.sort().map((name) => join(dir, name));
    return await Promise.all(
      paths.map(async (path) => ({ path, text: (await readBounded(path, LIST_MB)).toString() })),
    );
  } catch (cause) {
    throw new OperatorError(`The source list ${dir} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

function withFeed({ path, text }: ListFile, feed: FeedSource): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new OperatorError(`${path} is not valid YAML: ${document.errors[0]?.message}`, {
      exitCode: ExitCode.usage,
    });
  }
  const feeds = document.get('feeds');
  if (isSeq(feeds)) feeds.add(document.createNode(feedFields(feed)));
  else document.set('feeds', document.createNode([feedFields(feed)]));
  return document.toString({ lineWidth: 0 });
}

function merge(files: ListFile[], dir: string) {
  return mergeNewsroom(
    files.map(({ path, text }) => readNewsroomYaml(path, text)),
    dir,
  );
}

/** Before it is added: afterwards its id would be there twice, which says less. */
function refuseTwice(files: ListFile[], dir: string, { url }: FeedSource): void {
  const known = merge(files, dir).config?.feeds.find((feed) => feed.url === url);
  if (known)
    throw new OperatorError(`${url} is in the source list already, as ${known.id}.`, {
      exitCode: ExitCode.usage,
    });
}

/** The list is checked as it would be at the next start. */
function assertRight(files: ListFile[], dir: string): void {
  const { config, problems } = merge(files, dir);
  if (config) return;
  const [first] = problems;
  throw new OperatorError(`It cannot be added: ${first && inWords(first)}`, {
    hint: 'feeds/README.md explains every field.',
    exitCode: ExitCode.usage,
  });
}

/** For those who could read it before: an address may hold a key. */
async function replaceList({ path, text }: ListFile): Promise<void> {
  try {
    const before = await stat(path).catch(() => null);
    await replaceFile(path, text, (before?.mode ?? 0o644) & 0o777);
  } catch (cause) {
    throw new OperatorError(`${path} cannot be written: ${whyUnwritable(cause)}.`, { cause });
  }
}

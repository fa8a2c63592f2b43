import { isUtf8 } from 'node:buffer';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DomainLimit } from '../delivery/relays/relay.ts';
import type { FeedSource, Section } from '../feeds/source.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { ExitCode, OperatorError, usage, whyFolderUnreadable, whyUnreadable } from '../lib/errors.ts';
import { readBounded } from '../lib/read-bounded.ts';
import { mergeNewsroom } from './read-newsroom-merge.ts';
import type { RelayConfig } from './read-newsroom-relays.ts';
import {
  inWords,
  type NewsroomProblem,
  type NewsroomYaml,
  readNewsroomYaml,
  unreadableYaml,
} from './read-newsroom-yaml.ts';

/** Everything a newsroom's source list says, checked and completed. */
export interface NewsroomConfig {
  newsroom: Newsroom;
  sections: Section[];
  feeds: FeedSource[];
  editions: EditionConfig[];
  /** None where SMTP_URL says who carries the mail. */
  relays: RelayConfig[];
  /** What single recipients' domains are given. */
  domains: DomainLimit[];
}

/** What is wrong with a source list, and the relays in it with which nothing is. */
export class SourceListError extends OperatorError {
  readonly relays: RelayConfig[];

  constructor(problems: NewsroomProblem[], relays: RelayConfig[]) {
    const lines = problems.map(inWords);
    const count = lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`;
    const isUnread = problems.every(({ line, field }) => line === 0 && field === '');
    super([`The source list has ${count}:`, ...lines].join('\n'), {
      hint: isUnread
        ? 'It must be a file that this account may read.'
        : 'feeds/README.md explains every field.',
      exitCode: ExitCode.usage,
    });
    this.relays = relays;
  }
}

/**
 * Reads every `*.yaml` and `*.yml` of a folder (not of its sub-folders) as one source list.
 * Throws one OperatorError that names file, line and field of everything wrong in it.
 */
export async function loadNewsroom(dir: string): Promise<NewsroomConfig> {
  const names = await yamlFilesIn(dir);
  const files = await Promise.all(names.map((name) => readList(join(dir, name))));
  const { config, problems, relays } = mergeNewsroom(files, dir);
  if (!config) throw new SourceListError(problems, relays);
  return config;
}

/** Of one file of a source list. */
export const LIST_MB = 10;

async function readList(file: string): Promise<NewsroomYaml> {
  let bytes: Buffer;
  try {
    bytes = await readBounded(file, LIST_MB);
  } catch (error) {
    return unreadableYaml(file, 0, `cannot be read: ${whyUnreadable(error)}`);
  }
  return isUtf8(bytes)
    ? readNewsroomYaml(file, bytes.toString())
    : unreadableYaml(file, firstOtherLine(bytes), 'is not UTF-8: save it as such');
}

/** Counted from 1: where bytes are of another encoding. */
function firstOtherLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf('\n', start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return line;
}

async function yamlFilesIn(dir: string): Promise<string[]> {
  let names: string[];
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    throw usage(
      `The source list ${dir} cannot be read: ${whyFolderUnreadable(error)}.`,
      'Name a folder that holds the newsroom’s YAML files.',
    );
  }
  const yaml = names.filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.')).sort();
  if (yaml.length > 0) return yaml;
  throw new OperatorError(`The source list ${dir} holds no .yaml file.`, {
    hint: 'feeds/README.md shows how to write one; feeds/sample/ is a complete example.',
    exitCode: ExitCode.usage,
  });
}

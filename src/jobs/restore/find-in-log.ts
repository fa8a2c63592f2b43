import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createLogReader, type LogFinding } from '../../delivery/send/relay-log.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { linesOf } from '../../lib/lines-of.ts';

/**
 * What a mail server's log, plain or gzipped, says of these Message-IDs; of the first `most` that it names. Throws
 * OperatorError (exit 2) where it cannot be read to its end.
 */
export async function findInLog(
  path: string,
  messageIds: Pick<ReadonlySet<string>, 'has'>,
  most = Number.POSITIVE_INFINITY,
): Promise<Map<string, LogFinding>> {
  const reader = createLogReader(messageIds);
  const findings = reader.findings();
  for await (const line of linesIn(path)) {
    reader.read(line);
    if (findings.size >= most) break;
  }
  return findings;
}

/** What goes wrong with a line once it is read is not the file's fault, and does not come by here. */
async function* linesIn(path: string): AsyncGenerator<string> {
  try {
    yield* linesOf(open(path));
  } catch (cause) {
    throw new OperatorError(`${path} cannot be read: ${whyUnreadable(cause)}.`, {
      hint: 'What it would have shown is not known. Name a log that is whole.',
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

/** Throws OperatorError (exit 2) where there is no such file, or a device, which may never end. */
export async function expectLog(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() || found?.isFIFO()) return;
  throw new OperatorError(
    found ? `${path} is ${found.isDirectory() ? 'a folder' : 'no file'}.` : `There is no ${path}.`,
    {
      hint: 'Name the log of the mail server that was sent to, plain or as .gz.',
      exitCode: ExitCode.usage,
    },
  );
}

function open(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unzipped = createGunzip();
  return file.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
}

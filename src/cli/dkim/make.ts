import { closeSync, openSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import { keyRecord } from '../../delivery/dkim/key-record.ts';
import { type KeyType, makeKey } from '../../delivery/dkim/make-key.ts';
import { readPrivateKey } from '../../delivery/dkim/read-private-key.ts';
import { readName, recordName } from '../../delivery/dkim/signing-keys.ts';
import { ExitCode, OperatorError, usage, whyUnreadable, whyUnwritable } from '../../lib/errors.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, jsonOption } from '../verb.ts';

interface MakeOptions {
  type: KeyType;
  bits?: string;
  selector?: string;
  out?: string;
  json?: boolean;
}

export const addMake: AddVerb = (group, act) => {
  group
    .command('make')
    .description(
      'Make a private key, write it to a file of its own, and print the DNS record that publishes it.',
    )
    .addHelpText(
      'before',
      examples(
        'dkim make news.example --out /etc/twofold/dkim.pem',
        'dkim make news.example --type ed25519 --selector 2026e',
      ),
    )
    .argument('<domain>', 'the domain of the newsroom’s From address, or one above it')
    .addOption(new Option('--type <type>', 'kind of key').choices(['rsa', 'ed25519']).default('rsa'))
    .addOption(
      new Option('--bits <bits>', 'size of an RSA key, 2048 by default').choices(['2048', '3072', '4096']),
    )
    .option('--selector <name>', 'its name in DNS; “twofold” or “twofold-ed25519” by default')
    .option('--out <file>', 'where the private key goes; SELECTOR.DOMAIN.pem by default')
    .addOption(jsonOption())
    .action((domain: string, options: MakeOptions) =>
      act(({ terminal }) => makeDkimKey(domain, options, terminal)),
    );
};

/** Makes a key. A file that is there already is never overwritten: it may be the only copy of a key in use. */
async function makeDkimKey(domain: string, options: MakeOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.bits !== undefined && options.type !== 'rsa')
    throw usage('An Ed25519 key has one size.', 'Leave --bits out; it is for --type rsa.');
  const name = readName(options.selector ?? DEFAULT_SELECTOR[options.type], domain.toLowerCase());
  const file = resolve(options.out ?? `${name.selector}.${name.domain}.pem`);
  assertFree(file);
  const pem = await makeKey(options.type, Number(options.bits ?? 2048));
  write(file, pem);
  const record = keyRecord({ ...name, ...readPrivateKey(pem, 'The new key') });
  if (options.json) {
    terminal.printJson({ file, selector: name.selector, domain: name.domain, record });
    return ExitCode.ok;
  }
  terminal.say(`The private key is in ${file}; nobody but its owner may read it.`);
  terminal.say('1. Publish this record:');
  terminal.print(record.zoneLine);
  terminal.say(`   In a provider’s form, as one value: ${record.value}`);
  terminal.say('2. Wait until DNS has it; before that, signatures would only do harm:');
  // In full: by itself a selector is taken to be of the From address's domain, which may be another or below.
  terminal.say(`   DKIM_KEY_FILE=${file} DKIM_SELECTOR=${recordName(name)} npx twofold dkim check`);
  terminal.say('3. Then set both variables in .env and restart Twofold.');
  terminal.say('   With another key beside it: both files, and both selectors, separated by commas.');
  return ExitCode.ok;
}

const DEFAULT_SELECTOR: Record<KeyType, string> = { rsa: 'twofold', ed25519: 'twofold-ed25519' };

/** A folder is not made: who makes it decides which account may read the key. Throws OperatorError. */
function assertFree(file: string): void {
  const [there, folder] = [file, dirname(file)].map(look);
  if (there?.isDirectory()) throw usage(`${file} is a folder.`, 'Name a file in it with --out.');
  if (there) throw taken(file);
  if (folder === undefined)
    throw usage(
      `There is no folder ${dirname(file)}.`,
      'Make it first, for the account that Twofold runs as, or name another place with --out.',
    );
  if (!folder.isDirectory()) throw usage(`${dirname(file)} is no folder.`, 'Name another place with --out.');
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw usage(
      `${path.slice(0, 200)} cannot be a file: ${whyUnreadable(cause)}.`,
      'Name another place with --out.',
    );
  }
}

function write(file: string, pem: string): void {
  try {
    writeWhole(file, pem);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw taken(file);
    throw new OperatorError(`${file} cannot be written: ${whyUnwritable(cause)}.`, {
      hint: 'Name another place with --out.',
      cause,
    });
  }
}

/** Half a key is none, and would stand in the way of the next attempt. */
function writeWhole(file: string, pem: string): void {
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(opened, pem);
  } catch (cause) {
    rmSync(file, { force: true });
    throw cause;
  } finally {
    closeSync(opened);
  }
}

function taken(file: string): OperatorError {
  return new OperatorError(`${file} is there already, and a key is never overwritten.`, {
    hint: 'Name another file with --out, and another selector with --selector: the old record stays valid meanwhile.',
  });
}

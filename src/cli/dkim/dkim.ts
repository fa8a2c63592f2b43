import { isIP } from 'node:net';
import { keyRecord, type RecordVerdict } from '../../delivery/dkim/key-record.ts';
import { lookUpRecord } from '../../delivery/dkim/look-up-record.ts';
import { recordName, type SigningKey } from '../../delivery/dkim/signing-keys.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, type CliContext, examples, jsonOption, withApp } from '../verb.ts';
import { addMake } from './make.ts';

export const addDkim: AddVerb = (program, act) => {
  const group = program
    .command('dkim')
    .description('Make keys that mail is signed with, print their DNS records, and check what is published.')
    .addHelpText(
      'before',
      examples(
        'dkim make news.example --out /etc/twofold/dkim.pem',
        'dkim make news.example --type ed25519 --selector 2026e --out /etc/twofold/dkim-ed.pem',
        'dkim records',
        'dkim check --server 9.9.9.9',
      ),
    );
  addMake(group, act);
  addRecords(group, act);
  addCheck(group, act);
};

const addRecords: AddVerb = (group, act) => {
  group
    .command('records')
    .description('Print the DNS records of the keys that are configured, as lines of a zone file.')
    .addHelpText('before', examples('dkim records > dkim.zone'))
    .addOption(jsonOption())
    .action((options: { json?: boolean }) =>
      act((context) =>
        withKeys(context, (keys) => printRecords(keys, context.terminal, options.json === true)),
      ),
    );
};

const addCheck: AddVerb = (group, act) => {
  group
    .command('check')
    .description(
      'Ask DNS for the records of the configured keys. Exit code 1 when receivers would not find them, 75 when DNS does not answer.',
    )
    .addHelpText('before', examples('dkim check', 'dkim check --server 9.9.9.9'))
    .option('--server <address...>', 'name servers to ask (1.2.3.4, 1.2.3.4:5353) instead of the system’s')
    .addOption(jsonOption())
    .action((options: { server?: string[]; json?: boolean }) =>
      act((context) =>
        withKeys(context, (keys) =>
          checkRecords(keys, checkServers(options.server ?? []), context.terminal, options.json === true),
        ),
      ),
    );
};

function withKeys(
  context: CliContext,
  work: (keys: SigningKey[]) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  return withApp(context, async ({ signing }) => {
    if (signing) return work(signing.keys);
    throw new OperatorError('No DKIM key is configured: the mail server has to sign.', {
      hint: '“twofold dkim make DOMAIN” makes one; DKIM_KEY_FILE and DKIM_SELECTOR name it.',
      exitCode: ExitCode.usage,
    });
  });
}

function printRecords(keys: SigningKey[], terminal: Terminal, json: boolean): ExitCode {
  const records = keys.map(keyRecord);
  if (json) terminal.printJson({ records });
  else for (const { zoneLine } of records) terminal.print(zoneLine);
  return ExitCode.ok;
}

function checkServers(servers: string[]): string[] {
  for (const server of servers) {
    const host = server.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    if (isIP(host) === 0 && isIP(server) === 0) {
      throw new OperatorError(`“${server}” is not the address of a name server.`, {
        hint: 'Use an IP address: 1.2.3.4, 1.2.3.4:5353 or [2001:db8::1]:53.',
        exitCode: ExitCode.usage,
      });
    }
  }
  return servers;
}

async function checkRecords(
  keys: SigningKey[],
  servers: string[],
  terminal: Terminal,
  json: boolean,
): Promise<ExitCode> {
  const checked = await Promise.all(
    keys.map(async (key) => ({ key, found: await lookUpRecord(key, servers) })),
  );
  if (json) {
    terminal.printJson({ keys: checked.map(({ key, found }) => ({ name: recordName(key), ...found })) });
  } else for (const { key, found } of checked) sayVerdict(key, found, terminal);
  const verdicts = checked.map(({ found }) => found.verdict);
  if (verdicts.every((verdict) => verdict === 'published' || verdict === 'testing')) return ExitCode.ok;
  return verdicts.includes('unanswered') ? ExitCode.tryAgain : ExitCode.failure;
}

function sayVerdict(key: SigningKey, found: RecordVerdict, terminal: Terminal): void {
  const reason = 'reason' in found ? found.reason : found.verdict === 'testing' ? TESTING : '';
  terminal.print([recordName(key), found.verdict, reason].join('\t').trimEnd());
  if (found.verdict === 'published' || found.verdict === 'testing' || found.verdict === 'unanswered') return;
  terminal.say(`  Publish this record, or give the key that is published:\n  ${keyRecord(key).zoneLine}`);
}

const TESTING = 'Its t=y tells receivers to treat signed mail as unsigned; take it out when all is well.';

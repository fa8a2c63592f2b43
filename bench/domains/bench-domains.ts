import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { table } from '../../eval/lib/table.ts';
import type { ClaimRequest, Ledger } from '../../src/delivery/ledger.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { migrate } from '../../src/store/migrate.ts';
import { HASH, ISSUE, inventAudience } from '../ledger/invent-audience.ts';

const SIZE = 200_000;
/** Rows a claim, and claims a figure. */
const [LIMIT, CLAIMS] = [200, 40];
const BIG = 'big.example';
const LATE = 'late.example';

/** What it costs to claim around a domain that holds the first half of a list, and out of it. */
export async function benchDomains(say: (line: string) => void): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'twofold-bench-domains-'));
  try {
    await using database = await openDatabase(join(folder, 'news.db'));
    await migrate(database);
    say(`${SIZE} recipients, half of them at ${BIG} …`);
    const ledger = await frozen(database);
    const rows = [
      ['no domain set apart', await claimed(ledger, () => undefined)],
      ['one set apart, from the place where the last search ended', await claimed(ledger, withPlace)],
      ['one set apart, from the beginning each time', await claimed(ledger, fromTheStart)],
      [`only ${LATE}, by the index of domains`, await claimed(ledger, only)],
    ];
    await sql`drop index deliveries_domain`.execute(database.db);
    rows.push([`only ${LATE}, without that index`, await claimed(ledger, only)]);
    return [
      `Claiming ${LIMIT} rows at a time of ${SIZE.toLocaleString('en-GB')}, microseconds of CPU a row:`,
      ...table(
        ['claim', 'CPU'],
        rows.map(([name, micros]) => [String(name), Number(micros).toFixed(1)]),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Among = ClaimRequest['domains'];
type Place = { nextAt: number; id: number } | null;

const only = (): Among => ({ only: LATE });
const fromTheStart = (): Among => ({ except: [BIG], after: null });
const withPlace = (after: Place): Among => ({ except: [BIG], after });

/** One provider's readers are the first half, where every search from the beginning meets them; another's the last tenth. */
async function frozen(database: Database): Promise<Ledger> {
  await inventAudience(database, SIZE);
  await sql`update subscribers set canonical_address = id || ${`@${BIG}`} where id <= ${SIZE / 2}`.execute(
    database.db,
  );
  await sql`update subscribers set canonical_address = id || ${`@${LATE}`} where id > ${SIZE * 0.9}`.execute(
    database.db,
  );
  const ledger = createDeliveryLedger(database, systemClock);
  await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  await sql`update deliveries set next_at = 1`.execute(database.db);
  return ledger;
}

/** Claimed and given back by their worker's recovery, so that each figure starts from the same rows. */
async function claimed(ledger: Ledger, among: (after: Place) => Among): Promise<number> {
  let after: Place = null;
  let rows = 0;
  let began = process.cpuUsage();
  for (let claim = 0; claim <= CLAIMS; claim++) {
    const domains = among(after);
    const request = {
      issueId: ISSUE,
      worker: 'bench',
      limit: LIMIT,
      leaseMs: 600_000,
      ...(domains && { domains }),
    };
    const found = await ledger.claim(request);
    const last = found.at(-1);
    after = last ? { nextAt: last.nextAt, id: last.id } : null;
    // The first claim finds its way there; the others are the rule.
    if (claim === 0) began = process.cpuUsage();
    else rows += found.length;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / rows;
}

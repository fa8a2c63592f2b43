import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { HASH, ISSUE } from '../../support/newsroom-database.ts';

/* Freezes an issue and kills itself when it has written down as many recipients as the second argument says. */
const [file = '', rows = ''] = process.argv.slice(2);
const database = await openDatabase(file);
const { sqlite } = database;
const look = () => {
  const count = sqlite?.prepare('select count(*) as n from deliveries').get()?.n;
  if (Number(count) >= Number(rows)) process.kill(process.pid, 'SIGKILL');
  setImmediate(look);
};
look();
const request = { issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
await createDeliveryLedger(database, systemClock).freeze(request);

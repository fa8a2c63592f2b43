import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

/* Migrates, and kills itself after so many microtasks. */
const [file = '', turns = ''] = process.argv.slice(2);
let left = Number(turns);
const next = () => {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL');
  queueMicrotask(next);
};
const database = await openDatabase(file);
next();
await migrate(database);

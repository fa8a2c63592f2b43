import { afterAll, test } from 'vitest';
import { fewRows, nameOf } from '../../../bench/soak/matrix/rows.ts';
import { matrixTemplate, runRow } from '../../../bench/soak/matrix/run-row.ts';

/* A fixed part of the crash matrix; `npm run soak -- matrix` runs the whole of it. */

const template = await matrixTemplate();
afterAll(() => template[Symbol.dispose]());

test.concurrent.for(fewRows().map((row) => ({ row, name: nameOf(row) })))(
  '$name: everybody in one outcome, as the server’s own log has it',
  { timeout: 120_000 },
  async ({ row }, { expect }) => {
    const { violations } = await runRow(row, template);
    expect(violations).toEqual([]);
  },
);

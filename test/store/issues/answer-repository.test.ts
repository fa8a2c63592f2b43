import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createAnswerRepository } from '../../../src/store/issues/answer-repository.ts';
import type { AskedRequest, SpendLimits } from '../../../src/stories/model/answer-store.ts';
import { openMigrated } from '../../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;
const LIMITS: SpendLimits = {
  perIssue: { tokens: 1_000, costMicros: 500 },
  perDay: { tokens: 1_500, costMicros: 900 },
};
const NONE: SpendLimits = {
  perIssue: { tokens: Number.POSITIVE_INFINITY, costMicros: Number.POSITIVE_INFINITY },
  perDay: { tokens: Number.POSITIVE_INFINITY, costMicros: Number.POSITIVE_INFINITY },
};

const binaries = await postgresBinaries();
if (binaries === null) console.warn('PostgreSQL is not installed: the answers are tested on SQLite only.');

let postgres: Postgres | undefined;
beforeAll(async () => {
  if (binaries) postgres = await startPostgres(binaries);
}, 60_000);
afterAll(async () => {
  await postgres?.[Symbol.asyncDispose]();
});

describe.for(binaries ? ['SQLite', 'Postgres'] : ['SQLite'])('on %s', (kind) => {
  async function open() {
    const database = await openMigrated(kind === 'SQLite' ? 'sqlite::memory:' : (postgres?.url ?? ''));
    onTestFinished(() => database[Symbol.asyncDispose]());
    await database.db.deleteFrom('model_requests').execute();
    return createAnswerRepository(database);
  }

  function asked(change: Partial<AskedRequest> = {}): AskedRequest {
    return {
      key: 'k',
      model: 'm',
      issueId: 'morning/2026-11-23',
      at: NOON,
      estimate: { tokens: 600, costMicros: 10 },
      ...change,
    };
  }

  async function booked(
    store: Awaited<ReturnType<typeof open>>,
    request: AskedRequest,
    limits = LIMITS,
  ): Promise<number> {
    const made = await store.book(request, limits);
    if ('past' in made) throw new Error(`past the ${made.past}'s limit`);
    return made.id;
  }

  test('an answer is kept under its key; one not worth keeping is not', async () => {
    const store = await open();
    await store.settle(await booked(store, asked()), null, { tokens: 1, costMicros: 1 });
    expect(await store.answerTo('k')).toBeUndefined();
    await store.settle(await booked(store, asked()), '{"a":1}', { tokens: 1, costMicros: 1 });
    expect(await store.answerTo('k')).toBe('{"a":1}');
    expect(await store.answerTo('other')).toBeUndefined();
  });

  test('what is booked counts until it is settled for less', async () => {
    const store = await open();
    const id = await booked(store, asked());
    expect(await store.book(asked(), LIMITS)).toEqual({ past: 'issue' });
    await store.settle(id, null, { tokens: 400, costMicros: 10 });
    expect(await store.book(asked(), LIMITS)).toEqual({ id: expect.any(Number) });
  });

  test('money has its own limit', async () => {
    const store = await open();
    const dear = asked({ estimate: { tokens: 1, costMicros: 300 } });
    await booked(store, dear);
    expect(await store.book(dear, LIMITS)).toEqual({ past: 'issue' });
  });

  test('a day’s limit is for all its issues, and the next day begins afresh at midnight UTC', async () => {
    const store = await open();
    await booked(store, asked({ issueId: 'a' }));
    await booked(store, asked({ issueId: 'b' }));
    expect(await store.book(asked({ issueId: 'c' }), LIMITS)).toEqual({ past: 'day' });
    const lastMoment = NOON + DAY / 2 - 1;
    expect(await store.book(asked({ issueId: 'c', at: lastMoment }), LIMITS)).toEqual({ past: 'day' });
    expect(await store.book(asked({ issueId: 'c', at: lastMoment + 1 }), LIMITS)).toEqual({
      id: expect.any(Number),
    });
  });

  test('requests at the same time cannot pass the limit together', async () => {
    const store = await open();
    const made = await Promise.all(Array.from({ length: 5 }, () => store.book(asked(), LIMITS)));
    expect(made.filter((one) => 'id' in one)).toHaveLength(1);
  });

  test('nothing limits where no limit is set, and old answers go', async () => {
    const store = await open();
    await store.settle(await booked(store, asked(), NONE), 'old', { tokens: 9e9, costMicros: 9e9 });
    await booked(store, asked({ key: 'new', at: NOON + 60 * DAY }), NONE);
    expect(await store.answerTo('k')).toBeUndefined();
  });
});

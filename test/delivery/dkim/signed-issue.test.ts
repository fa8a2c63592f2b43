import { expect, test } from 'vitest';
import { createSigner } from '../../../src/delivery/dkim/signer.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue } from '../newsroom.ts';
import { bothKeys } from './signing.ts';

test('an issue goes out signed over several connections ', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(40);
  const signer = createSigner({ keys: bothKeys() });
  expect(await newsroom.send(server.port, { signer, concurrency: 8 })).toMatchObject({ status: 'finished' });
  expect(server.accepted).toHaveLength(40);
  expect(server.accepted.every(({ raw }) => raw.split('DKIM-Signature:').length === 3)).toBe(true);
});

test('what cannot be signed is not sent: each row says why, and is tried again', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const signer = { sign: () => Promise.reject(new Error('There is no key.')) };
  expect(await newsroom.send(server.port, { signer })).toMatchObject({
    status: 'waiting',
    counts: { deferred: 3 },
  });
  expect(server.accepted).toEqual([]);
  const rows = await newsroom.database.db.selectFrom('deliveries').selectAll().execute();
  expect(rows.map(({ detail }) => detail)).toEqual(Array(3).fill('Composing failed: There is no key.'));
});

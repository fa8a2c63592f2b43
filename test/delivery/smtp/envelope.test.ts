import { expect, test } from 'vitest';
import { envelopeOf } from '../../../src/delivery/smtp/envelope.ts';

const PLAIN = 'reader@mail.example';
const OTHER = 'čtenář@mail.example';

test.for<[string, string, string[], string | null]>([
  [PLAIN, PLAIN, [], `MAIL FROM:<${PLAIN}>\r\n`],
  [PLAIN, PLAIN, ['SIZE', 'SMTPUTF8'], `MAIL FROM:<${PLAIN}> SIZE=700\r\n`],
  [PLAIN, OTHER, ['SMTPUTF8'], `MAIL FROM:<${PLAIN}> SMTPUTF8\r\n`],
  [OTHER, PLAIN, ['SMTPUTF8'], `MAIL FROM:<${OTHER}> SMTPUTF8\r\n`],
  [PLAIN, OTHER, ['SIZE'], null],
  [OTHER, PLAIN, ['SIZE'], null],
])('from %s to %s, where the server can %j', ([from, to, extensions, mail]) => {
  const steps = envelopeOf({ from, to, size: 700 }, new Set(extensions), false);
  expect(steps?.[0]?.[1] ?? null).toBe(mail);
});

test('a transaction that a refusal left open is ended first', () => {
  const steps = envelopeOf({ from: PLAIN, to: PLAIN, size: 700 }, new Set(), true);
  expect(steps?.map(([verb]) => verb)).toEqual(['RSET', 'MAIL', 'RCPT', 'DATA']);
});

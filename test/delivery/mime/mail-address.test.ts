import { expect, test } from 'vitest';
import { envelopeAddress } from '../../../src/delivery/mime/mail-address.ts';

test.for<[string, string | null]>([
  ['reader@mail.example', 'reader@mail.example'],
  ['reader@bücher.example', 'reader@xn--bcher-kva.example'],
  ['reader', null],
  ['@mail.example', null],
  ['reader@', null],
  ['a@b@mail.example', null],
  [`${'a'.repeat(64)}@mail.example`, `${'a'.repeat(64)}@mail.example`],
  [`${'a'.repeat(65)}@mail.example`, null],
  ['rea\u200bder@mail.example', null],
])('%j is mailed as %j', ([address, envelope]) => {
  expect(envelopeAddress(address)).toBe(envelope);
});

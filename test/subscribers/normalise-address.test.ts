import { expect, test } from 'vitest';
import { normaliseAddress } from '../../src/subscribers/normalise-address.ts';

test.for([
  ['ada@example.com', 'ada@example.com', 'ada@example.com'],
  ['  Ada.Quill@Example.COM \n', 'Ada.Quill@example.com', 'ada.quill@example.com'],
  ["o'neill+news@mail.example.com", "o'neill+news@mail.example.com", "o'neill+news@mail.example.com"],
  ['eva@bücher.example', 'eva@xn--bcher-kva.example', 'eva@xn--bcher-kva.example'],
] as const)('%s is mailed as %s', ([typed, address, canonicalAddress]) => {
  expect(normaliseAddress(typed)).toEqual({ valid: true, address, canonicalAddress });
});

test.for([
  [64, 189, true],
  [65, 188, false],
  [64, 190, false],
] as const)('%i octets before the @ and %i behind it: %s', ([before, behind, valid]) => {
  const labels = `${'b'.repeat(60)}.`.repeat(2);
  const domain = `${labels}${'c'.repeat(behind - labels.length - '.example'.length)}.example`;
  expect(domain).toHaveLength(behind);
  expect(normaliseAddress(`${'a'.repeat(before)}@${domain}`).valid).toBe(valid);
});

test.for([
  '',
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'ada@@example.com',
  'ada@example.com@evil.example',
  '"ada@evil.example b"@example.com',
  'ada@example.com\r\nBcc: eve@example.com',
  'ada@example.com, eve@example.com',
  'Ada <ada@example.com>',
  'a da@example.com',
  '.ada@example.com',
  'ada..q@example.com',
  'ada@-example.com',
  'ada@example..com',
  'ada@192.0.2.7',
  'ada@[192.0.2.7]',
  'ada@127.1',
  'a\u202eda@example.com',
  'ada\u200b@example.com',
  'ada@exam\u200bple.com',
  'ada@exam\u00adple.com',
  'zoë@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ada@${`${'b'.repeat(60)}.`.repeat(5)}com`,
])('%j is refused', (typed) => {
  expect(normaliseAddress(typed)).toMatchObject({ valid: false, reason: expect.stringMatching(/\.$/) });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotedPrintable } from '../../src/delivery/quoted-printable.ts';

test.for([
  ['plain', 'plain'],
  ['a=b', 'a=3Db'],
  ['é', '=C3=A9'],
  ['ends in space \nand tab\t', 'ends in space=20\r\nand tab=09'],
  ['one\ntwo\r\nthree\rfour', 'one\r\ntwo\r\nthree\r\nfour'],
  ['x'.repeat(75), 'x'.repeat(75)],
  ['x'.repeat(77), `${'x'.repeat(75)}=\r\nxx`],
  [`${'x'.repeat(74)}é${'y'.repeat(9)}`, `${'x'.repeat(74)}=\r\n=C3=A9${'y'.repeat(9)}`],
  ['.a dot first\n. and again', '=2Ea dot first\r\n=2E and again'],
  [`${'x'.repeat(75)}.y`, `${'x'.repeat(75)}=\r\n=2Ey`],
  ['', ''],
])('%j', ([text, encoded]) => {
  expect(quotedPrintable(text as string).toString('latin1')).toBe(encoded);
});

test('any text survives, in lines of 76 and nothing but ASCII', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  const lines = fc
    .array(
      fc.oneof(
        text,
        fc.constant('= ='.repeat(60)),
        fc.constant(' \t'.repeat(50)),
        fc.constant('.'.repeat(200)),
        fc.constant('<tr><td>a row</td> </tr>'.repeat(60)),
      ),
    )
    .map((all) => all.join('\n'));
  fc.assert(
    fc.property(lines, (given) => {
      const encoded = quotedPrintable(given).toString('latin1');
      expect(encoded).toMatch(/^(?:[\t\x20-\x7e]{0,76}(?:\r\n|$))*$/);
      expect(encoded).not.toMatch(/[\t ](\r\n|$)|^\./m);
      expect(decoded(encoded)).toBe(given.replaceAll(/\r\n?|\n/g, '\r\n'));
    }),
  );
});

/** By the letter of RFC 2045. */
function decoded(encoded: string): string {
  const joined = encoded.replaceAll('=\r\n', '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePiece } from '../../../src/delivery/mime/quoted-printable.ts';

/** As the last piece of a document. */
function endOf(text: string): string {
  const { joined, last } = encodePiece(text);
  return joined.toString('latin1', 0, last);
}

test.for([
  ['plain', 'plain'],
  ['a=b', 'a=3Db'],
  ['é', '=C3=A9'],
  ['ends in space \nand tab\t', 'ends in space=20\r\nand tab=09'],
  ['two  blanks\tand a tab', 'two =20blanks=09and a tab'],
  ['one\ntwo\r\nthree\rfour', 'one\r\ntwo\r\nthree\r\nfour'],
  ['x'.repeat(75), 'x'.repeat(75)],
  ['x'.repeat(77), `${'x'.repeat(75)}=\r\nxx`],
  [`${'x'.repeat(74)}é${'y'.repeat(9)}`, `${'x'.repeat(74)}=\r\n=C3=A9${'y'.repeat(9)}`],
  ['.a dot first\n. and again', '=2Ea dot first\r\n=2E and again'],
  [`${'x'.repeat(75)}.y`, `${'x'.repeat(75)}=\r\n=2Ey`],
  ['', ''],
])('%j', ([text, encoded]) => {
  expect(endOf(text as string)).toBe(encoded);
});

test('a piece ends a line itself, or with a soft break', () => {
  expect(encodePiece('a line\n').joined.toString()).toBe('a line\r\n');
  expect(encodePiece('a line').joined.toString()).toBe('a line=\r\n');
  expect(encodePiece('').joined).toHaveLength(0);
});

/** Everything that has ever broken a line. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '= ='.repeat(60),
    ' \t'.repeat(50),
    '.'.repeat(200),
    '👩‍👩‍👧‍👦'.repeat(20),
    'שלום עולם '.repeat(12),
    '\u202e',
  ),
  fc.constantFrom('\n', '\r\n', '.', '..\n.', ' ', '=', '--=_twofold\n'),
);

test('pieces in any order are one text, canonical for SMTP and DKIM', () => {
  fc.assert(
    fc.property(fc.array(hostile), (texts) => {
      const pieces = texts.map((text) => text.replaceAll('\r', ''));
      const encoded = pieces
        .map((text, i) =>
          i === pieces.length - 1 ? endOf(text) : encodePiece(text).joined.toString('latin1'),
        )
        .join('');
      expect(encoded).toMatch(/^(?:[\x20-\x7e]{0,76}(?:\r\n|$))*$/);
      expect(encoded).not.toMatch(/ (\r\n|$)|^\.| {2}/m);
      expect(decoded(encoded)).toBe(pieces.join('').toWellFormed().replaceAll('\n', '\r\n'));
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

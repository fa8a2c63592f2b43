import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readBounded, readBoundedSync } from '../../src/lib/read-bounded.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';

test('a file is read up to its bound, whole', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'list');
  const bytes = Buffer.alloc(1_000_000, 'é,');
  writeFileSync(file, bytes);
  expect((await readBounded(file, 1)).equals(bytes)).toBe(true);
  expect(readBoundedSync(file, 1).equals(bytes)).toBe(true);
});

test('one byte more is too much', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'list');
  writeFileSync(file, Buffer.alloc(1_000_001));
  await expect(readBounded(file, 1)).rejects.toThrow('it is larger than 1 MB');
  expect(() => readBoundedSync(file, 1)).toThrow('it is larger than 1 MB');
});

test('what never ends ends at the bound', async () => {
  await expect(readBounded('/dev/zero', 2)).rejects.toThrow('it is larger than 2 MB');
  expect(() => readBoundedSync('/dev/zero', 2)).toThrow('it is larger than 2 MB');
  const endless = Readable.from(repeat(Buffer.alloc(65_536)));
  await expect(readBounded(endless, 2)).rejects.toThrow('it is larger than 2 MB');
});

function* repeat(piece: Buffer): Generator<Buffer> {
  for (;;) yield piece;
}

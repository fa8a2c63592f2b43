import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReturnPaths, LONGEST_LOCAL_PART } from '../../src/bounces/verp.ts';

const SECRET = 'k7Qf2-not-a-real-secret-Zp91-Ld04-Wx';
const paths = createReturnPaths({ address: 'bounces@news.example', secret: SECRET });
const delivery = { id: 41, messageId: 'morning-2026-11-23.7.00ff@news.example' };

test('a return path names its delivery and is the same each time', () => {
  const path = paths.returnPathOf(delivery);
  expect(path).toMatch(/^bounces\+[0-9a-v]+\.[0-9a-v]{20}@news\.example$/);
  expect(paths.returnPathOf(delivery)).toBe(path);
  const claimed = paths.readReturnPath(path);
  expect(claimed?.deliveryId).toBe(41);
  expect(claimed && paths.isGenuine(claimed, delivery)).toBe(true);
});

test('case, angle brackets and white space on the way do no harm', () => {
  const path = paths.returnPathOf(delivery);
  for (const worn of [path.toUpperCase(), `<${path}>`, ` ${path.toLowerCase()}\n`]) {
    const claimed = paths.readReturnPath(worn);
    expect(claimed && paths.isGenuine(claimed, delivery), worn).toBe(true);
  }
});

test('every number up to 2^53 fits the 64 octets of a local part', () => {
  const address = `${'b'.repeat(LONGEST_LOCAL_PART)}@news.example`;
  const long = createReturnPaths({ address, secret: SECRET });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.string(), (id, messageId) => {
      const path = long.returnPathOf({ id, messageId });
      expect(path.lastIndexOf('@')).toBeLessThanOrEqual(64);
      const claimed = long.readReturnPath(path);
      expect(claimed?.deliveryId).toBe(id);
      expect(claimed && long.isGenuine(claimed, { id, messageId })).toBe(true);
    }),
  );
});

describe('a forged return path', () => {
  const path = paths.returnPathOf(delivery);
  const [number = '', code = ''] = path.slice('bounces+'.length, path.indexOf('@')).split('.');
  const flipped = (code.startsWith('0') ? '1' : '0') + code.slice(1);

  test.for([
    ['another delivery’s number', `bounces+${(42).toString(32)}.${code}@news.example`],
    ['a code with one character changed', `bounces+${number}.${flipped}@news.example`],
    ['a code of zeros', `bounces+${number}.${'0'.repeat(20)}@news.example`],
  ])('%s is read and not genuine', ([, forged = '']) => {
    const claimed = paths.readReturnPath(forged);
    expect(claimed).not.toBeNull();
    const named = { ...delivery, id: claimed?.deliveryId ?? 0 };
    expect(claimed && paths.isGenuine(claimed, named)).toBe(false);
    expect(claimed && paths.isGenuine(claimed, delivery)).toBe(false);
  });

  test.for([
    'bounces@news.example',
    `bounces+${number}.${code}@elsewhere.example`,
    `other+${number}.${code}@news.example`,
    `bounces+${number}.${code}@newsxexample`,
    `bounces+${number}.${code}x@news.example`,
    `bounces+${number}.${code.slice(1)}@news.example`,
    `bounces+${number}@news.example`,
    `x bounces+${number}.${code}@news.example`,
    `bounces+${'v'.repeat(11)}.${code}@news.example`,
    '',
  ])('%s is none of ours', (address) => {
    expect(paths.readReturnPath(address)).toBeNull();
  });

  test('made under another secret, or for an earlier database’s delivery of that number, is not genuine', () => {
    const others = createReturnPaths({ address: 'bounces@news.example', secret: `${SECRET}2` });
    const foreign = paths.readReturnPath(others.returnPathOf(delivery));
    expect(foreign && paths.isGenuine(foreign, delivery)).toBe(false);
    const earlier = paths.readReturnPath(
      paths.returnPathOf({ ...delivery, messageId: 'other@news.example' }),
    );
    expect(earlier && paths.isGenuine(earlier, delivery)).toBe(false);
  });
});

test('return paths are found wherever a text quotes them, each once', () => {
  const [one, two] = [paths.returnPathOf(delivery), paths.returnPathOf({ ...delivery, id: 42 })];
  const text = `Return-Path: <${one}>\r\nX-Original-To: ${one.toUpperCase()}\r\n\r\nfor ${two}; not x${one} nor ${one}.evil`;
  expect(paths.findReturnPaths(text).map(({ deliveryId }) => deliveryId)).toEqual([41, 42]);
});

test('of very many return paths in a text twenty are looked at', () => {
  const many = Array.from({ length: 30 }, (_, n) => paths.returnPathOf({ ...delivery, id: n + 1 }));
  const found = paths.findReturnPaths(many.join(' ')).map(({ deliveryId }) => deliveryId);
  expect(found).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test('the plain address is known as such', () => {
  expect(paths.isPlain('<Bounces@News.example>')).toBe(true);
  const written = createReturnPaths({ address: 'Bounces@News.example', secret: SECRET });
  expect(written.isPlain('bounces@news.example')).toBe(true);
  expect(paths.isPlain(paths.returnPathOf(delivery))).toBe(false);
});

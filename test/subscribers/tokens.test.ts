import { expect, test } from 'vitest';
import { createLinks } from '../../src/subscribers/links.ts';
import { createTokens, type TokenPurpose } from '../../src/subscribers/tokens.ts';

const NOW = Date.UTC(2026, 10, 23, 6, 30);
const claims = { subscriberId: 7, epoch: 3, editions: ['morning', 'evening'], expiresAt: NOW + 1000 };
const tokens = createTokens('a secret of the test');
const token = tokens.sign('confirm', claims);

test('a token gives back what was signed, until it expires', () => {
  expect(tokens.read('confirm', token, NOW)).toEqual(claims);
  expect(tokens.read('confirm', token, NOW + 1000)).toBeNull();
  const lasting = tokens.sign('unsubscribe', { ...claims, expiresAt: null });
  expect(tokens.read('unsubscribe', lasting, NOW * 10)).toMatchObject({ subscriberId: 7 });
});

test('no other purpose, secret or installation reads it', () => {
  for (const purpose of ['preferences', 'following', 'unsubscribe'] satisfies TokenPurpose[]) {
    expect(tokens.read(purpose, token, NOW)).toBeNull();
  }
  expect(createTokens('another secret').read('confirm', token, NOW)).toBeNull();
});

test('one changed character anywhere makes it worthless', () => {
  for (let index = 0; index < token.length; index++) {
    for (const other of ['A', 'B', '.', '-']) {
      if (token[index] === other) continue;
      const flipped = token.slice(0, index) + other + token.slice(index + 1);
      expect(tokens.read('confirm', flipped, NOW)).toBeNull();
    }
  }
});

test('every cut, longer or foreign text is worthless', () => {
  for (let length = 0; length < token.length; length++) {
    expect(tokens.read('confirm', token.slice(0, length), NOW)).toBeNull();
  }
  for (const text of [`${token}A`, `${token}.x`, `${token}=`, '.', '..', 'é.é', '__proto__']) {
    expect(tokens.read('confirm', text, NOW)).toBeNull();
  }
});

test('links are absolute, on the given base, and say what they are for', () => {
  const links = createLinks({ baseUrl: 'https://news.example/', secret: 's' });
  const owner = { id: 7, tokenEpoch: 3 };
  const read = (url: string, purpose: TokenPurpose) =>
    links.read(purpose, url.replace(`https://news.example/${purpose}/`, ''), NOW);
  expect(read(links.unsubscribeUrl(owner, 'morning'), 'unsubscribe')).toEqual({
    subscriberId: 7,
    epoch: 3,
    editions: ['morning'],
    expiresAt: null,
  });
  expect(read(links.preferencesUrl(owner), 'preferences')).toMatchObject({ subscriberId: 7 });
  expect(read(links.followingUrl(owner), 'following')).toMatchObject({ subscriberId: 7 });
  expect(read(links.confirmUrl(owner, ['evening'], NOW + 5), 'confirm')).toMatchObject({
    editions: ['evening'],
    expiresAt: NOW + 5,
  });
  expect(links.archiveUrl('morning/2026-11-23')).toBe('https://news.example/archive/morning/2026-11-23');
});

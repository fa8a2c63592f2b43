import { expect, test } from 'vitest';
import { createAccessTokens } from '../../../src/delivery/smtp/access-tokens.ts';
import { parseSmtpUrl, type SmtpServer } from '../../../src/delivery/smtp/smtp-url.ts';

test.for<[string, SmtpServer]>([
  ['smtp://localhost', { host: 'localhost', port: 25, tls: 'optional', auth: null }],
  ['smtp://127.0.0.1:1025?tls=none', { host: '127.0.0.1', port: 1025, tls: 'none', auth: null }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'optional', auth: null }],
  ['smtp://relay.example?tls=required', { host: 'relay.example', port: 25, tls: 'required', auth: null }],
  [
    'smtp://ed%40news.example:p%3Aw%2F%25@relay.example',
    { host: 'relay.example', port: 587, tls: 'required', auth: { user: 'ed@news.example', pass: 'p:w/%' } },
  ],
  [
    'smtp://u:p@relay.example:26?tls=optional',
    { host: 'relay.example', port: 26, tls: 'optional', auth: { user: 'u', pass: 'p' } },
  ],
  ['smtp://u:p@localhost', { host: 'localhost', port: 587, tls: 'optional', auth: { user: 'u', pass: 'p' } }],
  [
    'smtp://u:p@localhost?auth=cram-md5&tls=none',
    { host: 'localhost', port: 587, tls: 'none', auth: { user: 'u', pass: 'p', method: 'CRAM-MD5' } },
  ],
  ['smtps://relay.example/', { host: 'relay.example', port: 465, tls: 'implicit', auth: null }],
])('%s', ([url, server]) => {
  expect(parseSmtpUrl(url)).toEqual(server);
});

test.for([
  '',
  'relay.example:587',
  'http://relay.example',
  'smtp://',
  'smtp://relay.example/path',
  'smtp://secret@relay.example',
  'smtp://:secret@relay.example',
  'smtp://u:se%cret@relay.example',
  'smtp://relay.example?tls=maybe',
  'smtp://relay.example?secure=true',
  'smtps://relay.example?tls=none',
  'smtp://u:secret@relay.example?auth=xoauth2',
  'smtp://relay.example?auth=plain',
])('%j is refused, without repeating a password', (url) => {
  expect(() => parseSmtpUrl(url)).toThrow(/^SMTP_URL(?!.*secret)/);
});

test('with access tokens a user needs no password, and no other way to sign in', () => {
  const tokens = createAccessTokens({ from: 'fixed', token: 't', name: 'SMTP_OAUTH_TOKEN' });
  expect(parseSmtpUrl('smtp://ed%40news.example@relay.example', tokens)).toEqual({
    host: 'relay.example',
    port: 587,
    tls: 'required',
    auth: { user: 'ed@news.example', tokens },
  });
  for (const url of [
    'smtp://relay.example',
    'smtp://ed:secret@relay.example',
    'smtp://ed@relay.example?auth=login',
  ])
    expect(() => parseSmtpUrl(url, tokens)).toThrow(/^SMTP_URL(?!.*secret)/);
});

import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { refuseCrossSite, securityHeaders } from '../../src/web/guards.ts';

const OWN = 'https://updates.news.example';

describe('who may post', () => {
  const app = new Hono().use(refuseCrossSite(`${OWN}/desk`)).all('*', (c) => c.text('done'));

  test.for<[string, Record<string, string>, number]>([
    ['a form of our own', { 'sec-fetch-site': 'same-origin', origin: OWN }, 200],
    ['somebody who typed the address', { 'sec-fetch-site': 'none' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling of our site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a form of our own, by an old browser', { origin: OWN }, 200],
    ['another site, by an old browser', { origin: 'https://evil.example' }, 403],
    ['our site without encryption', { origin: OWN.replace('https', 'http') }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: OWN }, 403],
    ['no browser', {}, 200],
  ])('%s', async ([, headers, status]) => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await app.request('/', { method, headers })).status).toBe(status);
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect((await app.request('/', { method, headers })).status).toBe(200);
  });
});

describe('headers', () => {
  const answer = (baseUrl: string) =>
    new Hono()
      .use(securityHeaders(baseUrl))
      .get('/own', (c) => c.text('', 200, { 'Content-Security-Policy': 'sandbox' }))
      .get('/', (c) => c.text(''));

  test('every answer has them, and keeps those of its own', async () => {
    const { headers } = await answer(OWN).request('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const own = await answer(OWN).request('/own');
    expect(own.headers.get('content-security-policy')).toBe('sandbox');
    expect(own.headers.get('x-frame-options')).toBe('DENY');
  });

  test('encryption is insisted on where there is any', async () => {
    const insisted = async (baseUrl: string) =>
      (await answer(baseUrl).request('/')).headers.get('strict-transport-security');
    expect(await insisted(OWN)).toBe('max-age=31536000');
    expect(await insisted('http://localhost:8080')).toBeNull();
  });
});

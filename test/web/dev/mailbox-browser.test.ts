import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { createTransport } from 'nodemailer';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDevMailboxPages } from '../../../src/web/dev/mailbox-pages.ts';
import { type DevMailbox, startDevMailbox } from '../../../src/web/dev/mailbox-server.ts';
import { type Listener, listen } from '../../../src/web/listen.ts';
import { createStaticFiles } from '../../../src/web/static-files.ts';
import { chromiumPath, launchChromium } from '../../support/chromium.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(chromiumPath() === null)('the mailbox in a browser (needs Chromium)', () => {
  let mailbox: DevMailbox;
  let listener: Listener;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    mailbox = await startDevMailbox({ clock: fixedClock(Date.UTC(2026, 10, 23, 17)) });
    listener = await listen({ host: '127.0.0.1', port: 0 });
    const baseUrl = `http://127.0.0.1:${listener.port}`;
    url = `${baseUrl}/dev/mailbox`;
    const site = { path: '/dev/mailbox', siteName: 'The Quay', language: 'en', zone: 'UTC', baseUrl };
    const app = new Hono()
      .route('/static', createStaticFiles(new URL('../../../src/web/static/', import.meta.url)))
      .route('/dev/mailbox', createDevMailboxPages(mailbox, site));
    listener.attach(app);
    const transport = createTransport(mailbox.smtpUrl);
    await transport.sendMail({
      from: 'The Quay <news@quay.example>',
      to: 'Zoë O’Neill-Łukasz <zoe@a-very-long-domain-name-that-does-not-fit.example.test>',
      subject: 'Averyverylongwordthatcannotbebrokenanywhereatall and others',
      html: '<html lang="en"><head><title>Hi</title></head><body><h1>Hi</h1><a href="https://quay.example/">The Quay</a></body></html>',
      text: `Hi\nhttps://quay.example/${'long'.repeat(60)}`,
    });
    transport.close();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await listener?.[Symbol.asyncDispose]();
    await mailbox?.close();
  });

  const views = ['', '?view=html&width=phone', '?view=text', '?view=source', '?view=headers'];
  const cases = [1280, 320].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme): [number, 'light' | 'dark'] => [width, scheme]),
  );

  test.for(cases)(
    'no page at %i px in %s scrolls sideways or breaks an axe rule',
    async ([width, colorScheme]) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      const id = mailbox.messages()[0]?.id;
      for (const path of [url, ...views.map((view) => `${url}/${id}${view}`)]) {
        await page.goto(path);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          path,
        ).toBeLessThanOrEqual(0);
        await page.evaluate(await readFile(axe, 'utf8'));
        const broken = await page.evaluate(
          'axe.run(document, { iframes: false }).then((r) => r.violations.map((v) => v.id + " " + v.nodes[0].html))',
        );
        expect(broken, path).toEqual([]);
      }
      await context.close();
    },
  );

  test('the mail shows in its frame without any script of ours', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/${mailbox.messages()[0]?.id}`);
    await page.frameLocator('iframe').getByRole('heading', { name: 'Hi' }).waitFor();
    await context.close();
  });
});

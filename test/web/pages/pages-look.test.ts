import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath, launchChromium } from '../../support/chromium.ts';
import { addReader, NOW, type PagesServer, startPages } from './pages-server.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const INSPECT = readFileSync(new URL('inspect-page.js', import.meta.url), 'utf8');
const missing = chromiumPath() === null;

let browser: Browser;
let server: PagesServer;
let empty: PagesServer;
let urls: string[];

beforeAll(async () => {
  if (missing) return;
  [browser, server, empty] = await Promise.all([launchChromium(), startPages(), startPages({ empty: true })]);
  const reader = await addReader(server);
  const [newcomer] = await empty.store.addMissing(
    [{ address: 'new@example.com', canonicalAddress: 'new@example.com', name: '' }],
    NOW,
  );
  if (!newcomer) throw new Error('not added');
  urls = [
    server.baseUrl,
    empty.baseUrl,
    `${server.baseUrl}/check-your-inbox`,
    server.links.confirmUrl(reader, ['morning', 'evening'], NOW + 1000),
    `${server.links.preferencesUrl(reader)}?done=saved`,
    `${server.links.preferencesUrl(reader)}?q=housing`,
    empty.links.preferencesUrl(newcomer),
    server.links.unsubscribeUrl(reader, 'morning'),
    server.links.followingUrl(reader),
    empty.links.followingUrl(newcomer),
    `${server.baseUrl}/archive`,
    `${empty.baseUrl}/archive`,
    `${server.baseUrl}/archive/evening/2026-11-22`,
    `${server.baseUrl}/nowhere`,
  ];
});
afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await empty?.[Symbol.asyncDispose]();
});

const CASES = [
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const;

test.skipIf(missing).for(CASES)(
  'every page is accessible and fits at %i px, %s',
  async ([width, colorScheme]) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    const findings: string[] = [];
    for (const url of urls) {
      await page.goto(url);
      findings.push(...(await inspect(page)).map((finding) => `${new URL(url).pathname}: ${finding}`));
    }
    await context.close();
    expect(findings).toEqual([]);
  },
);

test.skipIf(missing)('a sign-up goes through with the keyboard alone and without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.baseUrl);
  await page.focus('input[value=morning]');
  await page.keyboard.press('Space');
  await page.focus('#address');
  await page.keyboard.type('keyboard@example.com');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/check-your-inbox');
  await server.settle();
  await page.goto(server.mails.at(-1)?.url ?? '');
  await page.click('text=Yes, sign me up');
  expect(await page.textContent('h1')).toBe('You are signed up');
  await page.click('text=Choose what to follow');
  await page.click('button[aria-label="Follow Housing"]');
  expect(await page.textContent('[role=status]')).toBe('Added to what you follow.');
  expect(await page.isVisible('button[aria-label="Unfollow Housing"]')).toBe(true);
  await context.close();
});

test.skipIf(missing)('a script in an archived mail does not run', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.baseUrl}/archive/morning/2026-11-23/mail`);
  expect(await page.title()).toBe('Mail');
  await page.close();
});

test.skipIf(missing).for([1280, 390])(
  'an archived issue is shown whole at %i px, and runs nothing',
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${server.baseUrl}/archive/morning/2026-11-23`);
    const heights =
      'frames[0].document.documentElement.scrollHeight - document.querySelector(".mail-frame").clientHeight';
    await expect.poll(() => page.evaluate(heights)).toBe(0);
    expect(await page.evaluate('document.querySelector(".mail-frame").clientHeight')).toBeGreaterThan(3_000);
    expect(await page.frames()[1]?.title()).toBe('Mail');
    await page.close();
  },
);

async function inspect(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(INSPECT);
}

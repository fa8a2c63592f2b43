import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personalise } from '../../src/render/personalise.ts';
import { renderEmail } from '../../src/render/render-email.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import {
  ada,
  eveningEdition,
  morningEdition,
  sampleContent,
  sampleEvening,
  sampleIssue,
  sampleNewsroom,
} from '../support/sample-issue.ts';

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Text that is too faint in the page as it is shown: its words and ratio. Runs in the browser. */
const FAINT_TEXT = `(() => {
  const channel = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = (rgb) => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
  const parse = (css) => (css.match(/[\\d.]+/g) ?? []).map(Number);
  const grounds = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const stops = style.backgroundImage.match(/rgba?\\([^)]*\\)/g);
      if (stops) return stops.map(parse);
      const colour = parse(style.backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return [colour];
    }
    return [[255, 255, 255]];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.offsetParent) continue;
    const ink = light(parse(getComputedStyle(element).color));
    for (const ground of grounds(element).map(light)) {
      const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      if (ratio < 4.5) faint.push(node.data.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
    }
  }
  return faint;
})()`;

let browser: Browser;
let photos: Server;
const mails = new Map<string, string>();

describe.skipIf(chromiumPath() === null)('in Chromium', () => {
  beforeAll(async () => {
    photos = createServer((_, response) => response.setHeader('content-type', 'image/png').end(PNG));
    await new Promise<void>((listening) => photos.listen(0, '127.0.0.1', listening));
    const photo = `http://127.0.0.1:${(photos.address() as AddressInfo).port}/bridge.png`;
    for (const [edition, content] of [
      [morningEdition, sampleContent()],
      [eveningEdition, sampleEvening()],
    ] as const) {
      Object.assign(content.stories[0]?.image ?? {}, { url: photo });
      Object.assign(content, { note: 'A note from the editors.' });
      const rendered = await renderIssue(sampleIssue(content), edition, sampleNewsroom);
      mails.set(edition.id, personalise(rendered, ada).html);
    }
    const letter = { language: 'en', newsroomName: 'The Saltmere Chronicle', postalAddress: '14 Ropewalk' };
    const confirmUrl = `https://updates.example/confirm/${'x'.repeat(120)}`;
    mails.set(
      'confirm',
      (await renderEmail('confirm', { ...letter, editions: ['Morning Update'], confirmUrl })).html,
    );
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    photos?.close();
  });

  async function open(mail: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme });
    await page.setContent(mails.get(mail) ?? '', { waitUntil: 'load' });
    return page;
  }

  test.for(['morning', 'evening', 'confirm'])('%s does not scroll sideways at 320 px', async (mail) => {
    const page = await open(mail, 320, 'light');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.close();
  });

  test.for([
    ['morning', 'light'],
    ['morning', 'dark'],
    ['evening', 'light'],
    ['evening', 'dark'],
    ['confirm', 'light'],
    ['confirm', 'dark'],
  ] as const)('%s is legible in %s', async ([mail, scheme]) => {
    const page = await open(mail, 600, scheme);
    expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
    await page.close();
  });

  test.for(['morning', 'evening'])(
    '%s: where the date line breaks, no dot is left at its end',
    async (mail) => {
      for (const [width, dots] of [
        [600, 1],
        [375, 0],
        [320, 0],
      ] as const) {
        const page = await open(mail, width, 'light');
        expect(await page.evaluate('document.querySelector(".dot").getClientRects().length')).toBe(dots);
        const tops = await page.evaluate(
          'new Set([document.querySelector(".reading").previousElementSibling.previousSibling, document.querySelector(".reading")].map((node) => { const range = document.createRange(); range.selectNode(node); return Math.round(range.getBoundingClientRect().bottom / 8); })).size',
        );
        expect(tops).toBe(dots === 1 ? 1 : 2);
        await page.close();
      }
    },
  );

  test('dark is dark, and light is light', async () => {
    for (const [scheme, expected] of [
      ['light', 'rgb(243, 234, 217)'],
      ['dark', 'rgb(20, 17, 12)'],
    ] as const) {
      const page = await open('morning', 600, scheme);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(expected);
      await page.close();
    }
  });

  test('the photo fills the sheet and the links one taps are tall enough', async () => {
    const page = await open('morning', 600, 'light');
    expect(await page.evaluate('document.querySelector("img").getBoundingClientRect().width')).toBe(600);
    const heights = await page.evaluate(
      '[...document.querySelectorAll(".go, h2 a, h3 a, li a")].map((a) => a.getBoundingClientRect().height)',
    );
    expect(Math.min(...(heights as number[]))).toBeGreaterThanOrEqual(44);
    await page.close();
  });
});

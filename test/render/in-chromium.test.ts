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

/** The rules Gmail keeps of a style element, and its own name before each class. */
function asGmail(html: string): string {
  return html
    .replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
      const kept = css
        .replace(/@media[^{]*prefers-color-scheme[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/g, '')
        .replace(/(?:\[data-ogs|a\[x-apple)[^{]*\{[^}]*\}/g, '');
      return `<style>${kept.replace(/\.([a-z][\w-]*)(?=[^{}]*\{)/gi, '.m_$1')}</style>`;
    })
    .replace(/class="([^"]*)"/g, (_, names: string) => `class="${names.replace(/\S+/g, 'm_$&')}"`);
}

/**
 * What a mail program does that darkens a mail by itself: every colour by its lightness, gradients and pictures not.
 * `all`: grounds that are dark already become light, as on an iPhone. Runs in the browser.
 */
const darkenByItself = (all: boolean) => `(() => {
  const parse = (css) => (css.match(/[\\d.]+/g) ?? []).map(Number);
  const turned = ([r, g, b]) => {
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    const [lightness, aimed] = [(most + least) / 2, 255 - (most + least) / 2];
    const spread = (value, from, to) => Math.round(Math.max(0, Math.min(255, to + (value - from))));
    return 'rgb(' + [r, g, b].map((value) => spread(value, lightness, aimed)).join(',') + ')';
  };
  const isLight = ([r, g, b]) => Math.max(r, g, b) + Math.min(r, g, b) > 255;
  const plan = [...document.querySelectorAll('body, body *')].map((element) => {
    const style = getComputedStyle(element);
    const [ink, ground] = [parse(style.color), parse(style.backgroundColor)];
    const shown = ground.length === 3 || ground[3] > 0;
    return [element, ${all} || !isLight(ink) ? turned(ink) : null, shown && (${all} || isLight(ground)) ? turned(ground) : null];
  });
  for (const [element, ink, ground] of plan) {
    if (ink) element.style.setProperty('color', ink, 'important');
    if (ground) element.style.setProperty('background-color', ground, 'important');
  }
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

  test.for([
    ['morning', false],
    ['morning', true],
    ['evening', false],
    ['evening', true],
  ] as const)('%s is legible where Gmail darkens it, all of it: %s', async ([mail, all]) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    await page.setContent(asGmail(mails.get(mail) ?? ''), { waitUntil: 'load' });
    expect(await page.evaluate('document.querySelectorAll(".m_mast").length')).toBe(1);
    await page.evaluate(darkenByItself(all));
    expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
    await page.close();
  });

  test.for(['morning', 'evening', 'confirm'])(
    '%s does not scroll sideways on a phone whose text is twice as large',
    async (mail) => {
      const page = await open(mail, 320, 'light');
      await page.evaluate(`
        for (const [element, size] of [...document.querySelectorAll('body *')].map((one) => [one, getComputedStyle(one).fontSize]))
          element.style.setProperty('font-size', 2 * parseFloat(size) + 'px', 'important')`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.close();
    },
  );

  test.for(['light', 'dark'] as const)(
    'where the photo does not come, its words can be read, %s',
    async (scheme) => {
      const page = await open('morning', 390, scheme);
      await page.evaluate(`
        const photo = document.querySelector('img');
        const words = document.createElement('span');
        words.style.cssText = photo.style.cssText;
        words.textContent = photo.alt;
        photo.replaceWith(words);`);
      expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
      expect(
        await page.evaluate(`getComputedStyle(document.querySelector('.photo span')).fontFamily`),
      ).toContain('Georgia');
      await page.close();
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

  test('the photo fills the sheet', async () => {
    const page = await open('morning', 600, 'light');
    expect(await page.evaluate('document.querySelector("img").getBoundingClientRect().width')).toBe(600);
    await page.close();
  });

  test.for([
    ['morning', 600],
    ['morning', 320],
    ['evening', 320],
  ] as const)('%s at %i px: every link outside a sentence is tall enough to tap', async ([mail, width]) => {
    const page = await open(mail, width, 'light');
    const low = await page.evaluate(
      '[...document.querySelectorAll("a:not(.foot .soft a)")].filter((a) => a.getBoundingClientRect().height < 44).map((a) => a.outerHTML)',
    );
    expect(low).toEqual([]);
    await page.close();
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchChromium } from '../../support/chromium.ts';
import { type DeskServer, delivery, ISSUE_ID, ISSUE_PATH, startDesk } from '../../support/desk-server.ts';
import { seedReturned } from './returned/returned-mail.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath() === null)(
  'the desk in Chromium (skipped where none is installed)',
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser?.close();
    });

    async function openSession(
      desk: DeskServer,
      options: Parameters<Browser['newContext']>[0] = {},
      cookie?: string,
    ): Promise<BrowserContext> {
      const context = await browser.newContext(options);
      const [name = '', value = ''] = (cookie ?? (await desk.signIn())).split('=');
      await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/desk' }]);
      return context;
    }

    describe('axe and width', () => {
      let desk: DeskServer;
      let cookie: string;
      beforeAll(async () => {
        desk = await startDesk();
        cookie = await desk.signIn();
        await seedReturned(desk);
        desk.book.inDoubt.push(delivery(7, 'marit@post.example'));
        desk.book.rejected.push(delivery(8, 'gone@post.example', { state: 'rejected', code: 550 }));
      });
      afterAll(async () => {
        await desk?.[Symbol.asyncDispose]();
      });

      const looks = [1440, 768, 375].flatMap((width) =>
        (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
      );
      test.for(looks)(
        '$width px, $colorScheme: no violation, no sideways scroll',
        async ({ width, colorScheme }) => {
          const context = await openSession(desk, { viewport: { width, height: 900 }, colorScheme }, cookie);
          const page = await context.newPage();
          const paths = [
            '/desk/sign-in',
            '/desk',
            '/desk/returned',
            ISSUE_PATH,
            `${ISSUE_PATH}/send`,
            `${ISSUE_PATH}/outcomes`,
          ];
          for (const path of [...paths, `${ISSUE_PATH}/versions`]) {
            await page.goto(`${desk.baseUrl}${path}`);
            expect(await violations(page), path).toEqual([]);
            const spill = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            expect(spill, path).toBeLessThanOrEqual(0);
          }
          await context.close();
        },
      );

      test('on a phone whose text is twice as large nothing scrolls sideways', async () => {
        const context = await openSession(
          desk,
          { viewport: { width: 390, height: 900 }, bypassCSP: true },
          cookie,
        );
        const page = await context.newPage();
        const parts = ['', '/send', '/outcomes', '/versions'].map((part) => `${ISSUE_PATH}${part}`);
        for (const path of ['/desk/sign-in', '/desk', '/desk/returned', ...parts]) {
          await page.goto(`${desk.baseUrl}${path}`);
          await page.addStyleTag({ content: 'html { font-size: 200% }' });
          const spill = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(spill, path).toBeLessThanOrEqual(0);
        }
        await context.close();
      });
    });

    test.for(['light', 'dark'] as const)(
      'on a narrow screen, %s, a table shows that it goes on',
      async (colorScheme) => {
        await using desk = await startDesk();
        await seedReturned(desk);
        const context = await openSession(desk, { viewport: { width: 768, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.goto(`${desk.baseUrl}/desk/returned`);
        const table = page.locator('.table-scroll').first();
        await table.scrollIntoViewIfNeeded();
        /** Of the ground above the first row's words, at both ends. */
        const edges = async () => {
          const { x = 0, y = 0, width = 0 } = (await table.boundingBox()) ?? {};
          const at = (left: number) => page.screenshot({ clip: { x: left, y: y + 2, width: 2, height: 2 } });
          return { left: (await at(x)).toString('hex'), right: (await at(x + width - 2)).toString('hex') };
        };
        const atFirst = await edges();
        expect(atFirst.right).not.toBe(atFirst.left);
        await page.evaluate('document.querySelector(".table-scroll").scrollTo(9_999, 0)');
        const atLast = await edges();
        expect(atLast.right).not.toBe(atFirst.right);
        expect(atLast.left).not.toBe(atFirst.left);
        await context.close();
      },
    );

    test('from 1024 px on the overview’s tables fit, a held issue’s with counts of a million too', async () => {
      await using desk = await startDesk();
      desk.book.accepted = 1_048_576;
      desk.book.waiting = 1_048_576;
      await desk.deps.database.db
        .updateTable('issues')
        .set({ held_reason: 'Only four stories, and this edition asks for five.' })
        .execute();
      const page = await (await openSession(desk, { viewport: { width: 1024, height: 900 } })).newPage();
      await page.goto(`${desk.baseUrl}/desk`);
      await page.getByText('Only four stories').first().waitFor();
      const boxes = page.locator('.table-scroll');
      expect(await boxes.evaluateAll((all) => all.map((box) => box.scrollWidth - box.clientWidth))).toEqual([
        0, 0,
      ]);
    });

    test('on a phone a table is a list: every cell is in sight, beside its column’s label', async () => {
      await using desk = await startDesk();
      await seedReturned(desk);
      desk.book.rejected.push(delivery(8, 'gone@post.example', { state: 'rejected', code: 550 }));
      const page = await (await openSession(desk, { viewport: { width: 375, height: 900 } })).newPage();
      const tables = {
        '/desk': 2,
        '/desk/returned': 4,
        [`${ISSUE_PATH}/outcomes`]: 1,
        [`${ISSUE_PATH}/versions`]: 1,
      };
      for (const [path, count] of Object.entries(tables)) {
        await page.goto(`${desk.baseUrl}${path}`);
        const beyond = await page.evaluate(
          '[...document.querySelectorAll(".table-scroll")].map((box) => box.scrollWidth - box.clientWidth)',
        );
        expect(beyond, path).toEqual(Array(count).fill(0));
      }
      await page.goto(`${desk.baseUrl}/desk`);
      const row = page.getByRole('row', { name: /Merrow Gazette/ });
      const read = row.getByRole('cell').nth(2);
      expect(await read.getAttribute('data-label')).toBe('Read');
      const [head, cell] = [await row.getByRole('rowheader').boundingBox(), await read.boundingBox()];
      expect(cell?.x).toBe(head?.x);
      expect(cell?.y).toBeGreaterThan(head?.y ?? 0);
    });

    test('from draft to approved with the keyboard alone', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk)).newPage();
      await page.goto(`${desk.baseUrl}/desk`);
      await tabTo(page, (name) => name.startsWith('Open the issue'));
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${ISSUE_PATH}`);

      await tabTo(page, (name) => name === 'opening-subject');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Typed by hand');
      await page.keyboard.press('Enter');
      await saidSaved(page);

      const second = (await desk.deps.issues.get(ISSUE_ID))?.content.stories[1]?.id;
      await tabTo(page, (name) => name === `story-${second}-headline`);
      await page.keyboard.press('Alt+ArrowUp');
      await eventually(() => page.textContent('#announce')).toMatch(/is in place 1 of/);
      expect(await focused(page)).toBe(`story-${second}-headline`);

      await tabTo(page, (name) => name === `story-${second}-pin`);
      await page.keyboard.press('Enter');
      await saidSaved(page);
      expect(await focused(page)).toBe(`story-${second}-pin`);

      await tabTo(page, (name) => name === 'approve');
      await page.keyboard.press('Enter');
      await eventually(async () => (await desk.deps.issues.get(ISSUE_ID))?.state).toBe('approved');
      const issue = await desk.deps.issues.get(ISSUE_ID);
      expect(issue?.content.subject).toBe('Typed by hand');
      expect(issue?.content.stories[0]?.id).toBe(second);
      await page.context().close();
    });

    describe('pressed right after typing', () => {
      const open = async (desk: DeskServer) => {
        const page = await (await openSession(desk, { viewport: { width: 1440, height: 900 } })).newPage();
        await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
        return page;
      };
      const current = async (desk: DeskServer) => {
        const issue = await desk.deps.issues.get(ISSUE_ID);
        if (!issue) throw new Error('There is no issue.');
        return issue;
      };

      test('“Approve” saves what is typed, then approves that', async () => {
        await using desk = await startDesk();
        const page = await open(desk);
        await page.fill('#opening-subject', 'Typed at the last minute');
        await page.getByRole('button', { name: /^Approve/ }).click();
        await eventually(() => page.textContent('#announce')).toMatch(/^Approved/);
        const issue = await current(desk);
        expect(issue).toMatchObject({ version: 2, state: 'approved' });
        expect(issue.content.subject).toBe('Typed at the last minute');
        expect(issue.approvedHash).toBe(issue.contentHash);
        await page.context().close();
      });

      test.for(['typed', 'left as it is'])(
        'what somebody else saves meanwhile is not approved unseen, the text being %s',
        async (how) => {
          await using desk = await startDesk();
          const page = await open(desk);
          // Between her save and its answer somebody else saves, too.
          await page.route('**/edit', async (route) => {
            if (how !== 'typed') await note(desk, 1);
            const answer = await route.fetch({ maxRedirects: 0 });
            if (how === 'typed') await note(desk, 2);
            await route.fulfill({ response: answer });
          });
          const { subject } = (await current(desk)).content;
          await page.fill('#opening-subject', how === 'typed' ? 'Typed at the last minute' : `${subject} `);
          await page.getByRole('button', { name: /^Approve/ }).click();
          await eventually(() => page.textContent('#announce')).toMatch(/was not done\. The issue changed/);
          const issue = await current(desk);
          expect(issue.state).toBe('in_review');
          expect(await page.inputValue('#opening-note')).toBe('Somebody else’s note.');
          expect(await page.inputValue('#opening-subject')).toBe(issue.content.subject);

          await page.getByRole('button', { name: /^Approve/ }).click();
          await eventually(async () => (await current(desk)).state).toBe('approved');
          await page.context().close();
        },
      );

      test('a text that cannot be saved is said, stays in its field, and nothing is approved', async () => {
        await using desk = await startDesk();
        const page = await open(desk);
        const headline = page.locator('textarea[name="headline"]').first();
        await headline.fill('');
        await page.getByRole('button', { name: /^Approve/ }).click();
        await eventually(() => page.textContent('#announce')).toMatch(
          /^Not saved\. A headline cannot be empty\. “Approve version 1” was not done/,
        );
        expect(await headline.inputValue()).toBe('');
        expect((await current(desk)).state).toBe('draft');
        await page.context().close();
      });

      test('“Test send” mails what is typed', async () => {
        await using desk = await startDesk();
        const page = await open(desk);
        await page.fill('#test-addresses', 'ines@chronicle.example');
        await page.fill('#opening-subject', 'Typed at the last minute');
        await page.getByRole('button', { name: /test/i }).click();
        await page.waitForURL('**/test-send');
        expect((await current(desk)).content.subject).toBe('Typed at the last minute');
        await page.context().close();
      });
    });

    test('the preview has an outline while the keyboard is in it, and none for a click', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk, { viewport: { width: 1440, height: 900 } })).newPage();
      const outline = () =>
        page.evaluate("getComputedStyle(document.querySelector('.preview-frame')).outlineStyle");
      for (const view of ['desktop', 'text']) {
        await page.goto(`${desk.baseUrl}${ISSUE_PATH}?view=${view}`);
        await page.locator('[data-preview-view="text"]').focus({});
        expect(await outline()).toBe('none');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('preview-frame');
        await eventually(outline).toBe('solid');
        await page.keyboard.press('Shift+Tab');
        await eventually(outline).toBe('none');
        await page.locator('#preview-frame').click();
        expect(await focused(page)).toBe('preview-frame');
        expect(await outline()).toBe('none');
      }
      await page.context().close();
    });

    test('an emptied headline is refused beside its field; what is typed stays typed', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk)).newPage();
      await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
      const id = (await desk.deps.issues.get(ISSUE_ID))?.content.stories[0]?.id;
      await page.fill(`[id="story-${id}-headline"]`, '');
      await page.fill(`[id="story-${id}-kicker"]`, 'Harbour');
      await page.keyboard.press('Enter');
      await eventually(() => page.locator('.field-error').allTextContents()).toEqual([
        'A headline cannot be empty.',
      ]);
      expect(await page.inputValue(`[id="story-${id}-kicker"]`)).toBe('Harbour');
      expect(await violations(page)).toEqual([]);

      // A save elsewhere leaves the refused words in their fields: they are still nobody's but the editor's.
      await page.fill('#opening-note', 'A note.');
      await page.getByRole('button', { name: 'Save the opening' }).click();
      await saidSaved(page);
      expect(await page.inputValue(`[id="story-${id}-headline"]`)).toBe('');
      expect(await page.inputValue(`[id="story-${id}-kicker"]`)).toBe('Harbour');

      await page.fill(`[id="story-${id}-headline"]`, 'A new headline');
      await page.keyboard.press('Enter');
      await eventually(async () => (await desk.deps.issues.get(ISSUE_ID))?.content.stories[0]?.edits).toEqual(
        {
          headline: 'A new headline',
          kicker: 'Harbour',
        },
      );
      await eventually(() => page.locator('.field-error').count()).toBe(0);
      await page.context().close();
    });

    test('a text that is too long stays in its field', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk)).newPage();
      await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);

      const tooLong = 'x'.repeat(5_000);
      await page.fill('#opening-greeting', tooLong);
      await page.getByRole('button', { name: 'Save the opening' }).click();
      await eventually(() => page.textContent('body')).toMatch(/at most \d+ fit/);
      expect(await page.inputValue('#opening-greeting')).toBe(tooLong);
      await page.context().close();
    });

    test('saving in place keeps what is typed elsewhere, the place on the page and the preview’s scroll', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk, { viewport: { width: 1440, height: 900 } })).newPage();
      await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
      const [first, second] = (await desk.deps.issues.get(ISSUE_ID))?.content.stories ?? [];
      await page.evaluate('window.stayed = true');
      await page.evaluate("document.getElementById('preview-frame').contentWindow.scrollTo(0, 300)");
      const typed = Promise.withResolvers<void>();
      await page.route('**/edit', async (route) => {
        await typed.promise;
        await route.continue();
      });
      await page.fill(`[id="story-${first?.id}-headline"]`, 'A new headline');
      for (const story of [second, first]) {
        await page.focus(`[id="story-${story?.id}-kicker"]`);
        await page.keyboard.press('Control+A');
        await page.keyboard.type('Half ty');
      }
      typed.resolve();
      await saidSaved(page);

      expect(await page.evaluate('window.stayed')).toBe(true);
      expect(await page.inputValue(`[id="story-${first?.id}-kicker"]`)).toBe('Half ty');
      expect(await focused(page)).toBe(`story-${first?.id}-kicker`);
      const frame = page.frameLocator('#preview-frame');
      await frame.getByRole('heading', { name: 'A new headline' }).waitFor();
      await eventually(() => frame.locator('html').evaluate('window.scrollY')).toBe(300);

      await page.keyboard.press('Control+s');
      await eventually(async () => (await desk.deps.issues.get(ISSUE_ID))?.version).toBe(4);
      await page.context().close();
    });

    test('a second tab is shown both texts without losing hers', async () => {
      await using desk = await startDesk();
      const context = await openSession(desk);
      const [one, two] = [await context.newPage(), await context.newPage()];
      for (const page of [one, two]) await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
      await one.fill('#opening-subject', 'From tab one');
      await one.press('#opening-subject', 'Enter');
      await saidSaved(one);
      await two.fill('#opening-subject', 'From tab two');
      await two
        .locator('textarea[name="headline"]')
        .first()
        .evaluate((field) => {
          (field as unknown as { value: string }).value = 'Half a thought';
        });
      await two.press('#opening-subject', 'Enter');
      await two.getByRole('heading', { name: 'Somebody else changed this issue' }).waitFor();
      expect(await two.locator('.unsaved textarea').inputValue()).toBe('Half a thought');
      expect(await two.locator('.conflict-text').allTextContents()).toEqual(['From tab two', 'From tab one']);
      expect(await violations(two)).toEqual([]);
      await two.getByRole('button', { name: 'Keep mine' }).click();
      await two.locator('#said').getByText('Saved.').waitFor();
      expect((await desk.deps.issues.get(ISSUE_ID))?.content.subject).toBe('From tab two');
      await context.close();
    });

    test('while an issue is sent its counts are live, and nothing moves under the hand that holds it', async () => {
      await using desk = await startDesk();
      const draft = await desk.deps.issues.get(ISSUE_ID);
      await desk.deps.issues.approve(ISSUE_ID, draft?.contentHash ?? '', 'ines@chronicle.example');
      const state = (to: 'sending' | 'finished') =>
        desk.deps.database.db.updateTable('issues').set({ state: to, finished_at: 0 }).execute();
      await state('sending');
      Object.assign(desk.book, { accepted: 10, waiting: 30 });
      for (const path of [ISSUE_PATH, `${ISSUE_PATH}/outcomes`]) {
        await state('sending');
        const page = await (await openSession(desk, { viewport: { width: 1280, height: 500 } })).newPage();
        await page.goto(`${desk.baseUrl}${path}?said=sending`);
        expect(page.url()).toBe(`${desk.baseUrl}${path}`);
        const said = page.getByText('Sending has begun.');
        expect(await said.count()).toBe(path === ISSUE_PATH ? 1 : 0);
        expect(await violations(page)).toEqual([]);
        await page.evaluate('window.stayed = true');
        await page.evaluate('scrollTo(0, 120)');
        const top = await page.evaluate('scrollY');
        desk.book.accepted = 25;
        await eventually(() => page.textContent('#progress')).toContain('25 of ');
        expect(await page.evaluate('scrollY')).toBe(top);
        const pause = page.locator('#pause');
        if (path === ISSUE_PATH) await pause.focus({});
        await state('finished');
        await eventually(() => page.locator('progress').count()).toBe(0);
        if (path === ISSUE_PATH) {
          expect(await focused(page)).toBe('pause');
          await pause.blur();
          await eventually(() => pause.count()).toBe(0);
        }
        expect(await page.locator('.tag').first().textContent()).toBe('Finished');
        expect(await said.count()).toBe(0);
        expect(await page.evaluate('window.stayed')).toBe(true);
        desk.book.accepted = 10;
        await page.context().close();
      }
    });

    test('beside a long reason no time is broken into more than its day and its hour', async () => {
      await using desk = await startDesk();
      const reason = 'Only 1 eligible story in the window of last night; this edition needs 5. '.repeat(3);
      await desk.deps.database.db.updateTable('issues').set({ held_reason: reason }).execute();
      const page = await (await openSession(desk, { viewport: { width: 1280, height: 900 } })).newPage();
      await page.goto(`${desk.baseUrl}/desk`);
      const lines = await page.evaluate(
        '[...document.querySelectorAll(".issues .unbroken")].map((part) => part.getClientRects().length)',
      );
      expect(lines).toEqual([1, 1]);
      await page.context().close();
    });

    test.for([
      [375, false],
      [375, true],
      [1280, false],
      [1280, true],
    ] as const)(
      '%i px wide, script %s: on a phone all but the lead is folded, elsewhere nothing',
      async ([width, javaScriptEnabled]) => {
        await using desk = await startDesk();
        const context = await openSession(desk, { viewport: { width, height: 800 }, javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
        const inSight = (selector: string) => page.locator(selector).filter({ visible: true }).count();
        const all = await page.locator('.story textarea[name="headline"]').count();
        const phone = width === 375;
        expect(all).toBeGreaterThan(5);
        expect(await inSight('.story textarea[name="headline"]')).toBe(phone ? 1 : all);
        expect(await inSight('#stories > li:first-child textarea[name="summary"]')).toBe(1);
        for (const folded of ['#opening-subject', '#agenda-lines', '#left-out li'])
          expect([folded, await inSight(folded)]).toEqual([folded, phone ? 0 : 1]);
        expect(await inSight('.phone-fold > summary')).toBe(phone ? all + 3 : 0);
        expect((await page.locator('#approve').boundingBox())?.y).toBeLessThan(800);
        if (phone) {
          const second = page.locator('#stories > li').nth(1);
          await second.locator('.phone-fold > summary').click();
          await second.locator('textarea[name="headline"]').fill('Changed on the bus');
          await second.getByRole('button', { name: /^Save/ }).click();
          await eventually(async () => (await desk.deps.issues.get(ISSUE_ID))?.version).toBe(2);
          expect(await inSight('.story textarea[name="headline"]')).toBe(2);
          expect(await second.locator('textarea[name="headline"]').inputValue()).toBe('Changed on the bus');
          expect(await second.locator('summary .story-line').textContent()).toContain('Changed on the bus');
        }
        await context.close();
      },
    );

    test('works without JavaScript', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk, { javaScriptEnabled: false })).newPage();
      await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
      await page.fill('#opening-subject', 'Without a script');
      await page.locator('#opening-form').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Approve version 2/ }).click();
      await page.getByText('Any change from here on voids the approval.').waitFor();
      expect(await desk.deps.issues.get(ISSUE_ID)).toMatchObject({
        state: 'approved',
        content: { subject: 'Without a script' },
      });
      await page.context().close();
    });

    test('a story dragged onto another takes its place', async () => {
      await using desk = await startDesk();
      const page = await (await openSession(desk, { viewport: { width: 1440, height: 3000 } })).newPage();
      await page.goto(`${desk.baseUrl}${ISSUE_PATH}`);
      const [first, second, third] = (await desk.deps.issues.get(ISSUE_ID))?.content.stories ?? [];
      await page.dragAndDrop(
        `[id="story-${third?.id}"] [data-drag]`,
        `[id="story-${first?.id}"] .story-head`,
      );
      await eventually(() => page.textContent('#announce')).toMatch(/is in place 1 of/);
      const order = (await desk.deps.issues.get(ISSUE_ID))?.content.stories.slice(0, 3).map(({ id }) => id);
      expect(order).toEqual([third?.id, first?.id, second?.id]);
      await page.context().close();
    });
  },
);

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { iframes: false })')) as AxeResults;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** Another editor's save. */
async function note(desk: DeskServer, version: number): Promise<void> {
  const command = { kind: 'set_text', field: 'note', value: 'Somebody else’s note.' } as const;
  const saved = await desk.deps.issues.edit(ISSUE_ID, version, command, 'omar@chronicle.example');
  expect(saved.outcome).toBe('saved');
}

/** Presses Tab until the focused element's id, or its text, is the one looked for. */
async function tabTo(page: Page, found: (name: string) => boolean): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    if (found(await focused(page))) return;
  }
  throw new Error('No way to it by Tab.');
}

async function focused(page: Page): Promise<string> {
  return page.evaluate("document.activeElement?.id || document.activeElement?.textContent?.trim() || ''");
}

/** Rendering a mail takes a while on a busy machine. */
function eventually<Value>(read: () => Value) {
  return expect.poll(read, { timeout: 20_000 });
}

async function saidSaved(page: Page): Promise<void> {
  await eventually(() => page.textContent('#announce')).toBe('Saved.');
}

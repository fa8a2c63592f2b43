import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mjmlToHtml } from '../../src/render/mjml-to-html.ts';

const folder = mkdtempSync(join(tmpdir(), 'twofold-mjml-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mail = (inside: string) =>
  `<mjml><mj-body><mj-section><mj-column>${inside}</mj-column></mj-section></mj-body></mjml>`;

test('markup that MJML does not know is refused', async () => {
  await expect(mjmlToHtml(mail('<mj-marquee>x</mj-marquee>'))).rejects.toThrow(/mj-marquee/);
  await expect(mjmlToHtml(mail('<mj-text colour="red">x</mj-text>'))).rejects.toThrow(/colour/);
});

test('no file can be included', async () => {
  const file = join(folder, 'secret.mjml');
  writeFileSync(file, '<mj-text>secret</mj-text>');
  const html = await mjmlToHtml(mail(`<mj-include path="${file}" /><mj-text>open</mj-text>`)).catch(String);
  expect(html).not.toContain('secret</');
});

import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { forArchive } from '../../src/render/for-archive.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import { slot } from '../../src/render/slots.ts';
import { morningEdition, sampleIssue, sampleNewsroom } from '../support/sample-issue.ts';

test('in the archive a mail says nothing to one reader, offers no view in the browser, and its links leave the frame', async () => {
  const rendered = await renderIssue(sampleIssue(), morningEdition, sampleNewsroom);
  expect(rendered.html).toContain('View in browser');
  for (const said of ['Unsubscribe</a>', 'Forwarded by a friend', 'You get this email'])
    expect(rendered.html).toContain(said);
  const { html } = forArchive(rendered);
  expect(html).not.toMatch(/Unsubscribe|Forwarded by a friend|You get this email|Change your preferences/);
  expect(html).toContain(sampleNewsroom.postalAddress);
  expect(rendered.html).toContain(', or reply to this email</span>.');
  expect(rendered.text.replace(/\s+/g, ' ')).toContain(
    'Write to desk@chronicle.example, or reply to this email.',
  );
  expect(load(html)('body').text().replace(/\s+/g, ' ')).toContain(
    'or to correct? Write to desk@chronicle.example.',
  );
  expect(html).not.toContain('View in browser');
  expect(html).not.toContain(slot('web-url'));
  expect(html).toContain('<base target="_blank"></head>');
});

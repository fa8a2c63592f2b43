import { expect, test } from 'vitest';
import { issueMailing } from '../../../src/jobs/send/compose-copy.ts';
import { frenchIssue } from '../../support/foreign-issues.ts';
import { morningEdition, sampleNewsroom } from '../../support/sample-issue.ts';

const issue = { issueId: 'morning/2026-11-23', subject: 'News' };

test('a mail comes from the newsroom and its edition, in French with a comma between the two names', () => {
  const english = issueMailing(sampleNewsroom, morningEdition, issue);
  expect(english.from.name).toBe(`${sampleNewsroom.name} ${morningEdition.title}`);
  const french = issueMailing(frenchIssue.newsroom, frenchIssue.morning, issue);
  expect(french.from.name).toBe(`${frenchIssue.newsroom.name}, ${frenchIssue.morning.title}`);
  expect(french.list?.title).toBe(french.from.name);
});

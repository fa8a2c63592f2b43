import type { NewReport } from '../../../../src/bounces/report-store.ts';
import { createReportRepository } from '../../../../src/store/returned/report-repository.ts';
import { createSubscriberStore } from '../../../../src/store/subscribers/subscriber-repository.ts';
import { type DeskServer, ISSUE_ID } from '../../../support/desk-server.ts';

const HOUR = 3_600_000;

/** A desk with some of everything that comes back. */
export async function seedReturned({ deps }: DeskServer): Promise<void> {
  const { db } = deps.database;
  const now = deps.clock.now();
  const reports = createReportRepository(db);
  const subscribers = createSubscriberStore(db);
  const seeded: Partial<NewReport>[] = [
    {},
    {
      canonicalAddress: 'full@post.example',
      kind: 'soft',
      reason: 'mailbox_full',
      outcome: 'counted',
      code: 452,
      enhanced: '4.2.2',
      detail: 'The mailbox is full',
      source: 'ses',
      deliveryId: 2,
    },
    {
      canonicalAddress: 'away@post.example',
      kind: 'other',
      reason: 'auto_reply',
      outcome: 'no_effect',
      why: 'auto_reply',
      code: null,
      enhanced: null,
      detail: 'Automatic reply: I am away until Thursday',
      deliveryId: 3,
    },
    {
      canonicalAddress: 'angry@post.example',
      kind: 'complaint',
      reason: 'abuse',
      code: null,
      enhanced: null,
      detail: '',
      source: 'lmtp',
      deliveryId: 4,
    },
    {
      canonicalAddress: 'victim@post.example',
      outcome: 'refused',
      why: 'forged',
      matchedBy: null,
      deliveryId: null,
      issueId: null,
      detail: '<script>alert(1)</script> no such user',
      excerpt: 'From: mallory@evil.example\n\n<img src=x onerror=alert(1)>',
    },
  ];
  for (const [n, changes] of seeded.entries())
    await reports.insert({ ...report(n, now - n * HOUR), ...changes });
  for (const [address, reason, detail] of [
    ['gone@post.example', 'hard_bounce', `${ISSUE_ID}: 550 5.1.1 No such user here`],
    ['angry@post.example', 'complaint', `${ISSUE_ID}: feedback type abuse`],
    ['old@post.example', 'soft_bounces', '7 in a row, the last: 452 4.2.2 The mailbox is full'],
  ] as const)
    await subscribers.suppress({ canonicalAddress: address, reason, detail, at: now - HOUR });
}

function report(n: number, at: number): NewReport {
  return {
    identity: `seeded ${n}`,
    at,
    source: 'imap',
    kind: 'hard',
    reason: 'user_unknown',
    outcome: 'suppressed',
    why: null,
    matchedBy: 'return_path',
    deliveryId: 1,
    issueId: ISSUE_ID,
    canonicalAddress: 'gone@post.example',
    code: 550,
    enhanced: '5.1.1',
    detail: 'No such user here',
    excerpt: 'From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender',
  };
}

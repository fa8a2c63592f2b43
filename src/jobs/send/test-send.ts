import { randomUUID } from 'node:crypto';
import { sendMail } from '../../delivery/single/send-mail.ts';
import type { Issue } from '../../issues/issue.ts';
import { messageOf, OperatorError } from '../../lib/errors.ts';
import { inWords } from '../../lib/in-words.ts';
import { type Grace, withGrace } from '../../lib/with-grace.ts';
import type { PersonalIssue } from '../../render/rendered-issue.ts';
import type { TestSendResult } from '../../web/desk/desk-deps.ts';
import { previewDraft } from '../draft/render-draft.ts';
import { type Effects, editionOf } from '../effects.ts';
import { issueMailing, messageIdDomain } from './compose-copy.ts';
import { smtpOf } from './mail-letter.ts';

const MOST = 10;

interface TestSend {
  addresses: string[];
  actor: string;
  /** No mail is begun after it. */
  stop: AbortSignal | undefined;
}

const STOPPED = { outcome: 'refused', detail: 'Twofold is shutting down.', again: true } as const;

/** Mails the draft as it stands to a few addresses. Changes nothing but the audit. */
export async function testSend(
  effects: Effects,
  issue: Issue,
  { addresses, actor, stop }: TestSend,
): Promise<TestSendResult[]> {
  if (addresses.length > MOST) throw new OperatorError(`A test goes to at most ${MOST} addresses.`);
  smtpOf(effects);
  using grace = stop && withGrace(stop);
  const results: TestSendResult[] = [];
  const copy = await previewDraft(effects, issue, true);
  for (const address of addresses)
    results.push(
      grace?.stop.aborted ? { address, ...STOPPED } : await sendOne(effects, issue, copy, { address, grace }),
    );
  const detail = results.map((result) => `${result.address}: ${inWords(result.outcome)}`).join(', ');
  await effects.issues.record(issue.id, { at: effects.clock.now(), actor, action: 'test_send', detail });
  return results;
}

async function sendOne(
  effects: Effects,
  issue: Issue,
  copy: PersonalIssue,
  { address, grace }: { address: string; grace: Grace | undefined },
): Promise<TestSendResult> {
  const { newsroom } = effects.newsroom;
  const edition = editionOf(effects, issue.edition);
  try {
    const sent = await sendMail(
      { server: smtpOf(effects), signer: effects.signer, grace },
      {
        ...issueMailing(newsroom, edition, { issueId: issue.id, subject: `[Test] ${copy.subject}` }),
        html: copy.html,
        text: copy.text,
        to: { name: '', address },
        messageId: `test.${randomUUID()}@${messageIdDomain(newsroom)}`,
        date: effects.clock.now(),
        returnPath: null,
        unsubscribeUrl: `${effects.baseUrl}/`,
      },
    );
    if (sent.outcome === 'accepted') return { address, ...sent };
    const { detail, again, noAnswer } = sent;
    return { address, outcome: noAnswer ? 'no_answer' : 'refused', detail, again };
  } catch (error) {
    return { address, outcome: 'failed', detail: messageOf(error) };
  }
}

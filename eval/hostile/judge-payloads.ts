import { messageOf } from '../../src/lib/errors.ts';
import { findActiveContent } from './find-active-content.ts';
import { issueWith } from './issue-with.ts';

export interface PayloadFinding {
  payload: string;
  problem: 'active' | 'crash';
  detail: string;
}

const TOGETHER = 20;

/** Renders issues made of payloads, many together; where one shows something, each of them again by itself. */
export async function judgePayloads(
  payloads: readonly string[],
  done: (count: number) => void,
): Promise<PayloadFinding[]> {
  const findings: PayloadFinding[] = [];
  for (let from = 0; from < payloads.length; from += TOGETHER) {
    const some = payloads.slice(from, from + TOGETHER);
    if ((await judge(some)) !== null) {
      for (const payload of some) {
        const finding = await judge([payload]);
        if (finding !== null) findings.push(finding);
      }
    }
    done(Math.min(payloads.length, from + TOGETHER));
  }
  return findings;
}

async function judge(payloads: readonly string[]): Promise<PayloadFinding | null> {
  const payload = payloads.join('\n');
  try {
    const active = findActiveContent(await issueWith(payloads));
    return active.length === 0 ? null : { payload, problem: 'active', detail: active.join(' ') };
  } catch (error) {
    return { payload, problem: 'crash', detail: messageOf(error) };
  }
}

import type { Delivery } from '../../src/delivery/delivery.ts';
import type { RelayState } from '../../src/delivery/relays/relay-pool.ts';
import { approveIssue } from '../../src/issues/approve-issue.ts';
import { editIssue, restoreVersion } from '../../src/issues/edit-issue.ts';
import { moveIssue } from '../../src/issues/move-issue.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { heaviestBytes } from '../../src/render/lint/heaviest-copy.ts';
import { lintIssue } from '../../src/render/lint-issue.ts';
import { personalise } from '../../src/render/personalise.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import type { Database } from '../../src/store/database.ts';
import { createIssueRepository } from '../../src/store/issues/issue-repository.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { createReportRepository } from '../../src/store/returned/report-repository.ts';
import type { DeskIssues } from '../../src/web/desk/desk-deps.ts';
import { ada, morningEdition, sampleNewsroom } from './sample-issue.ts';

/** What stands in for the send stage: which readers there are, and what became of them. */
export interface SendBook {
  readers: number;
  accepted?: number;
  waiting?: number;
  inDoubt: Delivery[];
  rejected: Delivery[];
  relays?: RelayState[];
  /** Why nothing is sent at all. */
  refused?: string | undefined;
  /** "start morning/2026-11-23", "resend 7": what was asked of it, in order. */
  asked: string[];
}

/** The desk's issues over the real database, issue stage and render stage; only sending is a book. */
export function createDeskIssues(database: Database, clock: Clock, book: SendBook): DeskIssues {
  const issues = createIssueRepository(database.db);
  const effects = { issues, clock };
  const cache = new Map<string, ReturnType<typeof renderIssue>>();
  const rendered = async (id: string) => {
    const issue = await issues.get(id);
    if (!issue) throw new Error(`No issue ${id}`);
    const made = cache.get(issue.contentHash) ?? renderIssue(issue, morningEdition, sampleNewsroom);
    cache.set(issue.contentHash, made);
    return { issue, rendered: await made };
  };
  const lint = async (id: string) => {
    const { issue, rendered: made } = await rendered(id);
    const input = {
      content: issue.content,
      rendered: made,
      edition: morningEdition,
      newsroom: sampleNewsroom,
    };
    return lintIssue(input);
  };

  return {
    async list(limit) {
      const rows = await issues.list(limit);
      const subjects = await issues.subjects(rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, subject: subjects.get(row.id) ?? '', counts: countsOf(book) }));
    },
    get: (id) => issues.get(id),
    sendingRefused: async () => book.refused ?? null,
    edit: (id, version, command, actor) => editIssue(effects, id, version, command, actor),
    async compose(edition, date) {
      if (edition === 'evening') return { outcome: 'refused', reason: 'Only 2 stories; 4 are needed.' };
      const issueId = `${edition}/${date ?? '2026-11-23'}`;
      return { outcome: 'composed', issueId, fresh: (await issues.get(issueId)) === undefined };
    },
    versions: (id) => issues.versions(id),
    version: (id, version) => issues.contentOfVersion(id, version),
    restore: (id, version, expected, actor) => restoreVersion(effects, id, version, expected, actor),
    async approve(id, hash, actor) {
      if (!(await issues.get(id))) return { outcome: 'not_found' };
      const findings = (await lint(id)).filter(({ level }) => level === 'error');
      if (findings.length > 0) return { outcome: 'lint_failed', findings };
      return approveIssue(effects, id, hash, actor);
    },
    withdrawApproval: (id, actor) => moveIssue(effects, id, 'withdraw_approval', actor),
    cancel: (id, actor) => moveIssue(effects, id, 'cancel', actor),
    pause: (id, actor) => moveIssue(effects, id, 'pause', actor),
    resume: (id, actor) => moveIssue(effects, id, 'resume', actor),
    async sendNow(id, hash) {
      const issue = await issues.get(id);
      if (issue?.state !== 'approved' || issue.approvedHash !== hash) {
        return { outcome: 'refused', reason: 'The approved content is another one.' };
      }
      book.asked.push(`start ${id}`);
      return { outcome: 'started' };
    },
    audience: async () => ({ count: book.readers, exclusions: { suppressed: 2, not_confirmed: 14 } }),
    async preview(id) {
      const { rendered: made } = await rendered(id);
      return { ...personalise(made, ada), bytes: heaviestBytes(made) };
    },
    lint,
    async testSend(_id, addresses) {
      book.asked.push(`test ${addresses.join(' ')}`);
      return addresses.map((address) => ({ address, outcome: 'accepted', detail: '250 2.0.0 Ok' }));
    },
    freezing: (id) => createDeliveryLedger(database, clock).freezing(id),
    async outcomes() {
      return {
        counts: countsOf(book),
        nextDueAt: null,
        inDoubt: book.inDoubt,
        rejected: book.rejected,
        returned: await createReportRepository(database.db).ofIssue('morning/2026-11-23'),
        exclusions: { suppressed: 2 },
        deletedAt: null,
      };
    },
    async resolve(_issueId, deliveryId, decision) {
      if (!book.inDoubt.some(({ id }) => id === deliveryId)) return { outcome: 'not_found' };
      if (book.refused) return { outcome: 'refused', reason: book.refused };
      book.asked.push(`${decision} ${deliveryId}`);
      book.inDoubt = book.inDoubt.filter(({ id }) => id !== deliveryId);
      return { outcome: 'done' };
    },
    relays: async () => book.relays ?? [],
    forgottenSend: async () => null,
    audit: (id) => issues.audit(id),
  };
}

function countsOf({ accepted = 0, waiting = 0, inDoubt, rejected }: SendBook) {
  return { accepted, ready: waiting, in_doubt: inDoubt.length, rejected: rejected.length };
}

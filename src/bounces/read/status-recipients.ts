import { expandedFrom, recipientOf } from './addresses.ts';
import type { Headers } from './mime/headers.ts';
import { sectionsOf } from './sections.ts';
import type { Returned } from './take-apart.ts';

/** What a report says of one recipient, before it is judged. */
export interface Recipient {
  /** Names of the recipient, the one mailed first; [] where none is given. */
  names: string[];
  /** Whether the first of them is known to be the one mailed. */
  original: boolean;
  action: Action;
  reply: string;
  around: string;
  status: string;
  category?: string;
}

/** RFC 3464 2.3.3. */
type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** How much of the words hundreds of recipients share, so that they are read as fast as one, and what each has at least. */
const SHARED_CHARACTERS = 60_000;
const LEAST_CHARACTERS = 500;

/** Recipients of the machine-readable part; [] where it names none. */
export function statusRecipients({ status, text }: Returned): Recipient[] {
  const groups = status.filter(tellsOfRecipient);
  const sections = sectionsOf(text, groups.flatMap(namesOf));
  const share = Math.max(LEAST_CHARACTERS, Math.ceil(SHARED_CHARACTERS / groups.length));
  return groups.map((group) => {
    const names = namesOf(group);
    const before = group.has('original-recipient') ? [] : expandedFrom(text, names[0] ?? '');
    return {
      names: [...new Set([...before, ...names])],
      original: before.length > 0 || group.has('original-recipient'),
      action: actionOf(group),
      reply: replyOf(group),
      around: (names.map((name) => sections.get(name)).find(Boolean) ?? text).slice(0, share),
      status: group.first('status'),
      category: group.first('x-powermta-bouncecategory'),
    };
  });
}

function tellsOfRecipient(group: Headers): boolean {
  return group.has('final-recipient') || group.has('original-recipient') || group.has('action');
}

function namesOf(group: Headers): string[] {
  const fields = group.all('original-recipient', 'final-recipient', 'x-actual-recipient');
  return fields.map(recipientOf).filter((name) => name !== null);
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** Where Action is missing or new, the class of the status says it. */
function actionOf(group: Headers): Action {
  const word = /[a-z]+/.exec(group.first('action').toLowerCase())?.[0] ?? '';
  const known = ACTIONS.find((action) => action === word);
  if (known) return known;
  if (/^(deferred|delay|warning)/.test(word)) return 'delayed';
  return /^\s*2\./.test(group.first('status')) ? 'delivered' : 'failed';
}

/** Servers answer in Diagnostic-Code, or in comments and fields of their own. */
function replyOf(group: Headers): string {
  const diagnostic = group
    .all('diagnostic-code')
    .map((value) => value.replace(/^\s*(?:smtp|x-[\w-]+|x_[\w-]+)\s*;\s*/i, ''));
  const others = group.all(
    'x-supplementary-info',
    'x-smtp-reply',
    'x-diagnostic',
    'x-failure-reason',
    'reason',
  );
  const said = [...diagnostic, ...others].filter((one) => one.trim() !== '');
  return said.length > 0 ? said.join('\n') : (/\(([^)]{3,200})\)/.exec(group.first('status'))?.[1] ?? '');
}

import { domainOf } from '../../lib/domain-of.ts';
import { addressesIn, findAddresses } from './addresses.ts';
import { isAutoReply, isChallenge, isCommandReply } from './auto-reply.ts';
import { bounceSigns } from './bounce-signs.ts';
import { type Frame, frameOf, namesFor, other, tidyDetail } from './frame.ts';
import { judgeReason } from './judge-reason.ts';
import type { Headers } from './mime/headers.ts';
import { noticeRecipients } from './notice-recipients.ts';
import { isComplaint, readFeedback } from './read-feedback.ts';
import { readSes } from './read-ses.ts';
import { replyInText } from './reply-in-text.ts';
import type { OtherWhy, Report } from './report.ts';
import { reportsOfSes } from './reports-of-ses.ts';
import { type Recipient, statusRecipients } from './status-recipients.ts';
import { type Returned, takeApart } from './take-apart.ts';

/**
 * Reads whatever came back: one report a recipient, at least one. Never throws: what is not understood is `other`,
 * `unrelated`.
 */
export async function readReport(message: Buffer): Promise<Report[]> {
  const returned = takeApart(message);
  const reports = readReturned(returned);
  const inside = insideOf(returned);
  return inside ?? reports;
}

/** A report about a report: somebody passed one on, or it came back itself. The inner one knows whose mail failed. */
function insideOf(returned: Returned): Report[] | null {
  if (returned.quoted === '' || returned.status.length > 0 || returned.feedback) return null;
  const inner = takeApart(Buffer.from(returned.quoted, 'utf8'));
  const isReport = inner.status.length > 0 || inner.feedback !== null || bounceSigns(inner).count === 3;
  if (!isReport) return null;
  const found = readReturned(inner).filter(({ kind }) => kind !== 'other');
  const { returnPaths } = frameOf(returned);
  return found.length > 0
    ? found.map((one) => ({ ...one, returnPaths: [...new Set([...one.returnPaths, ...returnPaths])] }))
    : null;
}

function readReturned(returned: Returned): Report[] {
  const frame = frameOf(returned);
  const feedback = readFeedback(returned);
  if (feedback) return ofFeedback(feedback, frame);
  const status = statusRecipients(returned);
  if (status.length > 0) return status.map((one) => ofRecipient(one, status.length, frame));
  if (returned.disposition) return [ofDisposition(returned, returned.disposition, frame)];
  const ses = readSes(returned);
  if (ses) return reportsOfSes(ses, frame);
  return readNotice(returned, frame);
}

const REJECTS =
  /automatically (?:rejected|refused)|(?:was|has been) (?:rejected|refused)|abgelehnt|zur[uü]ckgewiesen|refus[eé]|rechazad|rejeitad|rifiutat|afgewezen|avvisa|afvist|odrzucon|odm[ií]tnut|отклон[её]н|拒否|拒绝/i;

/** A mailbox's own rule that refuses mail says so in a receipt (RFC 5429 2.2.1); every other receipt tells of reading. */
function ofDisposition(returned: Returned, disposition: Headers, frame: Frame): Report {
  const names = addressesIn(disposition.all('original-recipient', 'final-recipient'));
  const deleted = /;\s*deleted/i.test(disposition.first('disposition'));
  if (!deleted || !REJECTS.test(returned.text)) return other('displayed', frame, names);
  const { text } = returned;
  return ofRecipient(
    { names, original: false, action: 'failed', reply: '', around: text, status: '' },
    1,
    frame,
  );
}

function ofFeedback(feedback: NonNullable<ReturnType<typeof readFeedback>>, frame: Frame): Report[] {
  const { addresses, type } = feedback;
  const each = addresses.length > 0 ? addresses.map((address) => [address]) : [[]];
  return each.map((names): Report => {
    if (!isComplaint(feedback)) return other('feedback', frame, names, type);
    const { messageId, returnPaths } = frame;
    const told = namesFor(names, { alone: each.length === 1 }, { ...frame, mailedTo: names });
    return { kind: 'complaint', feedbackType: type, ...told, messageId, returnPaths, detail: '' };
  });
}

/** Free words, from the surest sign to the weakest. A daemon's report is one even where it names nobody. */
function readNotice(returned: Returned, frame: Frame): Report[] {
  if (isCommandReply(returned)) return [unrelated(returned, frame)];
  const signs = bounceSigns(returned);
  const announced = returned.headers.has('x-failed-recipients');
  const certain = announced || signs.transcript || (signs.daemon && signs.subject);
  if (!certain && isChallenge(returned)) return [other('challenge', frame, senders(returned))];
  if (!certain && !(signs.subject && signs.count >= 2) && isAutoReply(returned)) {
    return [other('auto_reply', frame, senders(returned))];
  }
  const recipients = noticeRecipients(returned);
  const ours = addressesIn(returned.headers.all('to'));
  const names = recipients.flatMap((one) => one.names);
  const named = names.filter((name) => !ours.includes(name));
  const likely =
    named.length > 0 && signs.count >= 2 && (signs.machine || !isLetter(returned, signs.subject, named));
  if ((!certain && !likely) || isLure(returned, names)) return [unrelated(returned, frame)];
  return recipients.map((one) => ofRecipient(one, recipients.length, frame));
}

/** Mailings and letters speak of deliveries that failed, too: to lists, of addresses of their own, under other subjects. */
function isLetter(
  { headers, original, text }: Returned,
  subject: boolean,
  named: readonly string[],
): boolean {
  if (headers.has('list-unsubscribe')) return true;
  if (original !== null || replyInText(text).code !== null) return false;
  const domains = addressesIn(headers.all('from')).map(domainOf);
  return !subject || named.every((address) => domains.includes(domainOf(address)));
}

/** "Messages to your mailbox could not be delivered, sign in here": no server's answer, no mail of ours, no other address. */
function isLure({ headers, original, text }: Returned, names: readonly string[]): boolean {
  if (original !== null || replyInText(text).code !== null || !/https?:\/\//i.test(text)) return false;
  if (headers.has('x-failed-recipients')) return false;
  const domains = addressesIn(headers.all('to')).map(domainOf);
  const told = [...names, ...findAddresses(text)];
  return told.length > 0 && told.every((address) => domains.includes(domainOf(address)));
}

function unrelated(returned: Returned, frame: Frame): Report {
  return other('unrelated', frame, senders(returned));
}

function senders({ headers }: Returned): string[] {
  return addressesIn(headers.all('from')).slice(0, 1);
}

const NOT_FAILED: Readonly<Record<Exclude<Recipient['action'], 'failed'>, OtherWhy>> = {
  delayed: 'delayed',
  delivered: 'success',
  relayed: 'success',
  expanded: 'success',
};

function ofRecipient(recipient: Recipient, count: number, frame: Frame): Report {
  const names = namesFor(recipient.names, { alone: count === 1, original: recipient.original }, frame);
  const { messageId, returnPaths } = frame;
  const detail = tidyDetail(recipient.reply || recipient.around);
  if (recipient.action !== 'failed') {
    return { kind: 'other', why: NOT_FAILED[recipient.action], ...names, messageId, returnPaths, detail };
  }
  const { reason, hard, code, enhanced } = judgeReason(recipient, frame.senderDomains);
  return { kind: 'bounce', hard, reason, code, enhanced, ...names, messageId, returnPaths, detail };
}

import { findAddresses } from './addresses.ts';
import { isHard } from './bounce-reasons.ts';
import { type Frame, namesFor, tidyDetail } from './frame.ts';
import { judgeReason } from './judge-reason.ts';
import type { SesNotification } from './read-ses.ts';
import type { BounceReason, Report } from './report.ts';

/** What Amazon SES tells of its recipients, one report each. */
export function reportsOfSes(told: SesNotification, frame: Frame): Report[] {
  const messageId = told.mail?.commonHeaders?.messageId?.replaceAll(/[<>]/g, '') ?? frame.messageId;
  const common = { messageId, returnPaths: frame.returnPaths };
  const names = (field: string) => namesFor(findAddresses(field).slice(0, 1), { alone: false }, frame);
  const { bounce, complaint, delivery } = told;
  if (complaint) {
    const feedbackType = complaint.complaintFeedbackType?.toLowerCase() ?? 'abuse';
    return complaint.complainedRecipients.map(
      ({ emailAddress }): Report => ({
        kind: 'complaint',
        feedbackType,
        ...names(emailAddress),
        ...common,
        detail: '',
      }),
    );
  }
  if (bounce) {
    const { bounceType = '', bounceSubType = '' } = bounce;
    return bounce.bouncedRecipients.map(({ emailAddress, diagnosticCode = '', status = '' }): Report => {
      const judged = judgeReason({
        reply: diagnosticCode,
        around: '',
        status,
        names: [emailAddress],
      });
      const reason =
        judged.reason === 'unknown' || diagnosticCode === ''
          ? reasonOfType(bounceType, bounceSubType)
          : judged.reason;
      const hard = reason === judged.reason ? judged.hard : isHard(reason);
      const detail = tidyDetail(diagnosticCode || `${bounceType} ${bounceSubType}`);
      return { ...judged, kind: 'bounce', reason, hard, ...names(emailAddress), ...common, detail };
    });
  }
  const recipients = delivery?.recipients ?? told.mail?.destination ?? [''];
  return recipients.map(
    (field): Report => ({
      kind: 'other',
      why: delivery ? 'success' : 'unrelated',
      ...names(field),
      ...common,
      detail: tidyDetail(delivery?.smtpResponse ?? ''),
    }),
  );
}

const BY_SUBTYPE: Readonly<Record<string, BounceReason>> = {
  General: 'user_unknown',
  NoEmail: 'user_unknown',
  Suppressed: 'user_unknown',
  OnAccountSuppressionList: 'user_unknown',
  MailboxFull: 'mailbox_full',
  MessageTooLarge: 'too_big',
  ContentRejected: 'content',
  AttachmentRejected: 'content',
};

function reasonOfType(type: string, subType: string): BounceReason {
  const reason = BY_SUBTYPE[subType] ?? 'unknown';
  return reason === 'user_unknown' && type !== 'Permanent' ? 'system' : reason;
}

/** What a mail server's log says of one message. */
export interface LogFinding {
  /**
   * `taken`: the server took responsibility for it. `refused`: it turned it away after its last byte. `unsure`: the log
   * has its Message-ID, and neither.
   */
  fate: 'taken' | 'refused' | 'unsure';
  /** Some line says that it was taken, whatever the others say. */
  everTaken: boolean;
  /** The line that says most of it, or the first that named it: its number, from 1, and how it begins, on one line. */
  at: number;
  line: string;
}

export interface LogReader {
  read(line: string): void;
  /** By Message-ID; who is not in it was not in the log. */
  findings(): Map<string, LogFinding>;
}

/** Tokens that may be a Message-ID: RFC 5322 dot-atoms, as ours are. */
const MESSAGE_ID = /[\w.+-]+@[\w.-]+/g;
/** Postfix and sendmail put `QUEUEID: ` after the process, Exim sets it free after the time. */
const AFTER_PROCESS = /\]:?\s+(?:\[[^\]]*\]\s+)?([0-9A-Za-z]{6,20}):\s/;
const EXIM = /\b(\w{6}-\w{6,11}-\w{2,4})\b/;

/** A line that names a Message-ID of its own, which is none of ours. */
const OTHERS = /(?<![\w-])(message-id|msgid|id)=<?[^\s<>]+@/i;

/** Queued, or handed on: each says that the server had taken it. */
const TAKEN = [
  /\(queue active\)/, // postfix/qmgr
  /\bstat=(Sent|Deferred)\b/i, // sendmail
  /\bnrcpts=\d+, msgid=/, // sendmail, once the message is in
  /(?<!\S)<=(?!\S)/, // Exim: arrived
  /\bCompleted\b/,
  /\b250[ -](2\.\d+\.\d+ )?(ok|queued|accepted|message)/i,
  /\b(queued as|queued for delivery|accepted for delivery|delivered)\b/i,
];
/** After the last byte, so that the message was not kept. */
const REFUSED = [
  /milter-reject: END-OF-MESSAGE/,
  /\breject: (header|body|content)\b/,
  /\brejected after DATA\b/i,
  /\bMilter.*\breject=/i,
];
/** Words that make a line no proof of acceptance, where it names the Message-ID alone. */
const DOUBTFUL =
  /\b(reject|refus|discard|fail|error|denied|lost connection|timeout|not (queued|accepted|delivered)|un(able|deliver)|NOQUEUE|[45]\d\d[ -][45]\.\d)/i;

/**
 * Reads the log of postfix, Exim, sendmail or another server line by line, for these Message-IDs and the queue ids
 * they were given. Keeps no more than a few strings a Message-ID.
 */
export function createLogReader(messageIds: Pick<ReadonlySet<string>, 'has'>): LogReader {
  let at = 0;
  const findings = new Map<string, LogFinding & { conflict?: true }>();
  const byQueueId = new Map<string, string>();

  function note(messageId: string, fate: LogFinding['fate'], line: string): void {
    const known = findings.get(messageId);
    const everTaken = fate === 'taken' || known?.everTaken === true;
    if (known) known.everTaken = everTaken;
    if (known?.conflict || (fate === 'unsure' && known)) return;
    if (known && known.fate !== 'unsure' && known.fate !== fate)
      findings.set(messageId, { fate: 'unsure', everTaken, at, line: shown(line), conflict: true });
    else if (known?.fate !== fate || (DELIVERED.test(line) && !DELIVERED.test(known.line)))
      findings.set(messageId, { fate, everTaken, at, line: shown(line) });
  }

  return {
    read(line) {
      at++;
      const queueId = AFTER_PROCESS.exec(line)?.[1] ?? EXIM.exec(line)?.[1];
      const named = (line.match(MESSAGE_ID) ?? []).find((token) => messageIds.has(token));
      if (named !== undefined && queueId !== undefined) byQueueId.set(queueId, named);
      // Queue ids are given anew: from here on it is another mail's.
      else if (queueId !== undefined && OTHERS.test(line)) byQueueId.delete(queueId);
      const messageId = named ?? (queueId === undefined ? undefined : byQueueId.get(queueId));
      if (messageId !== undefined) note(messageId, fateOf(line), line);
    },
    findings: () => findings,
  };
}

const SHOWN = 300;

/** A log holds what strangers sent: one line, nothing that could steer a terminal, no more than what tells. */
function shown(line: string): string {
  const plain = line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN - 1)}…` : plain;
}

/** It went all the way: of all lines that prove that it was taken, the one to show. */
const DELIVERED = /\bstatus=sent\b|\bstat=Sent\b|(?<!\S)(=>|->)(?!\S)/;

/** What became of it after the server had taken it, trouble included. */
const PASSED_ON = /\bstatus=(sent|deferred|bounced|expired)\b|(?<!\S)(=>|->|\*\*|==)(?!\S)/;

function fateOf(line: string): LogFinding['fate'] {
  if (PASSED_ON.test(line)) return 'taken';
  if (REFUSED.some((pattern) => pattern.test(line))) return 'refused';
  return !DOUBTFUL.test(line) && TAKEN.some((pattern) => pattern.test(line)) ? 'taken' : 'unsure';
}

interface Failed {
  /** The return path it comes back to. */
  to: string;
  recipient: string;
  /** Of the mail it is about. */
  messageId?: string;
  status?: string;
  action?: 'failed' | 'delayed';
  said?: string;
}

/** A delivery status notification (RFC 3464) as a mail server of today writes it. */
export function dsn({
  to,
  recipient,
  messageId = 'none@elsewhere.example',
  status = '5.1.1',
  action = 'failed',
  said = `550 ${status} <${recipient}>: no such mailbox`,
}: Failed): string {
  return `From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: <${to}>
Subject: Undelivered Mail Returned to Sender
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <${status}.${recipient}.${to}@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b0"

--b0
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered to one recipient.

--b0
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 23 Nov 2026 11:59:00 +0000

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${said}

--b0
Content-Type: text/rfc822-headers

Return-Path: <${to}>
From: Brinmouth Post <updates@brinmouth.example>
To: ${recipient}
Subject: The lock is closed
Message-ID: <${messageId}>

--b0--
`;
}

/** An abuse report (RFC 5965) as a provider's feedback loop sends it. */
export function arf({
  to,
  recipient,
  messageId,
}: {
  to: string;
  recipient: string;
  messageId: string;
}): string {
  return `From: feedback@provider.example
To: ${to}
Subject: FW: The lock is closed
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <arf.${messageId}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

--b1
Content-Type: text/plain

This is an abuse report for a message received on Mon, 23 Nov 2026.

--b1
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Provider/1.0
Version: 1
Original-Rcpt-To: <${recipient}>

--b1
Content-Type: message/rfc822

From: Brinmouth Post <updates@brinmouth.example>
To: ${recipient}
Subject: The lock is closed
Message-ID: <${messageId}>

The lock is closed.

--b1--
`;
}

export function outOfOffice({ to, from }: { to: string; from: string }): string {
  return `From: ${from}
To: ${to}
Subject: Automatic reply: The lock is closed
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <ooo.${from}>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All

I am away until Thursday. For 550 things that cannot wait, ring the office.
`;
}

export function letter(subject: string): string {
  return `From: Dot <dot@shop.example>
To: post@brinmouth.example
Subject: ${subject}
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <${subject.replaceAll(' ', '-')}@shop.example>

Dear newsroom, the lock has been closed since Sunday.
`;
}

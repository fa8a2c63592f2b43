/** One delivery whose recipient was refused in the answer to RCPT. */
export interface RefusedRecipient {
  /** Of the delivery. */
  id: number;
  /** False where it was "not now" until the time was up. */
  final: boolean;
}

/** What one relay refused in one send, and which of it may be held against the addresses. */
export interface RefusedRecipients {
  refused(recipient: RefusedRecipient, domain: string): void;
  accepted(domain: string): void;
  /** So many were refused in a row that it is not them: the last row is forgotten. */
  forget(): void;
  /** At the end of the send. */
  believed(): RefusedRecipient[];
}

type Named = RefusedRecipient & { domain: string };

/** Of one domain in a row: then it is the domain, or what the relay thinks of it. */
const MOST_OF_A_DOMAIN = 50;
/** The same, where nobody at the domain was accepted after them. */
const MOST_UNCONFIRMED = 10;

/**
 * A relay that has lost its list of users calls everybody unknown. So a final refusal is believed only when the relay
 * has accepted somebody after it, or in all at least as many as it refused; and of one domain only while few are
 * refused in a row, as a relay may wrongly take a whole domain for its own.
 */
export function createRefusedRecipients(): RefusedRecipients {
  let row: Named[] = [];
  let [accepted, refused] = [0, 0];
  const believed: RefusedRecipient[] = [];
  const byDomain = new Map<string, RefusedRecipient[]>();

  /** The relay works: what is left to ask is the domain. */
  function endRow(): void {
    for (const { id, final, domain } of row) {
      const ofDomain = byDomain.get(domain);
      if (!final) believed.push({ id, final });
      else if (ofDomain) ofDomain.push({ id, final });
      else byDomain.set(domain, [{ id, final }]);
    }
    row = [];
  }

  function endDomain(domain: string, most: number): void {
    const ofDomain = byDomain.get(domain);
    if (ofDomain === undefined) return;
    if (ofDomain.length <= most) for (const each of ofDomain) believed.push(each);
    byDomain.delete(domain);
  }

  return {
    refused(recipient, domain) {
      refused++;
      row.push({ ...recipient, domain });
    },
    accepted(domain) {
      accepted++;
      if (row.length > 0) endRow();
      if (byDomain.size > 0) endDomain(domain, MOST_OF_A_DOMAIN);
    },
    forget() {
      refused -= row.length;
      row = [];
    },
    believed() {
      if (accepted < refused) row = row.filter(({ final }) => !final);
      endRow();
      for (const domain of [...byDomain.keys()]) endDomain(domain, MOST_UNCONFIRMED);
      return believed;
    },
  };
}

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
  /** How many were refused for good, believed or not. */
  finals(): number;
}

type Named = RefusedRecipient & { domain: string };

/** Of one domain in a row: then it is the domain, or what the relay thinks of it. */
const MOST_OF_A_DOMAIN = 50;
/** The same, where nobody at the domain was accepted after them. */
const MOST_UNCONFIRMED = 10;
/** In all, of a relay or of a domain, where fewer than so many were accepted for each of them. */
const MOST_OF_MANY = 50;
const ACCEPTED_FOR_EACH = 3;

interface Tally {
  accepted: number;
  refused: number;
}

/** One of several servers behind the name refuses everybody: its refusals stand between the others' acceptances. */
function isOutOfOrder({ accepted, refused }: Tally): boolean {
  return refused > MOST_OF_MANY && accepted < refused * ACCEPTED_FOR_EACH;
}

/**
 * A relay that has lost its list of users calls everybody unknown. So a final refusal is believed only when the relay
 * has accepted somebody after it, or in all at least as many as it refused; of one domain only while few are refused
 * in a row, as a relay may wrongly take a whole domain for its own; and of neither where many are refused beside not
 * many more that are accepted.
 */
export function createRefusedRecipients(): RefusedRecipients {
  let row: Named[] = [];
  const all: Tally = { accepted: 0, refused: 0 };
  const tallies = new Map<string, Tally>();
  const believed: Named[] = [];
  const byDomain = new Map<string, Named[]>();
  let finals = 0;

  function count(domain: string, what: keyof Tally, by: 1 | -1): void {
    const tally = tallies.get(domain) ?? { accepted: 0, refused: 0 };
    tally[what] += by;
    all[what] += by;
    tallies.set(domain, tally);
  }

  /** The relay works: what is left to ask is the domain. */
  function endRow(): void {
    for (const each of row) {
      const ofDomain = byDomain.get(each.domain);
      if (!each.final) believed.push(each);
      else if (ofDomain) ofDomain.push(each);
      else byDomain.set(each.domain, [each]);
    }
    row = [];
  }

  function endDomain(domain: string, most: number): void {
    const ofDomain = byDomain.get(domain);
    if (ofDomain === undefined) return;
    byDomain.delete(domain);
    for (const each of ofDomain) {
      if (ofDomain.length <= most) believed.push(each);
      else count(domain, 'refused', -1);
    }
  }

  function isInOrder(domain: string): boolean {
    const tally = tallies.get(domain);
    return !isOutOfOrder(all) && (tally === undefined || !isOutOfOrder(tally));
  }

  return {
    finals: () => finals,
    refused(recipient, domain) {
      if (recipient.final) finals++;
      count(domain, 'refused', 1);
      row.push({ ...recipient, domain });
    },
    accepted(domain) {
      count(domain, 'accepted', 1);
      if (row.length > 0) endRow();
      if (byDomain.size > 0) endDomain(domain, MOST_OF_A_DOMAIN);
    },
    forget() {
      for (const { domain } of row) count(domain, 'refused', -1);
      row = [];
    },
    believed() {
      if (all.accepted < all.refused) row = row.filter(({ final }) => !final);
      endRow();
      for (const domain of [...byDomain.keys()]) endDomain(domain, MOST_UNCONFIRMED);
      return believed
        .filter(({ final, domain }) => !final || isInOrder(domain))
        .map(({ id, final }) => ({ id, final }));
    },
  };
}

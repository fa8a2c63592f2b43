import type { Clock } from '../../lib/clock.ts';
import type { DomainThrottle } from '../relays/domain-throttle.ts';
import type { Doubts } from '../relays/doubts.ts';
import type { Place } from '../relays/place.ts';
import { endProbeWith } from '../relays/probe.ts';
import type { Rota } from '../relays/rota.ts';
import type { WaitingRoom } from '../relays/waiting-room.ts';
import type { Fault } from '../smtp/smtp-reply.ts';
import type { Judgement } from './judge-attempt.ts';
import { createRefusedRecipients, type RefusedRecipient } from './refused-recipients.ts';

/** What one relay does in one send, and when it has to be left alone: everybody refused, or message after message in doubt. */
export interface Alarm {
  /**
   * It turned one connection away, `halted` where it will do the same with the next. False where it takes others of
   * this send, and only wanted fewer.
   */
  turnedAway(reason: string, halted: boolean): Promise<boolean>;
  /** It takes nothing more of this issue: the message itself is the trouble. */
  dismiss(reason: string): void;
  /** Whether another relay could carry what this one could not. */
  elsewhere(): boolean;
  /** Counts what became of a recipient, before it returns. Undefined where nothing has to be waited for. */
  saw(seen: Seen): Promise<void> | undefined;
  /** It is written down: a row that is ready again is anybody's. */
  settled(seen: Pick<Seen, 'state' | 'domain'>): void;
  /** At the end: whom it refused so that it may be held against them. */
  refused(): RefusedRecipient[];
  /** How many were refused for good, for whatever reason. */
  finals(): number;
}

interface Seen {
  /** Of the delivery. */
  id: number;
  domain: string;
  state: 'accepted' | 'deferred' | 'rejected' | 'in_doubt' | 'ready' | 'withheld';
  detail: string | null;
  /** As in the judgement, as `refusal` is. */
  fault: Fault | null;
  refusal: Judgement['refusal'];
  /** The server gave an answer about this recipient, or was not asked. */
  answered: boolean;
  /** False of a copy that could not be made, which says nothing of the relay. */
  offered: boolean;
  /** We broke it off ourselves, to stop: a doubt of that says nothing of the relay. */
  cut: boolean;
}

/** In a row and without one acceptance between: a blocked sender, not so many dead mailboxes. */
const REFUSALS = 50;
/** A refusal that is not the recipient's doing says as much as so many that may be. */
const OF_OURS = 5;
/** A server that swallows messages without a word. */
const DOUBTS = 5;
/** Domains in a row that want less mail: then it is the relay they want less from. */
const DOMAINS = 3;

export interface AlarmNeeds {
  place: Place;
  rota: Rota;
  room: WaitingRoom;
  domains: DomainThrottle;
  clock: Clock;
  doubts: Doubts;
}

export function createAlarm({ place, rota, room, domains, clock, doubts }: AlarmNeeds): Alarm {
  const { line } = place;
  let refused = 0;
  let refusals = 0;
  /** What it said last instead of an answer about a recipient. */
  let unanswered: string | null = null;
  const unwilling = new Set<string>();
  const recipients = createRefusedRecipients();

  async function turnedAway(reason: string, halted: boolean): Promise<boolean> {
    // Others may still be connecting: whether it is down is known when the last of them is.
    const undecided = () => place.connected === 0 && place.open > 0 && line.breaker().phase === 'closed';
    while (!halted && undecided()) if (!(await room.wait('turn', clock.now() + 1_000, true))) return false;
    if (halted || place.connected === 0 || line.breaker().phase === 'half_open')
      await line.tell({ kind: 'failed', reason: (halted ? null : unanswered) ?? reason, halted });
    room.wake('turn');
    return line.breaker().phase !== 'closed';
  }

  async function countDoubt(detail: string | null): Promise<void> {
    const inDoubt = await doubts.add();
    if (inDoubt < DOUBTS) return;
    rota.dismiss(
      place,
      `${inDoubt} messages are in doubt and none was accepted since; the last: ${detail}`,
      true,
    );
  }

  function countRefusal({ id, domain, state, detail, fault, refusal }: Seen): void {
    if (refusal !== null) recipients.refused({ id, final: refusal === 'final' }, domain);
    if (state === 'rejected') refused++;
    if (state === 'rejected') refusals += fault === 'recipient' || fault === null ? 1 : OF_OURS;
    if (state === 'rejected' && refusals >= REFUSALS) {
      recipients.forget();
      rota.dismiss(place, `${refused} recipients in a row were refused; the last: ${detail}`, true);
    }
  }

  function acceptedFrom(domain: string): Promise<void> | undefined {
    refused = 0;
    refusals = 0;
    if (unwilling.size > 0) unwilling.clear();
    recipients.accepted(domain);
    return doubts.clear();
  }

  function tellDomain({ domain, state, detail, fault }: Seen): void {
    const slow = fault === 'domain';
    domains.end(domain, slow ? 'slow' : state === 'accepted' ? 'worked' : 'other', detail ?? '');
  }

  function countUnwilling({ domain, detail }: Seen): Promise<void> | undefined {
    unwilling.add(domain);
    if (unwilling.size < DOMAINS) return undefined;
    unwilling.clear();
    const reason = `domain after domain wants less mail: ${detail}`;
    return line.tell({ kind: 'failed', reason, halted: false });
  }

  return {
    turnedAway,
    elsewhere: () => rota.elsewhere(place),
    dismiss: (reason) => rota.dismiss(place, reason, false),
    refused: recipients.believed,
    finals: recipients.finals,
    saw(seen) {
      place.busyAt = clock.now();
      endProbeWith(line, seen.id);
      unanswered = seen.answered ? null : `The mail server took no message: ${seen.detail}`;
      if (seen.state !== 'ready' && seen.state !== 'withheld') line.outcomes[seen.state]++;
      const accepted = seen.state === 'accepted';
      const cleared = accepted ? acceptedFrom(seen.domain) : undefined;
      if (!accepted && seen.state !== 'in_doubt') rota.uncharge(place);
      const works = seen.answered && seen.offered && seen.state !== 'withheld' && seen.fault !== 'relay';
      const told = works ? line.tell({ kind: 'worked' }) : undefined;
      tellDomain(seen);
      // Counted before anything is waited for: the lane's next message must not go out meanwhile.
      countRefusal(seen);
      const doubted = seen.state === 'in_doubt' && !seen.cut ? countDoubt(seen.detail) : undefined;
      const slowed = seen.fault === 'domain' ? countUnwilling(seen) : undefined;
      if (!cleared && !told && !doubted && !slowed) return undefined;
      return Promise.all([cleared, told, doubted, slowed]).then(() => {});
    },
    settled({ state, domain }) {
      if (state === 'ready' || domains.isApart(domain)) room.wake('rows');
      room.over(); // after the waking: nobody is left asleep when the last one is over
    },
  };
}

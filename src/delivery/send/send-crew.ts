import { type DomainsOfSend, domainsOfSend } from '../relays/domains-of-send.ts';
import { newPlace, type Place } from '../relays/place.ts';
import { endProbeOf } from '../relays/probe.ts';
import { createRota } from '../relays/rota.ts';
import { createWaitingRoom, type WaitingRoom } from '../relays/waiting-room.ts';
import { SMTP_TIMEOUTS } from '../smtp/smtp-lane.ts';
import { GIVE_UP_AFTER_MS } from './back-off.ts';
import type { CommitQueue } from './commit-queue.ts';
import { type Alarm, createAlarm } from './send-alarm.ts';
import type { SendIssue, SendProgress } from './send-issue.ts';
import { runLane } from './send-lane.ts';
import { createSupply, type RelaySupply } from './send-supply.ts';

/** The relays that carry one issue, and the room their lanes wait in. */
export interface Crew {
  room: WaitingRoom;
  domains: DomainsOfSend;
  members: Member[];
}

export interface Member {
  place: Place;
  supply: RelaySupply;
  alarm: Alarm;
  lanes: number;
}

/** Rows a claim, for each connection: the more, the less each costs; all are given back or recovered at a stop. */
const CLAIMED_AHEAD = 10;

/** `alone`: for the ledger's suspects, one row at a time over all relays. */
export async function assemble(send: SendIssue, queue: CommitQueue, alone: boolean): Promise<Crew> {
  const { issueId, ledger, relays, clock, giveUpAfterMs = GIVE_UP_AFTER_MS } = send;
  const room = createWaitingRoom(clock);
  const domains = domainsOfSend(relays.domains);
  const places = relays.lines.map(newPlace);
  const rota = createRota(places, room, clock);
  const doubts = await relays.doubts(issueId);
  const timeouts = send.timeouts ?? SMTP_TIMEOUTS;
  const members = places.map((place) => {
    const { id, connections } = place.line.relay;
    const lanes = alone ? 1 : Math.min(connections, send.concurrency ?? connections);
    const request = {
      issueId,
      worker: send.worker,
      limit: alone ? 1 : CLAIMED_AHEAD * lanes,
      suspects: alone,
      leaseMs: leaseOf(timeouts),
      relay: id,
      earlier: send.earlier ?? [],
    };
    const shared = { place, rota, room, domains, clock };
    const supply = createSupply({
      ...shared,
      ledger,
      queue,
      request,
      giveUpAfterMs,
      alone: places.length === 1,
    });
    return { place, supply, alarm: createAlarm({ ...shared, doubts: doubts(place.line.relay) }), lanes };
  });
  return { room, domains, members };
}

function leaseOf({ replyMs, finalReplyMs }: { replyMs: number; finalReplyMs: number }): number {
  return replyMs + finalReplyMs;
}

export interface MemberRun {
  send: SendIssue;
  queue: CommitQueue;
  progress: SendProgress;
  hardStop: AbortSignal;
  /** As in `assemble`. */
  alone: boolean;
}

/** One relay's lanes, until there is nothing more for it. The first failure of a lane ends them all. */
export async function runMember(
  { place, supply, alarm, lanes }: Member,
  room: WaitingRoom,
  run: MemberRun,
): Promise<void> {
  const { relay, permits } = place.line;
  const timeouts = run.send.timeouts ?? SMTP_TIMEOUTS;
  place.line.sends.add(place);
  place.lanes = lanes;
  for (let lane = 0; lane < lanes; lane++) room.enter();
  const ended = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      runLane({
        ...run,
        server: relay.server,
        perConnection: relay.perConnection ?? Number.POSITIVE_INFINITY,
        supply: supply.lane(),
        alarm,
        timeouts,
        leaseMs: leaseOf(timeouts),
      })
        .catch((error) => {
          room.close();
          throw error;
        })
        .finally(() => {
          place.lanes--;
          room.leave();
        }),
    ),
  );
  place.line.sends.delete(place);
  const failure = ended.find((lane) => lane.status === 'rejected');
  if (failure) {
    endProbeOf(place.line, place); // its try was not made, or nothing was learnt of it
    throw failure.reason;
  }
  await supply.giveBack();
  await permits.release();
}

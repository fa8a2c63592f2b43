import { expect, test } from 'vitest';
import { newPlace, type Place } from '../../../src/delivery/relays/place.ts';
import { createWaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
import { createLaneSeat } from '../../../src/delivery/send/lane-seat.ts';
import { oneRelay } from '../newsroom.ts';
import { relayAt } from '../relays/relays-here.ts';

const clock = { now: () => 0 };

/** A place of which one turn has been given, as `Rota.turn` counts it. */
function placeWithOneTurn(): Place {
  const [line] = oneRelay(relayAt(2525, { id: 'only' }).server, clock).lines;
  if (!line) throw new Error('there is no relay');
  const place = { ...newPlace(line), open: 1 };
  line.open = 1;
  return place;
}

const standing = ({ open, connected, leaving, line }: Place) => ({
  open,
  connected,
  leaving,
  ofRelay: line.open,
});

test('a lane that found nothing more is counted as leaving once, and all it took up is back when it is closed', () => {
  const place = placeWithOneTurn();
  const seat = createLaneSeat(place, createWaitingRoom(clock));
  seat.turnOver(true);
  seat.opened();
  expect(seat.held()).toBe(true);
  for (const _ of ['asked', 'asked again']) seat.turnOver(false);
  expect(standing(place)).toEqual({ open: 1, connected: 1, leaving: 1, ofRelay: 1 });
  for (const _ of ['its connection ends', 'the lane ends']) {
    seat.closed();
    expect(standing(place)).toEqual({ open: 0, connected: 0, leaving: 0, ofRelay: 0 });
  }
  expect(seat.held()).toBe(false);
});

test('a lane that never found a row takes up nothing', () => {
  const place = { ...placeWithOneTurn(), open: 0 };
  place.line.open = 0;
  const seat = createLaneSeat(place, createWaitingRoom(clock));
  seat.turnOver(false);
  seat.closed();
  expect(standing(place)).toEqual({ open: 0, connected: 0, leaving: 0, ofRelay: 0 });
});

test('the first connection is news for who waits for its turn', async () => {
  const room = createWaitingRoom(clock);
  for (let lane = 0; lane < 2; lane++) room.enter();
  const waits = room.wait('turn', null, false);
  createLaneSeat(placeWithOneTurn(), room).opened();
  expect(await waits).toBe(true);
});

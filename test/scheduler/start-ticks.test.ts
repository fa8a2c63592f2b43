import { pino } from 'pino';
import { expect, test } from 'vitest';
import { silentLog } from '../../src/lib/log.ts';
import { startTicks } from '../../src/scheduler/start-ticks.ts';

test('with atOnce the first tick is now, without it none is yet', async () => {
  let ticks = 0;
  const tick = async () => void ticks++;
  await startTicks(tick, silentLog, { atOnce: true }).stop();
  expect(ticks).toBe(1);
  await startTicks(tick, silentLog).stop();
  expect(ticks).toBe(1);
});

test('stopping waits for the tick that runs', async () => {
  const work = Promise.withResolvers<void>();
  let stopped = false;
  const ticks = startTicks(() => work.promise, silentLog, { atOnce: true });
  const stopping = ticks.stop().then(() => {
    stopped = true;
  });
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(stopped).toBe(false);
  work.resolve();
  await stopping;
});

test('a tick that fails is in the log, and ends nothing', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const tick = async () => {
    throw new Error('the disk is full');
  };
  await startTicks(tick, log, { atOnce: true }).stop();
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['tick failed: the disk is full']);
});

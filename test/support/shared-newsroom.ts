import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { type NewsroomHere, startNewsroom } from './newsroom-here.ts';
import { dueNow, NEWS, rssOf } from './own-newsroom.ts';
import type { Postgres } from './postgres.ts';
import { type Running, startTwofold } from './run-twofold.ts';
import type { Behaviour } from './smtp-double.ts';

/** A newsroom on Postgres whose issue is due at the time of this machine, for processes on “hosts” of their own. */
export interface SharedNewsroom extends AsyncDisposable {
  here: NewsroomHere;
  /** A process with its own data folder, as on another host. */
  start(host: string, args: string[], env?: Record<string, string>): Running;
}

export async function sharedNewsroom(
  postgres: Postgres,
  readers: number,
  behave?: Behaviour,
): Promise<SharedNewsroom> {
  const here = await startNewsroom({ approval: 'auto', times: dueNow() }, behave);
  here.env.DATABASE_URL = await postgres.createDatabase();
  here.env.SECRET = 'the same on every host of this newsroom';
  here.clock.at = Date.now();
  here.feeds.set('/post.xml', { body: rssOf(NEWS, here.clock.at - 7_200_000) });
  await using app = await here.open();
  for (let n = 0; n < readers; n++) {
    const reader = { address: `reader${n}@mail.example`, name: '', editions: ['morning'], follows: [] };
    const wordingOf = () => 'Send me the Morning Update';
    await addSubscriber({ store: app.effects.subscribers, clock: app.clock, wordingOf }, reader);
  }
  await app.jobs.poll({ force: true });
  const running: Running[] = [];
  return {
    here,
    start(host, args, env = {}) {
      const process = startTwofold(args, { ...here.env, DATA_DIR: `${here.folder.path}/${host}`, ...env });
      running.push(process);
      return process;
    },
    async [Symbol.asyncDispose]() {
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ done }) => done));
      await here[Symbol.asyncDispose]();
    },
  };
}

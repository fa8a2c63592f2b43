import { listen } from '../web/listen.ts';
import { type App, createApp } from './app.ts';
import { openConfig } from './open-config.ts';

/** The newsroom with its web server listening: the port first, so that every address is right from the start. */
export async function openServer(): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const config = await openConfig();
  const listener = stack.use(await listen(config));
  const baseUrl = config.baseUrl ?? `http://127.0.0.1:${listener.port}`;
  const app = stack.use(await createApp({ config, baseUrl }));
  listener.attach(app.site);
  const open = stack.move();
  return { ...app, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

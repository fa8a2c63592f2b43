import type { App } from '../app.ts';
import { sayDone } from './say-done.ts';
import type { CliContext } from './verb.ts';

/** Serves and schedules until SIGINT or SIGTERM, then lets what is under way end. */
export async function stayUp(app: App, { terminal, signal }: CliContext, schedule = true): Promise<void> {
  const ticks = schedule ? app.schedule({ signal, onDone: (done) => sayDone(terminal, done) }) : null;
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  terminal.say('Stopping; what is under way is finished first.');
  await ticks?.stop();
}

/** Where everything is to be found. */
export function sayAddresses(app: App, { terminal }: CliContext): void {
  const lines: [string, string][] = [
    ['pages', `${app.baseUrl}/`],
    ['desk', `${app.baseUrl}/desk`],
    ['archive', `${app.baseUrl}/archive`],
    ...(app.mailbox ? [['mailbox', `${app.baseUrl}/dev/mailbox`] as [string, string]] : []),
    ...(app.returnsUrl ? [['returns', app.returnsUrl] as [string, string]] : []),
  ];
  terminal.say('');
  for (const [name, url] of lines) terminal.say(`  ${name.padEnd(9)}${terminal.colour('cyan', url)}`);
  terminal.say('');
}

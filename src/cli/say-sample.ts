import type { App } from '../app/app.ts';
import type { Terminal } from './terminal.ts';

/** From another folder than one's own everything would seem to work, with readers who are not there. */
export function saySample({ config }: Pick<App, 'config'>, terminal: Terminal): void {
  if (config.mode === 'sample')
    terminal.say(
      `This is the sample newsroom: the folder NEWSROOM_DIR names (feeds by default) has no source list. Its data are in ${config.dataDir}.`,
    );
}

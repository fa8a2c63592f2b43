import { FORGOTTEN } from '../../issues/forgotten-send.ts';
import type { Terminal } from '../terminal.ts';

/** Of an issue of which a restored database may have forgotten a send: what that means, and the commands to type. */
export function sayForgotten(terminal: Terminal, issueId: string): void {
  terminal.say(FORGOTTEN);
  terminal.say(
    `“twofold cancel ${issueId}” where they have it; “twofold approve ${issueId} --not-sent” where they do not. The mail server’s log tells: “twofold resolve ${issueId} --log FILE”.`,
  );
}

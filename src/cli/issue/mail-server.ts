import type { App } from '../../app/app.ts';

/** What is said where mail reaches nobody. */
export const DEV_MAILBOX_ONLY =
  'No SMTP_URL and no relays: mail goes to the dev mailbox on this machine and nowhere else.';

/** False where mail goes to the dev mailbox. */
export function hasServer({ config, newsroom }: Pick<App, 'config' | 'newsroom'>): boolean {
  return config.smtpUrl !== null || newsroom.relays.length > 0;
}

/** Of mail that was handed over, to nobody it is addressed to. */
export function whereToLook({ baseUrl }: Pick<App, 'baseUrl'>): string {
  return `${DEV_MAILBOX_ONLY} While “twofold serve” runs, it is shown at ${baseUrl}/dev/mailbox.`;
}

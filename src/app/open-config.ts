import { type Config, createConfigPast, hasSourceList } from '../config/config.ts';
import { readEnvPast, type Variables } from '../config/env.ts';
import { loadNewsroom } from '../config/newsroom.ts';
import { oauthConfig } from '../config/oauth-config.ts';
import { createMistakes } from '../lib/mistakes.ts';
import { openSmtpServer } from './mail.ts';

/** The configuration. Where that is wrong, what is wrong with the source list or SMTP_URL is told with it. Throws OperatorError. */
export async function openConfig(source?: Variables): Promise<Config> {
  const mistakes = createMistakes();
  const env = readEnvPast(mistakes, source);
  const config = createConfigPast(mistakes, env);
  if (mistakes.any()) {
    await mistakes.ofLater(async () => hasSourceList(env.NEWSROOM_DIR) && loadNewsroom(env.NEWSROOM_DIR));
    mistakes.of(() => openSmtpServer({ smtpUrl: env.SMTP_URL ?? null, smtpOAuth: oauthConfig(env) }));
  }
  mistakes.tell();
  return config();
}

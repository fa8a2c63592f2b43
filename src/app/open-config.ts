import { type Config, createConfigPast, hasSourceList } from '../config/config.ts';
import { dkimConfig } from '../config/dkim-config.ts';
import { type Env, readEnvPast, type Variables } from '../config/env.ts';
import { loadNewsroom } from '../config/newsroom.ts';
import { oauthConfig } from '../config/oauth-config.ts';
import { silentLog } from '../lib/log.ts';
import { createMistakes, type Mistakes, rightOr } from '../lib/mistakes.ts';
import { openCarriers } from './carriers.ts';
import { openSigning, openSmtpServer } from './mail.ts';

/** The configuration. Where that is wrong, what is wrong with all that it leads to is told with it. Throws OperatorError. */
export async function openConfig(source?: Variables): Promise<Config> {
  const mistakes = createMistakes();
  const env = readEnvPast(mistakes, source);
  const config = createConfigPast(mistakes, env);
  if (mistakes.any()) await lookFurther(mistakes, env);
  mistakes.tell();
  return config();
}

/** At the source list, who carries the mail and what it is signed with. */
async function lookFurther(mistakes: Mistakes, env: Env): Promise<void> {
  const server = mistakes.of(() =>
    openSmtpServer({ smtpUrl: env.SMTP_URL ?? null, smtpOAuth: oauthConfig(env) }),
  );
  if (!rightOr(() => hasSourceList(env.NEWSROOM_DIR), false)) return;
  const list = await mistakes.ofLater(() => loadNewsroom(env.NEWSROOM_DIR));
  const baseUrlSet = rightOr(() => env.BASE_URL !== undefined, true);
  openCarriers(mistakes, list, server, () => ({ smtpConnections: 1, baseUrlSet }));
  mistakes.of(() => openSigning({ dkim: dkimConfig(env) }, list().newsroom, silentLog));
}

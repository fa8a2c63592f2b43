import type { LogFormat } from '../lib/log.ts';
import { createMistakes, rightOr } from '../lib/mistakes.ts';
import { hasSourceList } from './config.ts';
import { defaultLogFormat, readEnvPast } from './env.ts';

export interface LogConfig {
  level: string;
  format: LogFormat;
}

/**
 * As far as the settings can be read: what is wrong with them is to be told there. The log of a command that speaks to
 * people is text like the rest of what it says, unless LOG_FORMAT says otherwise.
 */
export function logConfig({ unattended }: { unattended: boolean }): LogConfig {
  const env = rightOr(() => readEnvPast(createMistakes()), null);
  return {
    level: rightOr(() => env?.LOG_LEVEL, undefined) ?? 'warn',
    format:
      rightOr(() => env?.LOG_FORMAT, undefined) ??
      (unattended ? defaultLogFormat(rightOr(() => !env || hasSourceList(env.NEWSROOM_DIR), true)) : 'text'),
  };
}

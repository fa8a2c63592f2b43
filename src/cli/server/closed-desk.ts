import type { App } from '../../app/app.ts';

/** That nobody can sign in at the desk, and what waits for nobody; null where somebody can. */
export function closedDesk({ config, newsroom }: Pick<App, 'config' | 'newsroom'>): string | null {
  if (config.editors.length > 0) return null;
  const held = newsroom.editions.filter(({ approval }) => approval === 'hold').map(({ id }) => id);
  const approve =
    held.length === 0
      ? ''
      : ` ${new Intl.ListFormat('en').format(held)} ${held.length === 1 ? 'goes' : 'go'} out only when approved: use “twofold approve ISSUE”.`;
  return `Nobody can sign in at the desk: DESK_EDITORS is not set.${approve}`;
}

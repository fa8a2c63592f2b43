import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of an installed Chromium, or null: tests that need one then skip.
 * With REQUIRE_PEERS=1 a missing Chromium is an error, so that CI cannot skip them in silence.
 */
export function chromiumPath(): string | null {
  const path = CANDIDATES.find((candidate) => existsSync(candidate)) ?? null;
  if (path === null && process.env.REQUIRE_PEERS === '1') {
    throw new Error(`REQUIRE_PEERS=1 and no Chromium at ${CANDIDATES.join(', ')}: apt-get install chromium`);
  }
  return path;
}

/** Throws where there is no Chromium: guard with `chromiumPath()`. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium installed.');
  return chromium.launch({ executablePath, args: FLAGS });
}

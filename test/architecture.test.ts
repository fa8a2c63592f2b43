import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

interface Import {
  file: string;
  /** A path under src/, or the name of a package. */
  target: string;
  typeOnly: boolean;
}

const imports = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const statics = [...source.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms)];
  const bare = [...source.matchAll(/^import\s+()'([^']+)'/gm)];
  const dynamic = [...source.matchAll(/\bimport\(()\s*'([^']+)'/g)];
  return [...statics, ...bare, ...dynamic].map(([, type, name = '']) => ({
    file,
    target: name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)).replaceAll('\\', '/') : name,
    typeOnly: type !== undefined && type !== '',
  }));
}

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const offenders = (breaks: (one: Import) => boolean) =>
  imports.filter(breaks).map(({ file, target }) => `${file} imports ${target}`);

const STAGES = ['feeds', 'stories', 'issues', 'render', 'delivery', 'bounces'];
const OUTSIDE = ['store', 'web', 'cli', 'jobs', 'scheduler'];

test('the import statements are found', () => {
  expect(imports.length).toBeGreaterThan(150);
});

test('a stage imports earlier stages only', () => {
  const late = ({ file, target }: Import) =>
    STAGES.includes(folderOf(file)) && STAGES.indexOf(folderOf(target)) > STAGES.indexOf(folderOf(file));
  expect(offenders(late)).toEqual([]);
});

test('feed items and article pages are read apart, both by what feeds/fields knows', () => {
  const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');
  const across = ({ file, target }: Import) => {
    const [from, to] = [roomOf(file), roomOf(target)];
    if (from === 'feeds/fields') return /^feeds\/(?:normalise|page|parse)$/.test(to);
    return (
      (from === 'feeds/normalise' && to === 'feeds/page') ||
      (from === 'feeds/page' && to === 'feeds/normalise')
    );
  };
  expect(offenders(across)).toEqual([]);
});

test('stages and subscribers declare what they need instead of importing it', () => {
  const reachesOut = ({ file, target }: Import) =>
    [...STAGES, 'subscribers'].includes(folderOf(file)) && [...OUTSIDE, 'config'].includes(folderOf(target));
  expect(offenders(reachesOut)).toEqual([]);
});

test('subscribers imports no stage', () => {
  expect(
    offenders(({ file, target }) => folderOf(file) === 'subscribers' && STAGES.includes(folderOf(target))),
  ).toEqual([]);
});

test('only the render, delivery and bounces stages know subscribers', () => {
  const knows = ({ file, target }: Import) =>
    ['feeds', 'stories', 'issues'].includes(folderOf(file)) && folderOf(target) === 'subscribers';
  expect(offenders(knows)).toEqual([]);
});

test('store takes types of the stages, never their code', () => {
  const code = ({ file, target, typeOnly }: Import) =>
    folderOf(file) === 'store' && [...STAGES, 'subscribers'].includes(folderOf(target)) && !typeOnly;
  expect(offenders(code)).toEqual([]);
});

test('cli, web, jobs and scheduler do not import each other', () => {
  const heads = ['cli', 'web', 'jobs', 'scheduler'];
  const across = ({ file, target, typeOnly }: Import) =>
    heads.includes(folderOf(file)) &&
    heads.includes(folderOf(target)) &&
    folderOf(file) !== folderOf(target) &&
    !typeOnly;
  expect(offenders(across)).toEqual([]);
});

test('lib imports nothing of ours', () => {
  const ours = ({ file, target }: Import) =>
    folderOf(file) === 'lib' && target.endsWith('.ts') && folderOf(target) !== 'lib';
  expect(offenders(ours)).toEqual([]);
});

describe('one home for each outside thing', () => {
  test.for([
    ['rss-parser', /^feeds\//, 1],
    ['undici', /^feeds\/fetch\/guarded-fetch/, 1],
    ['feedsmith', /^feeds\//, 1],
    ['linkedom', /^feeds\//, 1],
    ['@mozilla/readability', /^feeds\//, 1],
    ['mjml', /^render\//, 1],
    ['handlebars', /^render\//, 1],
    ['nodemailer', /^delivery\//, 9],
    ['libmime', /^bounces\/read\/mime\//, 2],
    ['node-cron', /^scheduler\//, 1],
    ['prom-client', /^web\//, 1],
    ['kysely', /^store\//, 99],
    ['pg', /^store\//, 1],
    ['pg-boss', /^jobs\/queue\//, 9],
    ['commander', /^cli\//, 99],
    ['yaml', /^(config|sample)\//, 9],
  ] as const)('%s', ([name, home, files]) => {
    const users = imports.filter(({ target }) => target === name || target.startsWith(`${name}/`));
    const places = new Set(users.map(({ file }) => file));
    expect([...places].filter((file) => !home.test(file))).toEqual([]);
    expect(places.size).toBeGreaterThan(0);
    expect(places.size).toBeLessThanOrEqual(files);
  });

  test.for([
    ['process.env', /process\.env/, ['config/env.ts']],
    ['the current time', /\bDate\.now\(|new Date\(\)|performance\.now\(|Temporal\.Now/, ['lib/clock.ts']],
  ] as const)('%s', ([, pattern, homes]) => {
    const users = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(join(SRC, file), 'utf8')))
      .map((file) => file.replaceAll('\\', '/'));
    expect(users.filter((file) => !(homes as readonly string[]).includes(file))).toEqual([]);
  });
});

test('no optional call awaits its arguments: where nobody listens, the work in them would not be done', () => {
  const users = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /\?\.\([^;]*\bawait\b/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(users).toEqual([]);
});

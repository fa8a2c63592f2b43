import type { App } from '../../app/app.ts';
import { toFeedYaml } from '../../config/write-feed-yaml.ts';
import { readOpml, writeOpml } from '../../feeds/opml.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, withApp } from '../verb.ts';
import { readSaved } from './fetch.ts';

export const addImport: AddVerb = (group, act) => {
  group
    .command('import')
    .description('Turn an OPML file into the YAML of a source list.')
    .addHelpText('before', examples('feeds import subscriptions.opml > feeds/feeds.yaml'))
    .argument('<file>', 'an OPML file')
    .action((file: string) => act(({ terminal }) => importOpml(file, terminal)));
};

async function importOpml(file: string, terminal: Terminal): Promise<ExitCode> {
  const { bytes } = await readSaved(file);
  const { sources, titles, warnings } = readOpml(bytes.toString('utf8'));
  for (const warning of warnings) terminal.say(`warning: ${warning}`);
  if (sources.length === 0) {
    terminal.say(`${file} lists no feed.`);
    return ExitCode.failure;
  }
  terminal.print(toFeedYaml(sources, titles));
  terminal.say(
    `${countOf(sources.length, 'feed')}; save ${sources.length === 1 ? 'it' : 'them'} as a .yaml file in your source list.`,
  );
  return ExitCode.ok;
}

export const addExport: AddVerb = (group, act) => {
  group
    .command('export')
    .description('Print the source list’s feeds as OPML.')
    .addHelpText('before', examples('feeds export > feeds.opml'))
    .action(() => act((context) => withApp(context, async (app) => exportOpml(app, context.terminal))));
};

function exportOpml(app: App, terminal: Terminal): ExitCode {
  const { feeds, newsroom, sections } = app.newsroom;
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  terminal.print(writeOpml(feeds, newsroom.name, (id) => titles.get(id) ?? id));
  return ExitCode.ok;
}

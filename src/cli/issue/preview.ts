import { ExitCode } from '../../lib/errors.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, examples, withApp } from '../verb.ts';
import { writeFiles } from '../write-files.ts';

export const addPreview: AddVerb = (program, act) => {
  program
    .command('preview')
    .description('Print or save an issue as it will be mailed.')
    .addHelpText(
      'before',
      examples(
        'preview morning',
        'preview morning/2026-11-23 --html > issue.html',
        'preview evening --out out/',
      ),
    )
    .argument('<issue>', ISSUE_HELP)
    .option('--html', 'print the HTML part instead of the text part')
    .option('--out <folder>', 'write issue.html and issue.txt there instead')
    .action((named: string, options: { html?: boolean; out?: string }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { out } = options;
          const { subject, html, text, bytes } = await app.issues.preview(
            (await resolveIssue(app, named, 'preview')).id,
          );
          if (out === undefined) context.terminal.print(options.html ? html : text);
          else await writeFiles(out, { 'issue.html': html, 'issue.txt': text });
          context.terminal.say(`Subject: ${subject} (HTML part: ${Math.ceil(bytes / 1024)} KB)`);
          if (out !== undefined) context.terminal.say(`issue.html and issue.txt are in ${out}`);
          return ExitCode.ok;
        }),
      ),
    );
};

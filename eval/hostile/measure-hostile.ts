import type { EvalRun, Report } from '../lib/report.ts';
import { judgePayloads } from './judge-payloads.ts';
import { judgeXml } from './judge-xml.ts';
import { readHostile } from './read-payloads.ts';

const SHOWN = 20;

/** Whether anything of what must not come through does. */
export async function measureHostile(path: string, run: EvalRun): Promise<Report> {
  const { payloads, files } = await readHostile(path, run);
  const total = payloads.length + files.length;
  const markup = await judgePayloads(payloads, (count) => run.progress(count, total));
  const xml = await judgeXml(files, (count) => run.progress(payloads.length + count, total));
  const count = (list: readonly { problem: string }[], problem: string) =>
    list.filter((one) => one.problem === problem).length;
  const html = { n: payloads.length, active: count(markup, 'active'), crash: count(markup, 'crash') };
  const bombs = {
    n: files.length,
    crash: count(xml, 'crash'),
    hang: count(xml, 'hang'),
    expanded: count(xml, 'expanded'),
    disclosed: count(xml, 'disclosed'),
  };
  return {
    figures: { n: total, failures: markup.length + xml.length, html, xml: bombs },
    lines: [
      `${html.n} payloads in rendered issues: ${html.active} active, ${html.crash} crashed`,
      `${bombs.n} XML files: ${bombs.crash} crashed, ${bombs.hang} hung, ${bombs.expanded} expanded, ${bombs.disclosed} disclosed a file`,
      ...markup
        .slice(0, SHOWN)
        .map(
          ({ payload, problem, detail }) => `  ${problem}: ${payload.slice(0, 80)} → ${detail.slice(0, 120)}`,
        ),
      ...xml.map(({ file, problem }) => `  ${problem}: ${file}`),
    ],
  };
}

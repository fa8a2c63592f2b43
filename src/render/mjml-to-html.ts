import mjml2html from 'mjml';

/**
 * A complete HTML document from MJML. Throws on anything MJML does not know: the templates are ours, so that is a bug.
 * Includes stay off (mjml's own default), so no text can name a file. CSS is not minified: mjml's peers for it disagree.
 */
export async function mjmlToHtml(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, {
    validationLevel: 'strict',
    keepComments: false,
    ignoreIncludes: true,
    minify: true,
    minifyOptions: { minifyCss: false },
  });
  return html;
}

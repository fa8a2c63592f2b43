/**
 * Makes a mail's `prefers-color-scheme` rules hold, or never hold, whatever the editor's own machine
 * prefers. Only style elements are touched.
 */
export function forceScheme(html: string, scheme: 'light' | 'dark'): string {
  const other = scheme === 'dark' ? 'light' : 'dark';
  return html.replace(/<style\b[^>]*>[\s\S]*?<\/style>/gi, (style) =>
    style.replaceAll(query(scheme), '(min-width:0)').replaceAll(query(other), '(max-width:0)'),
  );
}

function query(scheme: string): RegExp {
  return new RegExp(`\\(\\s*prefers-color-scheme\\s*:\\s*${scheme}\\s*\\)`, 'gi');
}

/** C0 but tab and line ends, DEL and C1; a lone CR would write over its own line. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/;

/** Text that steers no terminal: control characters are shown as U+FFFD. `kept` is what of them is our own, as `pattern|`. */
export function harmless(text: string, kept = ''): string {
  if (!CONTROLS.test(text)) return text;
  return text.replaceAll(new RegExp(`${kept}(${CONTROLS.source})`, 'g'), (found, control) =>
    control === undefined ? found : '\ufffd',
  );
}

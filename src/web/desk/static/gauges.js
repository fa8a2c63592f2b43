// @ts-check

/** Keeps the word and character counts beside the fields up to date while somebody types. */
export function watchGauges() {
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const gauge = document.getElementById(`${field.id}-gauge`);
    if (gauge) update(gauge, field.value);
    if (field instanceof HTMLTextAreaElement) grow(field);
  });
}

/**
 * The same reading as `readGauge` on the server.
 * @param {HTMLElement} gauge
 * @param {string} text
 */
function update(gauge, text) {
  const amount = gauge.dataset.unit === 'words' ? countWords(text) : [...text].length;
  const short = amount < Number(gauge.dataset.min);
  const reading = amount > Number(gauge.dataset.max) ? 'long' : short ? 'short' : 'good';
  gauge.className = `gauge gauge-${reading}`;
  setText(gauge, '[data-count]', String(amount));
  setText(gauge, '[data-advice]', { long: ', too long', short: ', short', good: '' }[reading] ?? '');
}

/** @param {string} text */
function countWords(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * @param {HTMLElement} parent
 * @param {string} selector
 * @param {string} text
 */
function setText(parent, selector, text) {
  const element = parent.querySelector(selector);
  if (element) element.textContent = text;
}

/** @param {HTMLTextAreaElement} field */
function grow(field) {
  if (field.scrollHeight > field.clientHeight) field.style.height = `${field.scrollHeight + 2}px`;
}

// @ts-check

/** Alt+Up and Alt+Down move the story the cursor is in; Ctrl+S, Cmd+S and Enter in a headline save. */
export function watchKeys() {
  document.addEventListener('keydown', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (!form || event.isComposing) return;
    const button = buttonFor(form, event);
    if (!button) return;
    event.preventDefault();
    if (button.getAttribute('aria-disabled') !== 'true') form.requestSubmit(button);
  });
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[aria-disabled="true"]') : null;
    if (button) event.preventDefault();
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent} event
 * @returns {HTMLButtonElement | null}
 */
function buttonFor(form, event) {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    return form.matches('[data-autosave]') ? form.querySelector('button') : null;
  }
  const oneLine = event.target instanceof Element && event.target.matches('[data-one-line]');
  if (oneLine && event.key === 'Enter') return form.querySelector('button');
  if (!event.altKey) return null;
  if (event.key === 'ArrowUp') return form.querySelector('button[value="up"]');
  if (event.key === 'ArrowDown') return form.querySelector('button[value="down"]');
  return null;
}

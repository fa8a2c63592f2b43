// @ts-check

/** Stories can be dragged by their number. Dropping one fills in "Move to" and presses it. */
export function watchDrags() {
  /** @type {HTMLElement | null} */
  let dragged = null;
  document.addEventListener('dragstart', (event) => {
    const handle = event.target instanceof Element ? event.target.closest('[data-drag]') : null;
    dragged = handle?.closest('li') ?? null;
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setDragImage(dragged, 20, 20);
    dragged.classList.add('dragged');
  });
  document.addEventListener('dragover', (event) => {
    const over = overStory(event, dragged);
    mark(over);
    if (over) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const over = overStory(event, dragged);
    if (!over || !dragged) return;
    event.preventDefault();
    moveTo(dragged, [...(over.parentElement?.children ?? [])].indexOf(over) + 1);
  });
  document.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged');
    dragged = null;
    mark(null);
  });
}

/**
 * @param {DragEvent} event
 * @param {HTMLElement | null} dragged
 * @returns {HTMLElement | null}
 */
function overStory(event, dragged) {
  const over = event.target instanceof Element ? event.target.closest('li.story') : null;
  if (!(over instanceof HTMLElement) || !dragged) return null;
  return over !== dragged && over.parentElement === dragged.parentElement ? over : null;
}

/** @param {HTMLElement | null} over */
function mark(over) {
  for (const marked of document.querySelectorAll('.drop-here')) {
    if (marked !== over) marked.classList.remove('drop-here');
  }
  over?.classList.add('drop-here');
}

/**
 * @param {HTMLElement} story
 * @param {number} place 1-based
 */
function moveTo(story, place) {
  const form = story.querySelector('form');
  const to = form?.querySelector('input[name="to"]');
  const button = form?.querySelector('button[value="to"]');
  if (!form || !(to instanceof HTMLInputElement) || !(button instanceof HTMLElement)) return;
  to.value = String(place);
  form.requestSubmit(button);
}

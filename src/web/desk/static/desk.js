// @ts-check
// Makes the issue page quicker to work with. Without this file every form still works by itself.
import { watchDrags } from './drag-stories.js';
import { watchGauges } from './gauges.js';
import { watchKeys } from './keys.js';
import { watchPreview } from './preview.js';
import { watchForms } from './save-in-place.js';

if (document.querySelector('[data-page="issue"]')) {
  watchForms();
  watchGauges();
  watchKeys();
  watchPreview();
  watchDrags();
}

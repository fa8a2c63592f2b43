// @ts-check
// Makes the issue page quicker to work with, and counts live while an issue is sent. Without this file every form still works by itself.
import { watchDrags } from './drag-stories.js';
import { forgetSaid } from './forget-said.js';
import { watchGauges } from './gauges.js';
import { watchKeys } from './keys.js';
import { watchLive } from './live.js';
import { watchPreview } from './preview.js';
import { watchForms } from './save-in-place.js';
import { unfoldIfWide } from './unfold.js';

if (document.querySelector('[data-page="issue"]')) {
  watchForms();
  watchGauges();
  watchKeys();
  watchPreview();
  watchDrags();
  unfoldIfWide();
}
forgetSaid();
if (document.querySelector('[data-live]')) watchLive();

// @ts-check

/** What was said after an act is said once: a reload or a bookmark does not say it again. */
export function forgetSaid() {
  const address = new URL(location.href);
  if (!address.searchParams.has('said')) return;
  address.searchParams.delete('said');
  address.searchParams.delete('version');
  history.replaceState(history.state, '', address);
}

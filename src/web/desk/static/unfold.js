// @ts-check

/** What is folded on a phone alone is in sight elsewhere, in browsers whose style sheets cannot see to that, too. */
export function unfoldIfWide() {
  if (CSS.supports('selector(::details-content)') || !matchMedia('(min-width: 48rem)').matches) return;
  for (const fold of document.querySelectorAll('details.phone-fold')) fold.setAttribute('open', '');
}

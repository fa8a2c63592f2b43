// Runs inside the page: axe's violations, sideways scrolling, and targets below 44 px that stand outside a sentence.
(async () => {
  const { violations } = await globalThis.axe.run({ iframes: false });
  const findings = violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map((node) => node.target).join(', ')}`,
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) findings.push(`scrolls sideways: ${scrollWidth} px`);
  for (const target of document.querySelectorAll(
    'a, button, input:not([type=checkbox], [type=hidden]), .choice',
  )) {
    const { height } = target.getBoundingClientRect();
    const inSentence = getComputedStyle(target).display === 'inline' && target.matches('p *, li *');
    if (height < 44 && !inSentence && !target.matches('.skip-link')) {
      findings.push(`${height} px high: ${target.outerHTML}`);
    }
  }
  return findings;
})();
